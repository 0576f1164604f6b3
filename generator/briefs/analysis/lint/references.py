"""Every reference in prose names a figure that is known: `{Revenue yoy}`, `{AWS Revenue|low}`."""

from collections.abc import Iterator

from briefs.analysis.lint.prose import Prose, remedy_of
from briefs.content.references import REFERENCE
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each that does not, once for all languages."""
    told: set[str] = set()
    for language, words in prose.whole.items():
        for match in REFERENCE.finditer(words):
            try:
                prose.named(match[1])
            except ValueError as error:
                if match[0] not in told:
                    told.add(match[0])
                    yield prose.problem(language, match.start(), str(error), remedy_of(error))
