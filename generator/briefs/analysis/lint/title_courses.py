"""A chart's title says how its figures went: no `falls` over a rise, no `steady` over a leap."""

from collections.abc import Iterator, Sequence

from briefs.analysis.directions import words_of
from briefs.analysis.intervals import Interval, interval
from briefs.analysis.known import Knowledge
from briefs.analysis.lint.charted import Clause, charted
from briefs.analysis.moves import sign
from briefs.content.records import Brief, Content
from briefs.model.facts import MONTHS_BACK, Quantity
from briefs.model.period import earlier
from briefs.model.problem import Problem

Course = Sequence[Quantity]
_KINDS = ("move", "reach", "pace", "order", "size")
_SAID = {1: "it rose", -1: "it fell"}
_STILL, _VAST = (0.1, 1.0), (0.05, 2.0)  # a part of an amount, points of a percentage


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each word that every course of what it speaks of refutes."""
    for chart in charted(brief, content, index):
        for clause in chart.clauses:
            titles = chart.title.place[-1] == "title"  # a description names growth, and says none
            ahead = clause.says("guidance") or clause.says("consensus")
            if titles and clause.clear and not ahead:
                courses = list(chart.courses(clause.figures))
                yield from _moves(clause, courses)
                yield from _sizes(clause, courses)
                yield from _records(clause, courses)


def _moves(clause: Clause, courses: Sequence[Course]) -> Iterator[Problem]:
    words = words_of(clause.language)
    past = words.past_year.search(clause.bare)
    rest = words.past_year.without(clause.bare)
    if words.elsewhen.search(rest) or (words.against.search(rest) and not past):
        return
    for start, word, kind, way in clause.directions(*_KINDS):
        if kind in ("order", "size") and not past:
            continue
        if past and past.end() <= start and not words.against.match(past[0]):
            wanted = way if kind in ("order", "size") else 0  # "last year it was higher"
        else:
            wanted = -way
        ways = {_way(course, kind, over_year=bool(past)) for course in courses}
        if wanted and ways == {wanted}:
            yield clause.problem(word, start, _SAID[wanted])


def _way(course: Course, kind: str, *, over_year: bool) -> int:
    """1 where a course surely rose, -1 where it fell, 0 where that is open."""
    first, last = course[0], course[-1]
    if over_year:
        before = earlier(last.meaning.period, 12)
        first = next((one for one in course if one.meaning.period == before), last)
    (low, high), (then, ceiling) = interval(last.figure), interval(first.figure)
    way = 1 if low > ceiling else -1 if high < then else 0
    if kind == "pace":
        return way if last.meaning.change in MONTHS_BACK else 0
    growing = {sign(one.figure) for one in course} if last.meaning.change else {way}
    return way if growing == {way} else 0


def _records(clause: Clause, courses: Sequence[Course]) -> Iterator[Problem]:
    """A record is the last of its course, and farther out than all before it."""
    rest = words_of(clause.language).elsewhen.search(clause.bare)
    for kind, way in (("record", 1), ("trough", -1)) if courses and not rest else ():
        for match in clause.find(kind):
            if all(_is_passed(course, way) for course in courses):
                so = f"it was {_BEFORE[way]} before"
                yield clause.problem(match[0], match.start(), so)


_BEFORE = {1: "higher", -1: "lower"}


def _is_passed(course: Course, way: int) -> bool:
    """Tell that an earlier figure surely lies farther out than the last."""
    (low, high), past = interval(course[-1].figure), [interval(one.figure) for one in course[:-1]]
    return any(floor > high if way > 0 else ceiling < low for floor, ceiling in past)


def _sizes(clause: Clause, courses: Sequence[Course]) -> Iterator[Problem]:
    """Steady is a thing that moved little, a leap one that moved much."""
    for match in clause.find("flat"):
        if courses and all(_moved(course)[0] > _bound(course, _STILL) for course in courses):
            yield clause.problem(match[0], match.start(), "it moved")
    for match in clause.find("vast"):
        if courses and all(_moved(course)[1] < _bound(course, _VAST) for course in courses):
            yield clause.problem(match[0], match.start(), "it hardly moved")


def _bound(course: Course, bounds: tuple[float, float]) -> float:
    return bounds[course[0].figure.unit == "percent"]


def _moved(course: Course) -> Interval:
    """The least and most that a course moved: in points, or as a part of where it began."""
    (low, high), (floor, ceiling) = (interval(course[at].figure) for at in (-1, 0))
    base = 1 if course[0].figure.unit == "percent" else min(abs(floor), abs(ceiling)) or 1
    least = max(low - ceiling, floor - high, 0) / base
    return least, max(high - floor, ceiling - low) / base
