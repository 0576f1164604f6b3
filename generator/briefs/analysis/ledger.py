"""Guidance of a company: every statement, how it revised the one before, how it turned out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from briefs.analysis import awaited
from briefs.analysis.dataset import Dataset
from briefs.analysis.revisions import revised
from briefs.analysis.scorecard import verdict
from briefs.analysis.stated import changes, said, tone, verdict_of
from briefs.content.records import Company, Content
from briefs.content.references import Index
from briefs.model.facts import Meaning, Quantity, Saying
from briefs.model.period import UNDATED, Period, calendar_quarter

_FOLLOWED = ("money", "per_share", "percent")

Statement = Quantity | Saying  # a saying has no figure: guidance was withdrawn, or raised


@dataclass(frozen=True, slots=True)
class Guided:
    """One statement of guidance: what came before it, what came of it.

    A promise is judged by the first and by the last statement given before its period's outcome:
    `place` is `only`, `first`, `between` or `last` among these, `undated` for the others. One that
    is printed with its outcome, and with no day of its own, was given before.
    """

    statement: Statement
    place: str
    before: Quantity | None
    revision: tuple[str, str] | None  # the word for it, and its tone
    midpoint: Quantity | None
    consensus: Quantity | None
    actual: Quantity | None
    verdict: tuple[str, str]

    @property
    def meaning(self) -> Meaning:
        return self.statement.meaning

    @property
    def guidance(self) -> Quantity | None:
        """Its figure, if it has one."""
        return self.statement if isinstance(self.statement, Quantity) else None

    @property
    def judged(self) -> bool:
        """Tell the statement by which a score counts a promise that has an outcome."""
        independent = self.actual and self.guidance and self.verdict[0] != CIRCULAR
        return bool(independent) and self.place in ("only", "last")

    @property
    def open(self) -> bool:
        """Tell a verdict that rounding leaves open."""
        return self.verdict[0] == "undetermined_guidance"


def source_of(statement: Statement) -> str:
    """The article of a statement; of several, the one that is shown."""
    if isinstance(statement, Saying):
        return statement.source
    printed = statement if statement.facts else statement.inputs[0]  # where it was converted
    return printed.facts[0].source


@dataclass(frozen=True)
class _Ledger:
    content: Content
    index: Index
    latest: Period

    def promise(self, statements: Sequence[Statement]) -> Iterator[Guided]:
        """The statements of one promise in the order in which they were given."""
        dated = [one for one in statements if not one.meaning.undated]
        timely = [one for one in dated if _in_time(one.meaning)] or dated[:1]
        before: Quantity | None = None
        for statement in statements:
            in_time = statement in timely
            yield self._guided(statement, _place(statement, timely), before if in_time else None)
            if in_time and isinstance(statement, Quantity):
                before = statement

    def _guided(self, statement: Statement, place: str, before: Quantity | None) -> Guided:
        meaning, index = statement.meaning, self.index
        good = self.content.concepts[meaning.concept].good
        actual = _reported(meaning, index, self.latest)
        word = _revised(before, statement)
        return Guided(
            statement,
            place,
            before,
            (word, tone(word, good)) if word else None,
            None if meaning.change else _given_with(replace(meaning, change="midpoint"), index),
            _given_with(replace(meaning, scenario="consensus"), index),
            actual,
            self._verdict(statement, place, actual, good),
        )

    def _verdict(
        self, statement: Statement, place: str, actual: Quantity | None, good: str
    ) -> tuple[str, str]:
        """The outcome of a statement, or why none is said."""
        meaning = statement.meaning
        if place in _UNJUDGED:
            return _UNJUDGED[place], "neutral"
        if isinstance(statement, Saying):
            return "withdrawn" if statement.word == "withdrawn" else "no_figure", "neutral"
        if actual and actual.rests_on(meaning):
            return CIRCULAR, "neutral"
        if actual:
            return verdict(actual, statement, "guidance", good)
        outcome = replace(meaning, scenario="actual")
        stated = said(outcome, "guidance", self.content, self.index.until)
        if stated:
            return verdict_of(stated, good)
        return awaited.state(meaning.period, meaning.entity, self.content), "neutral"


CIRCULAR = "circular"  # the outcome is known by what was promised alone
_UNJUDGED = {"between": "revised", "undated": "undated"}


def ledger(
    company: str, content: Content, index: Index, latest: Period, due: Period | None = None
) -> list[Guided]:
    """Every statement of guidance, promise by promise."""
    return list(chain.from_iterable(promises(company, content, index, latest, due)))


def of_all(dataset: Dataset) -> Iterator[list[Guided]]:
    """The promises of each company that has a brief."""
    for company in dataset.content.companies.values():
        yield from of_company(dataset, company)


def of_company(dataset: Dataset, company: Company) -> Iterator[list[Guided]]:
    """The promises of a company, if it has a brief."""
    for brief in dataset.briefs(company)[:1]:
        yield from promises(company.id, dataset.content, dataset.index, brief.period)


def promises(
    company: str, content: Content, index: Index, latest: Period, due: Period | None = None
) -> list[list[Guided]]:
    """Promises of money, a rate or growth, oldest first; `due` keeps what ends with a period."""
    found = [
        quantity
        for quantity in index.of(company, "guidance")
        if quantity.facts
        and _followed(quantity.meaning, content)
        and (due is None or quantity.meaning.period.end == due.end)
    ]
    known = {replace(one.meaning, currency="", basis="") for one in found}
    sayings = [
        saying
        for saying in changes(company, content, index.until)
        if saying.meaning not in known  # else its figure says it
        and _followed(saying.meaning, content)
        and (due is None or saying.meaning.period.end == due.end)
    ]
    figures = list(_on_one_basis(found, index, company))
    promised = {_plainly(one.meaning): replace(one.meaning, issued=None) for one in figures}
    statements: list[Statement] = [*figures, *sayings]
    groups: dict[Meaning, list[Statement]] = {}
    for statement in sorted(statements, key=_by_issue):
        promise = replace(statement.meaning, issued=None)
        if isinstance(statement, Saying):  # it names neither currency nor basis
            promise = promised.get(_plainly(promise), promise)
        groups.setdefault(promise, []).append(statement)
    made = _Ledger(content, index, latest)
    return [list(made.promise(group)) for group in groups.values()]


def _plainly(meaning: Meaning) -> Meaning:
    """A promise as words alone speak of it."""
    return replace(meaning, issued=None, currency="", basis="")


def _on_one_basis(guidance: Sequence[Quantity], index: Index, company: str) -> Iterator[Quantity]:
    """Guidance as it is given, or converted to the newest shares in which the same is printed."""
    newest: dict[Meaning, str] = {}
    for one in chain(guidance, index.of(company, "actual")):
        if one.facts:
            what = _what(one.meaning)
            newest[what] = max(newest.get(what, ""), one.meaning.basis)
    for one in guidance:
        basis = newest[_what(one.meaning)]
        yield _given_with(replace(one.meaning, basis=basis), index) or one


def _what(meaning: Meaning) -> Meaning:
    """The thing that is guided, whatever the period."""
    return replace(
        meaning, issued=None, currency="", basis="", scenario="actual", period=UNDATED, by=""
    )


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


def _place(statement: Statement, timely: Sequence[Statement]) -> str:
    if statement not in timely:
        return "undated"
    if len(timely) == 1:
        return "only"
    ends = {0: "first", len(timely) - 1: "last"}
    return ends.get(timely.index(statement), "between")


def _revised(before: Quantity | None, after: Statement) -> str:
    """The word for a revision, by its figures or as the article has it; nothing where none is."""
    if isinstance(after, Saying):
        return after.word
    return revised(before.figure, after.figure) if before else ""


def _by_issue(statement: Statement) -> tuple[object, ...]:
    meaning = statement.meaning
    what = meaning.concept, meaning.segment, meaning.period.key, meaning.change
    return meaning.undated, meaning.since, *what


def _given_with(meaning: Meaning, index: Index) -> Quantity | None:
    """The quantity of a meaning that was given in the same quarter."""
    found = (each for each in index.given(meaning) if each.meaning.issued == meaning.issued)
    return next(found, None)
