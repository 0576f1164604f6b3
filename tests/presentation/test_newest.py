"""The home page: of one company what has changed, of several the verdicts of each."""

from __future__ import annotations

import pytest
from places import TESTS

from briefs.analysis.dataset import read_dataset
from briefs.content.folder import Folder
from briefs.outputs.reference import VALUES
from briefs.presentation import newest
from briefs.presentation.blocks import Section, Table, parts
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import plain


@pytest.fixture(scope="module")
def several() -> RenderContext:
    return RenderContext(read_dataset(TESTS / "calendars")[0], Folder(TESTS))


def rows(context: RenderContext, language: str = "en") -> list[list[str]]:
    (section,) = VALUES["home"](context, context.localizer(language), None)["sections"]
    assert isinstance(section, Section)
    return [[plain(cell) for cell in row] for row in next(parts(section.blocks, Table)).rows]


def test_each_company_has_a_row_the_newest_first(several: RenderContext) -> None:
    found = rows(several)
    assert [row[:2] for row in found] == [["Grafik Chips", "Q4 FY2026"], ["Harbor Soft", "Q2 FY2026"], ["Ferro Foundry", "Q4 2025"]]
    assert found[0][2].startswith("Revenue beat above guidance Revenue FY2026 above guidance")
    assert found[0][3] == "Revenue $57.0B → $68.1B"
    assert rows(several, "zh-Hant")[2][2:] == ["美元營收 高於財測", "營收 新台幣9,899億元 → 新台幣1.046兆元"]


def test_of_many_companies_the_verdicts_are_counted(several: RenderContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newest, "FULL", 1)
    found = rows(several)
    assert found[0][2].startswith("Revenue beat")
    assert [row[2].strip() for row in found[1:]] == ["2 better", "1 better"]


def test_one_company_has_its_changes(context: RenderContext) -> None:
    (section,) = VALUES["home"](context, context.localizer("en"), None)["sections"]
    assert section.id == "moved"


def test_a_company_alone_is_asked_for_its_own(several: RenderContext) -> None:
    company = several.dataset.content.companies["FERR"]
    values = VALUES["home"](several, several.localizer("en"), company)
    assert values["newest"].brief.company is company
    assert [section.id for section in values["sections"]] == ["moved"]
