"""A row a promise: the range, how it was revised, the outcome or what is still open."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from places import ROOT
from promises import quarters, read, terminal

from briefs.charts.kinds import KINDS, plot
from briefs.charts.marks import Plot
from briefs.content.folder import Folder
from briefs.presentation.blocks import Promise, parts
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import plain

GUIDED = "{{at: 2, concept: {0}, period: {1}, scenario: guidance, printed: {2}}}"
BEFORE = "2024Q3/times"
NOW = "2024Q4/times"


def rows(folder: Path, before: Iterable[str], now: Iterable[str] = (), language: str = "en") -> list[Promise]:
    """The promises of the newest brief; `before` was printed a quarter earlier."""
    context = RenderContext(read(quarters(folder, {BEFORE: [*before], NOW: [*now]})), Folder(ROOT))
    localizer = context.brief_localizer(language, context.dataset.briefs()[0])
    return list(parts(context.document(localizer).story, Promise))


def said(found: Iterable[Promise]) -> list[tuple[str, str, str]]:
    return [(one.name, plain(one.guided), plain(one.outcome)) for one in found]


def drawn(one: Promise) -> Plot:
    made = plot(one.drawing.chart, {})
    assert made
    return made


def test_what_was_due_comes_first_and_what_is_open_last(tmp_path: Path) -> None:
    before = [GUIDED.format("Revenue", "2024Q4", "80億元至90億元")]
    consensus = "{at: 3, concept: Revenue, period: 2025Q1, scenario: consensus, printed: 115億元}"
    found = rows(tmp_path, before, [GUIDED.format("Revenue", "2025Q1", "110億元至120億元"), consensus])
    assert said(found) == [
        ("Revenue Q4 2024", "NT$8.0B–NT$9.0B", "above guidance NT$10.0B"),
        ("Revenue Q1 2025", "NT$11.0B–NT$12.0B", "pending consensus NT$11.5B"),
    ]
    due, still = map(drawn, found)
    assert [mark.shape for mark in due.marks] == ["dot"]
    assert [mark.shape for mark in still.marks] == ["diamond"]
    band, outcome = due.bars[0], due.marks[0]
    assert 0 < band.x < band.x + band.width < outcome.x < 100  # the same scale for both
    assert 0 < still.bars[0].x < still.marks[0].x < still.bars[0].x + still.bars[0].width


def test_a_revision_is_said_and_its_former_band_stands_paler(tmp_path: Path) -> None:
    year = "FY2024"
    root = quarters(
        tmp_path,
        {
            "2024Q2/times": [GUIDED.format("Revenue", year, "300億元至320億元")],
            "2024Q3/times": [GUIDED.format("Revenue", year, "350億元至360億元")],
            "2024Q4/times": ["{at: 3, concept: Revenue, period: FY2024, printed: 355億元}"],
        },
    )
    context = RenderContext(read(root), Folder(ROOT))
    newest, *_ = context.dataset.briefs()
    (one,) = parts(context.document(context.brief_localizer("en", newest)).story, Promise)
    assert said([one]) == [("Revenue 2024", "NT$35.0B–NT$36.0B, raised, earlier NT$30.0B–NT$32.0B", "within guidance NT$35.5B")]
    former, band = drawn(one).bars
    assert (former.role, band.role) == ("guidance former", "guidance")
    assert former.x < band.x
    (other,) = parts(context.document(context.brief_localizer("zh-Hant", newest)).story, Promise)
    assert said([other]) == [("營收 2024", "350億至360億元，上修，原為 300億至320億元", "落在財測區間 355億元")]


@pytest.mark.parametrize(
    ("printed", "shapes", "bands"),
    [
        ("超過90億元", ["right", "dot"], 1),  # no upper end: the band runs to the edge
        ("至多120億元", ["left", "dot"], 1),
        ("90億元", ["stroke", "dot"], 0),  # a point has no width
    ],
)
def test_guidance_without_two_ends(tmp_path: Path, printed: str, shapes: list[str], bands: int) -> None:
    (one,) = rows(tmp_path, [GUIDED.format("Revenue", "2024Q4", printed)])
    made = drawn(one)
    assert sorted(mark.shape for mark in made.marks) == sorted(shapes)
    assert len(made.bars) == bands
    for band in made.bars:
        assert "right" not in shapes or band.x + band.width == 100
        assert "left" not in shapes or band.x == 0


@pytest.mark.parametrize(("concept", "printed", "actual"), [("EarningsPerShareDiluted", "1.5元至1.6元", "1.55元"), ("OperatingMargin", "10%至12%", "11%")])
def test_per_share_and_percent(tmp_path: Path, concept: str, printed: str, actual: str) -> None:
    now = [f"{{at: 3, concept: {concept}, printed: {actual}}}"]
    (one,) = rows(tmp_path, [GUIDED.format(concept, "2024Q4", printed)], now)
    assert plain(one.outcome).startswith("within guidance ")
    assert len(drawn(one).bars) == 1


def test_what_was_withdrawn_says_so_with_the_range_before(tmp_path: Path) -> None:
    root = quarters(
        tmp_path,
        {
            "2024Q3/times": [GUIDED.format("Revenue", "FY2025", "400億元至420億元")],
            "2024Q4/times": ["said: {at: 2, concept: Revenue, period: FY2025, says: withdrew guidance}"],
        },
    )
    context = RenderContext(read(root), Folder(ROOT))
    newest, *_ = context.dataset.briefs()
    (one,) = parts(context.document(context.brief_localizer("en", newest)).story, Promise)
    assert said([one]) == [("Revenue 2025", "NT$40.0B–NT$42.0B", "withdrawn")]
    assert [band.role for band in drawn(one).bars] == ["guidance former"]


def test_nothing_was_guided(tmp_path: Path) -> None:
    root = quarters(tmp_path, {NOW: []})
    assert "promises" not in terminal(root).lower()
    assert not rows(tmp_path / "other", [])


def test_growth_beside_its_level_is_no_second_promise(tmp_path: Path) -> None:
    growth = "{at: 2, concept: Revenue, period: 2025Q1, scenario: guidance, change: yoy, printed: 10%至20%}"
    found = rows(tmp_path, [], [GUIDED.format("Revenue", "2025Q1", "110億元至120億元"), growth])
    assert [one.name for one in found] == ["Revenue Q1 2025"]


def test_a_track_is_no_kind_for_an_editor() -> None:
    assert "track" not in KINDS
