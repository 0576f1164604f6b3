"""A part that is said to earn money does: no `Software is profitable` of an operating loss."""

from collections.abc import Iterator
from itertools import product

from briefs.analysis.lint.names import Name
from briefs.analysis.lint.prose import Prose
from briefs.analysis.lint.spoken import is_now, known
from briefs.analysis.lint.subjects import Subject, subjects_of
from briefs.analysis.moves import sign
from briefs.analysis.touching import patterns
from briefs.model.problem import Problem

_SIGNS = {"profit": 1, "loss": -1}
_CONCEPTS = ("OperatingIncome", "NetIncome")


def check(prose: Prose) -> Iterator[Problem]:
    """Each company or part of whose quarter the figures say the contrary."""
    for language, (kind, said) in product(prose.worded, _SIGNS.items()):
        for name in _names(prose, language):
            for wording in patterns("profitable", language).get(kind, ()):
                match = wording.match(prose.blanked[language], name.end)
                if match and is_now(prose, language, name.start, match.end()):
                    signs = {_sign(prose, concept, name) for concept in _CONCEPTS} - {0}
                    if signs == {-said}:
                        word = prose.words[language][name.start : match.end()]
                        message = f"'{word}' is said, which the figures of the quarter refute"
                        yield prose.problem(language, name.start, message, "mend the words")


def _names(prose: Prose, language: str) -> Iterator[Name[Subject]]:
    """The names of companies and parts, and words for the brief's own company."""
    yield from subjects_of(prose.brief.company).within(prose.words[language])
    for match in prose.found(language, "profitable", "company"):
        yield Name(*match.span(), match[0], frozenset({(prose.brief.company.id, "")}))


def _sign(prose: Prose, concept: str, name: Name[Subject]) -> int:
    """1 or -1 where what a subject earned is surely above or below zero."""
    found = {
        quantity
        for entity, part in name.named
        for quantity in [known(prose, f"{entity} {part} {concept}")]
    }
    [one, *others] = found
    return sign(one.figure) if one and not others else 0
