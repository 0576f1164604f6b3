"""Labels name times in their order: no `Latest` at what was before, no `Spring` of July."""

from collections.abc import Iterator, Sequence
from datetime import date

from briefs.analysis.known import Knowledge
from briefs.analysis.lint.chart_labels import REMEDY, drawn_at
from briefs.analysis.lint.entries import charts
from briefs.analysis.period_words import named as named_times
from briefs.analysis.touching import patterns
from briefs.content.models import Category, Series
from briefs.content.records import Brief, Content
from briefs.model.facts import Meaning
from briefs.model.problem import Problem

Time = tuple[date, date]  # until when a figure is, and when it was given
_SEASONS = {"spring": 2, "summer": 5, "autumn": 8, "winter": 11}  # the month before each begins


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each that another figure of its axis, or its own month, refutes."""
    for place, chart in charts(brief):
        for axis, named in (("series", chart.series), ("categories", chart.categories)):
            numbered = [(at, one) for at, one in enumerate(named) if not isinstance(one, str)]
            rows = [one for _, one in numbered]
            meanings = [drawn_at(chart, one, brief, content, index) for one in rows]
            times = [{(one.period.end, one.since) for one in row} for row in meanings]
            for number, (at, one) in enumerate(numbered):
                others = [time for row, time in zip(rows, times, strict=True) if row is not one]
                for language, start, word, so in _wrong(one, others, meanings[number]):
                    where = (*place, axis, at, "label", language)
                    message = f"'{word}' is the label of '{one.of}', which is {so}"
                    yield brief.document.problem_in_text(where, start, message, REMEDY)
                for language in _silent(one, meanings[number], meanings):
                    where = (*place, axis, at, "label", language)
                    message = (
                        f"the label of '{one.of}' tells no time, and others here are of another"
                    )
                    yield brief.document.problem(where, message, REMEDY)


def _wrong(
    one: Series | Category, others: Sequence[set[Time]], meanings: Sequence[Meaning]
) -> Iterator[tuple[str, int, str, str]]:
    """Language, place and word of each label that is wrong, and what its figures are."""
    own = {(each.period.end, each.since) for each in meanings}
    beside = [time for row in others for time in row]
    months = {date.fromordinal(int(each.period.middle)).month for each in meanings}
    for language, text in (one.label or {}).items() if meanings else ():
        for kind, wordings in patterns("labels", language).items():
            for match in (found for wording in wordings for found in wording.finditer(text)):
                if kind == "last" and beside and max(own) < max(beside):
                    yield language, match.start(), match[0], "before another"
                elif kind == "before" and beside and min(own) > max(beside):
                    yield language, match.start(), match[0], "after all the others"
                elif kind in _SEASONS and all(_outside(kind, month) for month in months):
                    yield language, match.start(), match[0], f"of {meanings[0].period}"


def _silent(
    one: Series | Category, own: Sequence[Meaning], rows: Sequence[Sequence[Meaning]]
) -> Iterator[str]:
    """The languages of a label that names no time where other parts' labels stand at another."""
    others = [other for row in rows if row is not own for other in row]
    apart = own and others and all(_apart(mine, other) for mine in own for other in others)
    for language, text in (one.label or {}).items() if apart else ():
        known = patterns("labels", language)
        words = [wording for kind in _TIMES for wording in known.get(kind, ())]
        if not named_times(text, language) and not any(word.search(text) for word in words):
            yield language


_TIMES = ("last", "before", *_SEASONS)


def _apart(one: Meaning, other: Meaning) -> bool:
    """Tell figures of two parts of one company that are of two times."""
    parts = one.entity == other.entity and one.segment != other.segment
    return parts and one.period != other.period


def _outside(season: str, month: int) -> bool:
    """Tell a middle month that is in no season's three months nor beside them."""
    return (month - _SEASONS[season]) % 12 > 4
