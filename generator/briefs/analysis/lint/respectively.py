"""Figures said of several `respectively` stand in their order: no `AWS and Azure grew {Azure…}`."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from re import Match

from briefs.analysis.lint.labels import labels_of
from briefs.analysis.lint.names import Name
from briefs.analysis.lint.periods import now
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.spoken import NAMED, masked, names_of
from briefs.analysis.lint.subjects import Subject, subjects_of
from briefs.analysis.period_words import Time, agree, names, times
from briefs.analysis.period_words import named as times_named
from briefs.analysis.touching import in_text
from briefs.model.problem import Problem

Fits = Callable[[Mention], bool]


def check(prose: Prose) -> Iterator[Problem]:
    """Each row of figures that would fit its names, or times, in another order."""
    for language, text in prose.worded.items():
        for match in in_text(_masked(prose, language), "respectively", language, "each"):
            cited = prose.cited(language, *match.span("figures"))
            rows = (row(prose, language, match) for row in (_concepts, _subjects, _periods))
            if any(_is_exchanged(list(row), cited) for row in rows):
                start, end = match.span("figures")
                message = f"'{text[start:end]}' is in another order than its names"
                remedy = "exchange the figures or the names"
                yield prose.problem(language, start, message, remedy)


def _masked(prose: Prose, language: str) -> str:
    """A text with each name and each word of a period as a sign of its own."""
    text = list(masked(prose, language))
    for word in times_named(prose.words[language], language):
        text[word.start : word.end] = NAMED * (word.end - word.start)
    return "".join(text)


def _is_exchanged(row: Sequence[Fits], cited: Sequence[Mention]) -> bool:
    if len(row) != len(cited) or all(fits(one) for fits, one in zip(row, cited, strict=True)):
        return False
    return all(any(fits(one) for one in cited) for fits in row)


def _concepts(prose: Prose, language: str, match: Match[str]) -> Iterator[Fits]:
    start, end = match.span("names")
    for name in names_of(prose.content, language).within(prose.words[language]):
        if start <= name.start < end:
            yield partial(labels_of(prose.content).fit, name)


def _subjects(prose: Prose, language: str, match: Match[str]) -> Iterator[Fits]:
    start, end = match.span("names")
    for name in subjects_of(prose.brief.company).within(prose.words[language]):
        if start <= name.start < end:
            yield partial(_is_of, name)


def _is_of(name: Name[Subject], mention: Mention) -> bool:
    return (mention.meaning.entity, mention.meaning.segment) in name.named


def _periods(prose: Prose, language: str, match: Match[str]) -> Iterator[Fits]:
    start, end = match.span("names")
    here = now(prose, prose.cited(language, *match.span("figures")))
    for word in times_named(prose.words[language], language):
        if start <= word.start < end:
            yield partial(_is_in, times(word, language, here))


def _is_in(said: Collection[Time], mention: Mention) -> bool:
    return agree(said, names(mention.meaning.period))
