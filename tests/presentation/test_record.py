"""Promises and open questions across companies."""

from __future__ import annotations

import pytest
from places import TESTS

from briefs.analysis.dataset import read_dataset
from briefs.content.folder import Folder
from briefs.outputs.reference import VALUES
from briefs.presentation import record
from briefs.presentation.blocks import Prose, Section, Table, parts
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import plain


@pytest.fixture(scope="module")
def several() -> RenderContext:
    dataset, problems = read_dataset(TESTS / "calendars")
    assert problems == []
    return RenderContext(dataset, Folder(TESTS))


def rows(section: Section) -> list[list[str]]:
    table = next(parts(section.blocks, Table))
    return [[plain(cell) for cell in row] for row in table.rows]


def sections(context: RenderContext, language: str = "en") -> dict[str, Section]:
    return {one.id: one for one in VALUES["promises"](context, context.localizer(language), None)["sections"]}


def test_companies_stand_by_their_newest_brief_and_promises_newest_first(several: RenderContext) -> None:
    found = sections(several)
    assert list(found) == ["tally", "grafik", "harbor", "ferro", "open-questions"]
    assert rows(found["tally"])[0] == ["Grafik Chips", "2", "0", "0", "0", "1"]
    assert [row[0] for row in rows(found["harbor"])] == ["Revenue FY2026", "Revenue Q3 FY2026", "Revenue Q2 FY2026"]
    assert [row[-1] for row in rows(found["harbor"])] == ["pending", "pending", "above guidance"]
    assert [row[-1] for row in rows(sections(several, "zh-Hant")["harbor"])] == ["待公布", "待公布", "高於財測"]


def test_questions_stand_with_their_age_the_oldest_first(several: RenderContext) -> None:
    found = rows(sections(several)["open-questions"])
    assert found[0] == ["Is the guided year reached?", "Harbor Soft", "Q1 FY2026", "3 months", "pending"]
    assert {row[3] for row in found[1:]} == {"new"}


def test_a_long_record_is_cut_and_leads_to_the_whole(several: RenderContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "STATEMENTS", 2)
    monkeypatch.setattr(record, "COMPANIES", 2)
    found = sections(several)
    assert list(found) == ["tally", "grafik", "harbor", "open-questions"]
    assert len(rows(found["harbor"])) == 2
    assert any("All 3 statements" in plain(one.parts) for one in parts(found["harbor"].blocks, Prose))
    assert len(rows(found["tally"])) == 3


def test_one_company_has_no_tally(context: RenderContext) -> None:
    assert list(sections(context)) == ["lumen", "open-questions"]
