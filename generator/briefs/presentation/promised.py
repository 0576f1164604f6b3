"""Promises and outcomes: a row a metric that was guided, with what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefs.analysis.ledger import Guided
from briefs.charts.kinds.track import FORMER
from briefs.charts.marks import Chart, Series
from briefs.model.facts import Quantity, Saying
from briefs.presentation import chart_data, tables
from briefs.presentation.blocks import Drawing, Promise, Promises
from briefs.presentation.inline import Chip, Inline, Parts, Span

if TYPE_CHECKING:
    from briefs.presentation.prose import BriefLocalizer


def promises(localizer: BriefLocalizer, items: Iterable[Guided]) -> Iterator[Promises]:
    """The rows, if anything was guided."""
    rows = [_promise(localizer, item, number) for number, item in enumerate(items, 1)]
    if rows:
        yield Promises(rows, localizer.say("brief", "promises_key"))


def _promise(localizer: BriefLocalizer, item: Guided, number: int) -> Promise:
    period = localizer.period(item.meaning.period, short=True)
    name = f"{tables.metric(localizer, item.meaning, short=True)} {period}"
    drawing = _track(localizer, item, f"promise-{number}", name)
    return Promise(name, tuple(_guided(localizer, item)), tuple(_outcome(localizer, item)), drawing)


def _guided(localizer: BriefLocalizer, item: Guided) -> Iterator[Inline]:
    """The range that was guided, and how it revised the one before."""
    if item.guidance:
        yield localizer.figure(item.guidance)
    word = item.revision[0] if item.revision else ""
    if word == "withdrawn":  # as the verdict says
        yield from (localizer.figure(item.before),) if item.before else ()
    elif word:
        gap = (localizer.say("label", "clause"),) if item.guidance else ()
        yield Span("soft", (*gap, *_revised(localizer, item, word)))


def _revised(localizer: BriefLocalizer, item: Guided, word: str) -> Parts:
    stated = isinstance(item.statement, Saying)
    said = localizer.word(f"stated_{word}" if stated else word)
    if item.before is None or word == "kept":
        return (said,)
    before, after = localizer.say("brief", "revised_from", said=said, figure="\0").split("\0")
    return (before, localizer.figure(item.before), after)


def _outcome(localizer: BriefLocalizer, item: Guided) -> Iterator[Inline]:
    """The verdict with the outcome, or with the consensus where it is to come."""
    ahead = item.meaning.period.end > localizer.brief.period.end
    still = ahead and item.guidance is not None
    yield Chip(localizer.word("open"), "neutral") if still else tables.judged(localizer, item)
    if item.actual:
        yield from (" ", localizer.figure(item.actual))
    elif item.consensus:
        name = localizer.say("scenario", "consensus")
        yield from (" ", Span("soft", (name,)), " ", localizer.figure(item.consensus))


def _track(localizer: BriefLocalizer, item: Guided, name: str, title: str) -> Drawing:
    """The figures of a promise on one scale, with the same said in words."""
    roles = {
        FORMER: item.before,
        "guidance": item.guidance,
        "consensus": item.consensus,
        "actual": item.actual,
    }
    known: dict[str, Quantity] = {role: one for role, one in roles.items() if one}
    written = localizer.amounts([*known.values()])
    texts = {one.id: text for one, text in zip(known.values(), written, strict=True)}
    series = tuple(
        Series(_named(localizer, role), role, (chart_data.point(one, texts, localizer),))
        for role, one in known.items()
    )
    said = localizer.say("label", "semicolon").join(
        f"{one.name} {point.text}" for one in series for point in one.points if point
    )
    return Drawing(Chart(name, "track", title, said, (title,), series), (), [*known.values()])


def _named(localizer: BriefLocalizer, role: str) -> str:
    return localizer.say("brief", "before") if role == FORMER else localizer.say("scenario", role)
