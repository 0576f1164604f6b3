"""Two ends of a figure: 11至15%, $14–18 billion, 減3%至增9%, 46%±1.5%.

They are `range` and `tolerance` of the grammar in `reader`.
"""

from decimal import Decimal

from briefs.figures.amounts import amount
from briefs.figures.numbers import Part
from briefs.figures.tables import (
    AND,
    BEFORE,
    CHANGED,
    COMPARED,
    DIRECTION,
    EACH,
    FROM,
    RANGE,
    SPAN,
    TOLERANCE,
)
from briefs.figures.tokens import Printed
from briefs.model.figure import EXACT
from briefs.model.unit import OPEN_MONEY

_BEFORE_MOVE = 8  # tokens in which a word of change may stand before a move
_POINTS = {"percent": 0, "pp": 0, "bp": -2}  # each as a power of ten of a point


def ranged(p: Printed, start: int, first: Part, *, opened: bool) -> Part | None:
    """The range that begins with an amount, its smaller end first."""
    second = _second(p, start, first, opened=opened)
    pair = _alike(first, second) if second else None
    if second is None or pair is None or (not opened and _is_change(p, start, first, pair)):
        return None
    low, high = pair
    if high.high < low.low < 0:
        low, high = high, low._replace(end=high.end)  # -4% to -6%
    if low.low <= high.high:
        return high._replace(low=low.low, decimals=_accuracy(low, high))
    upper = p.printed(start, first.end)
    p.refuse(
        f"the range runs from {upper} down to {p.printed(first.end + 1, second.end)}; "
        "write the smaller end first"
    )
    return None


def _second(p: Printed, start: int, first: Part, *, opened: bool) -> Part | None:
    """The other end of a range."""
    closed = not opened and p.word(first.end) in AND  # 10億與12億元之間
    if not _joined(p, first, opened=opened or closed):
        return None
    if not opened and p.word(first.end).isalpha() and from_level(p, start - 1):
        return None
    second = amount(p, first.end + 1)
    if second is None or (closed and p.word(second.end) != "之间"):
        return None
    exact = first.approx == second.approx == "exact"
    return second if exact and not first.label else None


def directed(p: Printed, i: int, *, opened: bool) -> Part | None:
    """A range whose ends have their signs in words: 減3%至增9%, flat to up 3%, flat to 3%."""
    first = _directed(p, i)
    if first is None or not _joined(p, first, opened=opened):
        return None
    second = _directed(p, first.end + 1)
    if second is None:
        bare = _rise(p, first.end + 1)
        second = bare if bare and not first.low else _lesser(p, i, first, bare)
    if second is None:
        return None
    flat, other = (second, first) if not second.low else (first, second)
    pair = _alike(flat, other)
    if (
        pair is None
        or not flat.approx == other.approx == "exact"
        or not (other.prefixed or other.suffixed)
    ):
        return None
    low, high = sorted(pair, key=lambda part: part.low)
    places = _accuracy(low, high) if low.low and high.low else max(low, high, key=_size).decimals
    return high._replace(low=low.low, decimals=places, end=second.end)


def _accuracy(low: Part, high: Part) -> int:
    """Decimal places of a range: $1 billion to $1.3 billion has those of its finer end.

    Ends in unlike scales, 9850億至1.02兆, are as exact as the coarser.
    """
    return (max if low.scale == high.scale else min)(low.decimals, high.decimals)


def _size(part: Part) -> Decimal:
    return abs(part.low)


def _joined(p: Printed, first: Part, *, opened: bool) -> bool:
    joiner = p.word(first.end)
    return joiner in RANGE or (opened and joiner in AND)


def _directed(p: Printed, i: int) -> Part | None:
    """An amount with the sign of the word before it; nothing changed is 0."""
    i += p.word(i) in COMPARED
    sign = DIRECTION.get(p.word(i))
    if sign is None:
        return None
    if not sign:
        return Part(Decimal(0), Decimal(0), 0, i + 1)
    part = amount(p, i + 1)
    if part is None or part.label or part.low != part.high or part.low <= 0:
        return None
    return part._replace(low=sign * part.low, high=sign * part.high)


def from_level(p: Printed, i: int) -> bool:
    """Tell a move from one level to another (rose from 5% to 8%) from a range, by what opens it.

    A word of change before it says so; without one, `from` does where nothing speaks of a range.
    """
    if p.strict or i < 0 or p.word(i) not in FROM:
        return False
    for k in range(i - 1, max(i - _BEFORE_MOVE, -1), -1):
        if p.word(k) in CHANGED:
            return True
        if p.word(k) in SPAN or p.tokens[k].text in ",.;:、。":
            return p.word(i)[0].isascii() and p.word(k) not in SPAN
    return p.word(i)[0].isascii()


def _is_change(p: Printed, start: int, first: Part, pair: tuple[Part, Part]) -> bool:
    """Tell a change and the new level (上漲5.2元至105元) from a range of changes (增加2至3%).

    The level is more than twice as large; where the change has no unit of its own or is in per
    cent, as ends of a range often are far apart, more than ten times.
    """
    while start and (p.word(start - 1) in BEFORE or p.tokens[start - 1].text == "了"):
        start -= 1
    word = p.word(start - 1) if start else ""
    if not (word in CHANGED or DIRECTION.get(word)) or not p.word(first.end)[0].isalpha():
        return False
    change, level = (abs(part.low) for part in pair)
    bare = not (first.prefixed or first.suffixed)
    if bare and pair[0].scale != first.scale:
        return False  # 增加2至30億元
    return level > change * (10 if bare or first.unit in _POINTS else 2)


def _rise(p: Printed, i: int) -> Part | None:
    """The percentage to which growth from nothing reaches: of flat to 5%."""
    part = amount(p, i)
    plain = part and part.unit == "percent" and part.low == part.high and not part.label
    return part if plain else None


def _lesser(p: Printed, i: int, first: Part, bare: Part | None) -> Part | None:
    """The smaller end of a fall on a year or a quarter before: of 同比減少42.1%至38.8%."""
    falls = first.low < 0 and p.word(i) in COMPARED and bare and bare.unit == first.unit
    if not (falls and bare and bare.low < -first.low):
        return None
    return bare._replace(low=-bare.low, high=-bare.high)


def _alike(first: Part, second: Part) -> tuple[Part, Part] | None:
    """Lend the first end the unit and scale that stand only at the second; None if units differ."""
    share = first.share or second.share
    bare = not first.prefixed and not first.suffixed
    if bare:
        first = first._replace(unit=second.unit, shift=second.shift)
    elif not second.prefixed and not second.suffixed:
        if first.suffixed:
            return None
        second = second._replace(unit=first.unit, shift=first.shift)
    elif first.unit == OPEN_MONEY and first.prefixed and not first.suffixed:
        first = first._replace(unit=second.unit, shift=second.shift)  # 每股20至30仙
    elif second.unit == OPEN_MONEY and second.suffixed and first.prefixed:
        second = second._replace(unit=first.unit)
    if (first.unit, first.shift) != (second.unit, second.shift):
        return None
    second = second._replace(share=share)
    lent = first.scaled(_lent(first, second))
    return lent if lent.low <= second.high else first, second


def _lent(first: Part, second: Part) -> int:
    """The power of ten that stands only at the second end: 5至6億, 5千至8千萬, 五到六千."""
    if first.suffixed:
        return 0
    beyond = second.scale - first.scale
    if first.scale:
        return beyond if first.scale < 4 <= beyond and beyond % 4 == 0 else 0
    spelled = first.shape == second.shape == "chinese" and 0 < first.low < 10
    return beyond + (-second.decimals - second.scale if spelled and _is_round(second) else 0)


def _is_round(part: Part) -> bool:
    """Tell 六千 from 六千五."""
    return len(part.low.normalize(EXACT).as_tuple().digits) == 1


def tolerated(p: Printed, middle: Part) -> Part | None:
    """The range around an amount: 46%±1.5%, $65.0 billion, plus or minus 2%."""
    end = middle.end
    for _ in range(3):
        end += p.tokens[end].text == "," or p.word(end) in EACH
    bracket = p.word(end) == "("
    if p.word(end + bracket) not in TOLERANCE:
        return None
    room = amount(p, end + bracket + 1)
    if room is None or middle.label or not room.approx == middle.approx == "exact":
        return None
    if room.low != room.high or room.low < 0 or middle.low != middle.high:
        return None
    around = _around(middle, room)
    if around is None or (bracket and p.word(room.end) != ")"):
        return None
    return around._replace(end=room.end + bracket)


def _around(middle: Part, room: Part) -> Part | None:
    """Percent of a percentage is in points, percent of anything else is of its amount."""
    if not (middle.suffixed or middle.prefixed or middle.scale) and room.unit in _POINTS:
        middle = middle._replace(unit=room.unit)
    if room.scale and not (middle.scale or middle.suffixed):
        middle = middle.scaled(room.scale)  # 26.5±0.5億
    bare = not (room.suffixed or room.prefixed) and bool(room.scale) == bool(middle.scale)
    if room.unit in _POINTS and middle.unit in _POINTS:
        width = EXACT.scaleb(room.low, _POINTS[room.unit] - _POINTS[middle.unit])
    elif room.unit == "percent":
        width = EXACT.multiply(abs(middle.low), room.low) / 100
    elif bare:
        width = room.low
    elif pair := _alike(middle, room):
        middle, width = pair[0], pair[1].low
    else:
        return None
    if middle.shift or room.shift:
        return None
    ends = EXACT.subtract(middle.low, width), EXACT.add(middle.low, width)
    decimals = max(middle.decimals, *map(_places, ends))
    low, high = (EXACT.quantize(end, Decimal(1).scaleb(-decimals, EXACT)) for end in ends)
    return middle._replace(low=low, high=high, decimals=decimals)


def _places(value: Decimal) -> int:
    """Decimal places that a value needs; fewer than none where it ends in zeros."""
    exponent = value.normalize(EXACT).as_tuple().exponent
    assert isinstance(exponent, int)
    return -exponent if value else 0
