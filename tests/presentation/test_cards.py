"""A figure's card: the same values for page, PDF and terminal."""

from __future__ import annotations

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
