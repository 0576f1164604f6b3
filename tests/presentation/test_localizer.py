"""One language's way of saying things: figures, periods, names and prose without stray spaces."""

from __future__ import annotations

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from invented import fact, figure
from places import ROOT, TINY

from briefs.content.concepts import common_concepts
from briefs.content.fitting import negative
from briefs.content.folder import Folder
from briefs.content.records import Brief, Company
from briefs.content.references import BadReference, parse_reference
from briefs.model.facts import Meaning, Quantity
from briefs.model.period import parse_period
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import close_up, html, plain
from briefs.presentation.localizer import Localizer
from briefs.presentation.numbers import bare
from briefs.presentation.prose import BriefLocalizer
from briefs.site.build import build_site


@pytest.fixture
def brief(context: RenderContext) -> Brief:
    return context.dataset.content.briefs["LUMN9/2024Q4"]


@pytest.fixture
def lumen(brief: Brief) -> Company:
    return brief.company


@pytest.fixture(params=["en", "zh-Hant"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


NUMBERS = [
    # printed, option, English, Chinese
    ("2,134億美元", "", "$213.4B", "2,134億美元"),
    ("約2,000億美元", "", "about $200B", "約2,000億美元"),
    ("約2,000億美元", "bare", "$200.0B", "2,000億美元"),
    ("逾10%", "", "over 10%", "逾10%"),
    ("逾10%", "bare", "10%", "10%"),
    ("不到10%", "bare", "10%", "10%"),
    ("24%", "signed", "+24%", "+24%"),
    ("-24%", "signed", "−24%", "−24%"),
    ("-24%", "size", "24%", "24%"),
    ("24%", "size", "24%", "24%"),
    ("0%", "signed", "0%", "0%"),
    ("-52億美元", "size", "$5.2B", "52億美元"),
    ("-52億美元", "", "−$5.2B", "−52億美元"),
    ("逾10%", "signed", "over +10%", "逾+10%"),
    ("1735億至1785億美元", "", "$173.5B–$178.5B", "1,735億至1,785億美元"),
    ("1735億至1785億美元", "low", "$173.5B", "1,735億美元"),
    ("1735億至1785億美元", "high", "$178.5B", "1,785億美元"),
    ("-5%至-3%", "size", "3%–5%", "3%至5%"),
    ("25%至29%", "signed", "+25%–+29%", "+25%至+29%"),
    ("2000億美元", "", "$200.0B", "2,000億美元"),
    ("420億至440億美元", "", "$42.0B–$44.0B", "420億至440億美元"),
    ("385億至400億美元", "", "$38.5B–$40.0B", "385億至400億美元"),
]


@pytest.mark.parametrize(("printed", "option", "english", "chinese"), NUMBERS)
def test_number(context: RenderContext, printed: str, option: str, english: str, chinese: str) -> None:
    read = figure(printed)
    assert context.localizer("en").number(read, option) == english
    assert context.localizer("zh-Hant").number(read, option) == chinese


def test_counts_keep_the_measure_word_that_is_printed(context: RenderContext, brief: Brief) -> None:
    known = context.dataset.index.find(parse_reference("Revenue", brief, context.dataset.content).meaning, brief.period)
    assert known
    for printed, english, chinese in (("約95萬個", "about 950,000", "約95萬個"), ("80亿颗", "8.0B", "80億顆"), ("95 units", "95", "95")):
        count = replace(known, figure=figure(printed), facts=(replace(known.facts[0], printed=printed),))
        assert context.localizer("en").amount(count) == english
        assert context.localizer("zh-Hant").amount(count) == chinese
        derived = replace(known, figure=figure("2個"), facts=(), inputs=(count,))
        assert context.localizer("zh-Hant").amount(derived) == "2" + chinese.lstrip("約0123456789,億萬")


def test_zeros_that_fill_up_what_was_computed_are_about(context: RenderContext, brief: Brief) -> None:
    known = context.dataset.index.find(parse_reference("Revenue", brief, context.dataset.content).meaning, brief.period)
    assert known
    for printed, english, chinese in (("$156B", "$156B", "約1,560億美元"), ("$15.6B", "$15.6B", "156億美元"), ("$21B", "$21B", "約210億美元")):
        computed = replace(known, figure=figure(printed), facts=(), inputs=(known,))
        assert [context.localizer(language).amount(computed) for language in ("en", "zh-Hant")] == [english, chinese]
        assert [context.localizer(language).amounts([computed])[0] for language in ("en", "zh-Hant")] == [english, chinese]
        stated = replace(known, figure=figure(printed))
        assert context.localizer("zh-Hant").amount(stated) == chinese.removeprefix("約")


def test_bare_closes_an_open_end_only() -> None:
    assert [bare(figure("逾10%")).low, bare(figure("逾10%")).high] == [10, 10]
    assert [bare(figure("10%至15%")).low, bare(figure("10%至15%")).high] == [10, 15]


ENDS = [
    ("2,134億美元", ("$213.35B", "$213.45B"), ("2,133.5億美元", "2,134.5億美元")),
    ("24%", ("23.5%", "24.5%"), ("23.5%", "24.5%")),
    ("逾10%", ("10.0%", "not known"), ("10.0%", "無資料")),
    ("-24%", ("−24.5%", "−23.5%"), ("−24.5%", "−23.5%")),
    ("數十億美元", ("not known", "not known"), ("無資料", "無資料")),
    ("近2,400人", ("2,350 people", "2,400 people"), ("2,350人", "2,400人")),
]


@pytest.mark.parametrize(("printed", "english", "chinese"), ENDS)
def test_what_a_figure_stands_for(context: RenderContext, printed: str, english: tuple[str, str], chinese: tuple[str, str]) -> None:
    assert context.localizer("en").ends(figure(printed)) == english
    assert context.localizer("zh-Hant").ends(figure(printed)) == chinese


STANDS = [
    ("數十億美元", "these words alone; no limits are printed", "僅有數量級，原文未寫上下限"),
    ("最高40%", "40.5% or less", "40.5%以下"),
    ("約1億人", "75M people to 125M people", "7,500萬人至1.25億人"),
]


@pytest.mark.parametrize(("printed", "english", "chinese"), STANDS)
def test_a_magnitude_stands_for_its_words_alone(context: RenderContext, printed: str, english: str, chinese: str) -> None:
    assert context.localizer("en").stands_for(figure(printed)) == english
    assert context.localizer("zh-Hant").stands_for(figure(printed)) == chinese


@pytest.mark.parametrize(
    ("printed", "bounds", "english"),
    [
        ("about 2.7個百分點", ("2.6", "2.8"), "2.60 pp to 2.80 pp"),
        ("6%", ("5.3014", "5.7166"), "5.30% to 5.72%"),
        ("約104億美元", ("10260512820", "10569948186"), "$10.26B to $10.57B"),
        ("40人", ("38.2", "41.9"), "38 people to 42 people"),
        ("25%", ("25", "25"), "25.0% to 25.0%"),
    ],
)
def test_a_derived_figure_stands_for_what_its_arithmetic_allows(context: RenderContext, printed: str, bounds: tuple[str, str], english: str) -> None:
    low, high = map(Decimal, bounds)
    assert context.localizer("en").stands_for(figure(printed), (low, high)) == english


FALLS = [
    ("逾10%", "down over 10%", "跌逾10%"),
    ("至少10%", "down at least 10%", "跌至少10%"),
    ("不到10%", "down under 10%", "跌不到10%"),
    ("最高10%", "down at most 10%", "跌不逾10%"),
    ("10%", "−10%", "−10%"),
    ("10%至15%", "−15% to −10%", "−15%至−10%"),
    ("雙位數百分比", "down double-digit percent", "跌雙位數百分比"),
]


@pytest.mark.parametrize(("printed", "english", "chinese"), FALLS)
def test_a_bound_of_a_fall_is_said_by_its_size(context: RenderContext, printed: str, english: str, chinese: str) -> None:
    """The share falls (跌), what grows over a year shrinks (減); a margin below zero has not fallen."""
    grown = fact("Revenue", printed, change="yoy")
    for language, text in (("en", english), ("zh-Hant", chinese)):
        localizer = replace(context.localizer(language), content=replace(context.dataset.content, concepts=common_concepts()))

        def said(concept: str, change: str = "", localizer: Localizer = localizer) -> str:
            moved = replace(grown, meaning=replace(grown.meaning, concept=concept, change=change), figure=negative(grown.figure))
            shown = localizer.reading(moved)
            assert localizer.full(Quantity(moved.id, moved.meaning, moved.figure, (moved,))) == shown
            return shown

        assert said("AfterHoursMove") == said("DailyMove") == text
        assert said("Revenue", "yoy") == text.replace("跌", "減")
        assert said("OperatingMargin") == localizer.number(negative(grown.figure))


PERIODS = [
    # written, year ends in, English, short, Chinese, short
    ("2025Q4", 12, "Q4 2025", "Q4 2025", "2025 年第 4 季", "2025Q4"),
    ("FY2026Q2", 6, "Q2 FY2026 (Oct–Dec 2025)", "Q2 FY2026", "2026 會計年度第 2 季（2025 年 10–12 月）", "2026 財年 Q2"),
    ("FY2026Q4", 1, "Q4 FY2026 (Nov 2025–Jan 2026)", "Q4 FY2026", "2026 會計年度第 4 季（2025 年 11 月–2026 年 1 月）", "2026 財年 Q4"),
    ("FY2026H1", 6, "H1 FY2026 (Jul–Dec 2025)", "H1 FY2026",
     "2026 會計年度上半年（2025 年 7–12 月）", "2026 財年 H1"),
    ("2026H1", 12, "H1 2026", "H1 2026", "2026 年上半年", "2026H1"),
    ("2026H2", 12, "H2 2026", "H2 2026", "2026 年下半年", "2026H2"),
    ("10M2025", 12, "Jan–Oct 2025", "Jan–Oct 2025", "2025 年 1–10 月", "2025 年 1–10 月"),
    ("9M2025", 12, "nine months to Sep 2025", "9M 2025", "2025 年前三季", "2025 前三季"),
    ("9MFY2026", 3, "nine months to Dec 2025", "9M to Dec 2025", "截至 2025 年 12 月的九個月", "九個月至 2025 年 12 月"),
    ("FY2025", 12, "full year 2025", "2025", "2025 全年", "2025"),
    ("FY2025", 6, "fiscal 2025 (to Jun 2025)", "FY2025", "2025 會計年度（至 2025 年 6 月）", "2025 財年"),
    ("TTM2025Q3", 12, "twelve months to Q3 2025", "12M to Q3 2025", "截至 2025 年第 3 季的近十二個月", "近十二個月至 2025Q3"),
    ("TTMFY2026Q2", 6, "twelve months to Dec 2025", "12M to Dec 2025", "截至 2025 年 12 月的近十二個月", "近十二個月至 2025 年 12 月"),
    ("2025-12-31", 12, "31 Dec 2025", "31 Dec 2025", "2025 年 12 月 31 日", "2025 年 12 月 31 日"),
    ("2025-10", 12, "Oct 2025", "Oct 2025", "2025 年 10 月", "2025 年 10 月"),
    ("by 2027", 12, "by the end of 2027", "by the end of 2027", "2027 年底前", "2027 年底前"),
    ("by 2027-06", 12, "by Jun 2027", "by Jun 2027", "2027 年 6 月前", "2027 年 6 月前"),
    ("2016/2026", 12, "2016 to 2026", "2016 to 2026", "2016 至 2026 年", "2016 至 2026 年"),
]


@pytest.mark.parametrize(("written", "ends", "english", "short", "chinese", "chinese_short"), PERIODS)
def test_period(context: RenderContext, written: str, ends: int, english: str, short: str, chinese: str, chinese_short: str) -> None:  # noqa: PLR0913, PLR0917
    period = parse_period(written, ends)
    localizers = context.localizer("en"), context.localizer("zh-Hant")
    assert [localizer.period(period) for localizer in localizers] == [english, chinese]
    assert [localizer.period(period, short=True) for localizer in localizers] == [short, chinese_short]


MEANINGS = [
    (Meaning("LUMN9", "", "Revenue", parse_period("2024Q4")), "Revenue · Q4 2024", "營收・2024 年第 4 季"),
    (Meaning("LUMN9", "Indoor", "Revenue", parse_period("2024Q4"), change="yoy"), "Indoor revenue · Q4 2024 · year on year", "室內營收・2024 年第 4 季・年增率"),
    (Meaning("GLOW", "", "EarningsPerShareDiluted", parse_period("FY2025", 6), "consensus"),
     "Glow diluted EPS · fiscal 2025 (to Jun 2025) · consensus", "輝光稀釋每股盈餘・2025 會計年度（至 2025 年 6 月）・市場共識"),
    (Meaning("LUMN9", "", "Revenue", parse_period("2024Q4"), "estimate", by="Ada"), "Revenue · Q4 2024 · estimate (Ada)", "營收・2024 年第 4 季・預估（Ada）"),
]  # fmt: skip


@pytest.mark.parametrize(("meaning", "english", "chinese"), MEANINGS)
def test_meaning(context: RenderContext, lumen: Company, meaning: Meaning, english: str, chinese: str) -> None:
    assert context.localizer("en").meaning(meaning, lumen) == english
    assert context.localizer("zh-Hant").meaning(meaning, lumen) == chinese


ESTIMATE = "  - {at: 5, concept: Revenue, period: 2025Q1, scenario: estimate, by: {en: Yehe Securities, zh-Hant: 野鶴證券}, printed: 120億元}\n"
CHART = """\
charts:
  - id: awaited
    kind: bars
    title: {en: What is awaited, zh-Hant: 市場的期待}
    description: {en: One estimate., zh-Hant: 一項預估。}
    categories: [2025Q1 estimate by:YeheSecurities, 2024Q4]
    series: [{of: Revenue}]
"""


def test_an_author_has_the_name_of_the_pages_language(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "content")
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    for name, old, new in (("lamp-times-2025-02-01.yml", "skipped:\n", f"{ESTIMATE}skipped:\n"), ("brief.yml", "charts:\n", CHART)):
        path = tmp_path / "content/lumen/2024Q4" / name
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    site, problems = build_site(Folder(tmp_path))
    assert problems == []
    assert site
    bodies = {page.url: page.body() for page in site.pages}
    data = {language: site.files[f"data/explorer.{language}.json"].decode() for language in ("en", "zh-Hant")}
    for place in ("lumen/2024Q4/figures/", "facts/"):
        assert "Yehe Securities" in bodies[f"en/{place}"], place
        assert "野鶴證券" in bodies[f"zh-Hant/{place}"], place
    assert "預估（野鶴證券）" in bodies["zh-Hant/lumen/2024Q4/figures/"]
    assert bodies["zh-Hant/lumen/2024Q4/figures/"].count("預估（野鶴證券）") > 1  # of a card and of a chart
    for own, other, name in (("en", "zh-Hant", "Yehe Securities"), ("zh-Hant", "en", "野鶴證券")):
        assert name in data[own]
        assert name not in data[other]
        assert [url for url, body in bodies.items() if url.startswith(other) and name in body] == []


def test_a_known_period_is_left_out(context: RenderContext, lumen: Company) -> None:
    known = parse_period("2024Q4")
    localizer = context.localizer("en")
    assert localizer.meaning(Meaning("LUMN9", "", "Revenue", known), lumen, known) == "Revenue"
    assert localizer.meaning(Meaning("LUMN9", "", "Headcount", parse_period("2024-12-31")), lumen, known) == "Headcount"
    assert localizer.meaning(Meaning("LUMN9", "", "Headcount", parse_period("2024-09-30")), lumen, known) == "Headcount · 30 Sep 2024"


def test_a_growth_metric_says_so(context: RenderContext, lumen: Company) -> None:
    growth = Meaning("LUMN9", "Indoor", "Revenue", parse_period("2024Q4"), change="yoy")
    assert context.localizer("en").metric(growth, lumen) == "Indoor revenue growth"
    assert context.localizer("zh-Hant").metric(growth, lumen) == "室內營收年增率"


SPACES = [
    # Chinese text, as shown with Revenue = 124.6億元, yoy = 20% and GLOW yoy = 逾10%
    ("營收 {Revenue}，創新高", "營收 124.6億元，創新高"),
    ("營收{Revenue} 創新高", "營收124.6億元創新高"),
    ("為 {Revenue} 。", "為 124.6億元。"),
    ("年增 {Revenue yoy} 至 {Revenue} 以上", "年增 20% 至 124.6億元以上"),
    ("（ {GLOW Revenue yoy} ）", "（逾10% ）"),
    ("成長 {GLOW Revenue yoy} ，", "成長逾10% ，"),
    ("{Revenue} {Revenue yoy}", "124.6億元 20%"),
    ("AI {Revenue} AI", "AI 124.6億元 AI"),
]


@pytest.mark.parametrize(("text", "expected"), SPACES)
def test_no_space_between_two_chinese_characters(context: RenderContext, brief: Brief, text: str, expected: str) -> None:
    localizer = context.brief_localizer("zh-Hant", brief)
    both = {"en": "x", "zh-Hant": text}
    assert plain(localizer.line(both)) == expected
    assert localizer.plain(both) == expected


def test_one_is_no_plural(context: RenderContext) -> None:
    localizer, chinese = context.localizer("en"), context.localizer("zh-Hant")
    assert localizer.say("brief", "facts_used", n=43, m=1) == "43 figures from 1 article"
    assert localizer.say("brief", "facts_used", n=1, m=2) == "1 figure from 2 articles"
    assert chinese.say("brief", "facts_used", n=1, m=1) == "取自 1 篇文章的 1 個數字"
    assert localizer.say("company", "score", n=1, outcomes="one").startswith("1 settled forecast: ")
    assert localizer.say("company", "score", n=2, outcomes="two").startswith("2 settled forecasts: ")
    assert localizer.say("sources", "coverage", n=1) == "The 1 figure of the article is accounted for:"
    assert localizer.say("sources", "coverage", n=3) == "All 3 figures of the article are accounted for:"


def test_close_up() -> None:
    assert close_up("室內 營收 AWS 營收， 年增 20%") == "室內營收 AWS 營收，年增 20%"


def test_every_figure_in_prose_names_what_it_is(context: RenderContext, brief: Brief, language: str) -> None:
    localizer = context.brief_localizer(language, brief)
    text = html(localizer.prose({"en": "{Revenue} {OperatingMargin}", "zh-Hant": "{Revenue} {OperatingMargin}"}))
    assert 'data-fact="evening-glow-2025-02-02.p1.Revenue.2024Q4"' in text
    assert 'data-derived="LUMN9.OperatingMargin.2024Q4"' in text


def test_prose_is_escaped_and_figures_stand_within_emphasis(context: RenderContext, brief: Brief) -> None:
    localizer = context.brief_localizer("zh-Hant", brief)
    text = html(localizer.prose({"en": "x", "zh-Hant": "**營收{Revenue}。**<script>"}))
    assert text.startswith("<p><strong>營收<")
    assert "。</strong>&lt;script&gt;</p>" in text


def test_a_reference_without_a_figure_stops_the_page(context: RenderContext, brief: Brief, language: str) -> None:
    localizer = context.brief_localizer(language, brief)
    with pytest.raises(BadReference) as error:
        localizer.prose({"en": "{Revenue 2019Q1}", "zh-Hant": "{Revenue 2019Q1}"})
    assert str(error.value) == "no figure is known for {Revenue 2019Q1}"


def test_find_is_what_the_brief_knew(context: RenderContext) -> None:
    briefs = context.dataset.content.briefs
    early, late = (BriefLocalizer("en", {}, context.dataset.content, context.dataset.index, briefs[f"LUMN9/{quarter}"]) for quarter in ("2024Q3", "2024Q4"))
    assert early.find("Revenue 2025Q1 guidance") is None
    found = late.find("Revenue 2025Q1 guidance")
    assert found
    assert found.id == "lamp-times-2025-02-01.p5.Revenue.2025Q1.guidance"


def test_every_word_is_said_in_every_language(context: RenderContext) -> None:
    english, chinese = (context.words[language] for language in ("en", "zh-Hant"))
    assert {section: set(words) for section, words in english.items()} == {section: set(words) for section, words in chinese.items()}


@pytest.mark.parametrize(("language", "own", "theirs"), [("en", "company target", "target (Hill)"), ("zh-Hant", "公司目標", "目標（Hill）")])
def test_a_target_is_the_companys_own_or_its_authors(context: RenderContext, language: str, own: str, theirs: str) -> None:
    localizer = context.localizer(language)
    aim = Meaning("LUMN9", "", "Revenue", parse_period("by 2028"), "target")
    assert localizer.scenario(aim) == own
    assert localizer.scenario(replace(aim, by="Hill")) == theirs
