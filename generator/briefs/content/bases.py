"""Bases as the editors' files give them: an entity's splits and recasts, and what each touches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING

from briefs.content import models
from briefs.content.suggest import clip, suggest
from briefs.content.texts import RATIO, RESTATED
from briefs.content.validate import Place
from briefs.model.basis import Rebasing
from briefs.model.facts import FORWARD
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


def wrong_basis(
    item: models.FactEntry, entity: models.Entity, concepts: Concepts
) -> tuple[str, str] | None:
    """Message and remedy where a fact's basis can say nothing of its figure."""
    if item.basis == RESTATED and item.scenario in FORWARD:
        remedy = "take 'basis' out; a forecast that was given anew is a fact of its own"
        return "only what happened can be restated", remedy
    if item.basis in ("", RESTATED) or concepts[item.concept].in_shares:
        return None
    if any(item.concept in each.concepts for each in rebasings(entity, concepts)):
        return None
    message = f"no recast in company.yml touches {item.concept}, so it has one basis"
    return message, "take 'basis' out, write 'restated', or add the recast"


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
