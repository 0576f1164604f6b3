"""The entries of a fact file to facts: names known, period and figure as their concept wants."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path

from briefs.content import models
from briefs.content.bases import rebasings, wrong_day, wrong_restatement
from briefs.content.concepts import named_by_standard
from briefs.content.fiscal import moved
from briefs.content.fitting import (
    GROWN,
    concept_period,
    fit,
    measure,
    negative,
    one_end,
    period_remedy,
    wrong_change,
    wrong_kind,
)
from briefs.content.records import Company
from briefs.content.second import first
from briefs.content.suggest import clip, nearest, suggest
from briefs.content.texts import RESTATED, in_languages
from briefs.content.validate import Place
from briefs.content.yaml_source import MAX_PROBLEMS, Document
from briefs.figures.folding import fold
from briefs.figures.reader import parse
from briefs.figures.scan import scan
from briefs.model.basis import basis_on
from briefs.model.facts import CHANGES, FORWARD, Fact, Meaning
from briefs.model.figure import Figure, NotAFigure
from briefs.model.language import ROWS, Text, foremost
from briefs.model.period import (
    REPORTED,
    UNDATED,
    Period,
    before,
    calendar_quarter,
    counterpart,
    is_period,
    parse_period,
)
from briefs.model.problem import Problem
from briefs.model.unit import (
    CURRENCIES,
    KINDS,
    MONEY,
    OPEN_MONEY,
    Kind,
    currency_of,
    is_currency,
    kind_of,
    own_currency,
)

_CLOSES_EARLY = timedelta(days=7)  # fiscal years of whole weeks end about the end of the month


@dataclass(frozen=True)
class FactReader:
    """One fact file's entries, read as its company and quarter mean them."""

    document: Document
    company: Company
    period: Period
    concepts: Mapping[str, models.Concept]
    published: date | None  # None where no day is known
    languages: Sequence[str]
    stated: date  # the article's day, also where it is only concluded

    def read_all(self, items: Sequence[models.FactEntry]) -> tuple[list[Fact], list[Problem]]:
        """The facts of a file, no two of which say the same, and what is wrong with others."""
        facts: list[Fact] = []
        problems: dict[Problem, None] = {}  # the file's own is met at every entry
        ids: Counter[str] = Counter()
        seen: dict[tuple[Meaning, int, str], int] = {}
        for index, item in first(items).items():
            fact, found = self._read(("facts", index), item)
            problems |= dict.fromkeys(found)
            if len(problems) > MAX_PROBLEMS:  # more would only bury the first
                break
            if fact is None:
                continue
            line = seen.setdefault((fact.meaning, fact.at, fact.printed), fact.line)
            if line != fact.line:
                message, remedy = f"this fact stands on line {line} already", "delete one of them"
                problems[fact.problem(message, remedy)] = None
                continue
            ids[fact.id] += 1
            count = ids[fact.id]
            facts.append(fact if count == 1 else replace(fact, id=f"{fact.id}~{count}"))
        return facts, list(problems)

    def _read(self, place: Place, item: models.FactEntry) -> tuple[Fact | None, list[Problem]]:
        problems = list(self._name_problems(place, item))
        if problems:
            return None, problems
        entity = self.company.entities[item.entity or self.company.id]
        period, problems = self._period(place, item, entity)
        if period is None:
            return None, problems
        own = own_currency(item.concept, entity.currency)
        figure, problems = self._figure(place, item, item.currency or own)
        if figure is None:
            return None, problems
        issued, problems = self._issued(place, item)
        problems += self._early(place, item, period)
        if problems:
            return None, problems
        currency = currency_of(figure.unit) or item.currency or own
        by = _author(item.by)
        meaning = Meaning(
            item.entity or self.company.id,
            item.segment,
            item.concept,
            concept_period(self.concepts[item.concept], period),
            item.scenario,
            item.change,
            issued,
            foremost(by) if by and item.scenario in ("estimate", "target") else "",
            "" if currency == own else currency,
        )
        turns = rebasings(entity, self.concepts)
        on = item.basis
        if on == RESTATED:
            on, wrong = "", wrong_restatement(meaning, _reporting(item, self))
        else:
            wrong = wrong_day(on, self.stated, meaning, self.concepts[item.concept], turns)
        if wrong:
            return None, [self.document.problem((*place, "basis"), *wrong)]
        meaning = replace(meaning, basis=basis_on(turns, meaning, on or self.stated))
        node, source = self.document.root.at(*place), Path(self.document.path).stem
        return Fact(
            f"{source}.p{item.at}.{self._short(meaning, item)}",
            f"{self.company.id}/{self.period}", meaning, figure, item.printed, source, item.at,
            self.document.path, node.line, node.column,
            by, item.note, item.prefer, tuple(item.claims), item.currency,
            item.down if "down" in item.model_fields_set else None,
            calendar_quarter(self.period), item.basis, item.end, item.despite,
        ), []  # fmt: skip

    def _period(
        self, place: Place, item: models.FactEntry, entity: models.Entity
    ) -> tuple[Period | None, list[Problem]]:
        period = counterpart(self.period, entity.fiscal_year_end)
        try:
            if item.period:
                period = parse_period(item.period, entity.fiscal_year_end)
        except ValueError as error:
            forms = "write it like 2025Q4, FY2025, TTM2025Q4, 2025-12-31, by 2027"
            remedy = period_remedy(item.period, entity.fiscal_year_end) or forms
            return None, [self.document.problem((*place, "period"), str(error), remedy)]
        wrong, concept = moved(item.period, period, entity), self.concepts[item.concept]
        wrong = wrong or wrong_kind(item.concept, concept, period)
        if wrong := wrong or wrong_change(item.change, period):
            return None, [self.document.problem((*place, "period"), *wrong)]
        return period, []

    def _early(self, place: Place, item: models.FactEntry, period: Period) -> Iterator[Problem]:
        """A problem where something is said to have happened after the article's day."""
        if period == UNDATED:
            return
        last_year = period.end.replace(month=1, day=1)
        loose = {"day": period.end, "month": period.start, "span": last_year}
        end = loose.get(period.kind, period.end - _CLOSES_EARLY)
        if item.scenario != "actual" or self.published is None or end <= self.published:
            return
        day = f"the article's day, {self.published}"
        if not item.period:
            message = f"the brief's quarter {period} ends on {period.end}, after {day}"
            remedy = "correct 'published', or put the file into the folder of its quarter"
            yield self.document.problem(("source", "published"), message, remedy)
            return
        message = f"'{period}' ends on {period.end}, after {day}: it cannot have happened yet"
        usual = counterpart(self.period, period.fiscal)
        like = "" if usual == period else f", such as {usual}"
        remedy = f"add 'scenario: guidance' if it is expected, or write the period meant{like}"
        yield self.document.problem((*place, "period"), message, remedy)

    def _issued(self, place: Place, item: models.FactEntry) -> tuple[Period | None, list[Problem]]:
        """The calendar quarter in which a forecast was given, or what happened was restated."""
        later = item.scenario in FORWARD or item.basis == RESTATED
        if not item.given:
            return calendar_quarter(self.period) if later else None, []
        at = (*place, "given")
        if not later:
            remedy = (
                "take 'given' out, or write its scenario: guidance, consensus or estimate, or "
                "'basis: restated' if it was stated anew then"
            )
            return None, [self.document.problem(at, "only a forecast is given before", remedy)]
        given = _reporting(item, self) if is_period(item.given) else None
        last = before(self.period)
        if given == UNDATED and item.scenario in FORWARD:
            return given, []
        if given is None or given.kind not in REPORTED or given.end >= self.period.end:
            message = f"'{clip(item.given)}' is no quarter before this brief's"
            remedy = f"write one like {last}, or undated where the article does not say"
            return None, [self.document.problem(at, message, remedy)]
        return calendar_quarter(given), []

    def _short(self, meaning: Meaning, item: models.FactEntry) -> str:
        """A meaning as a fact's id names it: what the file and the folder say is left out."""
        entity = "" if meaning.entity == self.company.id else meaning.entity
        issued = meaning.issued if item.given or item.basis == RESTATED else None
        basis = "" if item.basis in ("", RESTATED) else meaning.basis
        return str(replace(meaning, entity=entity, issued=issued, basis=basis))

    def _name_problems(self, place: Place, item: models.FactEntry) -> Iterator[Problem]:
        entity = item.entity or self.company.id
        known = self.company.entities
        if item.concept not in self.concepts:
            meant = named_by_standard(item.concept, self.concepts)
            yield self._unknown(place, "concept", item.concept, meant or list(self.concepts))
        if entity not in known:
            yield self._unknown(place, "entity", entity, list(known))
        elif item.segment and item.segment not in known[entity].segments:
            owner = next((n for n, other in known.items() if item.segment in other.segments), "")
            if owner:
                message = f"the segment '{item.segment}' belongs to {owner}, not to {entity}"
                theirs = owner != self.company.id
                remedy = f"add 'entity: {owner}'" if theirs else "delete the entity"
                yield self.document.problem((*place, "segment"), message, remedy)
            else:
                yield self._unknown(place, "segment", item.segment, list(known[entity].segments))
        if item.scenario == "estimate" and not item.by:
            remedy = f"add whose it is: by: {in_languages(self.languages)}"
            yield self.document.problem(place, "the estimate names no author", remedy)
        if item.currency and item.concept in self.concepts:
            unit = self.concepts[item.concept].unit
            if wrong := _wrong_currency(item.currency, item.concept, unit):
                yield self.document.problem((*place, "currency"), *wrong)

    def _unknown(self, place: Place, key: str, name: str, known: list[str]) -> Problem:
        return self.document.problem(
            (*place, key), f"unknown {key} '{clip(name)}'", suggest(name, known)
        )

    def _figure(
        self, place: Place, item: models.FactEntry, currency: str
    ) -> tuple[Figure | None, list[Problem]]:
        concept = self.concepts[item.concept]
        try:
            figure = parsed(item.printed, item.change, item.currency, currency)
        except NotAFigure as error:
            wrong = _no_figure(item.printed, currency, str(error))
        else:
            fitted = fit(figure, concept, item.change, currency, item.printed)
            said = currency_of(fitted.unit) if fitted else ""
            if said and item.currency not in ("", said):
                wrong = _printed_in(said, item)
                return None, [self.document.problem((*place, "currency"), *wrong)]
            if no_end := _wrong_end(item, fitted):
                return None, [self.document.problem((*place, "end"), *no_end)]
            if fitted is not None:
                return one_end(negative(fitted) if item.down else fitted, item.end), []
            wrong = _misfit(item, figure, self.concepts)
        return None, [self.document.problem((*place, "printed"), *wrong)]


def _printed_in(currency: str, item: models.FactEntry) -> tuple[str, str]:
    """Message and remedy for a figure that is printed in another currency than its fact says."""
    message = f"'{item.printed}' is printed in {currency}, not in {item.currency}"
    return message, "delete 'currency': the figure says its own; or correct what is printed"


def _wrong_end(item: models.FactEntry, figure: Figure | None) -> tuple[str, str] | None:
    """Message and remedy for one end of a range where nobody expects one, or it is none."""
    one = figure is None or (figure.approx == "exact" and figure.low == figure.high)
    if not item.end or (item.scenario in FORWARD and one):
        return None
    return f"'{item.printed}' is no end of a range that somebody expects", "take 'end' out"


def _author(by: Text | str | None) -> Text | None:
    """An author's name in every language that is written."""
    return {tag: by for tag, row in ROWS.items() if not row.converts} if isinstance(by, str) else by


def _reporting(item: models.FactEntry, reader: FactReader) -> Period:
    """The quarter with whose results a figure was given."""
    own = reader.company.entry.fiscal_year_end
    return parse_period(item.given, own) if item.given else reader.period


def _wrong_currency(currency: str, concept: str, unit: Kind) -> tuple[str, str] | None:
    """Message and remedy for a currency that the concept's figures cannot be in."""
    if not is_currency(currency):
        return f"'{currency}' is no currency", suggest(currency, list(CURRENCIES))
    if unit == "exchange_rate" and "/" not in currency:
        return f"{concept} is a rate between two currencies", _TWO_CURRENCIES
    if unit in MONEY and "/" in currency:
        message = f"{concept} is in one currency, '{currency}' names two"
        return message, "write the one it is in, as USD"
    if unit not in (*MONEY, "percent", "exchange_rate"):
        message = f"{concept} is no amount of money, so it has no currency"
        return message, "take 'currency' out, or correct the concept"
    return None


_TWO_CURRENCIES = "write currency: TWD/USD for New Taiwan dollars per US dollar"
_SHARED_SIGNS = {  # each is read as another currency's where nothing says whose it is
    "$": ("AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD"),
    "¥": ("JPY",),
}


def parsed(printed: str, change: str, said: str, currency: str) -> Figure:
    """A printed figure or change; a sign that currencies share is the one that the fact says."""
    grown = GROWN.match(fold(printed)) if CHANGES.get(change) == "relative" else None
    printed = printed[grown.end() if grown else 0 :]
    for sign, currencies in _SHARED_SIGNS.items():
        if said in currencies:
            printed = re.sub(rf"(?<![A-Za-z])\{sign}", OPEN_MONEY, printed)
    return parse(printed, currency)


def _misfit(
    item: models.FactEntry, figure: Figure, concepts: Mapping[str, models.Concept]
) -> tuple[str, str]:
    """Message and remedy for a figure in another unit than its concept's."""
    change = CHANGES.get(item.change, "")
    if change == "relative" and figure.unit in ("x", "times"):
        return _either_way(item.printed)
    measured = {"relative": "a percentage", "multiple": "a multiple"}
    wanted = measured.get(change, KINDS[concepts[item.concept].unit])
    what = f"{item.concept} {item.change}".strip()
    message = f"'{item.printed}' is {measure(figure.unit)}, but {what} is {wanted}"
    return message, _fitting(item, figure, concepts)


def _fitting(item: models.FactEntry, figure: Figure, concepts: Mapping[str, models.Concept]) -> str:
    """The remedy by what an editor most likely meant."""
    relative = CHANGES.get(item.change) == "relative"
    in_percent = concepts[item.concept].unit == "percent"
    if concepts[item.concept].unit == "exchange_rate" and not item.change:
        return _TWO_CURRENCIES
    if figure.unit == "pure" and (relative or in_percent):
        percent = f"{(Decimal(100) * (figure.low or 0)).normalize():f}%"
        return f"write it with its percent sign, as the article prints it: {percent}"
    if relative and kind_of(figure.unit) == "money" and f"{item.change}_amount" in CHANGES:
        return f"write 'change: {item.change}_amount' for a change in money"
    if figure.unit == "percent" and not item.change and not in_percent:
        return "add 'change: yoy' or 'change: qoq' if it is a growth rate, else name its concept"
    fitting = [name for name, other in concepts.items() if fit(figure, other, "", "USD", "")]
    found = nearest(item.concept, fitting) if not item.change else ""
    if found:
        return f"did you mean the concept '{found}'?"
    return "correct the concept, the change or the figure"


def _no_figure(printed: str, currency: str, error: str) -> tuple[str, str]:
    """Message and remedy for a text that is no figure."""
    if not printed.strip():
        return "the figure is missing", _EXACTLY
    why, _, remedy = error.partition("; ")
    remedy = remedy or _as_printed(printed, currency) or _EXACTLY
    return f"'{clip(printed)}' is no figure: {why}", remedy


_EXACTLY = "write the figure exactly as the article prints it, with its unit and no more"


def _either_way(printed: str) -> tuple[str, str]:
    """Message and remedy for a multiple as growth: 2.3倍 of a year before is growth of 130 %."""
    grew = "grew " if printed.isascii() else "成長"
    message = f"'{printed}' does not say whether it is growth or a ratio"
    remedy = (
        "write 'change: times' if it is so many times the figure of a year before; if it grew by "
        f"that much, print the article's word for it too, as in 'printed: {grew}{printed}'"
    )
    return message, remedy


_ENDS = re.compile(r"\b(?:to|through|until|between|from)\b|[至到~–—-]|介于|持平")  # of a range


def _as_printed(printed: str, currency: str) -> str:
    """The remedy where one figure stands among words, or two stand together."""
    turned = re.fullmatch(r"\s*([亿万兆元美圆%$]+)\s*([0-9.,]+)\s*", fold(printed))
    if turned:
        unit, number = (printed[slice(*turned.span(group))] for group in (1, 2))
        return f"write the unit after the number: {number}{unit}"
    found = [part.printed for part in islice(scan(clip(printed), currency), 3)]
    if len(found) == 1 and _ENDS.search(fold(printed.replace(found[0], " "))):
        return "write a range with both its ends, or leave it out: reason: vague"
    if len(found) == 1:
        return f"write '{found[0]}' alone"
    return f"give each figure a fact of its own: {' and '.join(found)}" if found else ""
