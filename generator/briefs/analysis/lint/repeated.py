"""A sentence cites each figure once: no `from {Revenue} to {Revenue}`."""

from collections.abc import Iterator

from briefs.analysis.directions import sentence
from briefs.analysis.lint.prose import Prose
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each figure that stands in its sentence already, with the same option."""
    for language, text in prose.worded.items():
        seen = set()
        for mention in prose.mentions[language]:
            span = sentence(text, language, mention.start, mention.end)
            one = mention.meaning, mention.option, span
            if one in seen:
                message = f"{mention.text} stands in this sentence already"
                yield prose.problem(language, mention.start, message, "cite the one that is meant")
            seen.add(one)
