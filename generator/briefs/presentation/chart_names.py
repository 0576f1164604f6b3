"""The names in a chart that its editor left to be made: of its series and of its categories."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from briefs.content.models import Category, Series
from briefs.content.references import classify, split, year_end
from briefs.model.facts import Quantity
from briefs.model.period import parse_period

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


def is_mixed(figures: Iterable[Quantity | None], localizer: BriefLocalizer) -> bool:
    """Tell levels of a day that stand beside amounts of a time: a backlog beside sales."""
    concepts = localizer.content.concepts
    levels = [one.meaning for one in figures if one and not one.meaning.change]
    return len({concepts[one.concept].period for one in levels}) > 1


def _series_names(
    every: Sequence[Series], rows: Sequence[Row], localizer: BriefLocalizer, *, short: bool
) -> list[str]:
    mixed = is_mixed(chain(*rows), localizer)
    told = [dict(named(series.of, localizer, short=short, mixed=mixed)) for series in every]
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
    return " ".join(said.values()) or next(iter([*apart, *concepts]), "")


def category_name(category: Category, localizer: BriefLocalizer, *, mixed: bool) -> str:
    """The name of a category: its label, or its tokens in words, or the brief's quarter."""
    if category.label:
        return localizer.text(category.label)
    names = " ".join(name for _, name in named(category.of, localizer, mixed=mixed))
    return names or localizer.period(localizer.brief.period, short=True)


def named(
    reference: str, localizer: BriefLocalizer, *, short: bool = True, mixed: bool = False
) -> list[tuple[str, str]]:
    """The tokens of a reference as (kind, words); what is of a day says so where others are not."""
    company = localizer.brief.company
    fiscal_year_end = year_end(reference, company)
    say: dict[str, Callable[[str], str]] = {
        "concept": lambda token: (
            _of_a_day(token, localizer, short=short)
            if mixed
            else localizer.concept(token, short=short)
        ),
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


def _of_a_day(concept: str, localizer: BriefLocalizer, *, short: bool) -> str:
    name = localizer.concept(concept, short=short)
    instant = localizer.content.concepts[concept].period == "instant"
    return localizer.say("chart", "of_a_day", what=name) if instant else name
