"""A time named over a chart is of what is drawn: no `annual revenue` over figures of quarters."""

from collections.abc import Collection, Iterator

from briefs.analysis.known import Knowledge
from briefs.analysis.lint.axes import meanings_of
from briefs.analysis.lint.charted import REMEDY, Charted, charted
from briefs.analysis.period_words import Now, Time, agree, named, names, since, times
from briefs.content.records import Brief, Content, days
from briefs.model.facts import Meaning
from briefs.model.problem import Problem

_OF_A_YEAR = ("in_year", "bare_year", "year_before", "last_year", "this_year", "next_year")
_LENGTHS = {"monthly": ("month", "day"), "cumulative": ("half", "nine", "year", "ttm", "day")}


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each in a title or a description that no period of its chart agrees with."""
    for chart in charted(brief, content, index):
        drawn = [*_meanings(chart, brief, content)]
        if drawn and chart.title.place[-1] != "note" and not chart.heading:
            yield from _wrong(chart, drawn)


def _wrong(chart: Charted, drawn: Collection[Meaning]) -> Iterator[Problem]:
    periods = [one.period for one in drawn]
    title, kinds = chart.title, {period.kind for period in periods}
    now = Now((title.brief.period, *periods), days(title.content)[title.brief.id])
    known = {time for period in periods for time in names(period)}
    known |= {time for one in drawn for time in since(one.period, one.change)}
    for language, text in title.worded.items():
        told = set()
        for word in named(text, language):
            said = times(word, language, now)
            if word.reading in _OF_A_YEAR:
                said = {Time("", 0, one.year) for one in said}
            held = word.compares or word.measured or word.relative
            if not held and said and not agree(said, known):
                told.add(word.start)
                yield _problem(chart, language, word.start, word.word)
        for kind, fits in _LENGTHS.items():
            first = kind == "cumulative" and all(one.number == 1 for one in periods)
            for match in title.found(language, "titles", kind):
                if not kinds & {*fits} and not first and match.start() not in told:
                    yield _problem(chart, language, match.start(), match[0])


def _problem(chart: Charted, language: str, start: int, word: str) -> Problem:
    message = f"'{word}' is said over the chart '{chart.entry.id}', which shows no such time"
    return chart.title.problem(language, start, message, REMEDY)


def _meanings(chart: Charted, brief: Brief, content: Content) -> Iterator[Meaning]:
    """The meanings of a chart's cells, known or not."""
    for series in chart.entry.series:
        yield from filter(None, meanings_of(series.of, chart.entry, brief, content))
