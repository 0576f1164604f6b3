"""A company's page: what is awaited, guidance and its outcome, questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from places import CORPUS, ROOT
from promises import company, document, quarters, read, tables, terminal

from briefs.analysis.dataset import read_dataset
from briefs.analysis.ledger import ledger
from briefs.analysis.scorecard import row
from briefs.analysis.scores import independent
from briefs.content.folder import Folder
from briefs.model.language import LANGUAGES
from briefs.presentation import chart_data, overview, since
from briefs.presentation.blocks import Charts, Heading, Prose
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import plain
from briefs.presentation.tables import judged

GUIDED = "{at: 2, concept: Revenue, period: %s, scenario: guidance, printed: 110億至120億元}"
EXPECTED = "{at: 2, concept: Revenue, period: %s, scenario: consensus, printed: 112億元}"
WORDS = [
    # quarters with a brief after the one that guides for 2025Q1, and the word on each place of the page
    ((), "pending"),
    (("2025Q2",), "no source gives it"),
    (("2025Q2", "2025Q3"), "never reported"),
]


def without_panel(root: Path) -> Path:
    """The same where no panel shows revenue, so that its guidance has a chart."""
    file = root / "content" / "lumen" / "company.yml"
    file.write_text(file.read_text("utf-8").replace("trends: [Revenue, ", "trends: ["), "utf-8")
    return root


@pytest.mark.parametrize(("later", "word"), WORDS)
def test_chart_table_and_list_say_one_word_for_one_state(
    tmp_path: Path, later: tuple[str, ...], word: str
) -> None:
    articles = {
        "2024Q4/times": (GUIDED % "2025Q1", EXPECTED % "2025Q1"),
        **{f"{quarter}/times": () for quarter in later},
    }
    page = company(without_panel(quarters(tmp_path, articles)))
    (chart,) = next(
        block for block in page["guidance"].blocks if isinstance(block, Charts)
    ).drawings
    assert chart.chart.states == (word,)
    (row,) = chart.chart.rows
    assert [text for _, text in chart.chart.texts(row, "?")][-1] == word
    ledger, *_ = tables(page["guidance"].blocks)
    assert [row[-1] for row in ledger[1:]] == [word]
    questions = [row for table in tables(page["open_watch"].blocks) for row in table[1:]]
    assert [row[2] for row in questions if row[3] == "Q4 2024"] == [word]


def test_what_was_never_found_out_stands_apart_from_what_is_open(tmp_path: Path) -> None:
    still, never = tables(
        company(
            quarters(
                tmp_path, {f"{quarter}/times": () for quarter in ("2024Q4", "2025Q2", "2025Q3")}
            )
        )["open_watch"].blocks
    )
    assert [row[3] for row in still[1:]] == ["Q3 2025"]
    assert [row[3] for row in never[1:]] == ["Q4 2024"]


def test_a_question_that_a_later_brief_answers_in_words_is_settled(tmp_path: Path) -> None:
    root = quarters(
        tmp_path, {f"{quarter}/times": () for quarter in ("2024Q4", "2025Q2", "2025Q3")}
    )
    brief = root / "content" / "lumen" / "2025Q2" / "brief.yml"
    brief.write_text(
        brief.read_text("utf-8")
        + "settled: [{item: after-2024q4, text: {en: Nobody asks now., zh-Hant: 已無人問。}}]\n",
        "utf-8",
    )
    (still,) = tables(company(root)["open_watch"].blocks)
    assert [row[3] for row in still[1:]] == ["Q3 2025"]


GIVEN_TWICE = {"2024Q4/times": (GUIDED % "2025Q2",), "2025Q1/post": ("{at: 2, concept: Revenue, period: 2025Q2, scenario: guidance, printed: 115億至125億元}",)}


def test_the_ledger_shows_each_statement_and_its_revision(tmp_path: Path) -> None:
    ledger, *_ = tables(company(quarters(tmp_path, GIVEN_TWICE))["guidance"].blocks)
    assert [row[1:4] for row in ledger] == [
        ["Given with", "Guided range", "Revision"],
        ["Q4 2024 · 21 Jan 2025 (first)", "NT$11.0B–NT$12.0B", "–"],
        ["Q1 2025 · 22 Apr 2025 (last)", "NT$11.5B–NT$12.5B", "raised"],
    ]


def test_the_ledger_of_what_was_never_revised_has_no_column_for_it(tmp_path: Path) -> None:
    heads = tables(company(quarters(tmp_path, {"2024Q4/times": (GUIDED % "2025Q1",)}))["guidance"].blocks)[0][0]
    assert "Revision" not in heads


@pytest.mark.parametrize(("language", "heading", "words"), [("en", "Guidance revised", "raised"), ("zh-Hant", "財測修正", "上修")])
def test_a_brief_says_what_its_quarter_revised(tmp_path: Path, language: str, heading: str, words: str) -> None:
    blocks = [*since.in_full(document(quarters(tmp_path, GIVEN_TWICE), language))]
    place = next(i for i, one in enumerate(blocks) if isinstance(one, Heading) and heading in plain(one.title))
    assert words in {cell for row in tables(blocks[place:])[0] for cell in row}


def test_the_score_says_what_it_counts(tmp_path: Path) -> None:
    known = {**GIVEN_TWICE, "2025Q2/times": ()}
    said = " ".join(plain(block.parts) for block in company(quarters(tmp_path, known))["guidance"].blocks if isinstance(block, Prose))
    assert said.startswith("1 settled forecast: 1 below guidance.")
    assert "once, by its last statement" in said


BEAT = {"2024Q4/times": ("said: {at: 3, concept: Revenue, says: beat consensus}",), "2024Q4/post": ("said: {at: 5, concept: Revenue, says: beat consensus}",)}


@pytest.mark.parametrize(
    ("language", "chip", "remark"),
    [
        ("en", "beat (as stated)", "As stated: the article says so and prints no figure to check it by. Revenue: The times, ¶3, The post, ¶5."),
        ("zh-Hant", "優於預期（文章所述）", "文章所述：文章只這麼說，沒有刊出可以核對的數字。營收：times，第 3 段、post，第 5 段。"),
    ],
)
def test_a_verdict_without_a_figure_is_marked_so(tmp_path: Path, language: str, chip: str, remark: str) -> None:
    said = " ".join(terminal(quarters(tmp_path, BEAT), language).split())
    assert said.count(chip) == 4  # three key numbers, the scorecard
    assert remark.replace(" ", "") in said.replace(" ", "")


def test_two_articles_that_do_not_agree_give_no_verdict(tmp_path: Path) -> None:
    missed = {**BEAT, "2024Q4/post": ("said: {at: 5, concept: Revenue, says: missed consensus}",)}
    root = quarters(tmp_path, missed)
    dataset, _ = read_dataset(root / "content")
    found = row("Revenue", dataset.content.briefs["LUMN9/2024Q4"], dataset.content, dataset.index)
    assert list(found.verdicts) == [("disputed", "conflict")]


def test_figures_go_before_an_articles_word(tmp_path: Path) -> None:
    root = quarters(tmp_path, {"2024Q4/times": (*BEAT["2024Q4/times"], "{at: 3, concept: Revenue, scenario: consensus, printed: 95億元}")})
    dataset = read(root)
    found = row("Revenue", dataset.content.briefs["LUMN9/2024Q4"], dataset.content, dataset.index)
    assert list(found.verdicts) == [("above_consensus", "better")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_amazons_page_has_one_word_for_what_no_source_gives(language: str) -> None:
    dataset, problems = read_dataset(CORPUS)
    assert problems == []
    brief = dataset.briefs(dataset.content.companies["AMZN"])[0]
    localizer = RenderContext(dataset, Folder(ROOT)).brief_localizer(language, brief)
    guided = overview.guided(dataset, localizer)
    words = {item.meaning.period: localizer.word(item.verdict[0]) for item in guided if not item.actual}
    for drawing in chart_data.guidance(guided, localizer):
        items = [item for item in guided if item.midpoint and drawing.chart.id == f"guidance-{item.meaning.concept.lower()}" and item.meaning.period.kind == "quarter"]
        expected = ["" if item.actual else words[item.meaning.period] for item in items]
        assert [state for state in drawing.chart.states if state] == [word for word in expected if word]
    assert words


def test_amazons_score_counts_revenue_once() -> None:
    dataset, _ = read_dataset(CORPUS)
    company = dataset.content.companies["AMZN"]
    guided = ledger("AMZN", dataset.content, dataset.index, dataset.briefs(company)[0].period)
    counted = independent([item for item in guided if item.judged], company, dataset.content.concepts)
    subjects = [(item.meaning.segment, item.meaning.concept, str(item.meaning.period)) for item in counted]
    assert len(subjects) == len(set(subjects))
    assert subjects.count(("", "Revenue", "2025Q4")) == 1
    assert sum(item.meaning.concept == "Revenue" and str(item.meaning.period) == "2025Q4" for item in guided) > 1


def test_what_is_awaited_is_not_in_doubt() -> None:
    dataset, _ = read_dataset(CORPUS)
    localizer = RenderContext(dataset, Folder(ROOT)).brief_localizer("en", dataset.briefs()[0])
    for item in overview.guided(dataset, localizer):
        assert item.actual or judged(localizer, item).tone == "neutral"
