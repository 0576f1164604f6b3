"""Time of results: said once, in a title, a heading, a bullet or a sentence, and meant of all below it."""

from __future__ import annotations

import pytest

from briefs.articles import results
from briefs.articles.clauses import Paragraph, Topic
from briefs.articles.dates import Calendar
from briefs.articles.lexicon import Vocabulary
from briefs.model.period import parse_period

from .test_likely import content


def held(*texts: str, quarter: str = "2025Q3") -> list[str]:
    """What holds below each paragraph, nearest first, as `block period`."""
    calendar = Calendar(parse_period(quarter), parse_period("2025-10-31"))
    vocabulary = Vocabulary(content().companies["HQP"], content().concepts)
    parts = [Paragraph(at, text, vocabulary, calendar, Topic()) for at, text in enumerate(texts, 1)]
    now, said = results.of_article(parts), []
    for part in parts:
        part.results = now
        now = results.below(part)
        said.append(", ".join(f"{block} {period}" for block, period in now.items()))
    return said


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("虹橋精密公布前三季業績，營收1,400億元。", "9M2025"),
        ("虹橋精密9月營收160億元。", "2025-09"),
        ("Results for the 9-month period rose.", "9M2025"),
        ("第四季營收可望成長，第三季營收486億元。", "2025Q3"),  # what is to come is no result
        ("較去年同期成長，2024年亦然。", ""),
        ("上調全年目標。", ""),
    ],
)
def test_the_first_time_of_results_is_that_of_the_article(text: str, period: str) -> None:
    assert held(text) == [f"above {period}, article {period}" if period else ""]


def test_a_whole_year_is_a_time_of_results_where_the_quarter_ends_it() -> None:
    assert held("全年營收1,900億元。", quarter="2025Q4") == ["above FY2025, article FY2025"]


def test_a_heading_holds_until_the_next_one() -> None:
    told = held("虹橋精密第三季營收486億元。", "前三季表現", "營收成長。", "展望", "營收可期。")
    article = "article 2025Q3"
    assert told == [
        f"above 2025Q3, {article}",
        f"heading 9M2025, {article}",
        f"heading 9M2025, {article}",
        article,
        article,
    ]


def test_a_bullet_with_a_figure_holds_for_the_next_ones() -> None:
    assert (
        held("前三季車用感測營收600億元", "消費電子營收450億元")[-1]
        == "above 9M2025, article 9M2025"
    )


def test_a_sentence_holds_for_the_next_one() -> None:
    calendar = Calendar(parse_period("2025Q3"), None)
    vocabulary = Vocabulary(content().companies["HQP"], content().concepts)
    p = Paragraph(
        1, "第三季營收486億元。累計前三季營收1,400億元。毛利率46%。", vocabulary, calendar, Topic()
    )
    assert [str(one) for one in results.after(p, 0, len(p.text)).values()] == ["9M2025"]
    assert not results.after(p, p.text.index("毛利"), len(p.text))
