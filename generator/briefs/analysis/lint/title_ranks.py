"""A chart's title ranks its figures as they lie: no `AWS earns least` over the longest bar."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from briefs.analysis.intervals import Interval, interval
from briefs.analysis.known import Knowledge
from briefs.analysis.lint.charted import Clause, Member, charted
from briefs.content.records import Brief, Content
from briefs.model.facts import Meaning, Quantity
from briefs.model.problem import Problem

_CALLED = {1: "above", -1: "below"}


class Measured(NamedTuple):
    """A figure, or the last of a course, with what it is measured by."""

    meaning: Meaning
    unit: str | None
    values: Sequence[Interval]


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each word of first, last, more or less that the figures of what it is said of refute."""
    for chart in charted(brief, content, index):
        for clause in chart.clauses:
            if clause.clear and clause.members:
                yield from _ranks(clause)
                yield from _pairs(clause)
                yield from _alone(clause)


def _alone(clause: Clause) -> Iterator[Problem]:
    """More or less than all that is drawn beside it, at one time: `Dollar sales grew less`."""
    if len(clause.members) != 1 or len({one.meaning.period for one in clause.chart.figures}) != 1:
        return
    (member,) = clause.members
    others = frozenset(one.id for one in clause.chart.figures) - member.figures
    for kind, way in (("more", 1), ("fewer", -1)):
        for match in clause.find(kind):
            known = [_sides(clause, one, others) for one in _measured(clause, member.figures)]
            if known and all(sides == {-way} for sides in known):
                so = f"{member.text} is {_CALLED[-way]}"
                yield clause.problem(match[0], match.start(), so)


def _ranks(clause: Clause) -> Iterator[Problem]:
    if clause.says("over") or clause.says("under") or len(clause.members) != 1:
        return
    (member,) = clause.members
    every = frozenset(one.id for one in clause.chart.figures) - member.figures
    owned = any(match.start() == member.end - clause.start for match in clause.find("owned"))
    for kind, refuting in (("most", {-1}), ("least", {1}), ("second", {1})):
        for match in clause.find(kind) if not owned else ():
            known = [_sides(clause, one, every) for one in _measured(clause, member.figures)]
            if kind == "second":
                refuted = all(sides == refuting for sides in known)
            else:
                refuted = all(sides & refuting for sides in known)
            if known and refuted:
                so = "the first" if kind == "second" else "not"
                yield clause.problem(match[0], match.start(), f"{member.text} is {so}")


def _pairs(clause: Clause) -> Iterator[Problem]:
    """A word between two names, or between one and all the others: `AWS outgrows its rivals`."""
    for kind, way in (("over", 1), ("under", -1)):
        for match in clause.find(kind):
            place = clause.start + match.start()
            before = [one for one in clause.members if one.end <= place]
            other = _other(clause, match.end(), before)
            if not before or not other:
                continue
            known = [_sides(clause, one, other) for one in _measured(clause, before[-1].figures)]
            if known and all(sides == {-way} for sides in known):
                so = f"{before[-1].text} is {_CALLED[-way]}"
                yield clause.problem(match[0], match.start(), so)


def _other(clause: Clause, end: int, before: Sequence[Member]) -> frozenset[str]:
    """The figures of the name behind a word; of `rivals` all but those of the name before."""
    behind = [one for one in clause.members if one.start >= clause.start + end]
    if behind and behind[0].start - clause.start - end <= _NEAR:
        return behind[0].figures
    every = frozenset(one.id for one in clause.chart.figures)
    rivals = any(0 <= match.start() - end <= 2 for match in clause.find("rivals"))
    return every - before[-1].figures if rivals and before else frozenset()


_NEAR = 12  # characters between a word and the name behind it


def _sides(clause: Clause, one: Measured, others: frozenset[str]) -> set[int]:
    """The sides on which a figure surely lies of the comparable among some others."""
    return {
        _side(one, other) for other in _measured(clause, others) if _comparable(one, other)
    } or {0}


def _side(one: Measured, other: Measured) -> int:
    pairs = list(zip(one.values, other.values, strict=True))
    above = all(mine[0] > theirs[1] for mine, theirs in pairs)
    return 1 if above else -1 if all(mine[1] < theirs[0] for mine, theirs in pairs) else 0


def _comparable(one: Measured, other: Measured) -> bool:
    """Tell figures that differ in whose they are, in what they measure, or in their currency."""
    ours, theirs = one.meaning, other.meaning
    apart = [
        (ours.entity, ours.segment) != (theirs.entity, theirs.segment),
        ours.concept != theirs.concept,
        ours.currency != theirs.currency,
    ]
    alike = (
        ours.period.end == theirs.period.end
        and (ours.change, ours.scenario) == (theirs.change, theirs.scenario)
        and (one.unit, len(one.values)) == (other.unit, len(other.values))
    )
    return alike and sum(apart) == 1


def _measured(clause: Clause, ids: frozenset[str]) -> list[Measured]:
    """The last figures of some, or where the words speak of growth, how they went."""
    among = [one for one in clause.chart.figures if one.id in ids]
    last = max((one.meaning.period.end for one in among), default=None)
    changes = [one for one in among if one.meaning.change]
    if clause.says("loses"):
        return []
    if not clause.says("gains") or changes:
        kept = changes if clause.says("gains") else among
        return [
            Measured(one.meaning, one.figure.unit, [interval(one.figure)])
            for one in kept
            if one.meaning.period.end == last
        ]
    courses = clause.chart.courses(among)
    return [Measured(one[-1].meaning, one[-1].figure.unit, _growths(one)) for one in courses]


def _growths(course: Sequence[Quantity]) -> list[Interval]:
    """The growth of a course, as an amount and as a part of where it began."""
    (low, high), (floor, ceiling) = (interval(course[at].figure) for at in (-1, 0))
    if floor <= 0:
        return [(low - ceiling, high - floor)] * 2
    ratios = [end / base for end, base in product((low, high), (floor, ceiling))]
    return [(low - ceiling, high - floor), (min(ratios), max(ratios))]
