"""A text of a brief, as the rules of prose look at it."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefs.analysis.directions import blanked, sentence, tables, words_of
from briefs.analysis.known import Knowledge
from briefs.analysis.touching import in_text
from briefs.content.records import Brief, Content, days
from briefs.content.references import REFERENCE, BadReference, parse_reference
from briefs.content.texts import is_text
from briefs.content.validate import Place
from briefs.model.facts import Meaning, Quantity
from briefs.model.figure import MAGNITUDE
from briefs.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference in a text, with the quantity that it names, and which of its kind it is."""

    start: int
    end: int
    text: str
    option: str
    meaning: Meaning
    quantity: Quantity
    number: int = 0

    @property
    def key(self) -> tuple[Meaning, int]:
        """The key of the same reference in every language."""
        return self.meaning, self.number


def neighbours(cited: Sequence[Mention], mention: Mention) -> tuple[int, int | None]:
    """The end of the figure before one, and the start of the figure behind it, if there is one."""
    before = bisect_right(cited, mention.start, key=lambda one: one.end)
    behind = bisect_left(cited, mention.end, key=lambda one: one.start)
    start = cited[before - 1].end if before else 0
    return start, cited[behind].start if behind < len(cited) else None


@dataclass(frozen=True, eq=False)
class Prose:
    """A text in its languages, and what its references may name."""

    place: Place
    words: Mapping[str, str]
    brief: Brief
    content: Content
    index: Knowledge

    @property
    def said(self) -> tuple[object, ...]:
        """All that tells it from other texts, whose problems follow from the facts besides."""
        return self.brief.id, self.place, self.words, self.headings

    @cached_property
    def blanked(self) -> Mapping[str, str]:
        """The words without their references, each character where it was."""
        return {language: blanked(words) for language, words in self.words.items()}

    @cached_property
    def whole(self) -> Mapping[str, str]:
        """The words of those languages whose braces are all parts of references."""
        return {
            language: self.words[language]
            for language, bare in self.blanked.items()
            if not BRACE.search(bare)
        }

    @cached_property
    def worded(self) -> Mapping[str, str]:
        """The words of those languages whose words of direction, period and view are known."""
        return {language: text for language, text in self.words.items() if language in tables()}

    @cached_property
    def headings(self) -> Sequence[Mapping[str, str]]:
        """The headings above the text."""
        found, node = list[Mapping[str, str]](), self.brief.document.root
        for step in self.place:
            if "title" in node.value and is_text(title := node.at("title").plain()):
                found.append(title)
            node = node.value[step]
        return found

    @cached_property
    def mentions(self) -> Mapping[str, Sequence[Mention]]:
        """The references of each language, in their order; raises BadReference."""
        return {language: list(self._mentions(words)) for language, words in self.words.items()}

    def _mentions(self, words: str) -> Iterator[Mention]:
        seen: Counter[Meaning] = Counter()
        for match in REFERENCE.finditer(words):
            meaning, option, quantity = self.named(match[1])
            yield Mention(*match.span(), match[0], option, meaning, quantity, seen[meaning])
            seen[meaning] += 1

    def named(self, text: str) -> tuple[Meaning, str, Quantity]:
        """A reference's meaning, option and quantity; raises BadReference."""
        reference = parse_reference(text, self.brief, self.content)
        day = days(self.content)[self.brief.id]
        quantity = self.index.cited(reference.meaning, self.brief.period, day)
        if quantity is None or (
            "basis:" in text and quantity.meaning.basis != reference.meaning.basis
        ):
            raise BadReference(f"no figure is known for {{{text}}}", add_or_mend(self.brief))
        ends = {"low": quantity.figure.low, "high": quantity.figure.high}
        vague = quantity.figure.approx == MAGNITUDE and reference.option in ends
        if vague or ends.get(reference.option, quantity) is None:
            message = f"{{{text}}}: '{quantity.facts[0].printed}' is open at that end"
            raise BadReference(message, f"delete '|{reference.option}'")
        return reference.meaning, reference.option, quantity

    def around(self, language: str, start: int, end: int) -> tuple[int, int]:
        """The sentence, or the sentences, in which a stretch of a text stands."""
        return sentence(self.words[language], language, start, end)

    def cited(self, language: str, start: int, end: int) -> Sequence[Mention]:
        """The figures that begin in a stretch of a text."""
        return [one for one in self.mentions[language] if start <= one.start < end]

    def found(
        self, language: str, topic: str, kind: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Each wording of a kind in a stretch of a text."""
        bare = self.blanked[language]
        yield from in_text(bare, topic, language, kind, (start, len(bare) if end is None else end))

    def clear(self, language: str, place: int, *, denied: bool = True) -> bool:
        """Tell that a sentence leaves nothing open before a place, nor denies it."""
        words, start = words_of(language), self.around(language, place, place)[0]
        opened = [words.unsure, *([words.denied] if denied else [])]
        return not any(one.search(self.blanked[language], start, place) for one in opened)

    def called(self, meaning: Meaning) -> str:
        """A figure in the words of a message: `Operating income yoy, AWS, 2025Q4`."""
        entity = self.brief.company.entities[meaning.entity]
        named = entity.segments[meaning.segment].label if meaning.segment else entity.name
        whose = named if meaning.segment or meaning.entity != self.brief.company.id else {}
        label = self.content.concepts[meaning.concept].label
        what = f"{next(iter(label.values()))} {meaning.change}".strip()
        return ", ".join([what, *[*whose.values()][:1], str(meaning.period)])

    def problem(self, language: str, offset: int, message: str, remedy: str) -> Problem:
        """A problem at a character of the words."""
        place = (*self.place, language)
        return self.brief.document.problem_in_text(place, offset, message, remedy)


BRACE = re.compile(r"｛[^｛｝{}\n]{0,80}｝?|[{}]")


def add_or_mend(brief: Brief) -> str:
    """The remedy where a figure is not known."""
    return f"add the fact to a file in content/{brief.url}, or mend the reference"


def remedy_of(error: ValueError) -> str:
    """The remedy for a reference that cannot be read."""
    return str(getattr(error, "remedy", "write it like 2025Q4 or FY2025"))
