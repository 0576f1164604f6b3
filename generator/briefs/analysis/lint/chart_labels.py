"""A label in a chart names what it stands at: read before its figures, it fits at least one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from briefs.analysis.known import Knowledge
from briefs.analysis.lint import (
    currencies,
    kinds,
    labels,
    periods,
    qualifiers,
    subjects,
    view_labels,
)
from briefs.analysis.lint.entries import charts
from briefs.analysis.lint.prose import Prose
from briefs.content.models import Category, ChartEntry, Series
from briefs.content.records import Brief, Content
from briefs.content.references import BadReference, meaning_of
from briefs.content.validate import Place
from briefs.figures.folding import fold
from briefs.figures.tables import CURRENCY, CURRENCY_NAME
from briefs.model.facts import Meaning
from briefs.model.problem import Problem

RULES = (subjects, periods, kinds, currencies, view_labels, qualifiers)
REMEDY = "mend it, or delete it: a label is made of the reference"


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each that fits none, and each that another of the same axis has too."""
    for place, chart in charts(brief):
        for axis, named in (("series", chart.series), ("categories", chart.categories)):
            yield from _twice(brief, (*place, axis), named)
            for number, one in enumerate(named):
                if not isinstance(one, str) and one.label:
                    prose = Prose((*place, axis, number, "label"), one.label, brief, content, index)
                    yield from _unfit(prose, references_of(chart, one))


def references_of(chart: ChartEntry, one: Series | Category) -> list[str]:
    """The references of the cells that a label stands at."""
    series = [one.of] if isinstance(one, Series) else [row.of for row in chart.series]
    tokens = [column.of if isinstance(column, Category) else column for column in chart.categories]
    columns = [one.of] if isinstance(one, Category) else tokens
    return [f"{row} {column}".strip() for row, column in product(series, columns)]


def drawn_at(
    chart: ChartEntry, one: Series | Category, brief: Brief, content: Content, index: Knowledge
) -> list[Meaning]:
    """The meanings of the figures that a label stands at."""
    read = (meaning_of(reference, brief, content) for reference in references_of(chart, one))
    found = (index.find(meaning, brief.period) for meaning in read if meaning)
    return [quantity.meaning for quantity in found if quantity]


def _unfit(label: Prose, references: Sequence[str]) -> Iterator[Problem]:
    known = dict(_known(label, references))
    rules = RULES if len(set(known.values())) > 1 else (labels, *RULES)  # a name for several things
    for language, words in label.words.items():
        if "{" in words:
            continue  # what reads like a reference there is text
        found = []
        for reference in known:
            read = replace(label, words={language: f"{words} {{{reference}}}"})
            found.append([problem for rule in rules for problem in rule.check(read)])
        if found and all(found):
            yield replace(found[0][0], remedy=REMEDY)
        else:
            yield from _in_another(label, language, known)


def _in_another(label: Prose, language: str, references: Iterable[str]) -> Iterator[Problem]:
    """A currency that no amount at the label is in: `Revenue in billions of euros` of dollars."""
    its = {currencies.currency_of(label, label.named(one)[2]) for one in references} - {""}
    for match in CURRENCY_NAME.finditer(fold(label.words[language])):
        if its and CURRENCY[match[0]] not in its:
            word = label.words[language][slice(*match.span())]
            message = f"'{word}' is named, but its amounts are in {' and '.join(sorted(its))}"
            yield label.problem(language, match.start(), message, REMEDY)


def _known(label: Prose, references: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each reference that names a figure, with its concept; the others are said elsewhere."""
    for reference in references:
        try:
            yield reference, label.named(reference)[0].concept
        except BadReference:
            continue


def _twice(
    brief: Brief, place: Place, named: Sequence[Series | Category | str]
) -> Iterator[Problem]:
    seen: dict[tuple[str, str], str] = {}
    for number, one in enumerate(named):
        if isinstance(one, str):
            continue
        for language, words in (one.label or {}).items():
            first = seen.setdefault((language, fold(words)), one.of)
            if first != one.of:
                message = f"'{words}' is the label of '{first}' too"
                yield brief.document.problem((*place, number, "label", language), message, REMEDY)
