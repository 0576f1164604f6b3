"""Sums of quantities, solved for the whole or for the one term that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations, product
from typing import Any

from briefs.analysis.comparable import comparable
from briefs.analysis.intervals import Ends
from briefs.analysis.table import Result, Table
from briefs.model.facts import Meaning, Quantity
from briefs.model.unit import one_currency

Family = Mapping[Any, Sequence[Quantity]]
MINUS = "\N{MINUS SIGN}"


def families(table: Table, rows: Iterable[int], part: str) -> Iterable[Family]:
    """Quantities whose meanings differ in one part and in their basis alone, by that part."""
    found: dict[Meaning, dict[Any, list[Quantity]]] = {}
    without: dict[str, Any] = {part: None, "basis": "", "issued": None}
    for row in rows:
        quantity = table.rows[row]
        family = found.setdefault(replace(quantity.meaning, **without), {})
        family.setdefault(getattr(quantity.meaning, part), []).append(quantity)
    return found.values()


def solved(
    table: Table, family: Family, signs: Mapping[Any, int], part: str, formula: str
) -> Iterable[Result]:
    """All that follows from terms that add up to nothing, each from the others on one basis.

    The first term is the whole, with the sign -1, and `formula` that by which it follows.
    """
    lacking = [name for name in signs if name not in family]
    for number, (name, sign) in enumerate(signs.items()):
        if lacking in ([], [name]):
            terms = {other: -sign * signs[other] for other in signs if other != name}
            terms = dict(sorted(terms.items(), key=lambda term: -term[1]))  # the added first
            said = "".join("+" if of > 0 else MINUS for of in terms.values())
            compute = partial(_total, said)
            for inputs in _together(table, [family[other] for other in terms]):
                ends = compute(*(table.ends[one.meaning] for one in inputs))
                found, unit = _settled(table, inputs, {part: name}), inputs[0].figure.unit or ""
                way = "remaining" if number else formula
                yield Result(found, ends, unit, way, inputs, compute, said)


def _together(table: Table, terms: Sequence[Sequence[Quantity]]) -> Iterable[tuple[Quantity, ...]]:
    """A quantity of each term, all of which may be compared with each other."""
    for each in product(*terms):
        spans = [table.spans.of(part) for part in each]
        if one_currency(*(part.figure.unit for part in each)) and all(
            comparable(a, b) for a, b in combinations(spans, 2)
        ):
            yield each


def _settled(table: Table, inputs: Sequence[Quantity], part: Mapping[str, Any]) -> Meaning:
    """The meaning of a sum, which is restated where one of its terms is."""
    found = replace(inputs[0].meaning, issued=None, **part)
    beside = (replace(one.meaning, period=found.period) for one in inputs)
    return table.spans.settled(found, *beside)


def _total(signs: str, *parts: Ends) -> Ends:
    total = Ends(0.0, 0.0, 0.0, 0.0)
    for ends, sign in zip(parts, signs, strict=True):
        total = total.plus(ends) if sign == "+" else total.minus(ends)
    return total
