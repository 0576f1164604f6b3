"""A label names the view that its figures are: no `Consensus` at guidance, no 實際 at a plan."""

from collections.abc import Iterator

from briefs.analysis.lint.prose import Prose
from briefs.analysis.lint.views import LABELS, named, scenario_of
from briefs.model.problem import Problem


def check(label: Prose) -> Iterator[Problem]:
    """Each that names another alone; `forecast` may be anybody's, if nothing says more."""
    for language, text in label.worded.items():
        for mention in label.mentions[language]:
            said = named(text, language, (0, mention.start), LABELS)
            said = {kind: word for kind, word in said.items() if kind != "forecast"} or said
            if said and not any(LABELS[kind](mention.meaning) for kind in said):
                word = next(iter(said.values()))
                message = (
                    f"'{word[0]}' stands at '{mention.meaning}', which is {scenario_of(mention)}"
                )
                yield label.problem(language, word.start(), message, "mend the label")
