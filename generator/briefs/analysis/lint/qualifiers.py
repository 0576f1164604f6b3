"""A word that tells two measures apart stands at the right one: no `net loss of` a profit."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.moves import sign
from briefs.analysis.touching import patterns, touching, word_of
from briefs.model.problem import Problem
from briefs.model.unit import MONEY


def check(prose: Prose) -> Iterator[Problem]:
    """Each figure beside a word of the other measure."""
    for language, text in prose.worded.items():
        wordings = patterns("qualifiers", language)
        for mention in prose.mentions[language]:
            span = mention.start, mention.end
            for kind, fits in _FITTING.items():
                if not fits(prose, mention):
                    for match in touching(text, wordings[kind], span):
                        if kind in _DENIED and not prose.clear(language, match.start()):
                            continue
                        figure = prose.called(mention.meaning)
                        word, remedy = word_of(match), "mend the word or the reference"
                        message = f"'{word}' stands beside {mention.text}, which is {figure}"
                        yield prose.problem(language, match.start(), message, remedy)


def _is_adjusted(_prose: Prose, mention: Mention) -> bool:
    return any(word in mention.meaning.concept for word in ("Adjusted", "Underlying", "Excluding"))


def _is_reported(prose: Prose, mention: Mention) -> bool:
    return not _is_adjusted(prose, mention)


def _is_foreign(prose: Prose, mention: Mention) -> bool:
    """Tell an amount in another currency than the share's, as that of a receipt is."""
    unit = prose.content.concepts[mention.meaning.concept].unit
    return unit != "per_share" or bool(mention.quantity.meaning.currency)


def _is_late(_prose: Prose, mention: Mention) -> bool:
    concept = mention.meaning.concept
    return concept.startswith("AfterHours") or not _is_of_market(concept)


def _is_of_day(_prose: Prose, mention: Mention) -> bool:
    return not mention.meaning.concept.startswith("AfterHours")


def _is_of_market(concept: str) -> bool:
    return concept.endswith(("Move", "Price"))


def _is_value(_prose: Prose, mention: Mention) -> bool:
    return bool(mention.meaning.change) or not _is_of_market(mention.meaning.concept)


def _is_loss(_prose: Prose, mention: Mention) -> bool:
    concept, change = mention.meaning.concept, mention.meaning.change
    profit = any(word in concept for word in _PROFITS)
    return bool(change) or not profit or sign(mention.quantity.figure) <= 0


def _is_profit(prose: Prose, mention: Mention) -> bool:
    concept = prose.content.concepts[mention.meaning.concept]
    level = concept.unit == "money" and not mention.meaning.change
    return not level or any(word in mention.meaning.concept for word in _PROFITS)


def _is_no_profit(prose: Prose, mention: Mention) -> bool:
    concept = prose.content.concepts[mention.meaning.concept]
    level = concept.unit in MONEY and not mention.meaning.change
    return not level or not any(word in mention.meaning.concept for word in _PROFITS)


_PROFITS = ("Income", "Profit", "Earnings", "Ebit")


def _is_whole(_prose: Prose, mention: Mention) -> bool:
    meaning = mention.meaning
    return not meaning.segment or bool(meaning.change) or "Share" in meaning.concept


def _is_cost(prose: Prose, mention: Mention) -> bool:
    return prose.content.concepts[mention.meaning.concept].good != "up"


def _is_of_other(_prose: Prose, mention: Mention) -> bool:
    """Tell what may be costs, orders or prices: neither sales nor a profit nor a margin."""
    return mention.meaning.concept not in _CORE


_PER_SHARE = ("EarningsPerShare", "EarningsPerShareDiluted")
_CORE = (
    "Revenue",
    "GrossProfit",
    "OperatingIncome",
    "NetIncome",
    "GrossMargin",
    "OperatingMargin",
    "NetMargin",
    *_PER_SHARE,
)


def _is_before_tax(_prose: Prose, mention: Mention) -> bool:
    return mention.meaning.concept not in ("NetIncome", *_PER_SHARE)


def _is_spent_so(_prose: Prose, mention: Mention) -> bool:
    return mention.meaning.concept != "CapitalExpenditure"


def _is_open(_prose: Prose, mention: Mention) -> bool:
    """Tell what may be an opening price: no closing one, unless a note says so."""
    notes = (note for fact in mention.quantity.facts for note in (fact.note or {}).items())
    noted = any(
        wording.search(text)
        for tag, text in notes
        for wording in patterns("qualifiers", tag).get("open", ())
    )
    return noted or mention.meaning.concept not in ("SharePrice", "AfterHoursPrice")


def _is_of_time(prose: Prose, mention: Mention) -> bool:
    """Tell what may have been sold in a time: neither a rate by the year nor a stock."""
    concept = prose.content.concepts[mention.meaning.concept]
    level = concept.unit == "money" and not mention.meaning.change
    return not level or not (concept.annualised or concept.period == "instant")


def _is_named(words: Sequence[str], *, changed: bool = True) -> Callable[[Prose, Mention], bool]:
    """Tell what is neither of some names nor, where that is `changed`, a change of it."""

    def fits(_prose: Prose, mention: Mention) -> bool:
        return (changed and bool(mention.meaning.change)) or not any(
            word in mention.meaning.concept for word in words
        )

    return fits


def _may_be(way: int) -> Callable[[Prose, Mention], bool]:
    """Tell what may be below zero, or above: growth, a profit or a flow surely of one sign not."""

    def fits(_prose: Prose, mention: Mention) -> bool:
        signed = any(word in mention.meaning.concept for word in (*_PROFITS, "CashFlow", "Margin"))
        level = not mention.meaning.change and signed
        grown = mention.meaning.change in ("yoy", "qoq", "yoy_cc")
        return not (level or grown) or sign(mention.quantity.figure) != -way

    return fits


def _is_at_constant(prose: Prose, mention: Mention) -> bool:
    money = prose.content.concepts[mention.meaning.concept].unit in MONEY
    return not money or mention.meaning.change not in ("yoy", "qoq")


def _is_no_sales_growth(_prose: Prose, mention: Mention) -> bool:
    return not mention.meaning.change or "Revenue" not in mention.meaning.concept


def _is_of_whole(_prose: Prose, mention: Mention) -> bool:
    meaning = mention.meaning
    return not meaning.segment or not meaning.change or "Share" in meaning.concept


def _is_not(over: str) -> Callable[[Prose, Mention], bool]:
    return lambda _prose, mention: not mention.meaning.change.startswith(over)


_COSTS = ("Charge", "Costs", "Expense", "Expenditure", "Impairment", "Penalt", "WriteDown")

_DENIED = ("negative", "positive", "gained", "hired")  # of which a text may say that it was not so
_FITTING: Mapping[str, Callable[[Prose, Mention], bool]] = {
    "adjusted": _is_adjusted,
    "gaap": _is_reported,
    "adr": _is_foreign,
    "late": _is_late,
    "day": _is_of_day,
    "value": _is_value,
    "loss": _is_loss,
    "profit": _is_profit,
    "whole": _is_whole,
    "cost": _is_cost,
    "unsold": _is_of_other,
    "pretax": _is_before_tax,
    "spent": _is_spent_so,
    "opened": _is_open,
    "in_time": _is_of_time,
    "hired": _is_named(("Layoff", "JobCut", "Severance")),
    "gained": _is_named(_COSTS),
    "sold": _is_no_profit,
    "outlay": _is_of_other,
    "earned": _is_profit,
    "taken_in": _is_named(_COSTS),
    "negative": _may_be(-1),
    "positive": _may_be(1),
    "a_head": _is_named(("EarningsPerShare",)),
    "a_share": _is_named(("EarningsPerShare",), changed=False),
    "entire": _is_of_whole,
    "profit_grew": _is_no_sales_growth,
    "constant": _is_at_constant,
    "over_year": _is_not("qoq"),
    "over_quarter": _is_not("yoy"),
}
