"""Figures of a list that share one unit: 25.7/20.4億元, 45.2、30.1%, 11 and 15 percent.

A number without a unit has the one behind the last number of its list. So it is printed
`25.7…億元`, what stands between the two is left out.
"""

from briefs.figures.amounts import amount
from briefs.figures.numbers import Part
from briefs.figures.tables import AND
from briefs.figures.tokens import Printed
from briefs.model.unit import kind_of

_STROKES = frozenset("/、")
_LONGEST = 12  # numbers of a list
_MONTHS, _DAYS = 12, 31


def lent(p: Printed, first: Part) -> str:
    """The unit that a bare number shares with the last of its list; nothing where it does not."""
    part, start, joined = first, 0, [""]
    while _is_bare(part) and len(joined) <= _LONGEST and _joins(p, part.end):
        start = part.end + 1
        joined.append(p.tokens[part.end].text)
        behind = amount(p, start)
        if behind is None:
            return ""
        part = behind
    commas = "," in joined and joined[-1] not in AND
    while p.tokens[start].kind == "word":  # its sign
        start += 1
    pair = joined == ["", "/"] and not first.decimals and first.low <= _MONTHS
    if part is first or commas or not _lends(part) or (pair and _is_day(p.tokens[start].text)):
        return ""
    inside = p.tokens[start + 1 : part.end]
    numbers = any(token.kind != "word" for token in inside)
    return "" if numbers or not inside else p.printed(start + 1, part.end)


def _joins(p: Printed, i: int) -> bool:
    token = p.tokens[i]
    listed = token.text in _STROKES or (token.text == "," and p.tokens[i + 1].gap)
    return listed or p.word(i) in AND


def _is_bare(part: Part) -> bool:
    plain = part.unit == "pure" and not (part.scale or part.prefixed or part.suffixed)
    return plain and part.shape == "digits" and part.low == part.high and not part.label


def _lends(part: Part) -> bool:
    """Tell a number whose unit others may share: no 3個月, no $4 billion, no 4 alone."""
    exact = part.approx == "exact" and part.low == part.high and part.shape == "digits"
    measured = part.suffixed or part.scale
    plain = exact and not (part.prefixed or part.label)
    return bool(plain and measured and kind_of(part.unit) != "time")


def _is_day(digits: str) -> bool:
    """Tell 1/2億元 and 9/10% from a list: a fraction, or a date with what follows it."""
    return digits.isdigit() and int(digits) <= _DAYS
