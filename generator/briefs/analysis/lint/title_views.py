"""A chart's title holds forecasts and outcome against each other as they lie: no false `beat`."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from briefs.analysis.intervals import compare
from briefs.analysis.known import Knowledge
from briefs.analysis.lint.charted import Clause, charted
from briefs.analysis.moves import sign
from briefs.content.records import Brief, Content
from briefs.model.problem import Problem

_SCENARIOS = {"guidance": "guidance", "consensus": "consensus", "outcome": "actual"}
_SIDES = {"above": 1, "below": -1}


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each word of more or less that every pair of figures refutes."""
    for chart in charted(brief, content, index):
        for clause in chart.clauses:
            if clause.clear:
                yield from _held(clause)
                yield from _seen(clause)
                yield from _not_drawn(clause)


def _held(clause: Clause) -> Iterator[Problem]:
    """An outcome against a forecast, or one's forecast against another's."""
    for kind, way in (("over", 1), ("under", -1)):
        for match in clause.find(kind):
            ours, bar = _view(clause, 0, match.start()) or "actual", _bar(clause, match.end())
            sides = _sides(clause, ours, bar)
            if sides == {-way}:
                called = {1: "above", -1: "below"}[-way]
                yield clause.problem(match[0], match.start(), f"the {ours} is {called} the {bar}")


def _view(clause: Clause, start: int, end: int) -> str:
    """The last view that is named between two places."""
    named = [
        (match.start(), scenario)
        for kind, scenario in _SCENARIOS.items()
        for match in clause.find(kind)
        if start <= match.start() and match.end() <= end
    ]
    return max(named)[1] if named else ""


def _bar(clause: Clause, start: int) -> str:
    """The forecast that is named behind a word."""
    bars = {_view(clause, start, end) for end in (start + _NEAR, len(clause.text))} - {""}
    return bars.pop() if len(bars) == 1 else ""


_NEAR = 40


def _sides(clause: Clause, ours: str, bar: str) -> set[int]:
    """The sides of a bar on which figures of the chart lie."""
    pairs = permutations(clause.figures, 2) if bar in ("guidance", "consensus") else ()
    return {
        _SIDES.get(compare(one.figure, other.figure), 0)
        for one, other in pairs
        if (one.meaning.scenario, other.meaning.scenario) == (ours, bar)
        and replace(one.meaning, scenario=bar, issued=None, by="")
        == replace(other.meaning, issued=None, by="")
    }


def _seen(clause: Clause) -> Iterator[Problem]:
    """A movement that one sees coming, beside the forecast of growth: `Analysts see a fall`."""
    view = _view(clause, 0, len(clause.text))
    signs = {
        sign(one.figure)
        for one in clause.figures
        if one.meaning.change and one.meaning.scenario == view
    }
    held = clause.says("over") or clause.says("under")
    for start, word, _, way in () if held else clause.directions("move"):
        if view in ("guidance", "consensus") and signs == {-way}:
            yield clause.problem(word, start, f"the {view} says the contrary")


def _not_drawn(clause: Clause) -> Iterator[Problem]:
    """A description of a forecast over outcomes alone, or of an outcome over forecasts."""
    drawn = {one.meaning.scenario for one in clause.chart.figures}
    if clause.chart.title.place[-1] != "description" or not drawn:
        return
    concepts = clause.chart.title.content.concepts
    changed = any(
        one.meaning.change or concepts[one.meaning.concept].scope == "market"
        for one in clause.chart.figures
    )
    for kind, scenario in _SCENARIOS.items():
        fits = drawn & {*_ALSO.get(scenario, ()), scenario}
        for match in clause.find(kind) if not (fits or changed) else ():
            yield clause.problem(match[0], match.start(), f"what is drawn is {min(drawn)}")


_ALSO = {"guidance": ("target", "estimate"), "consensus": ("estimate", "target")}
