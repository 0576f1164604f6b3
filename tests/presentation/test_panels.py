"""A company's panels: one axis, and titles that say no more than the figures prove."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from invented import calendars
from places import CORPUS, ROOT
from promises import quarters, read

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.content.folder import Folder
from briefs.model.language import LANGUAGES
from briefs.outputs.pages import pages
from briefs.presentation import overview, panels, quarterly
from briefs.presentation.blocks import Drawing, KeyNumber, Promise, Prose, Table, parts
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import plain

YEAR = ("2024Q1", "2024Q2", "2024Q3", "2024Q4")


def drawn(dataset: Dataset, language: str = "en", company: str = "") -> list[Drawing]:
    context = RenderContext(dataset, Folder(ROOT))
    briefs = [brief for brief in dataset.briefs() if company in ("", brief.company.id)]
    return panels.panels(context.brief_localizer(language, briefs[0]))


def said(root: Path, language: str = "en", place: int = 0) -> str:
    return plain(drawn(read(root), language)[place].finding)


def fact(kind: str, printed: str, period: str = "") -> str:
    when = f"period: {period}, " if period else ""
    return f"{{at: 2, concept: Revenue, {when}{kind}, printed: {printed}}}"


def guided(printed: str, period: str) -> str:
    return fact("scenario: guidance", printed, period)


def hoped(*printed: str) -> dict[str, tuple[str, ...]]:
    """The year's quarters, each with its consensus if there is one, oldest first."""
    return {f"{quarter}/times": (fact("scenario: consensus", hope),) if hope else () for quarter, hope in zip(YEAR, printed, strict=True)}


def grown(*printed: str) -> dict[str, tuple[str, ...]]:
    return {f"{quarter}/times": (fact("change: yoy", growth),) if growth else () for quarter, growth in zip(YEAR, printed, strict=True)}


SAID = [  # of a company whose revenue is 10 billion in every quarter
    ({"2024Q3/times": (guided("80億至90億元", "2024Q4"),), "2024Q4/times": ()}, "NT$10.0B, above the guided range", "100億元，高於財測區間"),
    ({"2024Q3/times": (guided("110億至120億元", "2024Q4"),), "2024Q4/times": ()}, "NT$10.0B, below the guided range", "100億元，低於財測區間"),
    ({"2024Q3/times": (guided("90億至110億元", "2024Q4"),), "2024Q4/times": ()}, "NT$10.0B, within the guided range", "100億元，落在財測區間內"),
    ({"2024Q3/times": (guided("90億元", "2024Q4"),), "2024Q4/times": ()}, "NT$10.0B, above the guided figure", "100億元，高於財測"),
    # rounding leaves it open: nothing is said but the figure
    ({"2024Q3/times": (guided("80億至99.6億元", "2024Q4"),), "2024Q4/times": ()}, "NT$10.0B in Q4 2024", "2024Q4 為 100億元"),
    (hoped("95億元", "95億元", "95億元", "105億元"), "first miss in 4 quarters: NT$10.0B against NT$10.5B", "近 4 季首度不如預期：100億元，預期 105億元"),
    # history does not prove that it is the first
    (hoped("95億元", "", "95億元", "105億元"), "NT$10.0B, below the NT$10.5B expected", "100億元，低於預期的 105億元"),
    (hoped("95億元", "105億元", "95億元", "105億元"), "NT$10.0B, below the NT$10.5B expected", "100億元，低於預期的 105億元"),
    (hoped("95億元", "95億元", "95億元", "90億元"), "NT$10.0B, above the NT$9.0B expected", "100億元，高於預期的 90億元"),
    ({"2024Q3/times": (), "2024Q4/times": (fact("change: yoy", "14%"), guided("110億至120億元", "2025Q1"), fact("scenario: consensus", "125億元", "2025Q1"))}, "+14% on the year; analysts stand above the whole next range", "年增率 +14%；分析師對下期的預期高於整個財測區間"),
    ({"2024Q3/times": (), "2024Q4/times": (guided("110億至120億元", "2025Q1"), fact("scenario: consensus", "115億元", "2025Q1"))}, "NT$10.0B in Q4 2024", "2024Q4 為 100億元"),
]


@pytest.mark.parametrize(("articles", "english", "chinese"), SAID)
def test_a_title_says_the_finding(tmp_path: Path, articles: dict[str, tuple[str, ...]], english: str, chinese: str) -> None:
    root = quarters(tmp_path, articles)
    assert said(root) == english
    assert said(root, "zh-Hant") == chinese


PACE = [
    (grown("5%", "6%", "7%", "14%"), "14%, the fastest in 4 quarters", "14%，近 4 季最快"),
    (grown("15%", "16%", "17%", "14%"), "14%, the slowest in 4 quarters", "14%，近 4 季最慢"),
    (grown("5%", "", "7%", "14%"), "14%, after 7% in Q3 2024", "14%，2024Q3 為 7%"),
    (grown("5%", "14%", "7%", "14%"), "14%, after 7% in Q3 2024", "14%，2024Q3 為 7%"),
]


@pytest.mark.parametrize(("articles", "english", "chinese"), PACE)
def test_growth_is_the_fastest_only_of_a_row_without_a_gap(tmp_path: Path, articles: dict[str, tuple[str, ...]], english: str, chinese: str) -> None:
    root = quarters(tmp_path, articles)
    company = root / "content" / "lumen" / "company.yml"
    company.write_text(company.read_text("utf-8").replace("trends: [Revenue, OperatingMargin]", "trends: [Revenue yoy]"), "utf-8")
    assert said(root) == english
    assert said(root, "zh-Hant") == chinese


def test_without_trends_a_company_shows_what_it_has_most_of(tmp_path: Path) -> None:
    root = quarters(tmp_path, grown("5%", "6%", "7%", "14%"))
    company = root / "content" / "lumen" / "company.yml"
    company.write_text(company.read_text("utf-8").replace("trends: [Revenue, OperatingMargin]\n", ""), "utf-8")
    assert [one.chart.title for one in drawn(read(root))] == ["Revenue", "Revenue growth"]


def test_forty_quarters_are_cut_to_the_last_of_them(tmp_path: Path) -> None:
    names = [f"{2015 + i // 4}Q{i % 4 + 1}" for i in range(40)]
    (chart,) = (one.chart for one in drawn(read(quarters(tmp_path, {f"{name}/times": () for name in names}))))
    assert len(chart.categories) == panels.SHOWN
    assert chart.categories[-1] == "Q4 2024"


def test_a_company_with_one_figure_has_no_chart_of_it(tmp_path: Path) -> None:
    assert drawn(read(quarters(tmp_path, {"2024Q4/times": ()}))) == []


def test_one_quarter_and_its_guidance_are_a_chart(tmp_path: Path) -> None:
    (one,) = drawn(read(quarters(tmp_path, {"2024Q4/times": (guided("110億至120億元", "2025Q1"),)})))
    assert one.chart.categories == ("Q4 2024", "Q1 2025")
    assert [series.role for series in one.chart.series] == ["own", "guidance"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["corpus", "calendars"])
def test_all_panels_share_one_axis(tmp_path: Path, which: str, language: str) -> None:
    content = CORPUS if which == "corpus" else calendars(tmp_path) / "content"
    dataset, problems = read_dataset(content)
    assert problems == []
    for company in dataset.content.companies:
        charts = [one.chart for one in drawn(dataset, language, company)]
        assert charts
        assert len({(chart.days, chart.categories, chart.beside) for chart in charts}) == 1
        for chart in charts:
            assert len({point.period for _, _, point in chart.known}) > 1
            strong = [point for point in chart.series[0].points if point and not point.past]
            assert len(strong) <= 1
            assert all(replace(point, past=0) not in strong for point in chart.series[0].points if point and point.past)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_companys_page_opens_with_verdict_numbers_and_promises(language: str) -> None:
    dataset, _ = read_dataset(CORPUS)
    context = RenderContext(dataset, Folder(ROOT))
    latest = context.speak_of(dataset.briefs()[0], context.localizer(language))
    shown = [*overview.newest(dataset, latest)]
    assert isinstance(shown[0], Prose)
    assert plain(shown[0].parts) == latest.plain(latest.brief.entry.summary)
    assert len([*parts(shown, KeyNumber)]) >= 3
    assert [*parts(shown, Promise)]


def test_a_page_of_forty_quarters_is_no_heavier_than_one_of_a_few(tmp_path: Path) -> None:
    """Of a company that is guided, expected and told by segments in every quarter."""
    names = [f"{2015 + i // 4}Q{i % 4 + 1}" for i in range(41)]
    articles = {
        f"{name}/times": (
            *(guided(f"{90 + i % 3}億至{110 + i % 3}億元", names[i + 1]), fact("scenario: consensus", f"{97 + i % 7}億元"), fact("scenario: consensus", f"{97 + i % 7}億元", names[i + 1])),
            f"{{at: 3, segment: Indoor, concept: Revenue, printed: {40 + i % 5}億元}}",
            f"{{at: 3, segment: Outdoor, concept: Revenue, printed: {60 - i % 5}億元}}",
            f"{{at: 4, concept: OperatingIncome, printed: {10 + i % 4}億元}}",
            f"{{at: 4, concept: EarningsPerShareDiluted, printed: {1 + i % 4}.25元}}",
            f"{{at: 4, concept: EarningsPerShareDiluted, scenario: consensus, printed: {2 + i % 3}.25元}}",
        )
        for i, name in enumerate(names[:40])
    }
    root = quarters(tmp_path, articles)
    company = root / "content" / "lumen" / "company.yml"
    company.write_text(company.read_text("utf-8").replace("trends: [Revenue, OperatingMargin]\n", ""), "utf-8")
    context = RenderContext(read(root), Folder(ROOT))
    found = {page.url: len(page.body().encode()) for page in pages(context) if page.url in ("en/lumen/", "zh-Hant/lumen/")}
    assert max(found.values()) < 112_000  # the frame around it takes 8 kB
    body = next(page.body() for page in pages(context) if page.url == "en/lumen/")
    assert all(f'{name}/"' in body for name in names[:40])
    assert "facts/?company=LUMN9" in body


@pytest.mark.parametrize(("language", "heads", "shares"), [("en", ["Quarter", "Diluted EPS", "AWS revenue", "AWS revenue growth", "Shares, after hours"], ["down over 10%", "–", "−4.1%"]), ("zh-Hant", ["季度", "稀釋每股盈餘", "AWS 營收", "AWS 營收年增率", "盤後股價"], ["跌逾10%", "–", "−4.1%"])])
def test_tables_say_what_is_on_file_of_segments_beats_and_peers(language: str, heads: list[str], shares: list[str]) -> None:
    dataset, _ = read_dataset(CORPUS)
    latest = RenderContext(dataset, Folder(ROOT)).brief_localizer(language, dataset.briefs()[0])
    segments, beats, peers = [*parts([*quarterly.tabled(dataset, latest)], Table)]
    assert [column.head for column in beats.columns] == heads
    assert [plain(row[-1]) for row in beats.rows] == shares
    assert "1.95" in plain(beats.rows[0][1])
    assert "1.97" in plain(beats.rows[0][1])
    for table in (segments, peers):
        newest = [plain(row[1]) for row in table.rows]
        assert "2025" in table.columns[1].head
        assert any(text != "–" for text in newest)
        assert all(any(plain(row[place]) != "–" for row in table.rows) for place in range(1, len(table.columns)))
    assert {"48%", "39%"} <= {plain(row[1]) for row in peers.rows}
