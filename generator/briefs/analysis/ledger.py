"""Guidance of a company: every statement, how it revised the one before, how it turned out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefs.analysis import awaited
from briefs.analysis.revisions import WELCOME, revised
from briefs.analysis.scorecard import verdict
from briefs.content.records import Content, turns
from briefs.content.references import Index
from briefs.model.basis import Rebasing, conversions
from briefs.model.facts import Meaning, Quantity
from briefs.model.period import Period, calendar_quarter

_FOLLOWED = ("money", "per_share", "percent")


@dataclass(frozen=True, slots=True)
class Guided:
    """One statement of guidance: what came before it, what came of it.

    A promise is judged by the first and by the last statement given before its period's outcome:
    `place` is `only`, `first`, `between` or `last` among these, `undated` for the others. One that
    is printed with its outcome, and with no day of its own, was given before.
    """

    guidance: Quantity
    place: str
    before: Quantity | None
    revision: tuple[str, str] | None  # the word for it, and its tone
    midpoint: Quantity | None
    consensus: Quantity | None
    actual: Quantity | None
    verdict: tuple[str, str]

    @property
    def judged(self) -> bool:
        """Tell the statement by which a score counts a promise that has an outcome."""
        return self.actual is not None and self.place in ("only", "last")


@dataclass(frozen=True)
class _Ledger:
    content: Content
    index: Index
    latest: Period

    def promise(self, statements: Sequence[Quantity]) -> Iterator[Guided]:
        """The statements of one promise in the order in which they were given."""
        dated = [one for one in statements if not one.meaning.undated]
        timely = [one for one in dated if _in_time(one.meaning)] or dated[:1]
        before: Quantity | None = None
        for statement in statements:
            place = _place(statement, timely)
            yield self._guided(statement, place, before if statement in timely else None)
            before = statement if statement in timely else before

    def _guided(self, guidance: Quantity, place: str, before: Quantity | None) -> Guided:
        meaning, index = guidance.meaning, self.index
        good = self.content.concepts[meaning.concept].good
        actual = _reported(meaning, index, self.latest)
        said = (awaited.state(meaning.period, meaning.entity, self.content), "neutral")
        if place in _UNJUDGED:
            said = (_UNJUDGED[place], "neutral")
        elif actual:
            said = verdict(actual, guidance, "guidance", good)
        return Guided(
            guidance,
            place,
            before,
            _revision(before, guidance, good) if before else None,
            None if meaning.change else _given_with(replace(meaning, change="midpoint"), index),
            _given_with(replace(meaning, scenario="consensus"), index),
            actual,
            said,
        )


_UNJUDGED = {"between": "revised", "undated": "undated"}


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
    rebased = turns(content).get(company, ())
    promises: dict[Meaning, list[Quantity]] = {}
    for quantity in sorted(_on_one_basis(found, index, rebased), key=_by_issue):
        promises.setdefault(replace(quantity.meaning, issued=None), []).append(quantity)
    made = _Ledger(content, index, latest)
    return [guided for statements in promises.values() for guided in made.promise(statements)]


def _on_one_basis(
    guidance: Iterable[Quantity], index: Index, rebased: Sequence[Rebasing]
) -> Iterator[Quantity]:
    """Guidance as it is given, or converted to the shares of what was said or reported later."""
    promises: dict[Meaning, list[Quantity]] = {}
    for one in guidance:
        promises.setdefault(replace(one.meaning, issued=None, basis=""), []).append(one)
    for promise, statements in promises.items():
        last = max(one.meaning.basis for one in statements)
        actual = replace(promise, scenario="actual", basis=last)
        bases = (last, *(basis for basis, _ in conversions(rebased, actual)))
        basis = next((each for each in bases if index.at(replace(actual, basis=each))), last)
        for one in statements:
            yield _given_with(replace(one.meaning, basis=basis), index) or one


def _reported(meaning: Meaning, index: Index, latest: Period) -> Quantity | None:
    """The outcome of a promise: as it was first reported, if that is known."""
    actual = replace(meaning, scenario="actual", issued=None)
    first = (one for one in index.at(actual) if not one.meaning.restated)
    return next(first, None) or index.exactly(actual, latest)


def _followed(meaning: Meaning, content: Content) -> bool:
    unit = content.concepts[meaning.concept].unit
    return meaning.change == "yoy" or (not meaning.change and unit in _FOLLOWED)


def _in_time(meaning: Meaning) -> bool:
    """Tell what was given before the results of its period."""
    period = meaning.period
    whole = period.kind in ("quarter", "half", "year", "ttm")
    return meaning.since < (calendar_quarter(period) if whole else period).end


def _place(statement: Quantity, timely: Sequence[Quantity]) -> str:
    if statement not in timely:
        return "undated"
    if len(timely) == 1:
        return "only"
    ends = {0: "first", len(timely) - 1: "last"}
    return ends.get(timely.index(statement), "between")


def _revision(before: Quantity, after: Quantity, good: str) -> tuple[str, str]:
    """The word for a revision, and whether an owner welcomes it."""
    word = revised(before.figure, after.figure)
    if word not in WELCOME or good == "none":
        return word, "neutral"
    return word, "better" if WELCOME[word] == good else "worse"


def _by_issue(quantity: Quantity) -> tuple[object, ...]:
    meaning = quantity.meaning
    return meaning.since, meaning.concept, meaning.segment, meaning.period.key, meaning.change


def _given_with(meaning: Meaning, index: Index) -> Quantity | None:
    """The quantity of a meaning that was given in the same quarter."""
    found = (each for each in index.given(meaning) if each.meaning.issued == meaning.issued)
    return next(found, None)
