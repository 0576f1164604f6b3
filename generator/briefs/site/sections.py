"""A page's HTML as its sections: what stands under each heading that has an address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

_PASSED = {"svg", "template", "code", "button"}  # and, as one mark, scripts and styles
INLINE = {
    *("a", "abbr", "b", "bdi", "cite", "em", "i", "mark", "q", "s", "small", "span", "strong")
}
_HEADINGS = {"h1", "h2", "h3", "dt"}
_MARK = re.compile(
    r"<(?:!--.*?--|(script|style)\b.*?</\1\s*"
    r"""|(/?)([a-z][^\s/>]*)([^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*))>""",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?""")
_READ = re.compile(r"\s(?:id\s*=|data-called|data-unsearched)", re.IGNORECASE)


@dataclass
class Section:
    """A heading's id, its words, what stands below, and by what else that is found."""

    id: str
    title: str = ""
    text: str = ""
    called: list[str] = field(default_factory=list)


def sections(page: str) -> list[Section]:
    """The sections of a page; the first is what stands above all others, with the page's title."""
    reader = _Reader()
    reader.read(page)
    return reader.found


class _Reader:
    """A page read from its start to its end, without what the search passes by."""

    def __init__(self) -> None:
        self.found: list[Section] = []
        self._title: list[str] = []
        self._text: list[str] = []
        self._heading = ""
        self._articles = 0  # open, of which the outermost is the page's content
        self._passed, self._depth = "", 0  # an element that is passed by, and those like it within

    def read(self, page: str) -> None:
        """Read up to the end of the page's content; what is around it is the frame."""
        at = 0
        for mark in _MARK.finditer(page):
            if self.found and not self._passed:
                self._words.append(page[at : mark.start()])
            at = mark.end()
            _, closing, name, given = mark.groups()
            if not name:
                continue
            tag = name.lower()
            if tag in INLINE and tag != self._passed and not _READ.search(given):
                continue
            if closing:
                self._close(tag)
                if self.found and not self._articles:
                    return
            elif given.endswith("/"):
                self._apart(tag)
            else:
                self._open(tag, _attributes(given) if _READ.search(given) else {})

    @property
    def _words(self) -> list[str]:
        return self._title if self._heading else self._text

    def _open(self, tag: str, given: Mapping[str, str]) -> None:
        if not self.found and given.get("id") != "content":
            return
        if self._passed:
            self._depth += tag == self._passed
        elif tag in _PASSED or "data-unsearched" in given:
            self._passed, self._depth = tag, 1
        else:
            self._begin(tag, given)

    def _close(self, tag: str) -> None:
        if self._passed:
            self._depth -= tag == self._passed
            self._passed = self._passed if self._depth else ""
        elif self.found:
            self._heading = "" if tag == self._heading else self._heading
            self._apart(tag)
            self._articles -= tag == "article"
            if not self._articles:
                self._end()

    def _begin(self, tag: str, given: Mapping[str, str]) -> None:
        id_, called = given.get("id"), given.get("data-called")
        self._articles += tag == "article"
        if not self.found:
            self.found.append(Section(""))
        elif id_ and (tag in ("h2", "h3") or called):
            self._end()
            self.found.append(Section(id_))
        if tag in _HEADINGS and not self._title:
            self._heading = tag
        if called:
            self.found[-1].called.append(called)
        self._apart(tag)

    def _apart(self, tag: str) -> None:
        """Let the words before and behind an element be two."""
        if tag not in INLINE and self.found and not self._passed:
            self._words.append(" ")

    def _end(self) -> None:
        """Give the section that has been read its words."""
        section = self.found[-1]
        section.title, section.text = (
            " ".join(unescape("".join(parts)).split()) for parts in (self._title, self._text)
        )
        self._title, self._text = [], []


def _attributes(given: str) -> Mapping[str, str]:
    """The attributes of an element by their names; one without a value has an empty one."""
    found = _ATTRIBUTE.findall(given)
    return {name.lower(): unescape(value.strip("\"'")) for name, value in found}
