"""Facts beside the likely meanings of their figures: what is hardly meant is doubted, and nothing that a person read rightly."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import pytest
from measure_draft import HELD_OUT, held_out

from briefs.articles.dates import Calendar
from briefs.articles.lexicon import Vocabulary
from briefs.articles.likely import unlikely
from briefs.articles.signs import Signs
from briefs.articles.verify import verify
from briefs.content.load import load
from briefs.content.records import Content
from briefs.figures.scan import scan
from briefs.model.facts import Fact, Meaning
from briefs.model.period import parse_period, quarter

SENTENCE = "車用感測第三季營收為212億元，年增31%。公司第三季營業利益為71.5億元，去年同期為60億元；訂單動能延續至第四季。"
RIGHT = ["Automotive Revenue 2025Q3", "Automotive Revenue 2025Q3 yoy", "OperatingIncome 2025Q3", "OperatingIncome 2024Q3"]


@cache
def content() -> Content:
    with tempfile.TemporaryDirectory() as folder:
        return load(held_out(Path(folder)))[0]


def doubted(text: str, *readings: str) -> list[str]:
    """What is said of facts that read the figures of a text so, the first of its figures first."""
    holder = content().companies["HQP"]
    signs = Signs((text,), Vocabulary(holder, content().concepts), Calendar(quarter(2025, 3), parse_period("2025-10-31")))
    standing = [(fact(reading, found), [(found.start, found.end)]) for reading, found in zip(readings, scan(text), strict=False)]
    return [objection.message for _, objection in unlikely({1: standing}, signs)]


def fact(reading: str, found: object) -> Fact:
    words = reading.split()
    segment = words.pop(0) if words[0] in content().companies["HQP"].segments else ""
    concept, period, *rest = words
    change = next((word for word in rest if word in ("yoy", "qoq")), "")
    scenario = next((word for word in rest if word != change), "actual")
    meaning = Meaning("HQP", segment, concept, parse_period(period), scenario, change)
    return Fact("x", "HQP/2025Q3", meaning, found.figure, found.printed, "daily", 1, "x.yml", found.start, 1)  # type: ignore[attr-defined]


def test_what_the_words_say_is_not_doubted() -> None:
    assert doubted(SENTENCE, *RIGHT) == []


SLIPS = [
    (0, "Automotive Revenue 2025Q3 guidance", "'212億元' is hardly 2025Q3 guidance here: the words rather say 2025Q3 actual"),
    (0, "Automotive OperatingIncome 2025Q3", "'212億元' is hardly OperatingIncome here: the words rather say Revenue"),
    (0, "Automotive Revenue 2025Q4", "'212億元' is hardly 2025Q4 actual here: the words rather say 2025Q3 actual"),
    (1, "Automotive Revenue 2024Q3 yoy", "'31%' is hardly 2024Q3 actual here: the words rather say 2025Q3 actual"),
    (2, "OperatingIncome 2025Q3 yoy", "'71.5億元' is hardly yoy here: the words rather say a level"),
    (3, "OperatingIncome 2025Q3", "'60億元' is hardly 2025Q3 actual here: the words rather say 2024Q3 actual"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "slip", "said"), SLIPS)
def test_a_slip_is_doubted_and_the_likely_meaning_named(place: int, slip: str, said: str) -> None:
    readings = [slip if number == place else right for number, right in enumerate(RIGHT)]
    assert doubted(SENTENCE, *readings) == [said]


def test_a_part_that_another_sentence_speaks_of_is_doubted() -> None:
    text = "車用感測第三季營收為212億元，年增31%。工業部門第三季營收為93.9億元。"
    said = ["'212億元' is hardly HQP Industrial here: the words rather say HQP Automotive"]
    assert doubted(text, "Industrial Revenue 2025Q3", "Automotive Revenue 2025Q3 yoy", "Industrial Revenue 2025Q3") == said


def test_what_is_said_at_one_of_its_places_is_not_doubted() -> None:
    text = "第三季車用感測營收93億元，工業部門營收也是93億元。"
    holder = content().companies["HQP"]
    signs = Signs((text,), Vocabulary(holder, content().concepts), Calendar(quarter(2025, 3), parse_period("2025-10-31")))
    spans = [(found.start, found.end) for found in scan(text)]
    assert len(spans) == 2
    for segment in ("Automotive", "Industrial"):
        assert list(unlikely({1: [(fact(f"{segment} Revenue 2025Q3", next(scan(text))), spans)]}, signs)) == []


def test_a_headline_and_a_metric_that_no_words_name_are_not_doubted() -> None:
    assert doubted("車用感測營收212億元，超越市場預期", "Automotive Revenue 2025Q3 consensus") == []
    assert doubted("今年共21萬人次試乘。", "Headcount 2025-09-30") == []


def test_a_time_that_no_words_name_is_doubted_but_for_the_article_s_own() -> None:
    text = "車用感測第三季營收為212億元，表現優於同業。"
    assert doubted(text, "Automotive Revenue 2021Q3") == ["'212億元' is hardly 2021Q3 actual here: the words rather say 2025Q3 actual"]
    for period in ("2025Q3", "2025-10"):  # announced in the article's month
        assert doubted("公司第三季宣布裁員450名。", f"Layoffs {period}") == []


def test_nothing_that_a_person_read_is_doubted() -> None:
    for proof in verify(content(), HELD_OUT):
        assert proof.facts > 30
        assert proof.doubts == ()
