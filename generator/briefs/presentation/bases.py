"""The basis of a figure in words, and the same figure on other bases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from briefs.content.records import longer, turns
from briefs.model.basis import Rebasing, conversions, following
from briefs.model.facts import MONTHS_BACK, Meaning, Quantity
from briefs.model.period import counterpart, earlier, more_weeks

if TYPE_CHECKING:
    from briefs.presentation.localizer import Localizer
    from briefs.presentation.prose import BriefLocalizer


def basis(localizer: Localizer, meaning: Meaning) -> str:
    """The basis of a figure where it is not the newest: `before the 10-for-1 split of …`."""
    rebased = turns(localizer.content).get(meaning.entity, ())
    after = next(following(rebased, meaning), None) if rebased else None
    said = [localizer.say("basis", "before", change=change(localizer, after))] if after else []
    if meaning.restated:
        said.append(localizer.say("basis", "restated", quarter=_quarter(localizer, meaning)))
    return localizer.say("label", "join").join([*said, *_weeks(localizer, meaning)])


def _weeks(localizer: Localizer, meaning: Meaning) -> list[str]:
    """The length of a period that has a week more than others, or grew from one that had."""
    ends = longer(localizer.content).get(meaning.entity, ())
    if not ends:
        return []
    months = MONTHS_BACK.get(meaning.change[:3])
    before = earlier(meaning.period, months) if months else None
    said = [("weeks", meaning.period)] if more_weeks(meaning.period, ends) else []
    said += [("against_weeks", before)] if before and more_weeks(before, ends) else []
    return [
        localizer.say("basis", key, n=_LONG[period.kind])
        for key, period in said
        if period.kind in _LONG
    ]


def lengths(localizer: Localizer, quantities: Iterable[Quantity]) -> str:
    """A sentence on each period of some figures that has a week more than others; else nothing."""
    meanings = [part.meaning for part in quantities]
    several = len({meaning.entity for meaning in meanings}) > 1
    said: dict[str, None] = {}
    for meaning in meanings:
        if weeks := _weeks(localizer, meaning):
            names = [_name(localizer, meaning.entity)] if several else []
            names.append(localizer.period(meaning.period, short=True))
            names += [localizer.say("change", meaning.change)] if meaning.change else []
            what, how = (localizer.say("label", "join").join(part) for part in (names, weeks))
            said[f"{what}{localizer.say('label', 'colon')}{how}"] = None
    sentences = [localizer.say("basis", "sentence", said=one) for one in said]
    return localizer.say("label", "gap").join(sentences)


_LONG = {"quarter": 14, "half": 27, "year": 53, "ttm": 53}  # weeks, one more than usual


def change(localizer: Localizer, rebasing: Rebasing) -> str:
    """A split or a recast, with its day: `the 10-for-1 split of 10 June 2024`."""
    day = localizer.date(rebasing.day)
    if rebasing.ratio is None:
        label = localizer.text(rebasing.label or {})
        return localizer.say("basis", "recast", label=label, day=day)
    new, old = rebasing.ratio.as_integer_ratio()
    key = "split" if new > old else "reverse_split"
    return localizer.say("basis", key, new=new, old=old, day=day)


def conversion(localizer: Localizer, quantity: Quantity) -> str:
    """The arithmetic by which a figure is converted, with `{0}` for it: `{0} ÷ 10 (…)`."""
    meaning = quantity.inputs[0].meaning
    rebased = turns(localizer.content)[meaning.entity]
    shares = dict(conversions(rebased, meaning))[quantity.meaning.basis]
    per_share = localizer.content.concepts[meaning.concept].unit == "per_share"
    by, over = (shares.denominator, shares.numerator)[:: 1 if per_share else -1]
    steps = f"{f' × {by}' if by > 1 else ''}{f' ÷ {over}' if over > 1 else ''}"
    passed = [
        change(localizer, each)
        for each in following(rebased, meaning)
        if str(each.day) <= quantity.meaning.basis
    ]
    why = localizer.say("label", "comma").join(passed)
    return localizer.say("label", "of", what=f"{{0}}{steps}", whose=why)


def converted(localizer: Localizer, quantities: Iterable[Quantity]) -> str:
    """A sentence on the splits for which some of the figures are converted; nothing without."""
    found: dict[str, date] = {}
    for quantity in quantities:
        if quantity.formula == "converted":
            said = _name(localizer, quantity.meaning.entity)
            day = date.fromisoformat(quantity.meaning.basis)
            found[said] = max(day, found.get(said, day))
    sentences = [
        localizer.say("basis", "converted", name=name, day=localizer.date(day))
        for name, day in found.items()
    ]
    return localizer.say("label", "gap").join(sentences)


def departure(localizer: Localizer, quantity: Quantity, day: date) -> str:
    """The way in which a figure is on another basis than others of a day; nothing for those."""
    meaning = quantity.meaning
    if meaning.restated:
        return localizer.say("basis", "restated", quarter=_quarter(localizer, meaning))
    if quantity.formula == "converted":
        return localizer.say("basis", "is_converted")
    rebased = turns(localizer.content).get(meaning.entity, ())
    ahead = [each for each in rebased if str(day) < str(each.day) == meaning.basis]
    if ahead:
        return localizer.say("basis", "after", change=change(localizer, ahead[0]))
    after = next(following(rebased, meaning), None) if rebased else None
    if after is None or after.day > day:
        return ""
    return localizer.say("basis", "before", change=change(localizer, after))


def told(localizer: BriefLocalizer, quantity: Quantity) -> str:
    """A sentence on a figure that is on another basis than those beside it."""
    if quantity.formula == "converted":
        return converted(localizer, [quantity])
    what = localizer.meaning(quantity.meaning, localizer.brief.company)
    if quantity.meaning.basis > str(localizer.day):
        what = localizer.say("label", "join").join(
            (what, departure(localizer, quantity, localizer.day))
        )
    said = localizer.say("label", "clause").join([what, *versions(localizer, quantity)])
    return localizer.say("basis", "sentence", said=said)


def versions(localizer: Localizer, quantity: Quantity) -> list[str]:
    """The same figure as it was first reported, restated, or stated on other shares or segments."""
    meaning = quantity.meaning
    if meaning.scenario != "actual":
        return []
    found = [each for each in localizer.index.stated(meaning) if each.facts]
    found.sort(key=lambda each: (each.meaning.basis, each.meaning.since))
    return [_version(localizer, each, meaning) for each in found if each.meaning != meaning]


def _version(localizer: Localizer, quantity: Quantity, beside: Meaning) -> str:
    """A figure on another basis: on which, where and on what day."""
    meaning, fact = quantity.meaning, quantity.facts[0]
    rebased = turns(localizer.content).get(meaning.entity, ())
    on = basis(localizer, meaning)
    if not on and meaning.basis != beside.basis:
        (last,) = (each for each in rebased if str(each.day) == meaning.basis)
        on = localizer.say("basis", "after", change=change(localizer, last))
    source = localizer.content.sources[fact.source].entry
    return localizer.say(
        "basis", "version",
        basis=on or localizer.say("basis", "first"),
        figure=localizer.full(quantity),
        day=localizer.date(source.published),
        source=localizer.text(source.publisher),
    )  # fmt: skip


def _name(localizer: Localizer, entity: str) -> str:
    companies = localizer.content.companies.values()
    return next(
        localizer.company(entity, company) for company in companies if entity in company.entities
    )


def _quarter(localizer: Localizer, meaning: Meaning) -> str:
    assert meaning.issued
    return localizer.period(counterpart(meaning.issued, meaning.period.fiscal))
