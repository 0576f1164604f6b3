"""A figure is left out for a reason that holds: `repeats` of a fact, `date` of no amount.

"8%" repeats nothing where no fact of its article is 8 %, and "NT$20" is no name. For `context`,
`unfollowed` and `boilerplate` there is only an editor's word.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from briefs.analysis.intervals import status
from briefs.content.fitting import negative
from briefs.content.models import Skipped
from briefs.content.records import Content, Source
from briefs.figures.reader import parse
from briefs.model.facts import Fact
from briefs.model.figure import MAGNITUDE, Figure, NotAFigure
from briefs.model.problem import Problem
from briefs.model.unit import kind_of

_ALIKE = {"per_share": "money", "multiple": "percent"}
_HOLD = {  # the kinds of figures that a reason may be given for
    "date": ("count", "time"),
    "name": ("count", "time", "length", "power", "energy"),
}


def check(content: Content, sound: Collection[str]) -> Iterator[Problem]:
    """Each figure that is left out for a reason that cannot be."""
    taken: dict[str, list[Fact]] = {}
    for fact in content.facts:
        taken.setdefault(fact.source, []).append(fact)
    for source in content.sources.values():
        if source.brief.rpartition("/")[0] in sound:
            continue
        facts = taken.get(source.id, ())
        for index, item in enumerate(source.skipped):
            said = _read(item.printed)
            if said and (wrong := _wrong(item, said, facts, source)):
                yield source.document.problem(("skipped", index, "reason"), *wrong)


def _wrong(
    item: Skipped, said: Figure, facts: Sequence[Fact], source: Source
) -> tuple[str, str] | None:
    """Message and remedy where the reason does not fit the figure."""
    usual = "add the fact, or write the reason that holds"
    if item.reason == "repeats":
        told = [fact.figure for fact in facts]
        others = (other for other in source.skipped if other.reason != "repeats")
        told += [figure for other in others if (figure := _read(other.printed))]
        told += [figure for fact in facts if (figure := _read(fact.printed))]
        if not any(_same(said, figure) for figure in told):
            return f"'{item.printed}' repeats no figure that is taken from the article", usual
    if item.reason == "vague" and said.approx == "exact" and said.low == said.high:
        return f"'{item.printed}' is a definite number", usual
    if item.reason in _HOLD and kind_of(said.unit) not in _HOLD[item.reason]:
        return f"'{item.printed}' is an amount, no {item.reason}", usual
    return None


def _read(printed: str) -> Figure | None:
    try:
        return parse(printed)
    except NotAFigure:
        return None


def _same(said: Figure, told: Figure) -> bool:
    """Tell if two figures of one kind, either side of zero, may be one."""
    if not (_kind(said) == _kind(told) or "pure" in (said.unit, told.unit)):
        return False
    if MAGNITUDE in (said.approx, told.approx):  # 數十億 says less than 56億, and not the reverse
        return said.approx == MAGNITUDE
    one, other = (replace(_size(figure), unit="") for figure in (said, told))
    if _is_range(one) and not _share_end(one, other):  # a value, or another range, somewhere within
        return False
    return status(one, other) != "conflict"


def _is_range(figure: Figure) -> bool:
    return None not in (figure.low, figure.high) and figure.low != figure.high


def _share_end(one: Figure, other: Figure) -> bool:
    """Tell figures of which one end may be the same, as exactly as the first is printed."""
    ends = [(end, that) for end in (one.low, one.high) for that in (other.low, other.high)]
    return any(
        abs(end - that) <= Decimal(10) ** -one.decimals / 2
        for end, that in ends
        if end is not None and that is not None
    )


def _kind(figure: Figure) -> str:
    kind = kind_of(figure.unit)
    return _ALIKE.get(kind, kind)


def _size(figure: Figure) -> Figure:
    return negative(figure) if figure.high is not None and figure.high < 0 else figure
