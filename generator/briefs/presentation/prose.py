"""A brief's prose in one language: Markdown with its references looked up."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from briefs.content.records import Brief
from briefs.content.references import BadReference, parse_reference
from briefs.model.facts import Quantity
from briefs.model.language import Text
from briefs.presentation import inline
from briefs.presentation.inline import Figure, Parts, Span, close_up
from briefs.presentation.localizer import Localizer
from briefs.presentation.markdown import to_line, to_tree


@dataclass(frozen=True)
class BriefLocalizer(Localizer):
    """A localizer that knows which brief it speaks in, so that references have their defaults."""

    brief: Brief

    def of(self, brief: Brief) -> BriefLocalizer:
        """The same for another brief, on the page of this."""
        return replace(self, brief=brief)

    def find(self, reference: str, beside: str = "") -> Quantity | None:
        """The quantity that a reference names, as known in the brief's quarter."""
        meaning = parse_reference(reference, self.brief, self.content, beside).meaning
        return self.index.find(meaning, self.brief.period)

    def _cited(self, reference: str) -> Figure:
        parsed = parse_reference(reference, self.brief, self.content)
        quantity = self.index.find(parsed.meaning, self.brief.period)
        if quantity is None:
            raise BadReference(f"no figure is known for {{{reference}}}", "add the fact")
        return self.figure(quantity, parsed.option)

    def _spaced(self, text: Text) -> str:
        """The text without those spaces around references that Chinese neighbours do not want."""

        def mend(match: re.Match[str]) -> str:
            shown = self._cited(match["reference"]).shown
            before = "" if _wide(match["before"]) and _wide(shown[:1]) else match["left"]
            after = "" if _wide(shown[-1:]) and _wide(match["after"]) else match["right"]
            return f"{match['before']}{before}{{{match['reference']}}}{after}"

        return _AROUND.sub(mend, self.best(text))

    def _marked(self, text: Text, parts: Parts) -> Parts:
        """Parts behind the mark of a text that is not written in this language."""
        gap = self.gap(text)
        return (Span("gap", (gap,)), *parts) if gap else parts

    def prose(self, text: Text) -> Parts:
        """Paragraphs and lists."""
        return self._marked(text, to_tree(self._spaced(text), self._cited))

    def line(self, text: Text) -> Parts:
        """One line, for headings and list entries."""
        return self._marked(text, to_line(self._spaced(text), self._cited))

    def plain(self, text: Text) -> str:
        """One line without marks and links, for titles and descriptions."""
        return close_up(" ".join(inline.plain(to_line(self.text(text), self._cited)).split()))


_AROUND = re.compile(
    r"(?P<before>.?)(?P<left> ?)\{(?P<reference>[^{}\n]*)\}(?P<right> ?)(?=(?P<after>.?))"
)


def _wide(char: str) -> bool:
    return bool(char) and unicodedata.east_asian_width(char) in "WF"
