"""A page's HTML as its sections: what stands under each heading that has an address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_PASSED = {"svg", "script", "style", "template", "code", "button"}
INLINE = {
    *("a", "abbr", "b", "bdi", "cite", "em", "i", "mark", "q", "s", "small", "span", "strong")
}


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
    reader.feed(page)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """A page read from its start to its end, without what the search passes by."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Section] = []
        self._title: list[str] = []
        self._text: list[str] = []
        self._heading = ""
        self._articles = 0  # open, of which the outermost is the page's content
        self._passed, self._depth = "", 0  # an element that is passed by, and those like it within

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if not self.found and given.get("id") != "content":
            return  # what is before it is the frame
        if self._passed:
            self._depth += tag == self._passed
        elif tag in _PASSED or "data-unsearched" in given:
            self._passed, self._depth = tag, 1
        else:
            self._begin(tag, given)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002 - as it is called
        if self.found and not self._passed:
            self._apart(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._passed:
            self._depth -= tag == self._passed
            self._passed = self._passed if self._depth else ""
        elif self.found:
            self._heading = "" if tag == self._heading else self._heading
            self._apart(tag)
            self._articles -= tag == "article"
            if not self._articles:
                self._end()
                self._passed, self._depth = "html", 1  # what is behind it is the frame

    def handle_data(self, data: str) -> None:
        if self.found and not self._passed:
            (self._title if self._heading else self._text).append(data)

    def _begin(self, tag: str, given: Mapping[str, str | None]) -> None:
        id_, called = given.get("id"), given.get("data-called")
        self._articles += tag == "article"
        if not self.found:
            self.found.append(Section(""))
        elif id_ and (tag in ("h2", "h3") or called):
            self._end()
            self.found.append(Section(id_))
        if tag in ("h1", "h2", "h3", "dt") and not self._title:
            self._heading = tag
        if called:
            self.found[-1].called.append(called)
        self._apart(tag)

    def _apart(self, tag: str) -> None:
        """Let the words before and behind an element be two."""
        if tag not in INLINE:
            (self._title if self._heading else self._text).append(" ")

    def _end(self) -> None:
        """Give the section that has been read its words."""
        section = self.found[-1]
        section.title, section.text = (
            " ".join("".join(parts).split()) for parts in (self._title, self._text)
        )
        self._title, self._text = [], []
