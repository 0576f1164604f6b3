"""A word that tells two measures apart stands at the right one: no `net loss of` a profit."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.moves import sign
from briefs.analysis.touching import patterns, possible, touching, word_of
from briefs.model.facts import MONTHS_BACK
from briefs.model.layers import read_yaml
from briefs.model.problem import Problem
from briefs.model.unit import MONEY

Fits = Callable[[Prose, Mention], bool]


def check(prose: Prose) -> Iterator[Problem]:
    """Each figure beside a word of the other measure."""
    for language, text in prose.worded.items():
        held = possible(prose.blanked[language], "qualifiers", language)
        for mention in prose.mentions[language]:
            span = mention.start, mention.end
            for kind, fits in _FITTING.items():
                if kind in held and not fits(prose, mention):
                    for match in touching(text, "qualifiers", language, kind, span):
                        if kind in _DENIED and not prose.clear(language, match.start()):
                            continue
                        figure = prose.called(mention.meaning)
                        word, remedy = word_of(match), "mend the word or the reference"
                        message = f"'{word}' stands beside {mention.text}, which is {figure}"
                        yield prose.problem(language, match.start(), message, remedy)


@cache
def _sorts() -> Mapping[str, re.Pattern[str]]:
    """Each sort of measures as an expression for the names of its concepts."""
    table = read_yaml(Path(__file__).parents[1] / "measures.yml")
    return {sort: re.compile(names) for sort, names in table.items()}


def _is(sort: str, mention: Mention) -> bool:
    return bool(_sorts()[sort].search(mention.meaning.concept))


def _level(prose: Prose, mention: Mention) -> bool:
    """Tell an amount of money that is no change."""
    unit = prose.content.concepts[mention.meaning.concept].unit
    return unit == "money" and not mention.meaning.change


def _of(sort: str) -> Fits:
    return lambda _prose, mention: _is(sort, mention)


def _not_of(sort: str, *, changed: bool = False) -> Fits:
    """Tell what is not of a sort, or a change of it where that is `changed`."""
    return lambda _prose, mention: (
        (changed and bool(mention.meaning.change)) or not _is(sort, mention)
    )


def _not_money_but(sort: str) -> Fits:
    return lambda prose, mention: not _level(prose, mention) or _is(sort, mention)


def _moved(way: int) -> Fits:
    """Tell what is no move of a price surely against a way."""
    return lambda _prose, mention: not _is("move", mention) or sign(mention.quantity.figure) != -way


def _is_foreign(prose: Prose, mention: Mention) -> bool:
    """Tell an amount in another currency than the share's, as that of a receipt is."""
    unit = prose.content.concepts[mention.meaning.concept].unit
    return unit != "per_share" or bool(mention.quantity.meaning.currency)


def _is_late(_prose: Prose, mention: Mention) -> bool:
    return _is("after_hours", mention) or not _is("market", mention)


def _is_loss(_prose: Prose, mention: Mention) -> bool:
    level = _is("profit", mention) and not mention.meaning.change
    return not level or sign(mention.quantity.figure) <= 0


def _is_profit(prose: Prose, mention: Mention) -> bool:
    return not _level(prose, mention) or _is("profit", mention)


def _is_no_profit(prose: Prose, mention: Mention) -> bool:
    return not _level(prose, mention) or not _is("profit", mention)


def _is_whole(_prose: Prose, mention: Mention) -> bool:
    meaning = mention.meaning
    return not meaning.segment or bool(meaning.change) or _is("share_of", mention)


def _is_of_whole(_prose: Prose, mention: Mention) -> bool:
    meaning = mention.meaning
    return not meaning.segment or not meaning.change or _is("share_of", mention)


def _is_cost(prose: Prose, mention: Mention) -> bool:
    return prose.content.concepts[mention.meaning.concept].good != "up"


def _is_open(_prose: Prose, mention: Mention) -> bool:
    """Tell what may be an opening price: no closing one, unless a note says so."""
    notes = (note for fact in mention.quantity.facts for note in (fact.note or {}).items())
    noted = any(
        wording.search(text)
        for tag, text in notes
        for wording in patterns("qualifiers", tag).get("open", ())
    )
    return noted or not _is("closing", mention)


def _is_of_time(prose: Prose, mention: Mention) -> bool:
    """Tell what may have been sold in a time: neither a rate by the year nor a stock."""
    concept = prose.content.concepts[mention.meaning.concept]
    return not _level(prose, mention) or not (concept.annualised or concept.period == "instant")


def _may_be(way: int) -> Fits:
    """Tell what may be below zero, or above: growth, a profit or a flow surely of one sign not."""

    def fits(_prose: Prose, mention: Mention) -> bool:
        level = not mention.meaning.change and _is("signed", mention)
        grown = mention.meaning.change in (*MONTHS_BACK, "yoy_cc")
        return not (level or grown) or sign(mention.quantity.figure) != -way

    return fits


def _is_at_constant(prose: Prose, mention: Mention) -> bool:
    money = prose.content.concepts[mention.meaning.concept].unit in MONEY
    return not money or mention.meaning.change not in MONTHS_BACK


def _is_no_sales_growth(_prose: Prose, mention: Mention) -> bool:
    return not mention.meaning.change or not _is("sales", mention)


def _is_not_over(time: str) -> Fits:
    return lambda _prose, mention: not mention.meaning.change.startswith(time)


_DENIED = (
    "negative",
    "positive",
    "gained",
    "hired",
    "cheered",
    "booed",
)  # of which a text may say that it was not so
_FITTING: Mapping[str, Fits] = {
    "adjusted": _of("adjusted"),
    "gaap": _not_of("adjusted"),
    "adr": _is_foreign,
    "late": _is_late,
    "day": _not_of("after_hours"),
    "value": _not_of("market", changed=True),
    "loss": _is_loss,
    "profit": _is_profit,
    "whole": _is_whole,
    "cost": _is_cost,
    "unsold": _not_of("core"),
    "pretax": _not_of("after_tax"),
    "spent": _not_of("capital"),
    "opened": _is_open,
    "in_time": _is_of_time,
    "hired": _not_of("leaving", changed=True),
    "gained": _not_of("cost", changed=True),
    "sold": _is_no_profit,
    "outlay": _not_of("core"),
    "earned": _is_profit,
    "taken_in": _not_of("cost", changed=True),
    "lost": _is_profit,
    "gain": _may_be(1),
    "counted": _not_of("staff"),
    "dismissed": _not_of("staff", changed=True),
    "cheered": _moved(1),
    "booed": _moved(-1),
    "each": _of("per_unit"),
    "returned": _not_money_but("returned"),
    "in_cash": _not_money_but("cash"),
    "owed": _not_money_but("debt"),
    "negative": _may_be(-1),
    "positive": _may_be(1),
    "a_head": _not_of("per_share", changed=True),
    "a_share": _not_of("per_share"),
    "by_share": lambda prose, mention: not _level(prose, mention),
    "entire": _is_of_whole,
    "profit_grew": _is_no_sales_growth,
    "constant": _is_at_constant,
    "over_year": _is_not_over("qoq"),
    "over_quarter": _is_not_over("yoy"),
}
