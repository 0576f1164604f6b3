"""Bases as the editors' files give them: an entity's splits and recasts, and what each touches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING

from briefs.content import models
from briefs.content.suggest import clip, suggest
from briefs.content.texts import RATIO
from briefs.content.validate import Place
from briefs.model.basis import Rebasing, basis_on
from briefs.model.facts import CHANGES, FORWARD, Meaning
from briefs.model.period import Period
from briefs.model.problem import Problem

if TYPE_CHECKING:
    from briefs.content.records import Company

Concepts = Mapping[str, models.Concept]


def rebasings(entity: models.Entity, concepts: Concepts) -> Sequence[Rebasing]:
    """All splits and recasts of an entity, oldest first."""
    if not (entity.splits or entity.recasts):
        return ()
    in_shares = frozenset(name for name, each in concepts.items() if each.in_shares)
    found = [Rebasing(each.day, in_shares, ratio=ratio_of(each.ratio)) for each in entity.splits]
    found += [
        Rebasing(each.day, _touched(each, concepts), frozenset(each.segments), label=each.label)
        for each in entity.recasts
    ]
    return sorted(found, key=lambda each: each.day)


def rebasings_of(
    companies: Mapping[str, Company], concepts: Concepts
) -> Mapping[str, Sequence[Rebasing]]:
    """The splits and recasts of every entity that has some."""
    return {
        name: rebasings(entity, concepts)
        for company in companies.values()
        for name, entity in company.entities.items()
        if entity.splits or entity.recasts
    }


def wrong_restatement(meaning: Meaning, reporting: Period) -> tuple[str, str] | None:
    """Message and remedy where nothing can have been restated with the results of a quarter."""
    if meaning.scenario in FORWARD:
        remedy = "take 'basis' out; a forecast that was given anew is a fact of its own"
        return "only what happened can be restated", remedy
    if meaning.change or meaning.period.end < reporting.end:  # growth rests on what was restated
        return None
    message = f"{reporting} is the first to report {meaning.period}, so it restates nothing there"
    return message, "write the period that the figure is of, or take 'basis' out"


def wrong_day(
    day: str, article: date, meaning: Meaning, concept: models.Concept, turns: Sequence[Rebasing]
) -> tuple[str, str] | None:
    """Message and remedy where the day of a fact's basis says nothing of its figure."""
    if not day:
        return None
    touching = [each for each in turns if each.touches(meaning)]
    amount = CHANGES.get(meaning.change, "amount") == "amount"
    if not touching and not (concept.in_shares and amount):
        if concept.in_shares:
            return "growth is the same on the shares of any day", "take 'basis' out"
        message = f"no recast in company.yml touches {meaning.concept}, so it has one basis"
        return message, "take 'basis' out, write 'restated', or add the recast"
    known = {str(each.day) for each in touching} | ({str(article)} if concept.in_shares else set())
    if day in known or basis_on(turns, meaning, day) != basis_on(turns, meaning, article):
        return None
    message = f"nothing in company.yml tells {day} from {article}, the article's day"
    remedy = "take 'basis' out, or add the split or recast between them"
    settles = f"; write {article} to say that it is on the shares of its day"
    return message, remedy + (settles if concept.in_shares else "")


def unsound(company: Company, concepts: Concepts) -> Iterator[Problem]:
    """Splits and recasts that stand twice, change nothing or name what is not known."""
    for name, entity in company.entities.items():
        owner: Place = () if name == company.id else ("entities", name)
        wrong = chain(_repeated(entity), _unknown(entity, concepts))
        for place, message, remedy in wrong:
            yield company.document.problem((*owner, *place), message, remedy)


Wrong = tuple[Place, str, str]  # place in the entity, message, remedy


def _repeated(entity: models.Entity) -> Iterator[Wrong]:
    for index, split in enumerate(entity.splits):
        if ratio_of(split.ratio) == 1:
            place: Place = ("splits", index, "ratio")
            yield place, f"'{split.ratio}' changes nothing", "write the new shares for the old"
    days = [("splits", index, each.day) for index, each in enumerate(entity.splits)]
    days += [("recasts", index, each.day) for index, each in enumerate(entity.recasts)]
    seen = set()
    for key, index, day in days:
        if day in seen:  # a basis is known by its day
            remedy = "keep one of them, or write the day on which each was first reported"
            yield (key, index, "day"), f"the basis changes twice on {day}", remedy
        seen.add(day)


def _unknown(entity: models.Entity, concepts: Concepts) -> Iterator[Wrong]:
    for index, recast in enumerate(entity.recasts):
        for key, known in (("segments", entity.segments), ("concepts", concepts)):
            for number, part in enumerate(getattr(recast, key)):
                if part not in known:
                    place: Place = ("recasts", index, key, number)
                    yield place, f"unknown name '{clip(part)}'", suggest(part, list(known))


def ratio_of(text: str) -> Fraction:
    """The shares that one share becomes: 10 of `10-for-1`."""
    match = RATIO.fullmatch(text)
    assert match, text
    return Fraction(int(match[1]), int(match[2]))


def _touched(recast: models.Recast, concepts: Concepts) -> frozenset[str]:
    """The concepts that a recast names, and those that are made of them."""
    if not recast.concepts:
        return frozenset(name for name, each in concepts.items() if each.scope != "market")
    found = set(recast.concepts)
    while True:
        made = {name for name, each in concepts.items() if found & _parts(each)} - found
        if not made:
            return frozenset(found)
        found |= made


def _parts(concept: models.Concept) -> set[str]:
    """The concepts from which one is reckoned."""
    sums = (part.lstrip("-") for part in concept.sum_of)
    return {*sums, *concept.ratio_of, *concept.growth_of, concept.share_of, concept.annualised}
