"""Findings: what a metric's newest figure says beside those before it and what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING

from briefs.analysis.doubts import doubt
from briefs.analysis.intervals import compare
from briefs.analysis.scorecard import worth_showing
from briefs.analysis.stated import standing
from briefs.content.records import turns
from briefs.model.basis import beside
from briefs.model.facts import Quantity
from briefs.model.period import Period, after, before, calendar_quarter
from briefs.presentation.inline import Figure, Parts

if TYPE_CHECKING:
    from briefs.presentation.panels import Metric, Row
    from briefs.presentation.prose import BriefLocalizer

_OPTIONS = {"grown": "signed", "moved": "signed"}
LEAST = 4  # periods in a row of which one may be called the fastest, or the first to miss


def finding(metric: Metric, localizer: BriefLocalizer) -> Parts:
    """The change of the newest figure, and how it stands to what was expected of it."""
    now = metric.actual.get(calendar_quarter(localizer.brief.period))
    if now is None:
        last = metric.actual[max(metric.actual)]
        return _said(localizer, "last", figure=last, period=_period(last, localizer))
    moved, held = _moved(metric, now, localizer), _held(metric, now, localizer)
    if not moved and not held:
        return _said(localizer, "alone", figure=now, period=_period(now, localizer))
    if not held:
        return moved
    if not moved and any(isinstance(part, Figure) and part.quantity == now for part in held):
        return held[1:]
    return (*(moved or (localizer.figure(now),)), *held)


def _said(localizer: BriefLocalizer, key: str, **parts: Quantity | str | int) -> Parts:
    """Words of `panel` in which figures lead to their cards."""
    figures = {name: part for name, part in parts.items() if isinstance(part, Quantity)}
    kept = {name: f"{{{name}}}" for name in figures}
    said = localizer.say("panel", key, **{**parts, **kept})
    pieces = re.split(r"\{(\w+)\}", said)
    return tuple(
        localizer.figure(figures[piece], _OPTIONS.get(key, "")) if number % 2 else piece
        for number, piece in enumerate(pieces)
        if piece
    )


def _period(quantity: Quantity, localizer: BriefLocalizer) -> str:
    return localizer.period(quantity.meaning.period, short=True)


# How it moved


def _moved(metric: Metric, now: Quantity, localizer: BriefLocalizer) -> Parts:
    """The growth on the year; of what is growth itself, the one before."""
    if metric.meaning.change:
        return _paced(metric, now, localizer)
    rebased = turns(localizer.content).get(now.meaning.entity, ())
    grown = localizer.index.exactly(
        beside(now.meaning, rebased, change="yoy"), localizer.brief.period
    )
    if grown and (grown.facts or worth_showing(grown, localizer.content)):
        return _said(localizer, "moved" if grown.figure.unit == "pp" else "grown", figure=grown)
    return ()


def _paced(metric: Metric, now: Quantity, localizer: BriefLocalizer) -> Parts:
    """Growth as the fastest or slowest of many in a row, else beside the one before."""
    before_it = [metric.actual[key] for key in _back(metric.actual, now)]
    sides = [compare(one.figure, now.figure) for one in before_it]
    for word, side in (("fastest", "below"), ("slowest", "above")):
        count = len(list(takewhile(partial(eq, side), sides)))
        if count + 1 >= LEAST and not _doubted(localizer, now, *before_it[:count]):
            key = f"{word}_{localizer.brief.period.kind}"
            return _said(localizer, key, figure=now, n=count + 1)
    others = [one for one in metric.actual.values() if one is not now]
    if not others:
        return ()
    return _said(
        localizer, "after", figure=now, other=others[-1], period=_period(others[-1], localizer)
    )


def _back(row: Row, now: Quantity) -> Iterator[Period]:
    """The known periods before a figure's, backwards as far as none is left out."""
    key = before(calendar_quarter(now.meaning.period))
    while key and key in row:
        yield key
        key = before(key)


def _doubted(localizer: BriefLocalizer, *quantities: Quantity) -> bool:
    return any(doubt(one, localizer.doubts) for one in quantities)


# How it stands to what was expected


def _held(metric: Metric, now: Quantity, localizer: BriefLocalizer) -> Parts:
    """The verdict that says most, behind a comma: off guidance or consensus, the next, within."""
    key = calendar_quarter(localizer.brief.period)
    guided, expected = metric.guidance.get(key), metric.consensus.get(key)
    comma = localizer.say("label", "clause")
    side = _side(now, guided, localizer)
    if guided and side in ("above", "below"):
        kind = "range" if guided.figure.low != guided.figure.high else "guidance"
        return comma, *_said(localizer, f"{side}_{kind}")
    if expected and (off := _side(now, expected, localizer)) in ("above", "below"):
        return comma, *_against(metric, now, off, localizer)
    if ahead := _ahead(metric, after(key), localizer):
        return localizer.say("label", "semicolon"), *_said(localizer, ahead)
    return (comma, *_said(localizer, "within_range")) if side == "within" else ()


def _side(now: Quantity, other: Quantity | None, localizer: BriefLocalizer) -> str:
    """The side of an expectation on which a figure surely lies; nothing where that is in doubt."""
    return standing(now, other) if other and not _doubted(localizer, now, other) else ""


def _against(metric: Metric, now: Quantity, side: str, localizer: BriefLocalizer) -> Parts:
    """Above or below the consensus; the first miss after many periods that were none."""
    key = calendar_quarter(now.meaning.period)
    worse = {"up": "below", "down": "above"}.get(
        localizer.content.concepts[now.meaning.concept].good
    )

    def hit(other: Period) -> bool:
        side = _side(metric.actual[other], metric.consensus.get(other), localizer)
        return side not in ("", "undetermined", worse)

    hits = len(list(takewhile(hit, _back(metric.actual, now)))) if side == worse else 0
    if hits + 1 >= LEAST:
        word = f"first_miss_{localizer.brief.period.kind}"
        return _said(localizer, word, figure=now, other=metric.consensus[key], n=hits + 1)
    return _said(localizer, f"{side}_consensus", other=metric.consensus[key])


def _ahead(metric: Metric, key: Period | None, localizer: BriefLocalizer) -> str:
    """The side of the next range on which the whole consensus lies."""
    guided, expected = (
        (row.get(key) for row in (metric.guidance, metric.consensus)) if key else (None, None)
    )
    if not guided or not expected or guided.figure.low == guided.figure.high:
        return ""
    side = _side(expected, guided, localizer)
    return f"next_{side}" if side in ("above", "below") else ""
