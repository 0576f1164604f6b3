"""A label names something of what it stands at: no `Samsung` over TSMC's revenue, no `Fast`."""

import re
from collections.abc import Collection, Iterator, Sequence

from briefs.analysis.directions import blanked
from briefs.analysis.known import Knowledge
from briefs.analysis.lint.chart_labels import references_of
from briefs.analysis.lint.entries import charts
from briefs.analysis.lint.labels import labels_of
from briefs.analysis.lint.names import spellings
from briefs.analysis.lint.prose import Prose
from briefs.analysis.touching import patterns
from briefs.content.records import Brief, Content
from briefs.content.references import BadReference
from briefs.content.texts import texts
from briefs.figures.folding import fold
from briefs.figures.tables import CURRENCY_NAME
from briefs.model.facts import Quantity
from briefs.model.problem import Problem
from briefs.model.remembered import remembered

REMEDY = (
    "mend it, add its word to the synonyms of what is meant, or delete it: "
    "a label is made of the reference"
)
_LATIN = re.compile(r"[a-z][a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_NAME = re.compile(r"\b[A-Z][A-Za-z0-9]{2,}")
_LONG = re.compile(r"[a-z]{5,}|[\u3400-\u9fff]+")
_ROOT = 5  # letters that words of one root share


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each label that names nothing of its figures, or beside their measure another company."""
    for place, chart in charts(brief):
        for axis, named in (("series", chart.series), ("categories", chart.categories)):
            for number, one in enumerate(named):
                if isinstance(one, str) or not one.label:
                    continue
                label = Prose((*place, axis, number, "label"), one.label, brief, content, index)
                figures = [*_figures(label, references_of(chart, one))]
                yield from _unfit(label, figures) if figures else ()


def _figures(label: Prose, references: Collection[str]) -> Iterator[Quantity]:
    for reference in references:
        try:
            yield label.named(reference)[2]
        except BadReference:
            continue  # it is told elsewhere


def _unfit(label: Prose, figures: Sequence[Quantity]) -> Iterator[Problem]:
    known = frozenset[str]().union(*(_roots_of(one, label) for one in figures))
    of = label.called(figures[0].meaning)
    for language, text in label.worded.items():
        if not (_says(text, language) or known & _roots(text)):
            yield label.problem(language, 0, f"'{text}' names nothing of {of}", REMEDY)
        elif not any(one.meaning.segment for one in figures):
            money = [match.span() for match in CURRENCY_NAME.finditer(fold(text))]
            for match in _NAME.finditer(text):
                priced = any(start <= match.start() < end for start, end in money)
                own = priced or _says(match[0], language) or known & _roots(match[0])
                if not (own or fold(match[0]) in _common(label.content)):
                    message = f"'{match[0]}' is no name of {of}"
                    yield label.problem(language, match.start(), message, REMEDY)


def _says(text: str, language: str) -> bool:
    """Tell that a text names a number, a time, a view, a kind of change or a currency."""
    said = (one for listed in patterns("labels", language).values() for one in listed)
    return any(one.search(text) for one in said) or bool(CURRENCY_NAME.search(fold(text)))


def _roots_of(figure: Quantity, label: Prose) -> frozenset[str]:
    """The roots of all words by which a figure's owner, part, measure and author are known."""
    meaning = figure.meaning
    entity = label.brief.company.entities[meaning.entity]
    concept = label.content.concepts[meaning.concept]
    names = [*spellings(entity.synonyms, entity.name), meaning.by]
    told = [word for one in concept.definition.values() for word in _LONG.findall(fold(one))]
    for fact in figure.facts:
        names += label.content.sources[fact.source].entry.publisher.values()
    if segment := entity.segments.get(meaning.segment):
        names += spellings(segment.synonyms, segment.label, segment.long)
    return _roots("\n".join((*names, *told, labels_of(label.content).kin[meaning.concept][1])))


def _roots(text: str) -> frozenset[str]:
    """The roots of Latin words, and each two characters of Chinese ones."""
    folded = fold(text)
    latin = {word.removesuffix("s")[:_ROOT] for word in _LATIN.findall(folded)}
    pairs = {run[at : at + 2] for run in _HAN.findall(folded) for at in range(len(run) - 1)}
    return frozenset(latin | pairs)


@remembered
def _common(content: Content) -> frozenset[str]:
    """The words that a folder's briefs and concepts write in small letters."""
    spelt = [*labels_of(content).names.known]
    for concept in content.concepts.values():
        spelt += concept.definition.values()
    for brief in content.briefs.values():
        for _, words in texts(brief.document.root.plain()):
            spelt += map(blanked, words.values())
    return frozenset(word for one in spelt for word in re.findall(r"\b[a-z]+\b", one))
