"""Findings: what the intervals of several figures say of each other.

The model is XBRL Calculations 1.1: figures agree when some values inside their rounding intervals
do. The press also cuts digits off (249 for 249.8); figures that agree only so are marked `agrees if
truncated`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefs.analysis.derive import Ends, Result, ends_of, rests_on, supported
from briefs.content.records import Content
from briefs.content.references import Index, parse_reference
from briefs.content.validate import clip, nearest, suggest
from briefs.figures.format import display
from briefs.model.facts import FORWARD, Fact, Finding, Quantity, read_claim
from briefs.model.figure import Figure
from briefs.model.period import Period, parse_period
from briefs.model.problem import Problem

Interval = tuple[float, float]


def interval(figure: Figure) -> Interval:
    """The values a figure allows, open ends as infinities."""
    low, high = figure.interval()
    return (-math.inf if low is None else float(low), math.inf if high is None else float(high))


def if_truncated(figure: Figure) -> Interval:
    """The values a figure allows if its digits may have been cut instead of rounded."""
    low, high = interval(figure)
    half = float(Decimal(1).scaleb(-figure.decimals) / 2)
    shown = figure.high if figure.high is not None else figure.low
    if shown is not None and shown < 0:
        return low - half, high
    return low, high + half


def meet(a: Interval, b: Interval) -> bool:
    """Whether two intervals share a value; a bound that only touches does not count.

    Half a unit is rounded one way or the other, so 249 (to 249.5) and 250 (from 249.5) have
    nothing in common.
    """
    slack = 1e-9 * max((abs(end) for end in (*a, *b) if math.isfinite(end)), default=0.0)
    return max(a[0], b[0]) < min(a[1], b[1]) - slack or (a == b and a[0] == a[1])


def status(a: Figure, b: Figure) -> str:
    """How two figures of the same thing stand to each other."""
    if meet(interval(a), interval(b)):
        return "agrees"
    return "agrees if truncated" if meet(if_truncated(a), if_truncated(b)) else "conflict"


def compare(actual: Figure, other: Figure) -> str:
    """Where an actual figure stands to an expectation, or `undetermined` at this rounding.

    `within` is for ranges; against a single figure equal printings are `in line`.
    """
    (low, high), (floor, ceiling) = interval(actual), interval(other)
    if low > ceiling or (low == ceiling and floor < ceiling):
        return "above"
    if high < floor or (high == floor and floor < ceiling):
        return "below"
    if other.low != other.high:
        return "within" if low >= floor and high <= ceiling else "undetermined"
    return "in line" if (actual.low, actual.high) == (other.low, other.high) else "undetermined"


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at."""

    content: Content
    index: Index
    results: Iterable[Result]


def same_meaning(case: Case) -> Iterator[Finding]:
    """All printings of one meaning, in all articles, allow a common value."""
    for quantity in case.index.quantities.values():
        shown, *others = quantity.facts or (None,)
        for other in others:
            if shown is not None and (shown.figure != other.figure or shown.source != other.source):
                state = status(shown.figure, other.figure)
                yield _finding(
                    "duplicate", state, (shown, other), other.figure, f"{shown.id}:{other.id}"
                )


def recomputed(case: Case) -> Iterator[Finding]:
    """A printed figure allows what other printed figures imply for it."""
    for result in case.results:
        quantity = case.index.quantities[result.meaning]
        implied = supported(result.ends, result.unit)
        if implied is not None and not result.formula.startswith(
            "implied"
        ):  # growth compares the same three
            inputs = tuple(fact for part in result.inputs for fact in part.facts[:1])
            state = _recomputed_status(quantity.figure, result.ends)
            yield _finding(
                result.formula,
                state,
                (quantity.facts[0], *inputs),
                implied,
                str(result.meaning),
                result.inputs,
            )


def magnitude(case: Case) -> Iterator[Finding]:
    """A quarter is neither a hundredth of its year nor more; earnings are not made in one alone."""
    for quantity in case.index.quantities.values():
        meaning = quantity.meaning
        concept = case.content.concepts[meaning.concept]
        additive = (
            concept.unit in ("money", "count")
            and meaning.scenario == "actual"
            and not meaning.change
        )
        if not (quantity.facts and additive and meaning.period.kind == "quarter"):
            continue
        year = case.index.quantities.get(
            replace(meaning, period=_year_of(quantity.facts[0], case.content))
        )
        if year and year.facts and interval(year.figure)[0] > 0:
            share = [
                end / whole
                for end, whole in zip(
                    interval(quantity.figure), interval(year.figure)[::-1], strict=True
                )
            ]
            alone = (
                concept.unit == "money"
                and concept.good == "up"
                and meet(interval(quantity.figure), interval(year.figure))
            )
            state = "conflict" if share[1] < 0.01 or share[0] > 1 or alone else "agrees"
            yield _finding(
                "magnitude", state, (quantity.facts[0], year.facts[0]), year.figure, str(meaning)
            )


def _year_of(fact: Fact, content: Content) -> Period:
    """The entity's fiscal year that a fact's quarter belongs to."""
    company = content.companies[fact.brief.partition("/")[0]]
    month, end = company.entities[fact.meaning.entity].fiscal_year_end, fact.meaning.period.end
    year = end.year + (end.month > month)
    return parse_period(f"FY{year}", month)


def guided_growth(case: Case) -> Iterator[Finding]:
    """Both ends of a guided range and of its guided growth imply one year-ago level."""
    for quantity in case.index.quantities.values():
        meaning = quantity.meaning
        growth = case.index.quantities.get(replace(meaning, change="yoy"))
        if (
            meaning.scenario != "guidance"
            or meaning.change
            or not (quantity.facts and growth and growth.facts)
        ):
            continue
        if interval(quantity.figure)[0] <= 0:  # a loss grows either way
            continue
        if growth.figure.low == growth.figure.high or None in (
            *_bounds(quantity.figure),
            *_bounds(growth.figure),
        ):
            continue
        low, high = (
            _implied(level, rate)
            for level, rate in zip(_ends(quantity.figure), _ends(growth.figure), strict=True)
        )
        implied = supported(Ends(*low, *low), quantity.figure.unit or "")
        if implied is not None:
            state = "agrees" if meet(low, high) else "conflict"
            yield _finding(
                "guided_growth", state, (quantity.facts[0], growth.facts[0]), implied, str(meaning)
            )


def _bounds(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    return figure.low, figure.high


def _ends(figure: Figure) -> tuple[Figure, Figure]:
    return replace(figure, high=figure.low), replace(figure, low=figure.high)


def _implied(level: Figure, growth: Figure) -> Interval:
    (low, high), (slow, fast) = interval(level), interval(growth)
    return low / (1 + fast / 100), high / (1 + slow / 100)


def claims(case: Case) -> Iterator[Finding]:
    """What an article says of a figure (above, below, a share, growth, a sum) holds by its own."""
    for fact in case.content.facts:
        for claim in fact.claims:
            word, references = read_claim(claim)
            brief = case.content.briefs[fact.brief]
            meanings = [
                parse_reference(reference, brief, case.content).meaning for reference in references
            ]
            found = tuple(case.index.find(meaning, brief.period) for meaning in meanings)
            others = tuple(quantity for quantity in found if quantity is not None)
            arithmetic = word not in ("above", "below")
            circular = arithmetic and any(rests_on(other, fact.meaning) for other in others)
            if len(others) == len(references) and not circular:
                state, other = _claim(word, fact.figure, [quantity.figure for quantity in others])
                about = f"{fact.id}:{word}:{':'.join(str(quantity.meaning) for quantity in others)}"
                facts = (fact, *(part for quantity in others for part in quantity.facts[:1]))
                yield _finding(
                    "claim", state, facts[::-1] if word == "of" else facts, other, about, others
                )


def _claim(word: str, figure: Figure, others: list[Figure]) -> tuple[str, Figure]:
    """How a claim holds, and what the figure is to be held against."""
    first = others[0]
    if word in ("above", "below"):
        said = compare(_middle(figure), first)
        return "agrees" if said == word else "conflict" if said in (
            "above",
            "below",
        ) else "undetermined", first
    if word == "of":  # the figure is a percentage of the first; the second is what that makes
        return _held(others[1], ends_of(first).times_ends(ends_of(figure).times(0.01)))
    if word == "from":  # the figure is the growth from the first to the second
        if min(interval(first)[0], interval(others[1])[0]) <= 0:
            return "undetermined", figure
        return _held(figure, ends_of(others[1]).divided_by(ends_of(first)).times(100, -100))
    total = ends_of(first)
    for other in others[1:]:
        total = total.plus(ends_of(other))
    return _held(figure, total)


def _held(printed: Figure, ends: Ends) -> tuple[str, Figure]:
    computed = supported(ends, printed.unit or "")
    return (_recomputed_status(printed, ends), computed) if computed else ("undetermined", printed)


def _middle(figure: Figure) -> Figure:
    if figure.low is None or figure.high is None:
        return figure
    middle = (figure.low + figure.high) / 2
    return replace(figure, low=middle, high=middle)


RULES: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    same_meaning,
    recomputed,
    magnitude,
    guided_growth,
    claims,
)


def check(content: Content, index: Index, results: Iterable[Result]) -> list[Finding]:
    """Every finding of every rule, agreements included."""
    case = Case(content, index, list(results))
    return [finding for rule in RULES for finding in rule(case)]


def _finding(  # noqa: PLR0913, PLR0917 - what a finding is made of
    rule: str,
    state: str,
    facts: tuple[Fact, ...],
    other: Figure,
    about: str,
    inputs: tuple[Quantity, ...] = (),
) -> Finding:
    newest = max(fact.brief for fact in facts)
    return Finding(
        f"{rule}:{about}",
        newest,
        rule,
        state,
        facts,
        facts[0].figure,
        other,
        facts[0].meaning,
        inputs,
    )


def unnoted(content: Content, findings: Iterable[Finding]) -> Iterator[Problem]:
    """Conflicts that no editor has looked at, and notes on findings that are no more."""
    conflicts = {finding.id: finding for finding in findings if finding.status == "conflict"}
    noted: set[str] = set()
    noted.update(
        name
        for brief in content.briefs.values()
        for dispute in brief.entry.disputes
        for name in dispute.findings
    )
    mistyped = {nearest(name, sorted(set(conflicts) - noted)) for name in noted - set(conflicts)}
    noted |= mistyped
    for brief in content.briefs.values():
        for place, dispute in enumerate(brief.entry.disputes):
            for number, name in enumerate(dispute.findings):
                if name not in conflicts:
                    yield brief.document.problem(
                        ("disputes", place, "findings", number),
                        f"no check shows the conflict '{clip(name)}'",
                        suggest(name, list(conflicts)),
                    )
    unseen = [finding for name, finding in conflicts.items() if name not in noted]
    while unseen:  # a wrong figure is at odds with several; it is named once
        suspect = _suspect(unseen)
        shown = [finding for finding in unseen if suspect in finding.facts]
        unseen = [finding for finding in unseen if suspect not in finding.facts]
        said = "; ".join(dict.fromkeys(_conflict(finding, suspect) for finding in shown[:3]))
        more = f" (and {len(shown) - 3} more)" if len(shown) > 3 else ""
        brief = content.briefs[shown[0].brief]
        ids = ", ".join(f"'{finding.id}'" for finding in shown)
        forecast = suspect.meaning.scenario in FORWARD and shown[0].rule == "duplicate"
        before = "if one is an earlier forecast, add 'given: QUARTER' to it; " if forecast else ""
        yield Problem(
            suspect.path,
            suspect.line,
            suspect.column,
            f"{said}{more}".replace("; ", ", and "),
            f"read the article again and correct the fact; {before}if it prints so, explain it "
            f"under 'disputes' in content/{brief.url}brief.yml with findings: [{ids}]",
        )


def _suspect(conflicts: Sequence[Finding]) -> Fact:
    """The fact that stands in the most conflicts; of equals, the first that is named."""
    counts = Counter(fact for finding in conflicts for fact in dict.fromkeys(finding.facts))
    most = max(counts.values())
    if most == 1 and conflicts[0].rule == "duplicate":  # the one shown is at odds with no other
        return conflicts[0].facts[-1]
    return next(fact for finding in conflicts for fact in finding.facts if counts[fact] == most)


def _conflict(finding: Finding, suspect: Fact) -> str:
    """What is at odds in a conflict, in the words of the articles."""
    first, *others = (
        f"'{fact.printed}'" + (f" of {fact.source}" if fact.source != suspect.source else "")
        for fact in finding.facts
    )
    rest = " and ".join(others)
    forms = {
        "duplicate": f"{first} and {rest} are two figures for the same",
        "magnitude": f"{first} is out of proportion to its year's {rest}",
        "claim": f"{first} is not what the article says of it beside {rest}",
    }
    verb = "they make" if len(others) > 1 else "it makes"
    usual = f"{first} does not fit {rest}: {verb} {display(finding.other, 'en')}"
    return forms.get(finding.rule, usual)


def _recomputed_status(printed: Figure, ends: Ends) -> str:
    """Compare a printed figure, end by end, with the intervals that recomputation gives.

    Had the inputs been cut instead of rounded, the intervals would reach half their width further.
    """
    if printed.low is None or printed.high is None or printed.low == printed.high:
        pairs = [(printed, (ends.l_lo, ends.h_hi))]
    else:
        low, high = _ends(printed)
        pairs = [(low, (ends.l_lo, ends.l_hi)), (high, (ends.h_lo, ends.h_hi))]
    if all(meet(interval(figure), computed) for figure, computed in pairs):
        return "agrees"
    cut = all(meet(if_truncated(figure), _widened(computed, ends)) for figure, computed in pairs)
    return "agrees if truncated" if cut else "conflict"


def _widened(computed: Interval, ends: Ends) -> Interval:
    room = max(ends.l_hi - ends.l_lo, ends.h_hi - ends.h_lo) / 2
    return computed[0] - room, computed[1] + room
