"""A metric's page: what stands in chart and table, and what is said of the rest."""

from __future__ import annotations

import pytest
from places import CORPUS, TESTS

from briefs.analysis.dataset import read_dataset
from briefs.content.folder import Folder
from briefs.outputs.pages import pages
from briefs.presentation import compared
from briefs.presentation.blocks import Drawing, Prose, Table, parts
from briefs.presentation.compared import Comparison
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import Figure, Link, plain


@pytest.fixture(scope="module")
def several() -> RenderContext:
    return RenderContext(read_dataset(TESTS / "calendars")[0], Folder(TESTS))


@pytest.fixture(scope="module")
def corpus() -> RenderContext:
    return RenderContext(read_dataset(CORPUS)[0], Folder(CORPUS.parent))


def comparison(context: RenderContext, concept: str, language: str = "en") -> Comparison:
    return next(one for one in context.comparisons(context.localizer(language)) if one.concept == concept)


def rows(made: Comparison, section: int = 0) -> list[list[str]]:
    table = next(parts([*made.sections][section].blocks, Table))
    return [[plain(cell) for cell in row] for row in table.rows]


def test_another_currency_stands_in_the_table_alone_and_says_so(several: RenderContext) -> None:
    made = comparison(several, "OperatingIncome")
    assert [(row[0], row[-1]) for row in rows(made)] == [("Grafik Chips", ""), ("Harbor Soft", ""), ("Ferro Foundry", "in New Taiwan Dollar")]
    assert rows(comparison(several, "OperatingIncome", "zh-Hant"))[-1][-1] == "以新台幣計"
    (drawing,) = parts([*made.sections], Drawing)
    assert drawing.chart.categories == ("Grafik Chips · Q4 FY2026", "Harbor Soft · Q2 FY2026")
    assert drawing.chart.title == "Operating income: Grafik Chips is highest with $44.3B"


def test_growth_is_compared_across_currencies(several: RenderContext) -> None:
    drawn = {one.chart.id: one.chart for one in parts([*comparison(several, "Revenue").sections], Drawing)}
    assert len(drawn["compare-companies-growth"].categories) == 3
    assert len(drawn["compare-companies-level"].categories) == 2


def test_subjects_are_coloured_and_peers_grey_and_what_is_old_is_left_out(corpus: RenderContext) -> None:
    made = comparison(corpus, "Revenue")
    growth = next(one.chart for one in parts([*made.sections], Drawing) if one.chart.id == "compare-parts-growth")
    coloured = {series.role: {name for name, point in zip(growth.categories, series.points, strict=True) if point} for series in growth.series}
    assert all(name.startswith("Amazon") for name in coloured["own"])
    assert coloured["p1"] == {"Microsoft · Azure · Q4 2025"}
    notes = {row[0]: row[-1] for row in rows(made, 1)}
    assert notes["Alphabet · Google Cloud"] == "12 months older"
    assert notes["Amazon · AWS"] == ""


def test_a_figure_that_sources_count_otherwise_leads_to_where_they_say_so(corpus: RenderContext) -> None:
    made = comparison(corpus, "CapitalExpenditure")
    table = next(parts(next(made.sections).blocks, Table))
    amazon = next(row for row in table.rows if plain(row[0]) == "Amazon")
    (link,) = amazon[-1]
    assert isinstance(link, Link)
    assert plain((link,)) == "counted in another way"
    assert link.href.startswith("en/amzn/")
    assert "/figures/#dispute-" in link.href


def test_long_tables_and_charts_are_cut(several: RenderContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compared, "BARS", 2)
    monkeypatch.setitem(compared.ROWS, "companies", 2)
    (section,) = [one for one in comparison(several, "OperatingMargin").sections if one.id == "companies"]
    assert [len(one.chart.categories) for one in parts([section], Drawing)] == [2]
    assert len(next(parts([section], Table)).rows) == 2
    assert "The first 2 of 3." in [plain(one.parts) for one in parts([section], Prose)]


def test_each_metric_has_a_page_to_which_the_list_leads(several: RenderContext) -> None:
    found = {page.url: page for page in pages(several)}
    index = found["en/compare/"].body()
    for concept in several.metrics:
        url = comparison(several, concept).place
        assert f'href="{url.removeprefix("compare/")}"' in index
        assert found[f"en/{url}"].alternates == {tag: f"{tag}/{url}" for tag in ("en", "zh-Hant")}
        assert found[f"en/{url}"].crumbs[-1] == ("Compare", "en/compare/")


def test_the_list_gives_the_newest_figure_of_each(several: RenderContext) -> None:
    made = comparison(several, "OperatingMargin")
    levels = [one.level for one in made.standings if one.level and not one.segment]
    assert sorted(one.quantity.id for one in parts([*compared.newest(made)], Figure)) == sorted(one.id for one in levels)
    said = " ".join(map(plain, compared.newest(made)))
    assert all(made.called(name) in said for name in made.entities)


def test_a_folder_where_nothing_is_shared_says_so(several: RenderContext) -> None:
    alone = RenderContext(several.dataset, several.folder)
    alone.__dict__["metrics"] = {}
    assert "No metric is known of two companies yet." in next(page for page in pages(alone) if page.url == "en/compare/").body()
