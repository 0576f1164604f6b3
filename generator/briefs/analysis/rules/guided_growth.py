"""Both ends of a guided range and of its guided growth imply one year-ago level.

110 to 121 and 10 % to 21 % both come from 100; 10 % to 15 % do not.
"""

from collections.abc import Iterator

from briefs.analysis.intervals import ends_of, halves, interval, meet, supported
from briefs.analysis.rules.case import Case
from briefs.content.records import turns
from briefs.model.basis import beside
from briefs.model.facts import Finding, Quantity


def find(case: Case) -> Iterator[Finding]:
    for meaning, quantity in case.index.quantities.items():
        if meaning.scenario == "guidance" and not meaning.change and not meaning.undated:
            rebased = turns(case.content).get(meaning.entity, ())
            growth = case.index.quantities.get(beside(meaning, rebased, change="yoy"))
            if growth:
                yield from _of(quantity, growth)


def _of(guided: Quantity, growth: Quantity) -> Iterator[Finding]:
    ends = (guided.figure.low, guided.figure.high, growth.figure.low, growth.figure.high)
    if not (guided.facts and growth.facts) or None in ends or ends[2] == ends[3]:
        return
    if interval(guided.figure)[0] <= 0:  # a loss grows either way
        return
    low, high = (
        ends_of(level).divided_by(ends_of(rate).times(0.01, 1))
        for level, rate in zip(halves(guided.figure), halves(growth.figure), strict=True)
    )
    implied = supported(low, guided.figure.unit or "")
    if implied is not None:
        state = "agrees" if meet(low.low, high.low) else "conflict"
        facts = (guided.facts[0], growth.facts[0])
        yield Finding(f"guided_growth:{guided.meaning}", state, facts, implied)
