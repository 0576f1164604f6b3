"""Figures in doubt carry their sign wherever they are shown, and nothing that rests on them is coloured as settled."""

from __future__ import annotations

import re

import pytest
from places import ROOT
from spending import doubting

from briefs.analysis.doubts import doubt
from briefs.charts.numbers import anchor
from briefs.content.folder import Folder
from briefs.editing.read import read
from briefs.model.language import LANGUAGES
from briefs.outputs.pdf import Pdf
from briefs.outputs.sharing import social_card
from briefs.presentation import overview, tables
from briefs.presentation.blocks import Blocks, Charts, Promise, Prose, Section, parts, quantities
from briefs.presentation.cards import cards
from briefs.presentation.context import RenderContext
from briefs.presentation.document import Document
from briefs.presentation.inline import DOUBTFUL, Chip, Figure, Link, html, plain
from briefs.presentation.prose import BriefLocalizer

SPENDING = "AMZN.CapitalExpenditure.FY2025.yoy"


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> RenderContext:
    return RenderContext(doubting(tmp_path_factory.mktemp("doubts")), Folder(ROOT))


def localizer(context: RenderContext, language: str = "en", quarter: str = "2025Q4") -> BriefLocalizer:
    return context.brief_localizer(language, context.dataset.content.briefs[f"AMZN/{quarter}"])


def document(context: RenderContext, language: str = "en") -> Document:
    return context.document(localizer(context, language))


def section(made: Document, name: str) -> Blocks:
    return next(one for one in made.sections if one.id == name).blocks


def test_every_figure_that_rests_on_doubt_is_marked_but_where_doubt_is_explained(context: RenderContext) -> None:
    made = document(context)
    doubts = context.dataset.doubts
    for one in made.sections:
        for figure in parts(one.blocks, Figure):
            doubtful = doubt(figure.quantity, doubts) is not None
            assert any(mark.sign == DOUBTFUL for mark in figure.marks) == (doubtful and one.id != "disputes")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sign_is_said_aloud(context: RenderContext, language: str) -> None:
    said = localizer(context, language).say("mark", "doubtful")
    figures = [one for one in parts(section(document(context, language), "scorecard"), Figure) if one.quantity.id == SPENDING]
    page = html(figures, "en/x/2024Q4/")
    assert page == (
        f'<span class="bf-marked"><a class="bf-n" href="#{anchor(SPENDING)}" data-derived="{SPENDING}">{figures[0].shown}</a>'
        f'<sup class="bf-mark" role="img" aria-label="{said}">≠</sup></span>'
    )


def test_a_verdict_on_doubt_is_not_coloured_as_settled(context: RenderContext) -> None:
    made = document(context)
    chips = {one.name: next(parts(one.outcome, Chip)) for one in parts(made.story, Promise)}
    assert {name for name, chip in chips.items() if chip.tone == "doubtful"} == {"Capex 2025"}
    assert html([chips["Capex 2025"]]).endswith('above guidance<sup class="bf-mark" role="img" aria-label="in doubt">≠</sup></span>')
    assert plain((chips["Capex 2025"],)) == "above guidance≠"
    assert "better" in {chip.tone for chip in chips.values()}
    said = [plain((chip,)) for chip in parts(made.evidence, Chip)]
    assert said.count("above guidance≠") == 1
    assert {"above guidance", "within guidance"} <= set(said)


def test_the_first_screen_explains_the_sign_that_its_verdicts_carry(context: RenderContext) -> None:
    made = document(context)
    legends = [plain(block.parts) for block in made.story if isinstance(block, Prose) and block.style == "legend"]
    assert legends == ["≠\N{NO-BREAK SPACE}in doubt, or rests on a figure in doubt."]
    promises = [block for block in made.story if isinstance(block, Section) and block.id == "promises"]
    (legend, *_) = (block for block in made.explained(promises) if isinstance(block, Prose))
    assert plain(legend.parts) == legends[0]


def test_a_key_number_keeps_its_sign_and_has_no_tone(context: RenderContext) -> None:
    """Also on a picture that others show, where no sign can lead anywhere."""
    made = document(context)
    spending = tables.key_numbers(made.localizer, made.values.key).items[-1]
    assert (plain(spending.change), spending.tone) == ("+60%≠ YoY", "neutral")
    card = social_card(context, made.localizer)
    assert [moved for _, _, moved in card["numbers"]][-1].startswith("+60%≠ YoY")
    assert card["legend"] == "≠\N{NO-BREAK SPACE}in doubt, or rests on a figure in doubt."


def test_pdf_terminal_and_charts_carry_the_sign(context: RenderContext) -> None:
    made = document(context)
    lines = [line for line in read(made) if line.startswith("Capital expenditure 2025")]
    assert len(re.findall("≠", lines[0])) == 3
    values = Pdf(context, made.localizer).values()
    (row,) = (one for one in values["figures"]["rows"] if one["what"] == "Capital expenditure · full year 2025 · year on year")
    assert row["signs"] == "≠"
    assert "'text': '+51%', 'signs': '≠'" in str(values["sections"])
    charts = [drawn for block in parts(section(made, "charts"), Charts) for drawn in block.drawings]
    texts = {point.text for drawn in charts for series in drawn.chart.series for point in series.points if point}
    assert {"$125B≠", "$200B"} <= texts


OTHERWISE = {
    "en": ["59% with $131.8B (Purchases of property and equipment · full year 2025: vocus, ¶20)"],
    "zh-Hant": ["59%，採 1,318億美元（不動產與設備購置・2025 全年：vocus 方格子，第 20 段）"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_says_what_the_other_choice_would_give(context: RenderContext, language: str) -> None:
    made = document(context, language)
    shown = {card.id: card for card in cards(quantities(made.blocks), made.localizer, {})}
    assert list(shown[SPENDING].otherwise) == OTHERWISE[language]
    assert next(parts(shown[SPENDING].doubt, Link)).href.endswith("#dispute-capex-2025-base")
    margin = shown["AMZN.OperatingMargin.2025Q4"]
    assert (len(margin.otherwise), margin.doubt) == (1, ())  # an operating income cut off instead of rounded


def test_a_score_says_how_much_of_it_is_in_doubt(context: RenderContext) -> None:
    newest = context.speak_of(context.dataset.briefs()[0], localizer(context))
    (guidance,) = (one for one in overview.company(context.dataset, newest) if one.id == "guidance")
    assert "1 of these rests on a figure in doubt (≠)." in [plain(one.parts) for one in guidance.blocks if isinstance(one, Prose)]
