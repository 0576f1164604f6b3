"""A bound stands at a figure that is one: no `at least {…|high}`, no `more than` what is exact."""

from collections.abc import Iterator

from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.spoken import masked
from briefs.analysis.touching import patterns
from briefs.model.problem import Problem

_ENDS = {"high": "least", "low": "greatest"}


def check(prose: Prose) -> Iterator[Problem]:
    """Each word that is the bound on the other side, or of what has none."""
    for language in prose.worded:
        wordings, text = patterns("options", language), masked(prose, language)
        at = {one.start: one for one in prose.mentions[language]}
        for kind in (*_ENDS.values(), "bound") if wordings else ():
            for match in wordings[kind][0].finditer(text):
                mention = at.get(match.end() - 1)
                if mention and _is_wrong(kind, mention):
                    word = match[0].strip("\0\x01 .;:!?\n")
                    message = f"'{word}' stands before {mention.text}, which is no such bound"
                    yield prose.problem(
                        language, mention.start, message, "mend the word or the reference"
                    )


def _is_wrong(kind: str, mention: Mention) -> bool:
    figure = mention.quantity.figure
    if kind == "bound":
        plain = mention.meaning.scenario == "actual" and not mention.option
        return (
            plain and not mention.meaning.change and figure.approx == "exact" and _is_exact(mention)
        )
    return _ENDS.get(mention.option) == kind and not _is_exact(mention)


def _is_exact(mention: Mention) -> bool:
    return (
        bool(mention.quantity.facts) and mention.quantity.figure.low == mention.quantity.figure.high
    )
