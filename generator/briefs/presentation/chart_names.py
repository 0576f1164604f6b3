"""The names in a chart that its editor left to be made: of its series and of its categories."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING

from briefs.content.models import Category, Series
from briefs.content.references import classify, split, year_end
from briefs.model.facts import Quantity
from briefs.model.period import parse_period
from briefs.presentation.inline import close_up

if TYPE_CHECKING:
    from briefs.presentation.prose import BriefLocalizer

Row = Sequence[Quantity | None]


def series_names(
    every: Sequence[Series], rows: Sequence[Row], localizer: BriefLocalizer
) -> list[str]:
    """The labels of series, else names that differ; concepts in full where they sound alike."""
    names = _series_names(every, rows, localizer, short=True)
    if len(set(names)) == len(names):
        return names
    return _series_names(every, rows, localizer, short=False)


def of_a_day(names: Sequence[str], rows: Sequence[Row], localizer: BriefLocalizer) -> Sequence[str]:
    """Names of series or categories; where some are levels of a day beside others, they say so."""
    periods = [_periods(row, localizer) for row in rows]
    if len(frozenset().union(*periods)) < 2:
        return names
    return [
        localizer.say("chart", "of_a_day", what=name) if period == {"instant"} else name
        for name, period in zip(names, periods, strict=True)
    ]


def _periods(row: Row, localizer: BriefLocalizer) -> frozenset[str]:
    concepts = localizer.content.concepts
    levels = (one.meaning for one in row if one and not one.meaning.change)
    return frozenset(concepts[one.concept].period for one in levels)


def _series_names(
    every: Sequence[Series], rows: Sequence[Row], localizer: BriefLocalizer, *, short: bool
) -> list[str]:
    told = [dict(named(series.of, localizer, short=short)) for series in every]
    shared = set(told[0].items()).intersection(*(one.items() for one in told))
    return [
        localizer.text(series.label) if series.label else _made(one, shared, row, localizer)
        for series, one, row in zip(every, told, rows, strict=True)
    ]


def _made(
    told: Mapping[str, str],
    shared: AbstractSet[tuple[str, str]],
    row: Row,
    localizer: BriefLocalizer,
) -> str:
    """All that is told but a currency that all share, and such a concept where more is said."""
    said = {kind: word for kind, word in told.items() if kind != "currency"}
    apart = [word for kind, word in told.items() - shared if kind == "currency"]
    if apart and "concept" in said:
        said["concept"] = localizer.say("label", "of", what=said["concept"], whose=apart[0])
    elif len(said) > 1 and ("concept", said.get("concept", "")) in shared:
        del said["concept"]
    meaning = next((quantity.meaning for quantity in row if quantity), None)
    concepts = [localizer.concept(meaning.concept, short=True)] if meaning else []
    return _phrase(said, localizer) or next(iter([*apart, *concepts]), "")


def _phrase(told: Mapping[str, str], localizer: BriefLocalizer) -> str:
    """Words by the kind of their token as one name, an author in brackets."""
    words = close_up(" ".join(word for kind, word in told.items() if kind != "by"))
    author = told.get("by", "")
    return (
        localizer.say("label", "of", what=words, whose=author)
        if words and author
        else words or author
    )


def category_name(category: Category, localizer: BriefLocalizer) -> str:
    """The name of a category: its label, or its tokens in words, or the brief's quarter."""
    if category.label:
        return localizer.text(category.label)
    names = _phrase(dict(named(category.of, localizer)), localizer)
    return names or localizer.period(localizer.brief.period, short=True)


def named(
    reference: str, localizer: BriefLocalizer, *, short: bool = True
) -> list[tuple[str, str]]:
    """The tokens of a reference as (kind, words)."""
    company = localizer.brief.company
    fiscal_year_end = year_end(reference, company)
    say: dict[str, Callable[[str], str]] = {
        "concept": lambda token: localizer.concept(token, short=short),
        "segment": lambda token: localizer.segment(token, company),
        "entity": lambda token: localizer.company(token, company),
        "period": lambda token: localizer.period(parse_period(token, fiscal_year_end), short=True),
        "scenario": lambda token: localizer.say("scenario", token),
        "change": lambda token: localizer.say("change", token),
        "currency": localizer.named,
        "basis": lambda token: localizer.date(date.fromisoformat(token)),
        "by": localizer.author,
        "given": lambda token: localizer.period(parse_period(token, fiscal_year_end), short=True),
    }
    found = (classify(token, company, localizer.content) for token in split(reference))
    return [(kind, say[kind](token)) for kind, token in found]
