"""A word of direction fits its figure: no `rose` before a fall, no `above` before more."""

from collections.abc import Iterator

from briefs.analysis.directions import contradictions
from briefs.analysis.lint.prose import Prose
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each word that its figure contradicts."""
    for language, words in prose.words.items():
        for problem in contradictions(words, language, prose.named):
            yield prose.problem(language, *problem)
