"""Fiscal years unlike the others: those of 53 weeks, and those before the year was moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefs.content import models
from briefs.model.period import Period, fiscal_year, parse_period

if TYPE_CHECKING:
    from briefs.content.records import Company


def long_years(companies: Mapping[str, Company]) -> Mapping[str, Sequence[date]]:
    """The days on which years of 53 weeks end, of every entity that has some."""
    return {
        name: [parse_period(year, entity.fiscal_year_end).end for year in entity.long_years]
        for company in companies.values()
        for name, entity in company.entities.items()
        if entity.long_years
    }


def moved(written: str, period: Period, entity: models.Entity) -> tuple[str, str] | None:
    """Message and remedy for a fiscal year or quarter of before the year was moved."""
    since = entity.fiscal_year_since
    if since is None or "FY" not in written:
        return None
    if fiscal_year(period.year, period.fiscal).start >= since:
        return None
    message = f"'{written}' is of before {since}, when the fiscal year ended in another month"
    remedy = (
        "name it by the calendar: 2023Q2, TTM2023Q2 for the twelve months to June 2023, 2023H2 "
        "for six months"
    )
    return message, remedy
