"""Nothing in a picture is false to its values, whatever they are; and each rule of that can fail."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from orchards import EN, KINDS, band, chart, draw, in_time, series
from pictures import RULES, faults, in_print, on_page

from briefs.charts import drawing
from briefs.charts.marks import Chart, Point, Series
from briefs.model.language import ROWS
from briefs.model.layers import over_package
from briefs.model.period import between, parse_period
from briefs.presentation.templates import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pictures import Picture

WIDTHS = (288, 330, 400, 560, 720)


def found(example: Chart) -> list[str]:
    """The faults of a chart on a page at any width, and in print."""
    page = draw(example)
    seen = [on_page(page, width) for width in WIDTHS]
    seen += [in_print(drawing.picture(example, EN, width, ROWS["en"], environment(over_package()))) for width in (400, 800)]
    return [fault for one in seen if one for fault in faults(example, one)]


def over(kind: str, names: list[str], *rows: Series) -> Chart:
    """A chart over time, with the periods between those named."""
    periods = [parse_period(name) for name in names]
    every = sorted({*periods, *between(periods)}, key=lambda one: one.middle)
    filled = []
    for row in rows:
        points = dict(zip(periods, row.points, strict=True))
        filled.append(replace(row, points=tuple(in_time([points.get(one) for one in every], every))))
    made = chart(kind, tuple(f"'{one}" for one in every), *filled)
    return replace(made, days=tuple(one.middle for one in every))


def quarters(first: int, count: int) -> list[str]:
    return [f"{(first + i) // 4}Q{(first + i) % 4 + 1}" for i in range(count)]


def at(value: float, text: str, **ends: object) -> Point:
    return replace(Point(value, text, f"at-{text}".replace(" ", "-"), low=value, high=value), **ends)  # type: ignore[arg-type]


GAP = ["2024Q4", "2025Q3", "2025Q4"]
OPEN = Series("Nuts", "s1", (at(40, "over $40B", high=None), at(60, "$60B"), at(90, "under $90B", low=None)))
VAGUE = Series("Nuts", "s1", (at(40, "about $40B", reach=(35.0, 45.0)), at(60, "$50B–$70B", low=50.0, high=70.0), at(70, "$70B")))
LATEST = "2025Q4"


def panel(names: list[str], actual: Series, *expected: Series, joined: bool = False) -> Chart:
    """A panel in which 2025Q4 is the newest period."""
    made = over("panel", names, actual, *expected)
    own = tuple(point and replace(point, past=int(point.period != LATEST)) for point in made.series[0].points)
    series = (replace(made.series[0], points=own), *made.series[1:])
    named = tuple(n for n, name in reversed([*enumerate(made.categories)]) if name.endswith("Q4"))
    return replace(made, series=series, joined=joined, named=named, beside=30.0)


NEXT = ["2023Q4", "2024Q4", "2025Q1", "2025Q3", "2025Q4", "2026Q1"]
SALES = series("Sales", "own", 170, 187.8, None, 180.2, 213.4, None)
PLANS = Series("guidance", "guidance", (None, None, band(151, 155.5, "$151B–$155.5B"), None, band(206, 213, "$206B–$213B"), band(173.5, 178.5, "$173.5B–$178.5B")))
HOPES = series("consensus", "consensus", None, 187.2, None, 177.8, 211.5, 175.6)
PANELS = {
    "a panel": panel(NEXT, SALES, PLANS, HOPES),
    "a panel of rates": panel(NEXT, SALES, PLANS, HOPES, joined=True),
    "a panel of one outcome": panel(["2025Q4", "2026Q1"], series("Sales", "own", 213.4, None), Series("guidance", "guidance", (None, band(173.5, 178.5, "$173.5B–$178.5B")))),
    "a panel of losses": panel(GAP, series("Sales", "own", -18, 3, -24), Series("guidance", "guidance", (band(-20, -10, "−$20B to −$10B"), band(-2, 4, "−$2B to $4B"), None))),
    "a panel of 13 quarters": panel(quarters(8091, 13), series("Sales", "own", *(100 + 7 * i % 31 for i in range(13))), series("consensus", "consensus", *(98 + 6 * i % 31 for i in range(13)))),
    "a panel of rates over 13 quarters": panel(quarters(8091, 13), series("Growth", "own", *(10 + 7 * i % 31 for i in range(13)), unit="{}%"), joined=True),
    "a panel of what is open": panel(GAP, OPEN, Series("guidance", "guidance", (None, at(62, "at least $62B", high=None), at(85, "up to $85B", low=None)))),
    "a panel of what is vague": panel(GAP, VAGUE, Series("guidance", "guidance", (None, at(60, "about $60B", reach=(55.0, 65.0)), at(70, "$70B")))),
    "a panel without the newest": panel(NEXT, series("Sales", "own", 170, 187.8, None, 180.2, None, None)),
    "a panel of nothing but zero": panel(GAP, series("Sales", "own", 0, 0, 0)),
}
CASES = {
    **PANELS,
    **{f"the {one.kind}": one for one in KINDS},
    **{f"a gap in {kind}": over(kind, GAP, series("Nuts", "s1", 18, 20, 24)) for kind in ("bars", "lines", "stacked")},
    **{f"two series of {kind}": over(kind, GAP, series("Nuts", "s1", 18, 20, 24), series("Pomes", "s2", 17.5, None, 25)) for kind in ("bars", "lines", "stacked")},
    **{f"20 quarters of {kind}": over(kind, quarters(8080, 20), series("Nuts", "s1", *(100 + 7 * i % 31 for i in range(20)))) for kind in ("bars", "lines", "stacked")},
    **{f"ten years between {kind}": over(kind, ["2015Q4", "2025Q3", "2025Q4"], series("Nuts", "s1", 1, 20, 24)) for kind in ("bars", "lines")},
    **{f"years, halves and quarters as {kind}": over(kind, ["FY2023", "2024H1", "FY2024", "2025Q1", "2025-06-30", "2025Q3"], series("Nuts", "s1", 1, 2, 3, 4, 5, 6)) for kind in ("bars", "lines")},
    **{f"open ends of {kind}": over(kind, GAP, OPEN) for kind in ("bars", "lines")},
    **{f"vague {kind}": over(kind, GAP, VAGUE) for kind in ("bars", "lines")},
    **{f"losses of {kind}": over(kind, GAP, series("Nuts", "s1", -18, 3, -24), series("Pomes", "s2", 5, -6, 7)) for kind in ("bars", "lines", "stacked")},
    **{f"one far out of {kind}": over(kind, GAP, series("Nuts", "s1", 1, 2, 5000)) for kind in ("bars", "lines")},
    **{f"all alike, {kind}": over(kind, GAP, series("Nuts", "s1", 5, 5, 5)) for kind in ("bars", "lines", "stacked")},
    "a part that is not known": chart("stacked", ("Sold", "Earned"), series("Nuts", "s1", 30, None), series("Pomes", "s2", 20, 10)),
    "shares that make less than their whole": replace(chart("stacked", ("Sold", "Earned"), series("Nuts", "s1", 30, 40), series("Pomes", "s2", 20, 58)), whole=100),
    "shares over time": replace(over("stacked", GAP, series("Nuts", "s1", 30, 40, 45), series("Pomes", "s2", 20, 58, None)), whole=100),
    "a magnitude in words": chart("bars", ("Nuts", "Pomes"), Series("y", "s1", (at(4, "$4B"), at(0, "tens of billions", placed=False)))),
    "a magnitude over time": over("bars", GAP, Series("y", "s1", (at(4, "$4B"), at(0, "tens of billions", placed=False), at(5, "$5B")))),
    "stacked rows that are open": chart("stacked", ("Nuts", "Pomes", "Figs"), OPEN, series("z", "s2", 1, 2, 3)),
    "stacked rows that are vague": chart("stacked", ("Nuts", "Pomes", "Figs"), VAGUE, series("z", "s2", 1, 2, 3)),
    "stacks that are open": over("stacked", GAP, OPEN, series("z", "s2", 1, 2, 3)),
    "stacks that are vague": over("stacked", GAP, VAGUE, series("z", "s2", 1, 2, 3)),
    **{f"guidance among {kind}": over(kind, GAP, series("a", "s1", 10, 20, 30), Series("G", "guidance", (None, at(60, "$50B–$70B", low=50.0, high=70.0), at(90, "under $90B", low=None)))) for kind in ("bars", "lines")},
    **{f"six {kind}": over(kind, GAP, *(series(f"Line number {i}", f"s{i}", 10 + i, 20 + i, 30 - i) for i in range(1, 7))) for kind in ("bars", "lines", "stacked")},
    **{f"long names of {kind}": replace(over(kind, GAP, series("a", "s1", 10, 20, 30)), categories=tuple(f"the {i}th quarter as planned by the company in spring" for i in range(5))) for kind in ("bars", "lines", "stacked")},
    "lines that end early": over("lines", GAP, series("Nuts", "s1", 58, 59.5, None), series("Pomes", "s2", 56, 56.5, 60), series("Plums", "s3", None, None, 57)),
    "an early end among late ones": over("lines", GAP, series("Nuts", "s1", 83, 125, None), series("Pomes", "s2", None, 100, 200), series("Plums", "s3", None, None, 147)),
    "small columns beside tall ones": over("bars", GAP, Series("Sales", "s1", (at(839, "NT$839B"), at(934, "NT$934B"), at(990, "NT$990B"))), Series("Change", "s2", (None, at(94.6, "about NT$94.6B"), at(56.1, "about NT$56.1B")))),
    "a first column as high as the axis": over("bars", ["2024Q4", "2025Q4"], Series("Cash", "s1", (at(38.3, "$38.3B"), at(11.2, "$11.2B")))),
    "a first column with long words": over("bars", ["2025Q4", "2026Q1"], Series("Jobs", "s1", (at(14000, "about 14,000 people", reach=(13500.0, 14500.0)), at(16000, "about 16,000 people", reach=(15500.0, 16500.0))))),
    "rows across zero": chart("bars", ("Expected", "Guided"), Series("y", "s1", (at(-5.6, "about −5.6%", reach=(-5.8, -5.4)), at(-1, "−3% to 1%", low=-3.0, high=1.0)))),
    "stacked rows with losses, vague": chart("stacked", ("Profit",), Series("North America", "s1", (at(2, "about $2B–$3B", low=2.0, high=3.0),)), Series("International", "s2", (at(-0.2, "about −$0.2B", reach=(-0.4, 0.0)),)), Series("Clouds", "s3", (at(1.8, "about $1.8B", reach=(1.6, 2.0)),))),
    "guidance about a range": chart("ranges", ("Q1", "Q2"), Series("Guided", "guidance", (at(100, "about $90B–$110B", low=90.0, high=110.0, reach=(85.0, 115.0)), at(90, "$90B")))),
    "ranges across zero": chart("ranges", ("A", "B"), Series("Guided", "guidance", (band(-3, 2, "−$3B to $2B"), None)), series("Actual", "actual", -1, -2.5)),
    "equal ranges": chart("ranges", ("A", "B"), series("Actual", "actual", 5, 5), series("C", "consensus", 5, 5)),
    "open rows": chart("bars", ("Nuts", "Pomes", "Figs"), OPEN),
    "vague rows": chart("bars", ("Nuts", "Pomes", "Figs"), VAGUE),
    "rows of losses": chart("bars", ("Nuts", "Pomes"), Series("y", "s1", (at(-40, "below −$40B", low=None), at(-10, "−$10B")))),
    "an outcome far outside": chart("ranges", ("Q1", "Q2"), Series("Guided", "guidance", (band(10, 12, "$10B–$12B"), band(20, 20, "$20B"))), series("Actual", "actual", 40, 3)),
    "an outcome that is open": chart("ranges", ("Q1",), Series("Actual", "actual", (at(40, "over $40B", high=None),)), series("Expected", "consensus", 38)),
    "two statements in a row": chart("ranges", ("Q1", "Q2"), Series("First", "guidance", (band(10, 12, "$10B–$12B"), None)), Series("Last", "guidance", (at(11, "at least $11B", high=None), band(8, 12, "$8B–$12B"))), series("Actual", "actual", 11, 9)),
    "ranges over time": over("ranges", GAP, Series("Guided", "guidance", (band(10, 12, "$10B–$12B"), None, band(8, 12, "$8B–$12B"))), series("Actual", "actual", 11, 9, None)),
    "a forecast on a line": over("lines", ["2025Q2", "2025Q3", "2025Q4"], Series("Margin", "s1", (at(40, "40%"), at(41, "41%"), at(44, "44%", ahead=True)))),
    "a forecast as a column": over("bars", ["2025Q3", "2025Q4"], Series("Margin", "s1", (at(41, "41%"), at(44, "44%", ahead=True)))),
    "guidance about a value": chart("ranges", ("Q1", "Q2"), Series("Guided", "guidance", (at(100, "about $100B", reach=(95.0, 105.0)), at(90, "up to $90B", low=None)))),
}


@pytest.mark.parametrize("example", CASES.values(), ids=CASES)
def test_nothing_is_false(example: Chart) -> None:
    assert found(example) == []


WORDS = {"en": ("${}.0B", "${}.0B–${}.0B"), "zh": ("{}億美元", "{}億至{}億美元")}


@pytest.mark.parametrize("said", WORDS.values(), ids=WORDS)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_value_of_three_quarters_is_written_over_its_own_column(said: tuple[str, str], width: int) -> None:
    outcomes = Series("Actual", "s1", (at(301, said[0].format(301)), at(331, said[0].format(331)), None))
    plans = Series("Guided", "s2", tuple(at((low + high) / 2, said[low < high].format(low, high), low=float(low), high=float(high), ahead=True) for low, high in ((292, 292), (318, 330), (322, 334))))
    example = over("bars", ["2025Q2", "2025Q3", "2025Q4"], outcomes, plans)
    seen = on_page(draw(example), width)
    assert seen
    assert faults(example, seen) == []
    assert {text.text for text in seen.some("text", "value")} == {point.text for _, _, point in example.known}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["a panel", "a panel of rates", "a panel of 13 quarters", "a panel of one outcome"])
def test_the_newest_value_of_a_panel_is_written_and_its_period_named(name: str, width: int) -> None:
    example = PANELS[name]
    seen = on_page(draw(example), width)
    assert seen
    newest = next(point for point in example.series[0].points if point and not point.past)
    assert newest.text in {text.text for text in seen.some("text", "new")}
    assert f"'{LATEST}" in {text.text for text in seen.some("text", "muted")}


values = st.one_of(st.none(), st.integers(-90, 400), st.floats(0.01, 30).map(lambda v: round(v, 2)))


@given(st.data())
@settings(max_examples=150)
def test_nothing_is_false_whatever_the_values(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["bars", "lines", "stacked"]))
    names = data.draw(st.lists(st.sampled_from(quarters(8080, 24)), min_size=2, max_size=12, unique=True))
    rows = [data.draw(st.lists(values, min_size=len(names), max_size=len(names))) for _ in range(data.draw(st.integers(1, 4)))]
    assert found(over(kind, names, *(series(f"Line {i}", f"s{i}", *row) for i, row in enumerate(rows, 1)))) == []


@given(st.data())
@settings(max_examples=80)
def test_no_panel_is_false_whatever_the_values(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(quarters(8091, 13)), min_size=2, max_size=13, unique=True))
    own, hoped = (data.draw(st.lists(values, min_size=len(names), max_size=len(names))) for _ in range(2))
    example = panel(names, series("Sales", "own", *own), series("consensus", "consensus", *hoped), joined=data.draw(st.booleans()))
    if example.known:
        assert found(example) == []


# Each rule can fail

LINE, BAR, PART = (CASES[f"two series of {kind}"] for kind in ("lines", "bars", "stacked"))
RANGE = CASES["an outcome far outside"]


def swap(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    def broken(page: str) -> str:
        changed = re.sub(pattern, new, page, count=1)
        assert changed != page
        return changed

    return broken


BROKEN = {
    "forecasts_are_marked": (CASES["a forecast on a line"], swap(r"<svg class=\"bf-s1 bf-ahead\"(.*?) x=\"([\d.]+%)\" y=\"([\d.]+)\">.*?</svg>", r'<circle class="bf-s1"\1 cx="\2" cy="\3" r="3.5"/>')),
    "x_is_time": (LINE, swap(r'(data-period="2025Q3" cx=")[\d.]+', r"\g<1>50")),
    "unknown_periods_keep_their_place": (LINE, swap(r'<circle class="bf-unknown".*?/>', "")),
    "no_solid_line_across_a_gap": (LINE, swap(r'class="bf-s1 bf-gap"', 'class="bf-s1"')),
    "ticks_tell_the_scale": (LINE, lambda page: re.sub(r'<text x="-8" y="[\d.]+" class="bf-muted bf-end">[^<]*</text>', "", page)),
    "bars_begin_at_zero": (BAR, swap(r'(<rect [^>]* height=")([\d.]+)', lambda m: f"{m[1]}{float(m[2]) - 20:g}")),
    "uncertainty_is_drawn": (CASES["open ends of bars"], swap(r"<svg class=.*?bf-up.*?</svg>", "")),
    "bands_are_as_wide_as_their_ranges": (CASES["the ranges"], swap(r'(<rect class="bf-guidance"[^>]* width=")[\d.]+', r"\g<1>2")),
    "sums_that_lack_a_part_say_so": (CASES["a part that is not known"], swap(r"\+ \?", "")),
    "labels_say_their_figures": (BAR, swap(r"(<text [^>]*data-fact=[^>]*>)[^<]*", r"\1$99B")),
    "marks_stand_in_their_order": (LINE, swap(r"(<circle class=\"bf-s1\".*?/>)\n(<circle class=\"bf-s1\".*?/>)", r"\2\n\1")),
    "labels_keep_clear": (BAR, swap(r'(<text x=")[\d.]+(%"[^>]*data-fact)', r"\g<1>120\2")),
    "panels_have_one_scale": (PANELS["a panel"], swap(r'(<rect class="bf-guidance"[^>]* y=")[\d.]+', r"\g<1>20")),
    "bands_stand_apart": (CASES["two statements in a row"], lambda page: re.sub(r'(<rect class="bf-guidance"[^>]* y=")[\d.]+', r"\g<1>60", page)),
    "rows_come_in_the_order_of_time": (CASES["ranges over time"], swap("2025Q1 – [^<]*2025Q2", "")),
    "notes_stand_below": (replace(BAR, note="FY2024: 53 weeks."), swap("53 weeks", "52 weeks")),
    "outer_columns_say_their_values": (CASES["a first column as high as the axis"], swap(r"<text [^>]*data-fact=.*?</text>", "")),
    "nothing_looks_like_data": (LINE, swap(r'(?=<path class="bf-s1)|(?=<svg [^>]*viewBox)', '<path class="bf-reach" d="M50 20h50"/>')),
    "nothing_is_cut": (CASES["vague rows"], swap(r'(<path class="bf-whisker" d="M[\d.]+ [\d.]+h)[\d.]+', r"\g<1>130")),
    "labels_stand_over_their_own": (BAR, swap(r'(<text x=")[\d.]+(%"[^>]*data-fact)', r"\g<1>5\2")),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_false_picture_fails(rule: Callable[[Chart, Picture], Iterator[str]]) -> None:
    example, broken = BROKEN[rule.__name__]
    page = draw(example)
    before, after = on_page(page, 720), on_page(broken(page), 720)
    assert before
    assert after
    assert [*rule(example, before)] == []
    assert [*rule(example, after)] != []


def test_equal_steps_for_unequal_times_fail() -> None:
    rows = [[p and replace(p, day=i and i - 2) for i, p in enumerate(row.points)] for row in LINE.series]
    even = replace(LINE, series=tuple(replace(s, points=tuple(row)) for s, row in zip(LINE.series, rows, strict=True)))
    page = draw(replace(even, days=tuple(range(5))))
    seen = on_page(page, 720)
    assert seen
    assert any("px for" in fault for fault in faults(LINE, seen))


def test_a_part_that_is_drawn_twice_as_long_fails() -> None:
    page = swap(r'(<rect [^>]* height=")([\d.]+)', lambda m: f"{m[1]}{float(m[2]) * 2:g}")(draw(PART))
    seen = on_page(page, 720)
    assert seen
    assert "bars are not as long as their values" in faults(PART, seen)


def test_an_outcome_at_the_wrong_place_fails() -> None:
    page = swap(r'(<circle class="bf-actual"[^>]* cx=")[\d.]+', r"\g<1>10")(draw(RANGE))
    seen = on_page(page, 720)
    assert seen
    assert any("is drawn at" in fault for fault in faults(RANGE, seen))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_last_of_many_values_is_written_over_its_own_column(width: int) -> None:
    values = (1700, 1430, None, 1590, 1878, 1560, 1680, 1802, 1920, 2010, 2080, 2134)
    example = over("bars", quarters(8089, 12), Series("Sales", "s1", tuple(v and at(v, f"約{v:,}億美元") for v in values)))  # type: ignore[misc]
    seen = on_page(draw(example), width)
    assert seen
    assert faults(example, seen) == []
    assert "約2,134億美元" in {text.text for text in seen.some("text", "value")}
