"""A figure is called by its own name behind it too: no `{NetMargin} is the best gross margin`."""

from collections.abc import Iterator

from briefs.analysis.lint.labels import labels_of
from briefs.analysis.lint.prose import Prose
from briefs.analysis.lint.spoken import masked
from briefs.analysis.touching import patterns
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each name behind a figure that is another concept's."""
    labels = labels_of(prose.content)
    for language, text in prose.worded.items():
        for wording in patterns("second_names", language).get("is", ()):
            for match in wording.finditer(masked(prose, language)):
                [mention] = prose.cited(language, *_last(prose, language, match.start()))
                start, end = match.span("name")
                names = [one for one in labels.names.within(text) if start <= one.start < end]
                if names and not any(labels.fit(name, mention) for name in names):
                    figure = prose.called(mention.meaning)
                    message = f"{mention.text} is {figure}, and is said to be '{text[start:end]}'"
                    remedy = "mend the name or the reference"
                    yield prose.problem(language, start, message, remedy)


def _last(prose: Prose, language: str, place: int) -> tuple[int, int]:
    """The start of the figure that ends with a place, and the place behind that."""
    start = max(one.start for one in prose.mentions[language] if one.start <= place)
    return start, start + 1
