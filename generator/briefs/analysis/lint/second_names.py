"""A figure is what the words around it say it is: no `{NetMargin} is the best gross margin`."""

from collections.abc import Iterator, Sequence
from re import Match

from briefs.analysis.lint.labels import Labels, labels_of
from briefs.analysis.lint.names import Name
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.spoken import masked
from briefs.analysis.touching import in_text
from briefs.model.problem import Problem

_SET_APART = {"money", "percent"}  # no amount is a percentage


def check(prose: Prose) -> Iterator[Problem]:
    """Each name of another concept that a figure is said to be, behind it or before."""
    labels = labels_of(prose.content)
    for language, text in prose.worded.items():
        for kind, match in _said(masked(prose, language), language):
            mention = _figure(prose, language, match.string.index("\0", *match.span()))
            start, end = match.span("name")
            names = [one for one in labels.names.within(text) if start <= one.start < end]
            if names and _RULES[kind](labels, names, mention):
                figure = prose.called(mention.meaning)
                message = f"{mention.text} is {figure}, and is said to be '{text[start:end]}'"
                remedy = "mend the name or the reference"
                yield prose.problem(language, start, message, remedy)


def _said(text: str, language: str) -> Iterator[tuple[str, Match[str]]]:
    for kind in _RULES:
        for match in in_text(text, "second_names", language, kind):
            yield kind, match


def _is_unfit(labels: Labels, names: Sequence[Name[str]], mention: Mention) -> bool:
    return not any(labels.fit(name, mention) for name in names)


def _is_apart(labels: Labels, names: Sequence[Name[str]], mention: Mention) -> bool:
    """Tell a percentage that is called an amount, or an amount that is called a percentage."""
    own = labels.concepts[mention.meaning.concept].unit
    units = {labels.concepts[one].unit for one in names[-1].named}
    return not mention.meaning.change and {own, *units} == _SET_APART and own not in units


_RULES = {"is": _is_unfit, "was": _is_apart}


def _figure(prose: Prose, language: str, place: int) -> Mention:
    """The figure that ends with a place."""
    start = max(one.start for one in prose.mentions[language] if one.start <= place)
    [mention] = prose.cited(language, start, start + 1)
    return mention
