"""Actual figures beside their growth and what was expected of them, with verdicts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from briefs.analysis import awaited
from briefs.analysis.intervals import compare
from briefs.content.records import Brief, Content
from briefs.content.references import Index, parse_reference
from briefs.model.facts import Meaning, Quantity
from briefs.model.period import Period


@dataclass(frozen=True, slots=True)
class Row:
    """One metric of a scorecard; what is not known is None."""

    meaning: Meaning
    actual: Quantity | None
    yoy: Quantity | None
    qoq: Quantity | None
    consensus: Quantity | None
    surprise: Quantity | None
    guidance: Quantity | None
    good: str

    @property
    def verdicts(self) -> Iterator[tuple[str, str]]:
        """(what is said, tone) against consensus and guidance: `above_consensus`, `better`."""
        for against, expected in (("consensus", self.consensus), ("guidance", self.guidance)):
            if self.actual and expected and self.meaning.scenario == "actual":
                yield verdict(self.actual, expected, against, self.good)


def verdict(actual: Quantity, expected: Quantity, against: str, good: str) -> tuple[str, str]:
    """Say how an actual figure stands to an expectation, and if that is good for an owner."""
    said = compare(actual.figure, expected.figure)
    better = {"up": "above", "down": "below"}.get(good, "")
    matters = said in ("above", "below") and good != "none"
    tone = "neutral" if not matters else "better" if said == better else "worse"
    return f"{said.replace(' ', '_')}_{against}", tone


def row(reference: str, brief: Brief, content: Content, index: Index) -> Row:
    """The scorecard row of a metric as known in a brief's quarter."""
    meaning = parse_reference(reference, brief, content).meaning

    actual = index.find(meaning, brief.period)
    if actual:
        meaning = replace(meaning, currency=actual.meaning.currency)
    look_up = index.exactly if actual else index.find  # what is known is compared in its currency

    def find(scenario: str = meaning.scenario, change: str = meaning.change) -> Quantity | None:
        return look_up(replace(meaning, scenario=scenario, change=change), brief.period)

    growth = meaning.change == "yoy"
    return Row(
        meaning,
        actual,
        None if growth else find(change="yoy"),
        None if growth else find(change="qoq"),
        find(scenario="consensus"),
        find(change="yoy_surprise" if growth else "surprise"),
        find(scenario="guidance"),
        content.concepts[meaning.concept].good,
    )


_FOLLOWED = ("money", "per_share", "percent")


@dataclass(frozen=True, slots=True)
class Guided:
    """One guidance: when it was given, for what, and how it turned out."""

    guidance: Quantity
    midpoint: Quantity | None
    consensus: Quantity | None
    actual: Quantity | None
    verdict: tuple[str, str]


def ledger(
    company: str, content: Content, index: Index, latest: Period, due: Period | None = None
) -> list[Guided]:
    """Guidance of money, a rate or growth, oldest first; `due` keeps what ends with a period."""
    found = [
        quantity
        for quantity in index.of(company, "guidance")
        if quantity.facts
        and _followed(quantity.meaning, content)
        and (due is None or quantity.meaning.period.end == due.end)
    ]
    return [_guided(quantity, content, index, latest) for quantity in sorted(found, key=_by_issue)]


def _followed(meaning: Meaning, content: Content) -> bool:
    unit = content.concepts[meaning.concept].unit
    return meaning.change == "yoy" or (not meaning.change and unit in _FOLLOWED)


@dataclass(frozen=True, slots=True)
class Score:
    """The outcomes of a company's forecasts, up to and with those that one quarter settled."""

    period: Period
    above: int
    within: int
    below: int
    open: int

    @property
    def settled(self) -> int:
        return self.above + self.within + self.below + self.open


def scores(guided: Iterable[Guided]) -> list[Score]:
    """The running score after each period that settled guidance, oldest first."""
    settled = [item for item in guided if item.actual]
    settled.sort(key=lambda item: item.guidance.meaning.period.end)
    found: dict[Period, Score] = {}
    counts = Counter[str]()
    for item in settled:
        said = item.verdict[0].removesuffix("_guidance")
        said = "within" if said == "in_line" else said
        counts[said if said in ("above", "within", "below") else "open"] += 1
        period = item.guidance.meaning.period
        tally = (counts[key] for key in ("above", "within", "below", "open"))
        found[period] = Score(period, *tally)
    return list(found.values())


def _by_issue(quantity: Quantity) -> tuple[object, ...]:
    meaning = quantity.meaning
    return meaning.since, meaning.concept, meaning.segment, meaning.period.key, meaning.change


def _guided(guidance: Quantity, content: Content, index: Index, latest: Period) -> Guided:
    meaning = guidance.meaning
    actual = index.exactly(replace(meaning, scenario="actual", issued=None), latest)
    good = content.concepts[meaning.concept].good
    return Guided(
        guidance,
        None if meaning.change else _given_with(replace(meaning, change="midpoint"), index),
        _given_with(replace(meaning, scenario="consensus"), index),
        actual,
        verdict(actual, guidance, "guidance", good)
        if actual
        else (awaited.state(meaning.period, meaning.entity, content), "neutral"),
    )


def _given_with(meaning: Meaning, index: Index) -> Quantity | None:
    """The quantity of a meaning that was given in the same quarter."""
    found = (each for each in index.given(meaning) if each.meaning.issued == meaning.issued)
    return next(found, None)
