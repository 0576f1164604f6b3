"""A page's HTML as its sections: what stands under each heading that has an address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_CONTENT = re.compile(r'<article id="content"[^>]*>(.*)</article>', re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)([^>]*)>|([^<]+)", re.DOTALL)
_ID = re.compile(r'\sid="?([^"\s>]+)')
_CALLED = re.compile(r'\sdata-called="([^"]*)"')
_PASSED = ("svg", "script", "style", "template", "code", "button")
_INLINE = ("a", "abbr", "b", "bdi", "cite", "em", "i", "mark", "q", "s", "small", "span", "strong")
_SPACE = re.compile(r"\s+")


@dataclass
class Section:
    """A heading's id, its words, what stands below, and by what else that is found."""

    id: str
    title: str = ""
    text: str = ""
    called: list[str] = field(default_factory=list)


def sections(page: str) -> list[Section]:
    """The sections of a page; the first is what stands above all others, with the page's title."""
    content = _CONTENT.search(page)
    return list(_read(content[1])) if content else []


def _read(content: str) -> Iterator[Section]:
    section, heading = Section(""), ""
    title: list[str] = []
    text: list[str] = []
    for match in _seen(content):
        closing, name, rest, words = match.groups()
        if words is not None:
            (title if heading else text).append(words)
            continue
        id_, called = _ID.search(rest), _CALLED.search(rest)
        entry = bool(called and id_)
        if not closing and id_ and (name in ("h2", "h3") or entry):
            yield _done(section, title, text)
            section, title, text = Section(unescape(id_[1])), [], []
        if not closing and (name in ("h1", "h2", "h3") or name == "dt") and not title:
            heading = name
        elif closing and name == heading:
            heading = ""
        if called:
            section.called.append(unescape(called[1]))
        if name not in _INLINE:
            (title if heading else text).append(" ")
    yield _done(section, title, text)


def _seen(content: str) -> Iterator[re.Match[str]]:
    """Tags and texts, without what the search passes by."""
    passed, depth = "", 0
    for match in _TAG.finditer(content):
        closing, name, rest, _ = match.groups()
        if passed:
            if name == passed and not rest.endswith("/"):
                depth += -1 if closing else 1
            if not depth:
                passed = ""
        elif name and not closing and (name in _PASSED or "data-unsearched" in rest):
            passed, depth = name, 1
        elif match[0][:4] != "<!--":
            yield match


def _done(section: Section, title: list[str], text: list[str]) -> Section:
    section.title, section.text = (
        _SPACE.sub(" ", unescape("".join(parts))).strip() for parts in (title, text)
    )
    return section
