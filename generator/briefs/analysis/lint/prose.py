"""A text of a brief, as the rules of prose look at it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from briefs.content.records import Brief, Content
from briefs.content.references import REFERENCE, BadReference, Index, parse_reference
from briefs.content.validate import Place
from briefs.model.facts import Meaning, Quantity
from briefs.model.figure import MAGNITUDE
from briefs.model.problem import Problem


@dataclass(frozen=True)
class Prose:
    """A text in its languages, and what its references may name."""

    place: Place
    words: Mapping[str, str]
    brief: Brief
    content: Content
    index: Index

    @cached_property
    def blanked(self) -> Mapping[str, str]:
        """The words without their references, each character where it was."""
        return {
            language: REFERENCE.sub(lambda match: "\0" * len(match[0]), words)
            for language, words in self.words.items()
        }

    @cached_property
    def whole(self) -> Mapping[str, str]:
        """The words of those languages whose braces are all parts of references."""
        return {
            language: self.words[language]
            for language, blanked in self.blanked.items()
            if not BRACE.search(blanked)
        }

    def named(self, text: str) -> tuple[Meaning, str, Quantity]:
        """A reference's meaning, option and quantity; raises BadReference."""
        reference = parse_reference(text, self.brief, self.content)
        quantity = self.index.find(reference.meaning, self.brief.period)
        if quantity is None:
            raise BadReference(f"no figure is known for {{{text}}}", add_or_mend(self.brief))
        ends = {"low": quantity.figure.low, "high": quantity.figure.high}
        vague = quantity.figure.approx == MAGNITUDE and reference.option in ends
        if vague or ends.get(reference.option, quantity) is None:
            message = f"{{{text}}}: '{quantity.facts[0].printed}' is open at that end"
            raise BadReference(message, f"delete '|{reference.option}'")
        return reference.meaning, reference.option, quantity

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
