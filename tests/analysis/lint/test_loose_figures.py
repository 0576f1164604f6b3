"""Prose: what stands there without a source, and what is only a name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from places import TESTS

from briefs.analysis.dataset import read_dataset

TINY = TESTS / "tiny" / "content"
BRIEF = "lumen/2024Q4/brief.yml"
FACTS = "lumen/2024Q4/lamp-times-2025-02-01.yml"
REACTION = "reaction: {en: The shares rose., zh-Hant: 股價上漲。}"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The invented company with names that have digits: one skipped, two labels."""
    content = Path(shutil.copytree(TINY, tmp_path / "content"))
    change(content / FACTS, "skipped:\n", "skipped:\n  - {at: 1, printed: 1.6T, reason: name}\n  - {at: 1, printed: '36', reason: name}\n")
    change(content / "lumen/company.yml", "zh-Hant: 室內}", "zh-Hant: 室內 2.0M}")
    change(content / "lumen/company.yml", "{en: Glow,", "{en: Glow 4.5B,")
    return content


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")


def loose(content: Path, english: str, chinese: str) -> list[str]:
    """The figures that are said to stand without a source in a text of the brief."""
    change(content / BRIEF, REACTION, f'reaction: {{en: "{english}", zh-Hant: "{chinese}"}}')
    _, problems = read_dataset(content)
    ours = [problem for problem in problems if problem.path.endswith("brief.yml")]
    assert all("stands in the text without its source" in problem.message for problem in ours), problems
    return [problem.message.split("'")[1] for problem in ours]


PARTS = [
    ("Two-thirds of it, or a quarter of sales.", "近倍，或打對折。", ["Two-thirds", "a quarter", "近倍", "對折"]),
    ("It halved; one in five left, one fifth of all.", "翻了一番，又是好幾倍。", ["halved", "one in five", "one fifth", "翻了一番", "好幾倍"]),
    # what in an article is no figure, since it may be of another value
    ("It sold 9M in a mid-30% range at HK20 cents.", "△3.2%、17 USD 25、七成 五、12.3조。", ["9M", "30%", "20 cents", "3.2%", "17 USD", "七成", "12.3"]),
    ("Half of it, ten times as much, 1/3 more.", "數倍。", ["Half", "ten times as", "1/3", "數倍"]),
]
SPANS = [
    ("A quarter of records; first-half and second-half sales.", "創紀錄的一季。"),
    ("The second half of the year, half a year before the half-year report.", "下半年。"),
    ("The four quarters of 2024, a quarter of the year, a third quarter in a row.", "連三季。"),
    ("A third time, on 9/30/2024, in 2024/25.", "第三次。"),
]


@pytest.mark.parametrize(("english", "chinese", "expected"), PARTS)
def test_a_part_in_words_is_a_figure(content: Path, english: str, chinese: str, expected: list[str]) -> None:
    assert loose(content, english, chinese) == expected


@pytest.mark.parametrize(("english", "chinese"), SPANS)
def test_a_span_of_time_is_none(content: Path, english: str, chinese: str) -> None:
    assert loose(content, english, chinese) == []


NAMES = [
    ("Modules of 1.6T sold out.", "1.6T 模組售罄。"),
    ("From 800G to 1.6T modules.", "從 800G 到1.6T。"),
    ("1.6T and more.", "1.6T 以上。"),
    ("Glow 4.5B bought lamps.", "室內 2.0M 燈具。"),
    ("The (1.6T) module.", "（1.6T）模組。"),
]


@pytest.mark.parametrize(("english", "chinese"), NAMES)
def test_a_name_is_no_figure(content: Path, english: str, chinese: str) -> None:
    assert loose(content, english, chinese) == []


FIGURES = [
    ("It earned $1.6T.", "賺 1.6T 美元。", ["$1.6T", "1.6T 美元"]),
    ("It sold 11.6T.", "賣出 1.7T。", ["11.6T", "1.7T"]),
    ("It sold 4.5B.", "賣出 2.0M。", ["4.5B", "2.0M"]),
    ("From 1.6T to 3.2T.", "1.6T 至 3.2T。", ["3.2T", "1.6T 至 3.2T"]),
    ("Between 1.6T and 3.2T.", "1.6T 至 3.2T。", ["Between 1.6T and 3.2T", "1.6T 至 3.2T"]),
    ("It sold 36.", "賣出 36。", ["36", "36"]),
]


@pytest.mark.parametrize(("english", "chinese", "expected"), FIGURES)
def test_a_figure_that_looks_like_a_name_is_one(content: Path, english: str, chinese: str, expected: list[str]) -> None:
    assert loose(content, english, chinese) == expected


def test_the_names_of_another_brief_are_not_known(content: Path) -> None:
    change(content / "lumen/2024Q3/brief.yml", "{en: The shares did not move., zh-Hant: 股價持平。}", "{en: The 1.6T is new., zh-Hant: 1.6T 上市。}")
    _, problems = read_dataset(content)
    assert [problem.message.split("'")[1] for problem in problems] == ["1.6T", "1.6T"]


GUISES = [
    ("It sold &#51;&#48; lamps, &#x39; more.", "賣出 ³⁰ 盞。", ["30", "9", "³⁰"]),
    ("Forty&nbsp;two percent of it.", "成長卅，跌廿多。", ["Forty two percent", "卅", "廿多"]),
    ("In the mid-thirties, or Ⅻ.", "維持二字頭，共②③。", ["mid-thirties", "Ⅻ", "二字頭", "②③"]),
    ("High twenties.", "占½，逾٣٠。", ["High twenties", "½", "٣٠"]),
    ("It earned NT$ seventeen.", "好。", ["NT$ seventeen"]),
]
RUNS = [
    ("Every second lamp, the highest in eleven quarters.", "每兩盞燈有一盞，創十一季新高。", ["Every second lamp", "highest in eleven quarters", "十一季新高"]),
    ("A record for the seventh quarter in a row.", "連七季創新高。", ["for the seventh quarter in a row", "連七季"]),
    ("Zero growth for a trillion-dollar firm.", "零成長的兆元企業。", ["Zero growth", "a trillion-dollar", "零成長", "兆元"]),
    ("Sales doubled, costs rose threefold, by seventeen euros.", "營收翻倍，成本減半，占一半。", ["doubled", "threefold", "seventeen euros", "翻倍", "減半", "一半"]),
]
NO_GUISES = [
    ("The second-largest firm, a third party, every second year, the best year in years.", "第三方、三大、百年老店、上半年、一次。"),
    ("R&amp;D for CO₂ and m²; ① first, ② then.", "一度、三大雲端業者、第一；①燈具。"),
    ("One of the two main causes.", "二〇二四年，三大原因。"),
]


@pytest.mark.parametrize(("english", "chinese", "expected"), [*GUISES, *RUNS])
def test_a_figure_in_a_guise_is_one(content: Path, english: str, chinese: str, expected: list[str]) -> None:
    assert sorted(loose(content, english, chinese)) == sorted(expected)


@pytest.mark.parametrize(("english", "chinese"), NO_GUISES)
def test_a_sign_that_counts_nothing_is_none(content: Path, english: str, chinese: str) -> None:
    assert loose(content, english, chinese) == []


@pytest.mark.parametrize("amount", ["20元", "$36", "17%"])
def test_an_amount_skipped_as_a_name_licenses_nothing(content: Path, amount: str) -> None:
    """And it is refused itself."""
    change(content / FACTS, "printed: 1.6T,", f"printed: {amount!r},")
    change(content / BRIEF, REACTION, f'reaction: {{en: "It is new.", zh-Hant: "賺 {amount}。"}}')
    _, problems = read_dataset(content)
    text, name = f"the figure '{amount}' stands in the text without its source", f"'{amount}' is an amount, no name"
    assert [problem.message for problem in problems] == [text, name]


PRICES = [
    ("One dollar fetched {Revenue}.", "一美元兌 {Revenue}。", []),
    ("1 dollar buys about {Revenue}.", "1美元折合約 {Revenue}。", []),
    ("It was {Revenue} to one dollar.", "{Revenue} 兌一美元。", []),
    ("It earned one dollar a share on {Revenue}.", "營收 {Revenue}，每股賺一美元。", ["one dollar a share", "一美元"]),
    ("Two dollars fetched {Revenue}.", "兩美元兌 {Revenue}。", ["Two dollars", "兩美元"]),
]


@pytest.mark.parametrize(("english", "chinese", "expected"), PRICES)
def test_the_one_unit_that_a_rate_prices_is_no_figure(content: Path, english: str, chinese: str, expected: list[str]) -> None:
    assert loose(content, english, chinese) == expected


SPELT = [
    ("Sales rose thirty-odd per cent.", "毛利率增加好幾個百分點。", ["thirty-odd", "幾個百分點"]),
    ("Sales rose a third.", "毛利率掉了兩個半百分點。", ["rose a third", "兩個半百分點"]),
    ("It hit the billion mark.", "旗下有半打工廠。", ["billion mark", "半打"]),
    ("Margins are in the low twenties.", "毛利率四十趴。", ["Margins are in the low twenties", "四十趴"]),
    ("It is the sixth gain in a row.", "本益比十來倍。", ["sixth gain in a row", "十來倍"]),
    ("Sales rose XL per cent.", "營收貳佰元。", ["XL per cent", "貳佰元"]),
    ("Margin fell a full point.", "毛利率掉了一些。", ["fell a full point"]),
    ("The third quarter is the XL size.", "一打開門，第一打者上場。", []),
    ("Consensus is several points below it.", "兩者相差不少。", []),
]


@pytest.mark.parametrize(("english", "chinese", "expected"), SPELT)
def test_a_number_in_odd_words(content: Path, english: str, chinese: str, expected: list[str]) -> None:
    assert loose(content, english, chinese) == expected
