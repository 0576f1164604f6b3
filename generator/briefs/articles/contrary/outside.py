"""A market's size, a backlog, an effect of currencies, and what happened, are no forecast."""

import re
from collections.abc import Iterator

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.concepts import other_thing
from briefs.articles.objection import Objection
from briefs.model.facts import Fact
from briefs.model.unit import MONEY

_CURRENCY = r"(?:汇率|汇兑|\bcurrency|\bfx|\bforeign[- ]exchange|\bexchange[- ]rates?)"
_EFFECT = r"(?:影响|冲击|效应|impact|effect|headwind|tailwind|hit|drag)"
_EFFECT_BEFORE = re.compile(
    rf"{_CURRENCY}(?:变动|波动|因素)?的?(?: \w+)?\s*{_EFFECT}s?(?: of|约|为|达|有)*(?: about)?\s*$"
)
_EFFECT_BEHIND = re.compile(
    rf"\s*(?:的)?(?:潜在|正面|负面|不利|有利|percentage[- ]points?|points?)?\s*{_EFFECT}"
)
_HAPPENED = re.compile(
    r"\b(?:rose|grew|soared|surged|jumped|climbed|increased|gained|fell|dropped|declined|decreased"
    r"|sank|slid|plunged|doubled|came in at|totall?ed|(?:增长|成长|减少|下滑|上升|下降)了)"
    r"(?: by| to)?\s*$"
)
_ACTUAL = re.compile(
    r"(实际|\bactual(?:ly)?\b|\bin fact\b)"
    r"(?!.*(?:[低高优]于|不如|[超高]出|超过|than|above|below|beat|missed))[^,;。]{0,12}$"
)
_AHEAD = re.compile(
    r"\b(?:will|would|could|should|may|might|if|assum\w+|expect\w*|anticipat\w+|project\w+|forecast\w*"
    r"|guid\w+|outlook|target\w*|estimat\w+|predict\w*|impl\w+)\b|[将若]|预|估|财测|展望|指引|目标"
)


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """Words beside a figure that say it is something else than the fact says."""
    concept = p.concepts[fact.meaning.concept]
    if concept.unit in MONEY:
        word = "" if fact.meaning.change else other_thing(p, place, concept)
        if word:
            message = f"the words say '{word}', which is no {fact.meaning.concept}"
            yield Objection(message, "write a concept of its own, or reason: unfollowed", word)
        yield from _of_currencies(p, place, fact)
    actual = _ACTUAL.search(p.text, place.left, place.start)
    if actual and fact.meaning.scenario != "actual":
        word = p.original[slice(*actual.span(1))]
        yield Objection(f"the words say that it is '{word}'", "take 'scenario' out", word)
    happened = _HAPPENED.search(p.text, place.left, place.start)
    forecast = fact.meaning.scenario == "guidance" and fact.meaning.period.end > p.calendar.now
    if forecast and happened and not _AHEAD.search(p.gap(*place.sentence)):
        word = p.original[slice(*happened.span())].strip()
        message = f"'{word}' beside it says that it happened"
        yield Objection(message, "if it is no forecast, take 'scenario' out", word)


def _of_currencies(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """約有6%潛在影響 of 匯率變動, a currency headwind of 2%."""
    behind = _EFFECT_BEHIND.match(p.text, place.end)
    start = place.clause[0]
    named = re.search(_CURRENCY, p.gap(start, place.start)) if behind else None
    from_it = behind and re.match(
        rf"s? (?:from|of|due to) (?:the )?{_CURRENCY}", p.text[behind.end() :]
    )
    before = _EFFECT_BEFORE.search(p.text, start, place.start)
    if not (fact.meaning.change and (named or from_it or before)):
        return
    span = before.span() if before else behind.span() if behind else (0, 0)
    word = p.original[slice(*span)].strip()
    message = f"the words say '{word}' of currencies, which is no growth"
    yield Objection(message, "write reason: unfollowed", word)
