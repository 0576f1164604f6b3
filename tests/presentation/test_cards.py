"""A figure's card: the same values for page, PDF and terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dollars import dollar_project

from briefs.analysis.dataset import read_dataset
from briefs.content.folder import Folder
from briefs.presentation import cards
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import plain


def test_a_card_of_a_derived_figure_shows_its_arithmetic_and_is_followed_by_what_it_rests_on(context: RenderContext) -> None:
    margin = next(one for one in context.dataset.index.quantities.values() if one.id == "LUMN9.OperatingMargin.2024Q4")
    first, *others = cards.cards([margin, margin], context.localizer("en"), context.checks)
    assert [card.id for card in others] == list(dict.fromkeys(part.id for part in margin.inputs))
    assert first.what == "Operating margin · Q4 2024"
    assert plain(first.formula) == " ÷ ".join(context.localizer("en").amount(part) for part in margin.inputs)
    assert [what for _, what in first.inputs] == ["Operating income · Q4 2024", "Revenue · Q4 2024"]
    assert first.printings == []


def test_a_card_of_a_printed_figure_lists_every_printing(context: RenderContext) -> None:
    revenue = next(one for one in context.dataset.index.quantities.values() if one.id == "evening-glow-2025-02-02.p1.Revenue.2024Q4")
    (card,) = cards.cards([revenue], context.localizer("zh-Hant"), context.checks)
    assert [printing.fact for printing in card.printings] == list(revenue.facts)
    assert card.printings[0].words.text == revenue.facts[0].printed
    assert card.printings[0].read == ""
    assert card.printings[0].place.href.startswith("zh-Hant/sources/#")
    assert card.formula == ()
    assert "至" in card.stands


@pytest.mark.parametrize(
    ("language", "what", "usd", "twd"),
    [
        ("en", ["Revenue (US Dollar) · Q4 2024", "Revenue (US Dollar) · Q4 2024 · year on year"], "$390M", "NT$12.46B"),
        ("zh-Hant", ["營收（美元）・2024 年第 4 季", "營收（美元）・2024 年第 4 季・年增率"], "3.9億美元", "124.6億元"),
    ],
)
def test_each_currency_has_its_own_card_and_amount(language: str, what: list[str], usd: str, twd: str, tmp_path: Path) -> None:
    root = dollar_project(tmp_path, section="{Revenue USD} {Revenue USD yoy} {Revenue}")
    dataset, problems = read_dataset(root / "content")
    assert problems == []
    context = RenderContext(dataset, Folder(root))
    made = context.document(context.brief_localizer(language, dataset.briefs()[0]))
    page = context.render("brief", made.localizer, f"{language}/lumen/2024Q4/", (), document=made, values=made.values, brief=made.values.brief, company=made.company, figures=made.figures, called="")
    for identity, amount in (("lamp-times-2025-02-01.p7.Revenue.2024Q4.USD", usd), ("evening-glow-2025-02-02.p1.Revenue.2024Q4", twd)):
        assert re.search(rf'data-fact="{re.escape(identity)}"[^>]*>{re.escape(amount)}<', page)
    dollars = [quantity for meaning, quantity in dataset.index.quantities.items() if meaning.currency and meaning.concept == "Revenue"]
    shown = {card.what: card for card in cards.cards(dollars, made.localizer, context.checks)}
    assert set(what) <= set(shown)
    assert shown[what[0]].printings[0].words.text == "3.9億"
