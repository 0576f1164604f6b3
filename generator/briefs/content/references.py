"""References: how prose, charts and watch lists name a figure.

    reference = tokens [ "|" option ]    {AWS Revenue yoy}   {Revenue 2026Q1 guidance|bare}

Each token says what it is by the vocabulary it belongs to: an entity, a segment, a concept, a
period, a scenario, a change, a currency, or whose estimate it is. What is not said defaults to the
brief: its company, its quarter, actual, the level, the company's currency, the shares and segments
of its day. A forward-looking figure is the latest one given up to the brief; `given:2025Q3` takes
the one given with that quarter, and what happened as it was stated then. `basis:2024-06-09` takes
the figure on the shares and segments of that day.
Fiscal years are the entity's own; a calendar quarter is the entity's quarter that has its middle
month in it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain

from briefs.content.fiscal import moved
from briefs.content.fitting import concept_period, period_remedy
from briefs.content.records import Brief, Company, Content, days, turns
from briefs.content.suggest import clip, nearest, suggest
from briefs.content.texts import BadValue
from briefs.model.basis import basis_on
from briefs.model.facts import CHANGES, SCENARIOS, Meaning, Quantity, squeeze
from briefs.model.period import Period, calendar_quarter, counterpart, is_period, parse_period
from briefs.model.remembered import remembered
from briefs.model.unit import is_currency, own_currency

Kind = tuple[str, str, str, str, str, str]
OPTIONS = ("bare", "size", "signed", "low", "high")
REFERENCE = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True, slots=True)
class Reference:
    """A meaning that prose names (with `issued` mostly left open) and how to show it."""

    meaning: Meaning
    option: str = ""


class BadReference(BadValue):
    """A reference that names nothing."""


def parse_reference(text: str, brief: Brief, content: Content, beside: str = "") -> Reference:
    """Read the inside of a reference as the given brief means it; raises BadReference.

    `beside` are tokens of a chart's category. A fiscal quarter is one of the entity that its own
    part names, else of the company, so that `FY2026Q2` beside another company's revenue is that
    company's same quarter of the calendar.
    """
    return _parsed(content, brief, text, beside)


def meaning_of(text: str, brief: Brief, content: Content, beside: str = "") -> Meaning | None:
    """The meaning of a reference; of one that cannot be read it is told elsewhere."""
    try:
        return parse_reference(text, brief, content, beside).meaning
    except ValueError:
        return None


@remembered  # a brief names the same figure time and again
def _parsed(content: Content, brief: Brief, text: str, beside: str) -> Reference:
    tokens, _, option = text.partition("|")
    option, parted, text = option.strip(), (beside, tokens), f"{beside} {text}".strip()
    if option and option not in OPTIONS:
        message = f"unknown option '{clip(option)}' in {{{clip(text)}}}"
        raise BadReference(message, suggest(option, OPTIONS))
    company = brief.company
    parts = _parts(text, parted, company, content)
    segment, given = parts.get("segment", ""), parts.get("given", "")
    entity = parts.get("entity", "") or _owner(segment, company)
    if segment and segment not in company.entities[entity].segments:
        message = f"{{{clip(text)}}}: the segment '{segment}' is not part of {entity}"
        owner = _owner(segment, company)
        raise BadReference(message, f"name the entity it belongs to: {owner}")
    fiscal_year_end = company.entities[entity].fiscal_year_end
    period = counterpart(brief.period, fiscal_year_end)
    if named := parts.get("period"):
        period = parse_period(named, fiscal_year_end)
        if wrong := moved(named, period, company.entities[entity]):
            raise BadReference(*wrong)
        if period.kind == "quarter" or "FY" in named:
            part = next(part for part in parted if named in split(part))
            period = counterpart(parse_period(named, year_end(part, company)), fiscal_year_end)
    own = own_currency(parts["concept"], company.entities[entity].currency)
    named = parts.get("entity") or segment
    if beside and (named in split(beside)) != (own in split(beside)):  # one series, many companies
        parts = {key: word for key, word in parts.items() if (key, word) != ("currency", own)}
    if parts.get("currency") == own:
        message = f"{{{clip(text)}}}: amounts are in {own} anyway"
        raise BadReference(message, f"take {own} out")
    meaning = Meaning(
        entity,
        segment,
        parts["concept"],
        concept_period(content.concepts[parts["concept"]], period),
        parts.get("scenario", "actual"),
        parts.get("change", ""),
        calendar_quarter(parse_period(given, company.entry.fiscal_year_end)) if given else None,
        by=parts.get("by", ""),
        currency=parts.get("currency", ""),
    )
    rebased = turns(content).get(entity, ())
    if rebased:
        day = parts.get("basis") or days(content).get(brief.id, brief.period.end)
        meaning = replace(meaning, basis=basis_on(rebased, meaning, day))
    elif "basis" in parts:
        message = f"{{{clip(text)}}}: {entity} has no splits or recasts"
        raise BadReference(message, "take the basis out, or add them to company.yml")
    return Reference(meaning, option)


def _parts(text: str, parted: Iterable[str], company: Company, content: Content) -> dict[str, str]:
    """The tokens of a reference by the vocabulary each belongs to, a concept among them."""
    parts: dict[str, str] = {}
    for token in chain.from_iterable(map(split, parted)):
        kind, value = classify(token, company, content)
        if kind in parts:
            message = f"{{{clip(text)}}} names two of a kind: '{parts[kind]}' and '{value}'"
            raise BadReference(message, "keep one of them")
        parts[kind] = value
    if "concept" not in parts:
        raise BadReference(f"{{{clip(text)}}} names no concept", "add one, such as Revenue")
    return parts


def spellings(meaning: Meaning, brief: Brief) -> Iterator[str]:
    """A meaning as a brief may refer to it: as short as may be, then with its period and issue."""
    entity = "" if meaning.entity == brief.company.id else meaning.entity
    scenario = "" if meaning.scenario == "actual" else meaning.scenario
    by = f"by:{squeeze(meaning.by)}" if meaning.by else ""
    given = f"given:{meaning.issued}" if meaning.issued else ""
    period = str(meaning.period)
    for when in (("", ""), (period, ""), ("", given), (period, given)):
        parts = (entity, meaning.segment, meaning.concept, when[0], scenario, by, meaning.change)
        yield " ".join(part for part in (*parts, meaning.currency, when[1]) if part)


def names(reference: Meaning, meaning: Meaning) -> bool:
    """Tell if a reference's meaning, in which much may be left open, can be that of a figure."""
    bare, exact = (
        replace(one, issued=None, by="", currency="", basis="") for one in (reference, meaning)
    )
    return (
        bare == exact
        and reference.issued in (None, meaning.issued)
        and reference.currency in ("", meaning.currency)
        and squeeze(reference.by) in ("", squeeze(meaning.by))
    )


def year_end(part: str, company: Company) -> int:
    """The month in which the fiscal year ends of the entity that a part of a reference names."""
    names = [_owner(token, company) for token in split(part) if token in company.segments]
    names += [token for token in split(part) if token in company.entities]
    return company.entities[names[-1] if names else company.id].fiscal_year_end


def split(text: str) -> Iterator[str]:
    """The tokens of a reference; `by 2027` is one."""
    words = iter(text.split())
    for word in words:
        yield f"by {next(words, '')}" if word == "by" else word


def _owner(segment: str, company: Company) -> str:
    owners = (name for name, entity in company.entities.items() if segment in entity.segments)
    return next(owners, company.id)


def classify(token: str, company: Company, content: Content) -> tuple[str, str]:
    """The vocabulary that a token belongs to, and the token; raises BadReference."""
    vocabularies: dict[str, Iterable[str]] = {
        "concept": content.concepts,
        "segment": company.segments,
        "entity": company.entities,
        "scenario": SCENARIOS,
        "change": CHANGES,
    }
    for kind, words in vocabularies.items():
        if token in words:
            return kind, token
    if is_currency(token):
        return "currency", token
    if token.startswith("by:"):
        return "by", token[3:]
    if token.startswith("basis:") and is_period(token[6:]) and parse_period(token[6:]).instant:
        return "basis", token[6:]
    if token.startswith("given:") and is_period(token[6:]):
        return "given", token[6:]
    if is_period(token):
        return "period", token
    known = [word for words in vocabularies.values() for word in words]
    remedy = _near(token, known, company.entry.fiscal_year_end)
    raise BadReference(f"unknown word '{clip(token)}' in a reference", remedy)


def _near(word: str, known: Sequence[str], fiscal_year_end: int) -> str:
    bare = word.strip("{}｛｝")
    if bare in known:
        return f"write {bare} without braces"
    close = nearest(bare, known)
    kinds = "write a concept, segment, entity, period, scenario or change"
    if close:
        return f"did you mean '{close}'?"
    return period_remedy(bare, fiscal_year_end) or kinds


@dataclass(frozen=True)
class Index:
    """All quantities up to a day, found by reference."""

    quantities: Mapping[Meaning, Quantity]
    until = date.max

    def __post_init__(self) -> None:
        abroad: dict[tuple[str, ...], dict[str, None]] = {}
        bases: dict[Kind, set[str]] = {}
        entities: dict[str, dict[Kind, dict[Period, list[Quantity]]]] = {}
        for quantity in self.quantities.values():
            kinds = entities.setdefault(quantity.meaning.entity, {})
            periods = kinds.setdefault(kind(quantity.meaning), {})
            periods.setdefault(quantity.meaning.period, []).append(quantity)
            if quantity.meaning.currency:
                subject = _subject(quantity.meaning)
                abroad.setdefault(subject, {})[quantity.meaning.currency] = None
            if quantity.meaning.basis:
                known = bases.setdefault(kind(replace(quantity.meaning, basis="")), {""})
                known.add(quantity.meaning.basis)
        object.__setattr__(self, "abroad", abroad)
        object.__setattr__(self, "bases", bases)
        object.__setattr__(self, "entities", entities)

    entities: Mapping[str, Mapping[Kind, Mapping[Period, list[Quantity]]]] = None  # type: ignore[assignment]

    abroad: Mapping[tuple[str, ...], Iterable[str]] = None  # type: ignore[assignment]

    bases: Mapping[Kind, Iterable[str]] = None  # type: ignore[assignment]

    @cached_property
    def measured(self) -> frozenset[str]:
        """The concepts of which there are quantities."""
        return frozenset(meaning.concept for meaning in self.quantities)

    def find(self, meaning: Meaning, until: Period) -> Quantity | None:
        """The quantity that a reference means: in the only currency it is known in, if unsaid.

        Where it is known on another basis alone, the nearest before its own goes first.
        """
        meaning = self.in_currency(meaning)
        found = (self.exactly(other, until) for other in self._on_each_basis(meaning))
        return next(filter(None, found), None)

    def _on_each_basis(self, meaning: Meaning) -> Iterator[Meaning]:
        yield meaning
        others = self.bases.get(kind(replace(meaning, basis="")), {})
        for other in sorted(others, reverse=True):
            if other < meaning.basis:
                yield replace(meaning, basis=other)
        for other in sorted(others):
            if other > meaning.basis:
                yield replace(meaning, basis=other)

    def in_currency(self, meaning: Meaning) -> Meaning:
        """A meaning without a currency in the only other one in which its period is known.

        Growth in another currency never stands in for that of amounts known in the entity's own.
        """
        abroad = () if meaning.currency else self.abroad.get(_subject(meaning), ())
        own = (
            [self.over_time(meaning), self.over_time(replace(meaning, change=""))] if abroad else []
        )
        if not abroad or any(meaning.period in periods for periods in own):
            return meaning
        others = [replace(meaning, currency=code) for code in abroad]
        known = [other for other in others if meaning.period in self.over_time(other)]
        known = known or [other for other in others if not any(own) and self.over_time(other)]
        return known[0] if len(known) == 1 else meaning

    def exactly(self, meaning: Meaning, until: Period) -> Quantity | None:
        """The quantity of a meaning as known in a quarter; the latest given where several were."""
        actual, at = meaning.scenario == "actual", self.at(meaning)
        if not at:
            return None
        known = (meaning.issued if actual and meaning.issued else calendar_quarter(until)).end
        found = [
            quantity
            for quantity in at
            if (not meaning.by or squeeze(quantity.meaning.by) == squeeze(meaning.by))
            and quantity.meaning.since <= known
            and (actual or meaning.issued in (None, quantity.meaning.issued))
        ]
        return max(found, key=lambda quantity: quantity.meaning.since, default=None)

    def given(self, meaning: Meaning) -> list[Quantity]:
        """Every quantity of a forward-looking meaning, in the order in which they were given."""
        return sorted(self.at(meaning), key=lambda quantity: quantity.meaning.since)

    def at(self, meaning: Meaning) -> Sequence[Quantity]:
        """Every quantity that differs from a meaning in issue or author alone."""
        return self._periods(meaning).get(meaning.period, ())

    def stated(self, meaning: Meaning) -> list[Quantity]:
        """Every quantity that differs from a meaning in basis, issue or author alone."""
        others = self.bases.get(kind(replace(meaning, basis="")), (meaning.basis,))
        return [one for other in others for one in self.at(replace(meaning, basis=other))]

    def of(self, entity: str, scenario: str) -> Iterator[Quantity]:
        """Every quantity of an entity in a scenario."""
        for (_, _, kind, *_), periods in self.entities.get(entity, {}).items():
            if kind == scenario:
                yield from chain.from_iterable(periods.values())

    def over_time(self, meaning: Meaning) -> Mapping[Period, Sequence[Quantity]]:
        """Every quantity that differs from a meaning in period, issue or author alone."""
        return self._periods(meaning)

    def _periods(self, meaning: Meaning) -> Mapping[Period, Sequence[Quantity]]:
        return self.entities.get(meaning.entity, {}).get(kind(meaning), {})


def kind(meaning: Meaning) -> Kind:
    """A meaning without its entity, its period, when it was issued and by whom."""
    of = meaning.segment, meaning.concept, meaning.scenario, meaning.change
    return *of, meaning.currency, meaning.basis


def _subject(meaning: Meaning) -> tuple[str, ...]:
    return meaning.entity, meaning.segment, meaning.concept
