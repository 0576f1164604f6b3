"""An article's words on a figure (above, below, a share, growth, a sum) hold by its own figures.

`above Revenue consensus` of "$120B" holds against "$118B", not against "$125B".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce

from briefs.analysis.intervals import (
    Ends,
    agreement,
    compare,
    ends_of,
    growth_of,
    interval,
    supported,
)
from briefs.analysis.rules.case import Case
from briefs.content.records import Brief, Content, turns
from briefs.content.references import Index, parse_reference
from briefs.model.basis import basis_on
from briefs.model.facts import Fact, Finding, Quantity, read_claim
from briefs.model.figure import Figure
from briefs.model.unit import PER_SHARE, one_currency

CONFLICTS = {"claim": "{first} is not what the article says of it beside {rest}"}
ORDER = ("above", "below")


def find(case: Case) -> Iterator[Finding]:
    for fact in case.content.facts:
        for claim in fact.claims:
            word, references = read_claim(claim)
            others = _named(references, fact, case)
            circular = word not in ORDER and any(other.rests_on(fact.meaning) for other in others)
            if len(others) == len(references) and not circular and comparable(fact, others):
                state, other = _held(word, fact.figure, [quantity.figure for quantity in others])
                about = f"claim:{fact.id}:{word}:{':'.join(str(part.meaning) for part in others)}"
                facts = (fact, *(quantity.facts[0] for quantity in others if quantity.facts))
                yield Finding(about, state, facts[::-1] if word == "of" else facts, other, others)


def _named(references: Sequence[str], fact: Fact, case: Case) -> tuple[Quantity, ...]:
    """The quantities that a claim names, as far as they are known."""
    brief = case.content.briefs.get(fact.brief)
    if brief is None:  # it cannot be read yet
        return ()
    found = (claimed(text, fact, brief, case.content, case.index) for text in references)
    return tuple(quantity for quantity in found if quantity is not None)


def claimed(
    reference: str, fact: Fact, brief: Brief, content: Content, index: Index
) -> Quantity | None:
    """The quantity that a claim names, in the fact's currency and shares where it names none."""
    meaning = parse_reference(reference, brief, content).meaning
    if fact.basis and "basis:" not in reference:
        rebased = turns(content).get(meaning.entity, ())
        day = fact.meaning.basis or date.min
        meaning = replace(meaning, basis=basis_on(rebased, meaning, day))
    inner = replace(meaning, currency=meaning.currency or fact.meaning.currency)
    return index.exactly(inner, brief.period) or index.find(meaning, brief.period)


def comparable(fact: Fact, others: Iterable[Quantity]) -> bool:
    """True where a fact and what it is held against are in one currency and on one basis."""
    found = [(fact.meaning, fact.figure), *((each.meaning, each.figure) for each in others)]
    bases: dict[object, str] = {}
    for meaning, figure in found:
        shares = (figure.unit or "").endswith(PER_SHARE)
        of = PER_SHARE if shares else (meaning.segment, meaning.concept, meaning.change)
        if bases.setdefault((meaning.entity, of), meaning.basis) != meaning.basis:
            return False
    return one_currency(*(figure.unit for _, figure in found))


def _held(word: str, figure: Figure, others: Sequence[Figure]) -> tuple[str, Figure]:
    """A claim's status, and what the figure is to be held against."""
    first = others[0]
    if word in ORDER:
        said = compare(_middle(figure), first)
        settled = "agrees" if said == word else "conflict"
        return settled if said in ORDER else "undetermined", first
    ends = [ends_of(other) for other in others]
    if word == "of":  # the figure is a percentage of the first; the second is what that makes
        return _against(others[1], ends[0].times_ends(ends_of(figure).times(0.01)))
    if word == "from":  # the figure is the growth from the first to the second
        if min(interval(first)[0], interval(others[1])[0]) <= 0:
            return "undetermined", figure
        return _against(figure, growth_of(ends[1], ends[0]))
    return _against(figure, reduce(Ends.plus, ends))


def _against(printed: Figure, ends: Ends) -> tuple[str, Figure]:
    computed = supported(ends, printed.unit or "")
    return (agreement(printed, ends), computed) if computed else ("undetermined", printed)


def _middle(figure: Figure) -> Figure:
    if figure.low is None or figure.high is None:
        return figure
    middle = (figure.low + figure.high) / 2
    return replace(figure, low=middle, high=middle)
