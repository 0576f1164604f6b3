"""A second reader: what it is asked, what it may answer, and what comes of both readings."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from measure_draft import held_out

from briefs.articles.clauses import Proposal
from briefs.articles.dates import Calendar
from briefs.articles.lexicon import Vocabulary
from briefs.articles.told import Program, read_twice
from briefs.content.load import load
from briefs.content.records import Content
from briefs.model.period import day, quarter
from briefs.model.problem import Refused

ARTICLE = ("宏圖感測財報", "2025年第三季營收為486億元，年增17%。", "營業利益率14.7%。第三季毛利率為31%。")
REVENUE, GROWTH, MARGIN, GROSS = range(1, 5)  # the figures by their ids
Said = dict[str, Any]


@cache
def content() -> Content:
    with tempfile.TemporaryDirectory() as folder:
        return load(held_out(Path(folder)))[0]


def read(reader: Callable[[Any], object], texts: Sequence[str] = ARTICLE) -> tuple[list[Proposal], int]:
    vocabulary = Vocabulary(content().companies["HQP"], content().concepts)
    return read_twice(texts, vocabulary, Calendar(quarter(2025, 3), day(date(2025, 10, 31))), Program("toy.py", reader))


def fact(number: int, concept: str, **said: str) -> Said:
    return {"id": number, "concept": concept, "subject": "HQP", "period": "2025Q3", "scenario": "actual", **said}


RIGHT = [fact(REVENUE, "Revenue"), fact(GROWTH, "Revenue", change="yoy"), fact(MARGIN, "OperatingMargin"), fact(GROSS, "GrossMargin")]


def answered(*other: Said, without: Sequence[int] = ()) -> Callable[[Any], object]:
    """A reader that reads rightly but for some answers."""
    changed = {one["id"] for one in other}
    kept = [one for one in RIGHT if one["id"] not in changed and one["id"] not in without]
    return lambda _: {"answers": [*kept, *other]}


def marks(found: Sequence[Proposal]) -> list[tuple[str, tuple[str, ...], str]]:
    return [(one.concept or one.reason, one.doubts, one.proof) for one in found]


# What it is asked


def asked(texts: Sequence[str] = ARTICLE) -> Any:
    heard: list[Any] = []

    def listen(question: object) -> object:
        heard.append(json.loads(json.dumps(question)))
        return {"answers": [{"id": figure["id"], "no_fact": "context"} for figure in heard[0]["figures"]]}

    read(listen, texts)
    return heard[0]


def test_it_is_sent_the_article_its_figures_and_the_vocabulary_and_nothing_else() -> None:
    question = asked()
    assert set(question) == {"task", "company", "quarter", "published", "paragraphs", "figures", "vocabulary"}
    assert [one["text"] for one in question["paragraphs"]] == list(ARTICLE)
    assert [one["id"] for one in question["figures"]] == [1, 2, 3, 4]
    for one in question["figures"]:
        text = ARTICLE[one["paragraph"] - 1]
        assert text[one["start"] : one["end"]] == one["printed"]
        start, end = one["sentence"]
        assert start <= one["start"] < one["end"] <= end
    assert question["vocabulary"]["concept"]["Revenue"]["unit"] == "money"
    assert set(question["vocabulary"]["concept"]["Revenue"]["label"]) >= {"en", "zh-Hant"}
    assert "HQP" in question["vocabulary"]["subject"]
    assert {"2025Q3", "2024Q3", "FY2025"} <= set(question["vocabulary"]["period"])
    printed = {fact.printed for fact in content().facts} - {one["printed"] for one in question["figures"]}
    assert not any(figure in json.dumps(question["vocabulary"], ensure_ascii=False) for figure in printed if len(figure) > 4)


def test_candidates_stand_in_no_order_of_ours_and_are_in_the_vocabulary() -> None:
    question = asked()
    for one in [*question["figures"], *asked(("合計212億元。",))["figures"]]:
        assert set(one["candidates"]) == set(question["vocabulary"]) - {"no_fact"}
        for key, names in one["candidates"].items():
            assert names == sorted(names)
            assert set(names) - {""} <= set(question["vocabulary"][key])
    assert "Revenue" in question["figures"][0]["candidates"]["concept"]


# What both readings make


def test_what_both_read_alike_is_sure() -> None:
    found, denied = read(answered())
    assert marks(found) == [(concept, (), "toy.py agrees") for concept in ("Revenue", "Revenue", "OperatingMargin", "GrossMargin")]
    assert denied == 0


@pytest.mark.parametrize(
    ("said", "doubts"),
    [
        (fact(MARGIN, "OperatingMargin", period="2025Q2"), ("period", "otherwise by toy.py")),
        (fact(MARGIN, "OperatingMargin", subject="YSK"), ("entity", "otherwise by toy.py")),
        ({"id": MARGIN, "no_fact": "vague"}, ("vague by toy.py",)),
    ],
)
def test_where_they_differ_both_are_kept(said: Said, doubts: tuple[str, ...]) -> None:
    found, _ = read(answered(said))
    one = found[MARGIN - 1]
    assert (one.concept, str(one.period), one.entity, one.doubts, one.proof) == ("OperatingMargin", "2025Q3", "HQP", doubts, "")
    if "concept" in said:
        assert one.second
        assert (one.second.concept, str(one.second.period), one.second.entity) == (said["concept"], said["period"], said["subject"])
        assert one.second.found == one.found


def test_a_reading_that_the_figure_or_the_words_deny_has_no_say() -> None:
    alone, _ = read(answered())
    found, denied = read(answered(fact(MARGIN, "Revenue"), fact(GROSS, "GrossMargin", period="2025-10-31")))
    assert denied == 2  # a percentage is no revenue, and a margin is of no day
    seconds = [(one.second.concept, str(one.second.period)) for one in found if one.second]
    assert not any(concept == "Revenue" or period == "2025-10-31" for concept, period in seconds)
    assert [(one.concept, one.period) for one in found] == [(one.concept, one.period) for one in alone]
    assert not any("toy.py" in one.proof for one in found[2:])


def test_what_only_the_program_reads_is_a_doubtful_line() -> None:
    texts = ("宏圖感測財報", "合計212億元。")
    found, _ = read(lambda _: {"answers": [fact(1, "Revenue")]}, texts)
    assert marks(found) == [("Revenue", ("by toy.py alone",), "")]


def test_a_fact_told_twice_repeats_whoever_reads_it() -> None:
    texts = (*ARTICLE[:2], ARTICLE[1])
    lines = [*RIGHT[:2], *({**one, "id": one["id"] + 2} for one in RIGHT[:2])]
    found, _ = read(lambda _: {"answers": lines}, texts)
    assert sorted(one.concept or one.reason for one in found) == ["Revenue", "Revenue", "repeats", "repeats"]


# What it may not answer

REFUSED = [
    (fact(REVENUE, "Revenu"), "'Revenu' is no concept of the vocabulary; did you mean 'Revenue'?"),
    (fact(REVENUE, "Revenue", period="2019Q1"), "'2019Q1' is no period of the vocabulary; "),
    (fact(REVENUE, "Revenue", subject="AMZN"), "'AMZN' is no subject of the vocabulary; "),
    (fact(REVENUE, "Revenue", scenario="rumour"), "'rumour' is no scenario of the vocabulary; "),
    (fact(REVENUE, "Revenue", change="doubled"), "'doubled' is no change of the vocabulary; "),
    (fact(REVENUE, "Revenue", by="Nobody Securities"), "'Nobody Securities' is no by of the vocabulary; "),
    (fact(REVENUE, "Revenue", scenario="estimate"), "an estimate has no by; "),
    ({"id": REVENUE, "no_fact": "repeats"}, "'repeats' is no no_fact of the vocabulary; "),
    ({"id": REVENUE, "no_fact": "date", "concept": "Revenue"}, "it is a fact and none; "),
    ({"id": REVENUE, "concept": "Revenue", "subject": "HQP", "scenario": "actual"}, "period is missing; "),
    ({"id": REVENUE}, "concept is missing; "),
    ({**fact(REVENUE, "Revenue"), "value": 487}, "'value' is not asked for; say concept, subject, period, scenario, change, by, no_fact alone: values come"),
    ({**fact(REVENUE, "Revenue"), "printed": "487億元"}, "'printed' is not asked for; "),
    ({**fact(REVENUE, "Revenue"), "period": 2025}, "'2025' is no period of the vocabulary; "),
    ({**fact(REVENUE, "Revenue"), "change": ["yoy"]}, "is no change of the vocabulary; "),
    (fact(99, "Revenue"), "there is no figure '99'; give an id from 1 to 4"),
    ({"id": "1", "no_fact": "date"}, "there is no figure '1'; "),
    ({"id": True, "no_fact": "date"}, "there is no figure 'True'; "),
]


@pytest.mark.parametrize(("said", "message"), REFUSED, ids=[message[:40] for _, message in REFUSED])
def test_a_reader_that_invents_is_refused(said: Said, message: str) -> None:
    with pytest.raises(Refused) as refused:
        read(answered(said))
    assert str(refused.value).startswith("the answer of toy.py is refused, nothing is written: answer ")
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ([], 'it is not {"answers": [...]}'),
        ({"answers": 4}, 'it is not {"answers": [...]}'),
        ({"answers": RIGHT, "total": 486}, 'it is not {"answers": [...]}'),
        ({"answers": [*RIGHT, RIGHT[0]]}, "answer 5: figure 1 is answered twice; "),
        ({"answers": RIGHT[:-2]}, "no answer for 2 figures: 3, 4; "),
        ({"answers": [*RIGHT[:-1], "GrossMargin"]}, "answer 4: there is no figure 'GrossMargin'; "),
    ],
)
def test_each_figure_has_one_answer(said: object, message: str) -> None:
    with pytest.raises(Refused) as refused:
        read(lambda _: said)
    assert message in str(refused.value)


def test_many_faults_are_told_in_a_few_lines() -> None:
    with pytest.raises(Refused) as refused:
        read(lambda _: {"answers": [fact(number, "Revenue") for number in range(50, 90)]})
    lines = str(refused.value).splitlines()
    assert len(lines) == 6
    assert lines[-1] == "and 35 more"
