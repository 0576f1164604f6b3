"""The figures of a chart, as the words above it are held against them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from briefs.analysis.directions import clauses, said
from briefs.analysis.known import Knowledge
from briefs.analysis.lint import currencies
from briefs.analysis.lint.axes import meanings_of, row_of
from briefs.analysis.lint.entries import charts
from briefs.analysis.lint.labels import labels_of
from briefs.analysis.lint.names import Name, Names
from briefs.analysis.lint.prose import Prose
from briefs.analysis.lint.spoken import masked, names_of
from briefs.analysis.lint.subjects import subjects_of
from briefs.analysis.touching import patterns
from briefs.content.models import ChartEntry
from briefs.content.records import Brief, Content
from briefs.model.facts import Quantity
from briefs.model.problem import Problem

REMEDY = "mend the words or the chart"


@dataclass(frozen=True, slots=True)
class Member:
    """A name in a title of some figures of the chart, but not of all."""

    start: int
    end: int
    text: str
    figures: frozenset[str]  # their ids


@dataclass(frozen=True)
class Clause:
    """A clause of a chart's title: its words, and those with each name masked."""

    chart: "Charted"
    language: str
    start: int
    text: str
    bare: str

    def find(self, kind: str) -> Iterator[re.Match[str]]:
        """The words of a kind."""
        return (
            match
            for pattern in patterns("titles", self.language)[kind]
            for match in pattern.finditer(self.bare)
        )

    def directions(self, *kinds: str) -> Iterator[tuple[int, str, str, int]]:
        """Place, word, kind and sign of each word of direction of some kinds."""
        moves = {
            match.start(): (match[0], "move", way)
            for kind, way in (("rose", 1), ("fell", -1))
            for match in self.find(kind)
        }
        for one in said(self.bare, self.language):
            if one.sure and one.kind in kinds:
                moves.setdefault(one.start, (one.word, one.kind, one.sign))
        for start, told in moves.items():
            yield start, *told

    def says(self, kind: str) -> bool:
        """Tell that it has a word of a kind."""
        return any(True for _ in self.find(kind))

    @cached_property
    def clear(self) -> bool:
        """Tell that nothing leaves open what it says, and that it cites no figure."""
        return not self.says("open") and "\0" not in self.bare

    @cached_property
    def members(self) -> Sequence[Member]:
        """The names of some figures of the chart, in their order."""
        return [
            one
            for one in self.chart.members(self.language)
            if self.start <= one.start and one.end <= self.start + len(self.text)
        ]

    @cached_property
    def figures(self) -> Sequence[Quantity]:
        """The figures that it speaks of: those of its names where it has some."""
        named = [one.figures for one in self.members]
        return [one for one in self.chart.figures if all(one.id in part for part in named)]

    def problem(self, word: str, start: int, so: str) -> Problem:
        """A word of it that the figures refute."""
        message = f"'{word}' is said over the chart '{self.chart.entry.id}', but {so}"
        return self.chart.title.problem(self.language, self.start + start, message, REMEDY)


@dataclass(frozen=True, eq=False)
class Charted:
    """A chart with its figures and a text above it."""

    entry: ChartEntry
    title: Prose
    figures: Sequence[Quantity]

    @property
    def clauses(self) -> Iterator[Clause]:
        """The clauses of the text in those languages whose words are known."""
        for language, text in self.title.worded.items():
            names = masked(self.title, language)
            for start, end in clauses(text, language):
                if not self.heading or self._is_named(text[start:end]):
                    yield Clause(self, language, start, text[start:end], names[start:end])

    @property
    def heading(self) -> bool:
        """Tell the heading of a section, which speaks of more than its chart."""
        return "charts" not in self.title.place

    def _is_named(self, text: str) -> bool:
        """Tell that a text names what is drawn, and nothing else."""
        drawn = {one.meaning.concept for one in self.figures}
        named = labels_of(self.title.content).names.within(text)
        return bool(named) and all(one.named & drawn for one in named)

    def courses(self, among: Sequence[Quantity]) -> Iterator[Sequence[Quantity]]:
        """The figures of each thing among some that stands for several like periods, in order."""
        things: dict[tuple[object, ...], list[Quantity]] = {}
        for one in among:
            meaning = one.meaning
            period = meaning.period
            days = round((period.end - period.start).days / 30.4)
            thing = replace(meaning, period=self.title.brief.period, issued=None)
            things.setdefault((thing, days), []).append(one)
        for levels in things.values():
            if len({one.meaning.period for one in levels}) > 1:
                yield sorted(levels, key=lambda one: one.meaning.period.end)

    def members(self, language: str) -> Sequence[Member]:
        """The names of companies, parts and concepts that tell its figures apart."""
        text = self.title.words[language]
        subjects = subjects_of(self.title.brief.company).within(text)
        concepts = names_of(self.title.content, language).within(text)
        found = [
            *self._in_currencies(text, language),
            *(_member(one, self._of_subject(one)) for one in subjects),
            *(
                _member(one, self._of_concept(one))
                for one in (*concepts, *self._ends(text, concepts))
            ),
        ]
        every = len({one.id for one in self.figures})
        found = [one for one in found if 0 < len(one.figures) < every]
        return sorted(found, key=lambda one: one.start)

    def _in_currencies(self, text: str, language: str) -> Iterator[Member]:
        for one in currencies.named(text, language):
            own = (
                part.id
                for part in self.figures
                if currencies.currency_of(self.title, part) in one.codes
            )
            yield Member(one.start, one.end, text[one.start : one.end], frozenset(own))

    def _ends(self, text: str, longer: Sequence[Name[str]]) -> Sequence[Name[str]]:
        """The last word or two characters of what is drawn, where that is not in a longer name."""
        concepts = self.title.content.concepts
        labels = [
            (label, one.meaning.concept)
            for one in self.figures
            for label in concepts[one.meaning.concept].label.values()
        ]
        ends = [(one.split()[-1] if one.isascii() else one[-2:], name) for one, name in labels]
        found = Names.of(ends).within(text)
        return [
            one
            for one in found
            if len(one.named) == 1
            and not any(name.start <= one.start < name.end for name in longer)
        ]

    def _of_subject(self, name: Name[tuple[str, str]]) -> Iterator[Quantity]:
        for one in self.figures:
            if (one.meaning.entity, one.meaning.segment) in name.named:
                yield one

    def _of_concept(self, name: Name[str]) -> Iterator[Quantity]:
        return (one for one in self.figures if one.meaning.concept in name.named)


def _member(name: Name[Any], figures: Iterator[Quantity]) -> Member:
    return Member(name.start, name.end, name.text, frozenset(one.id for one in figures))


def charted(brief: Brief, content: Content, index: Knowledge) -> Iterator[Charted]:
    """Every title, description and note of a chart that can be read, with the figures drawn.

    The heading of a section is a title of its chart, where it has but one.
    """
    for place, chart in charts(brief):
        if not all(all(meanings_of(one.of, chart, brief, content)) for one in chart.series):
            continue  # it is told elsewhere
        rows = [row_of(series.of, chart, brief, content, index) for series in chart.series]
        figures = [one for row in rows for _, one in row]
        for key in ("title", "description", "note"):
            if words := getattr(chart, key):
                title = Prose((*place, key), words, brief, content, index)
                yield Charted(chart, title, figures)
        if place[0] == "sections":
            section = brief.entry.sections[int(place[1])]
            if len(section.charts) == 1:
                title = Prose((*place[:2], "title"), section.title, brief, content, index)
                yield Charted(chart, title, figures)
