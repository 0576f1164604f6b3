"""A brief's prose in one language: Markdown with its references looked up."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from briefs.content.records import Brief, days
from briefs.content.references import BadReference, parse_reference
from briefs.figures.folding import fold
from briefs.model.facts import Quantity
from briefs.model.language import Text
from briefs.presentation import bases, inline
from briefs.presentation.inline import LATER, REBASED, Figure, Mark, Parts, Span, close_up
from briefs.presentation.localizer import Localizer
from briefs.presentation.markdown import to_line, to_tree
from briefs.presentation.numbers import MEASURES, counter


@dataclass(frozen=True)
class BriefLocalizer(Localizer):
    """A localizer that knows which brief it speaks in, so that references have their defaults."""

    brief: Brief
    dated: bool = True  # False on the page of another, or of none

    @property
    def day(self) -> date:
        """The day of the brief."""
        return days(self.content)[self.brief.id]

    def late(self, quantity: Quantity) -> bool:
        """Tell if a figure is known only since the day of the brief."""
        return self.dated and self.index.since(quantity) > self.day

    def marks(self, quantity: Quantity) -> tuple[Mark, ...]:
        """The signs that stand at a figure, that of a later one among them."""
        late = [Mark(LATER, self.say("mark", "later"))] if self.late(quantity) else []
        other = bases.departure(self, quantity, self.day)
        rebased = [Mark(REBASED, other)] if other else []
        return (*late, *rebased, *super().marks(quantity))

    def disputing(self) -> BriefLocalizer:
        """The same where disputes are told, all of whose figures are in question."""
        return replace(self, doubts={})

    def of(self, brief: Brief) -> BriefLocalizer:
        """The same for another brief, on the page of this."""
        return replace(self, brief=brief, dated=False)

    def find(self, reference: str, beside: str = "") -> Quantity | None:
        """The quantity that a reference names, as known on the day of the brief, else later."""
        meaning = parse_reference(reference, self.brief, self.content, beside).meaning
        return self.index.cited(meaning, self.brief.period, self.day)

    @cached_property
    def _known(self) -> dict[str, Figure]:
        """The figures that were asked for, by their references."""
        return {}

    def _cited(self, reference: str) -> Figure:
        if reference not in self._known:
            self._known[reference] = self._find(reference)
        return self._known[reference]

    def _find(self, reference: str) -> Figure:
        parsed = parse_reference(reference, self.brief, self.content)
        quantity = self.index.cited(parsed.meaning, self.brief.period, self.day)
        if quantity is None:
            raise BadReference(f"no figure is known for {{{reference}}}", "add the fact")
        return self.figure(quantity, parsed.option)

    def _spaced(self, text: Text, *, shown: bool = False) -> str:
        """The text without those spaces around references that Chinese neighbours do not want.

        In the place of references stands what is `shown`, if that is asked for.
        """

        def mend(match: re.Match[str]) -> str:
            figure = self._cited(match["reference"]).shown
            before = "" if _wide(match["before"]) and _wide(figure[:1]) else match["left"]
            after = "" if _wide(figure[-1:]) and _wide(match["after"]) else match["right"]
            there = figure if shown else f"{{{match['reference']}}}"
            return f"{match['before']}{before}{there}{after}"

        return _AROUND.sub(mend, _COUNTED.sub(self._once, self.best(text)))

    def _once(self, match: re.Match[str]) -> str:
        """A reference without a measure word behind it that its figure brings along."""
        quantity = self._cited(match["reference"]).quantity
        counted = quantity.figure.unit == "items" and counter(quantity, self.language)
        said_again = counted and fold(match["word"]) == fold(counted)
        return f"{{{match['reference']}}}" if said_again else match[0]

    def shown(self, text: Text) -> str:
        """A text as a reader sees it, a paragraph a line."""
        if not _MARKUP.search(self.best(text)):
            return _FOLDED.sub(" ", self._spaced(text, shown=True))
        return close_up("\n".join(_lines(to_tree(self._spaced(text), self._cited))))

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


_WORDS = "|".join([*MEASURES, *map(fold, MEASURES)])
_COUNTED = re.compile(rf"\{{(?P<reference>[^{{}}\n]*)\}} ?(?P<word>{_WORDS})")
_FOLDED = re.compile(r"(?<!\n)\n(?!\n)")  # within a paragraph
_MARKUP = re.compile(r"[*_`\[]|^[ ]*(?:[-+]|\d+\.) ", re.MULTILINE)
_AROUND = re.compile(
    r"(?P<before>.?)(?P<left> ?)\{(?P<reference>[^{}\n]*)\}(?P<right> ?)(?=(?P<after>.?))"
)


def _lines(parts: Parts) -> Iterator[str]:
    """The paragraphs and list items of a tree as text."""
    for part in parts:
        if isinstance(part, Span) and part.manner in ("bullet_list", "ordered_list", "blockquote"):
            yield from _lines(part.parts)
        else:
            yield inline.plain((part,))


def _wide(char: str) -> bool:
    return bool(char) and unicodedata.east_asian_width(char) in "WF"
