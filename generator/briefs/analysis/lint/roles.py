"""A role is that of what is drawn: no guidance as `actual`, no rise of sales as `worse`."""

from collections.abc import Iterator, Mapping, Sequence

from briefs.analysis.intervals import compare
from briefs.analysis.known import Knowledge
from briefs.analysis.lint.axes import row_of
from briefs.analysis.lint.entries import charts
from briefs.content.records import Brief, Content
from briefs.model.facts import Quantity
from briefs.model.problem import Problem

SCENARIOS: Mapping[str, Sequence[str]] = {  # a range that others expect may be drawn as a band
    "actual": ("actual",),
    "guidance": ("guidance", "target", "estimate"),
    "consensus": ("consensus", "estimate"),
}
TONES = {"better": 1, "worse": -1}


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each that is not."""
    for place, chart in charts(brief):
        for number, series in enumerate(chart.series):
            row = [one for _, one in row_of(series.of, chart, brief, content, index)]
            message = _of_another(series.role, row) or _contrary(series.role, row, content)
            if message:
                where = (*place, "series", number, "role")
                remedy = "mend the role or the reference, or delete the role"
                yield brief.document.problem(where, message, remedy)


def _of_another(role: str, row: Sequence[Quantity]) -> str:
    for one in row:
        if one.meaning.scenario not in SCENARIOS.get(role, (one.meaning.scenario,)):
            return f"'{one.meaning}' is drawn as {role}"
    return ""


def _contrary(role: str, row: Sequence[Quantity], content: Content) -> str:
    """A message where all changes, or the way from first to last level, say the contrary."""
    signs = {_sign(one, content) for one in row if one.meaning.change} or {_course(row, content)}
    if role in TONES and signs == {-TONES[role]}:
        return f"'{row[-1].meaning}' is drawn as {role}, and the contrary is so"
    moves = any(one.meaning.change for one in row)
    if role in TONES and not moves and len({one.meaning.concept for one in row}) > 1:
        return f"'{row[0].meaning}' is drawn as {role}, and no figure of the series says so"
    return ""


def _sign(change: Quantity, content: Content) -> int:
    """1 where a change is good for an owner, -1 where bad, 0 where that is not sure."""
    low, high = change.figure.low, change.figure.high
    way = 1 if low is not None and low > 0 else -1 if high is not None and high < 0 else 0
    return way * _GOOD[content.concepts[change.meaning.concept].good]


def _course(row: Sequence[Quantity], content: Content) -> int:
    levels = sorted(row, key=lambda one: one.meaning.period.middle)
    things = {(one.meaning.entity, one.meaning.segment, one.meaning.concept) for one in levels}
    if len(levels) < 2 or len(things) > 1:
        return 0
    way = {"above": 1, "below": -1}.get(compare(levels[-1].figure, levels[0].figure), 0)
    return way * _GOOD[content.concepts[levels[0].meaning.concept].good]


_GOOD = {"up": 1, "down": -1, "none": 0}
