"""The brief that keeps a figure's card."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from briefs.analysis.dataset import Dataset
from briefs.figures.reader import parse as parse_figure
from briefs.presentation.leading import printed_first


def test_a_derived_figure_is_kept_by_the_brief_of_its_newest_input(tiny: Dataset) -> None:
    def first(name: str) -> str:
        quantity = next(one for one in tiny.index.quantities.values() if one.id == name)
        return printed_first(quantity, tiny.index.published).brief

    derived = [one for one in tiny.index.quantities.values() if one.derived and {fact.brief for part in one.inputs for fact in part.facts} == {"LUMN9/2024Q3", "LUMN9/2024Q4"}]
    assert derived, "no figure is computed across briefs"
    assert {first(one.id) for one in derived} == {"LUMN9/2024Q4"}


def test_a_figure_is_kept_by_the_brief_that_first_prints_it_as_it_is_shown(tiny: Dataset) -> None:
    shown = next(one for one in tiny.index.quantities.values() if one.facts)
    fact = shown.facts[0]
    again, finer = replace(fact, source="again"), replace(fact, source="finer", figure=parse_figure("1.5%"))
    days = {fact.source: date(2025, 2, 1), "again": date(2025, 1, 1), "finer": date(2024, 1, 1)}
    assert printed_first(replace(shown, facts=(fact, again, finer)), days) is again
    assert printed_first(replace(shown, facts=(fact, finer)), days) is fact
