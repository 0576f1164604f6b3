"""A company's page: what is awaited, guidance and its outcome, questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from promises import company, quarters, tables

from briefs.presentation.blocks import Charts

GUIDED = "{at: 2, concept: Revenue, period: %s, scenario: guidance, printed: 110億至120億元}"
EXPECTED = "{at: 2, concept: Revenue, period: %s, scenario: consensus, printed: 112億元}"
WORDS = [
    # quarters with a brief after the one that guides for 2025Q1, and the word on each place of the page
    ((), "pending"),
    (("2025Q2",), "no source gives it"),
    (("2025Q2", "2025Q3"), "never found out"),
]


@pytest.mark.parametrize(("later", "word"), WORDS)
def test_chart_table_and_list_say_one_word_for_one_state(
    tmp_path: Path, later: tuple[str, ...], word: str
) -> None:
    articles = {
        "2024Q4/times": (GUIDED % "2025Q1", EXPECTED % "2025Q1"),
        **{f"{quarter}/times": () for quarter in later},
    }
    page = company(quarters(tmp_path, articles))
    (chart,) = next(
        block for block in page["guidance"].blocks if isinstance(block, Charts)
    ).drawings
    assert chart.chart.states == (word,)
    ledger, *_ = tables(page["guidance"])
    assert [row[-1] for row in ledger[1:]] == [word]
    questions = [row for table in tables(page["open_watch"]) for row in table[1:]]
    assert [row[2] for row in questions if row[3] == "Q4 2024"] == [word]


def test_what_was_never_found_out_stands_apart_from_what_is_open(tmp_path: Path) -> None:
    still, never = tables(
        company(
            quarters(
                tmp_path, {f"{quarter}/times": () for quarter in ("2024Q4", "2025Q2", "2025Q3")}
            )
        )["open_watch"]
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
    (still,) = tables(company(root)["open_watch"])
    assert [row[3] for row in still[1:]] == ["Q3 2025"]
