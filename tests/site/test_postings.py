"""Terms with their records: of one page after another, and put together."""

from __future__ import annotations

import json
from random import Random

import pytest
from found import posted

from briefs.site import postings
from briefs.site.findable import Record

WORDS = ["$4", "12", "13.5", "2021", "a", "aws", "az", "b", "é", "一", "营收", "营利", "增长", "𪠽木", "\uff21"]


def made(seed: int) -> list[list[Record]]:
    """Records of some pages, each with some terms."""
    chosen = Random(seed)
    return [
        [Record((f"{page}-{number}",), {word: chosen.randint(1, 9) for word in chosen.sample(WORDS, chosen.randint(0, len(WORDS)))}) for number in range(chosen.randint(0, 70))]
        for page in range(6)
    ]


def together(parts: list[postings.Part]) -> list[str]:
    """Lines of all terms."""
    lines = []
    for place in sorted({place for one in parts for place in one.terms}):
        found, number = [], 0
        for one in parts:
            found += [(number, one.terms[place])] if place in one.terms else []
            number += len(one.records)
        lines += postings.together(found).split("\n")
    return lines


@pytest.mark.parametrize("seed", range(5))
def test_each_term_leads_to_its_records_on_every_page_with_their_weights(seed: int) -> None:
    pages = made(seed)
    lines = together([postings.unpacked(postings.part(["page"], page).packed()) for page in pages])
    found = json.loads(f"{{{','.join(lines)}}}")
    assert [*found] == sorted(found, key=lambda term: term.encode("utf-16-be"))
    every = [record for page in pages for record in page]
    for term in WORDS:
        weights = {number: record.weights[term] for number, record in enumerate(every) if term in record.weights}
        assert dict(posted(found.get(term, ""))) == weights, term


def test_another_term_changes_its_range_alone() -> None:
    (before, *_) = made(1)
    after = [Record(one.shown, dict(one.weights)) for one in before]
    after[0].weights["营收"] = after[0].weights.get("营收", 0) % 9 + 1
    marks = [postings.part(["page"], page).marks for page in (before, after)]
    assert [place for place in marks[0] if marks[0][place] != marks[1][place]] == [postings.range_of("营收")]


@pytest.mark.parametrize(("records", "said"), [([0], "A"), ([4, 5, 6, 7, 9], "E+DC"), ([31, 64, 5000], "_1B4qI")])
def test_records_are_written_in_steps(records: list[int], said: str) -> None:
    assert postings.steps(records) == said
    assert [number for number, _ in posted(f"9:{said}")] == records
