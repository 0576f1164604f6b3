"""The ways in which a quantity moved: over a year and a quarter, and since it was last given."""

from collections.abc import Iterator
from dataclasses import replace

from briefs.analysis.intervals import compare
from briefs.analysis.revisions import revised
from briefs.content.references import Index
from briefs.model.facts import CHANGES, FORWARD, Meaning, Quantity
from briefs.model.figure import MAGNITUDE, Figure
from briefs.model.period import Period, before, earlier

_SIGNS = {"above": 1, "raised": 1, "below": -1, "cut": -1}


def sign(figure: Figure) -> int:
    """1 or -1 where a figure is surely above or below zero, else 0."""
    low, high = figure.interval()
    if figure.approx == MAGNITUDE:
        return 1 if high is None else -1
    if low is not None and low >= 0 and high != 0:
        return 1
    return -1 if high is not None and high <= 0 and low != 0 else 0


def way(first: Quantity, then: Quantity) -> int:
    """1 where a quantity is more than another, or a later forecast than one before; -1 for less."""
    one, other = first.figure, then.figure
    if then.meaning.scenario in FORWARD and first.meaning.scenario not in FORWARD:
        return _SIGNS.get(compare(other, one), 0) or _middles(one, other)
    same = replace(first.meaning, issued=None) == replace(then.meaning, issued=None)
    if not (same and first.meaning.scenario in FORWARD):
        return _SIGNS.get(compare(other, one), 0)
    word = revised(one, other)
    ends = (one.low, one.high, other.low, other.high)
    if word in ("narrowed", "widened") and None not in ends:
        return _middles(one, other)
    return _SIGNS.get(word, 0)


def _middles(one: Figure, other: Figure) -> int:
    """1 where the middle of a closed figure is above that of another, -1 where below."""
    if None in (one.low, one.high, other.low, other.high):
        return 0
    middles = [(figure.low or 0) + (figure.high or 0) for figure in (one, other)]
    return (middles[1] > middles[0]) - (middles[1] < middles[0])


def backwards(first: Meaning, then: Meaning) -> bool:
    """Tell that a movement from one to another would lead back in time."""
    alike = replace(first, period=then.period, issued=then.issued, scenario=then.scenario) == then
    return alike and _when(first) > _when(then)


def _when(meaning: Meaning) -> tuple[object, ...]:
    return meaning.period.end, meaning.since


def ways(meaning: Meaning, index: Index, until: Period) -> set[int]:
    """The signs of all known ways in which the quantity of a meaning moved; 0 where it is open.

    A level has its growth, growth that of the period before and of a year before; a forecast also
    what was given before it.
    """
    return set(_grown(meaning, index, until)) | set(given_anew(meaning, index, until))


_SHORTER = {"quarter": ("qoq",), "month": ("mom",)}  # over less than a year


def _grown(meaning: Meaning, index: Index, until: Period) -> Iterator[int]:
    ahead = meaning.scenario in FORWARD and meaning.period.kind == "quarter"
    if not meaning.change and not ahead:
        for change in ("yoy", *_SHORTER.get(meaning.period.kind, ())):
            found = index.find(replace(meaning, change=change), until)
            if found:
                yield sign(found.figure)
    elif ahead or CHANGES[meaning.change] == "relative":
        now = index.find(meaning, until)
        for period in {before(meaning.period), earlier(meaning.period, 12)} - {None}:
            past = replace(meaning, period=period or meaning.period, scenario="actual", issued=None)
            then = index.find(past, until)
            if now and then:
                yield way(then, now)


def given_anew(meaning: Meaning, index: Index, until: Period) -> Iterator[int]:
    """The way that a forecast went since it was given before, if it was."""
    now = index.find(meaning, until) if meaning.scenario in FORWARD else None
    if now and not now.meaning.undated:
        given = [one for one in index.given(now.meaning) if not one.meaning.undated]
        past = [one for one in given if one.meaning.since < now.meaning.since]
        if past:
            yield way(past[-1], now)
