"""Whatever is computed from figures that an article rounded with care allows what is true, and none of them is at odds."""

from __future__ import annotations

from itertools import product

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from invented import CONCEPTS, derived, fact, findings, rounded

from briefs.model.facts import Fact, Meaning
from briefs.model.period import Period, earlier, parse_period, stretch

QUARTERS = [f"{year}Q{number}" for year in (2024, 2025) for number in (1, 2, 3, 4)]
SEGMENTS = ("Indoor", "Outdoor")
SPANS = {"year": ((0, 3), (3, 6), (6, 9), (9, 12)), "half": ((0, 3), (3, 6))}


class World:
    """True sales and profits of two segments in each quarter, from which all else follows."""

    def __init__(self, draw: st.DrawFn) -> None:
        sales, margins = st.integers(10**9, 10**11), st.integers(-20, 60)
        self.revenue = {key: draw(sales) for key in product(SEGMENTS, QUARTERS)}
        self.income = {key: revenue * draw(margins) / 100 for key, revenue in self.revenue.items()}

    def level(self, concept: str, segment: str, period: Period) -> float:
        if concept == "OperatingMargin":
            return 100 * self.level("OperatingIncome", segment, period) / self.level("Revenue", segment, period)
        if concept == "ShareOfRevenue":
            return 100 * self.level("Revenue", segment, period) / self.level("Revenue", "", period)
        if concept == "RunRate":
            return 4 * self.level("Revenue", segment, period)
        amounts = self.revenue if concept == "Revenue" else self.income
        first = 0 if period.kind == "year" or period.number == 1 else 6
        parts = [stretch(period.year, 12, first + start, first + end) for start, end in SPANS.get(period.kind, ())]
        return sum(amounts[name, part.text] for name in ([segment] if segment else SEGMENTS) for part in parts or [period])

    def __call__(self, meaning: Meaning) -> float:
        now = self.level(meaning.concept, meaning.segment, meaning.period)
        before = earlier(meaning.period, 3 if meaning.change.startswith("qoq") else 12)
        if not meaning.change:
            return now
        assert before
        then = self.level(meaning.concept, meaning.segment, before)
        if meaning.change == "times":
            return now / then
        relative = CONCEPTS[meaning.concept].unit != "percent" and "_" not in meaning.change
        return 100 * (now / then - 1) if relative else now - then


def told(world: World, meaning: Meaning, places: int) -> Fact:
    """What an article prints: money to the tenth or hundredth of a billion, percentages to as many places."""
    relative = meaning.change in ("yoy", "qoq") or meaning.concept == "OperatingMargin"
    figure = rounded(world(meaning), places if relative else places - 9, "percent" if relative else "USD")
    return fact(meaning.concept, figure, meaning.period.text, segment=meaning.segment, change=meaning.change)


def printable(world: World, meaning: Meaning) -> bool:
    """Nobody prints growth of a loss, and nothing is known of the year before the first."""
    before = earlier(meaning.period, 3 if meaning.change == "qoq" else 12)
    if not meaning.change:
        return True
    if before is None or before.year < 2024 or (meaning.concept == "OperatingMargin" and meaning.change == "yoy_amount"):
        return False
    levels = [world.level(meaning.concept, meaning.segment, period) for period in (meaning.period, before)]
    return meaning.concept != "OperatingIncome" or min(levels) > 10**8


@st.composite
def articles(draw: st.DrawFn) -> tuple[World, list[Fact]]:
    world, facts = World(draw), dict[Meaning, Fact]()
    for _ in range(draw(st.integers(4, 14))):
        meaning = Meaning(
            "LUMN9",
            draw(st.sampled_from(["", *SEGMENTS])),
            draw(st.sampled_from(["Revenue", "Revenue", "OperatingIncome", "OperatingMargin"])),
            parse_period(draw(st.sampled_from([*QUARTERS[4:], "FY2025", "FY2024", "2025H1", "2025H2"]))),
            change=draw(st.sampled_from(["", "", "", "yoy", "qoq", "yoy_amount"])),
        )
        if printable(world, meaning):
            facts[meaning] = told(world, meaning, draw(st.integers(0, 2)))
    return world, list(facts.values())


@settings(max_examples=25, deadline=None, phases=[Phase.generate])
@given(articles())
def test_the_truth_lies_within_what_is_derived(read: tuple[World, list[Fact]]) -> None:
    world, facts = read
    for quantity in derived(facts)[0].values():
        if quantity.bounds:
            low, high = map(float, quantity.bounds)
            true = world(quantity.meaning)
            slack = 1e-9 * max(abs(true), 1)
            assert low - slack <= true <= high + slack, (quantity.id, quantity.formula, low, true, high)
    assert [one.id for one in findings(facts) if one.status == "conflict" and one.rule != "magnitude"] == []  # profits do jump
