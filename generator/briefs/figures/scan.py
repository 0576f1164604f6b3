"""The figures in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefs.figures.amounts import amount, is_money
from briefs.figures.doubts import is_unknown
from briefs.figures.lists import lent
from briefs.figures.numbers import Part
from briefs.figures.reader import LEFT_OUT, Reading, negative, read_figure
from briefs.figures.tables import (
    AFTER,
    AFTER_NUMBER_ONLY,
    AGAINST,
    BEFORE,
    COMPARED,
    CURRENCY,
    DATING,
    DENIED,
    DIRECTION,
    IDIOM,
    METRICS,
    NAMED,
    OF_A_SHARE,
    OPEN,
    ORDINAL,
    OUT_OF,
    PER_SHARE_BEFORE,
    PHONE,
    RANGE,
    RANK,
    REACHED,
    SCALE,
    SEVERAL,
    SHARE_FILLER,
    SIGN,
    TOLERANCE,
    UNIT,
    WORD_NUMBER,
)
from briefs.figures.tokens import (
    DIGIT,
    FOLDED,
    LETTERS,
    LETTERS_OR_DIGITS,
    ONES,
    Printed,
    is_latin,
)
from briefs.model.figure import Figure
from briefs.model.unit import PER_SHARE, RATIOS, kind_of

_PHONE_TOKENS = 12  # that a telephone number has at most
_BETWEEN = frozenset("-:()+#/")
_STOPS = frozenset(".!?;:|。！？；：")


@dataclass(frozen=True, slots=True)
class Found:
    """A figure found in running text, at text[start:end]."""

    start: int
    end: int
    printed: str
    figure: Figure


_FIRST = (
    BEFORE, DENIED, OPEN, SIGN, OUT_OF,
    COMPARED, DIRECTION, CURRENCY, PER_SHARE_BEFORE, SEVERAL, REACHED,
    WORD_NUMBER, IDIOM,
)  # fmt: skip
_STARTS = frozenset(word for table in _FIRST for word in table) - AFTER_NUMBER_ONLY | {
    "每",
    "万亿",
}


_HEARD = _STARTS.union(TOLERANCE, AGAINST, PHONE, ORDINAL, NAMED, RANK, "(")
_ALONE = frozenset({*IDIOM, *PHONE, "万亿"})  # that need no number behind them
_SILENT = frozenset({"other", "latin", "address", "bad"})  # kinds of tokens that begin nothing


def _counting() -> re.Pattern[str]:
    """Match where a number may stand: every figure has a digit or a word for a number.

    `a` and `half a` do with a scale only, which is such a word itself.
    """
    words = {word for table in (SCALE, SEVERAL, REACHED, WORD_NUMBER, IDIOM) for word in table}
    latin = sorted(word for word in words - {"half a"} if word[0] in LETTERS and len(word) > 1)
    others = "".join(sorted({word[0] for word in words} - LETTERS - {"-"}))
    return re.compile(rf"[0-9{ONES}十百千{others}]|(?<![a-z])(?:{'|'.join(latin)})")


_COUNTS = _counting()


def scan(text: str, currency: str | None = None, *, doubtful: bool = False) -> Iterator[Found]:
    """Find the figures in one paragraph, left to right; if asked, what may be one too: 17 USD 25.

    Left out: dates, times, ordinals, ranks (前三), list numbers, codes, addresses, names with a
    number (Trainium 2, 10-K, 標普500). A numeral in words or Chinese digits counts only with a
    scale, percent, 倍, money, a span of time (not 一年), people, companies or countries (not 一家),
    or from eleven on with any unit; so 三大, 兩端, 一次 and 三件 are words.
    """
    if not _COUNTS.search(text.translate(FOLDED)):
        return
    p = Printed(text, currency, strict=False)
    tokens, i, last, open_brackets = p.tokens, 0, 0, 0
    while (token := tokens[i]).kind != "end":
        open_brackets += (token.text == "(") - (token.text == ")")
        if token.kind in _SILENT or (token.kind == "word" and _begins_nothing(p, i)):
            i += 1
            continue
        reading, end = _reading_at(p, i, last)
        reading, unit = _shared(p, i, reading) if reading else (None, "")
        told = _may_be_one if doubtful else _is_known
        if reading and told(p, i, reading) and _is_figure(p, i, reading, last, open_brackets):
            start, stop = token.start, tokens[reading.end - 1].end
            printed = text[start:stop] + (LEFT_OUT + unit if unit else "")
            yield Found(start, stop, printed, _of_a_share(p, i, reading))
        if end > i:
            inside = [inner.text for inner in tokens[i + 1 : end]]
            open_brackets += inside.count("(") - inside.count(")")
            last = tokens[end - 1].end
        i = max(end, i + 1)


def _shared(p: Printed, i: int, reading: Reading) -> tuple[Reading, str]:
    """The figure with the unit that it shares with others of a list, and that unit."""
    named = _is_bare_year(p.tokens[i].text) or _is_in_name(p, i)
    unit = "" if named or reading.end != reading.part.end else lent(p, reading.part)
    if not unit:
        return reading, ""
    whole = Printed(f"{p.printed(i, reading.end)} {unit}", p.currency, strict=True)
    whole.points = p.points
    shared = read_figure(whole, 0)
    if shared is None or whole.tokens[shared.end].kind != "end":
        return reading, ""
    return shared._replace(first=reading.first, end=reading.end), unit


def _of_a_share(p: Printed, i: int, reading: Reading) -> Figure:
    """The figure, as an amount per share where the words before it say so: EPS of $1.95."""
    figure, part = reading.figure, reading.part
    i -= i > 0 and p.tokens[i - 1].text in SHARE_FILLER
    stated = i > 0 and p.word(i - 1) in OF_A_SHARE and not part.scale
    if stated and figure.unit and is_money(part) and not part.share:
        return replace(figure, unit=figure.unit + PER_SHARE)
    return figure


def _begins_nothing(p: Printed, i: int) -> bool:
    word = p.tokens[i].text
    return word not in _HEARD or (p.tokens[i + 1].kind in _SILENT and word not in _ALONE)


def _reading_at(p: Printed, i: int, last: int) -> tuple[Reading | None, int]:
    """Read the figure that starts at token i and say where to go on, past a number that is named.

    `last` is where the figure or name before ended in the text.
    """
    token = p.tokens[i]
    if token.kind == "number" and _ends_name(p, i):
        return None, i
    if token.kind in ("number", "chinese"):
        reading = read_figure(p, i)
    elif token.text == "(":
        reading = read_figure(p, i) or _in_cell(p, i)
    elif (end := _passed_over(p, i)) or token.text not in _STARTS:
        return None, end or i
    elif (token.text in SIGN and _is_hyphen(p, i, last)) or (token.text == "~" and _falls(p, i)):
        return None, i
    else:
        reading = read_figure(p, i)
    return reading, reading.end if reading else i


def _falls(p: Printed, i: int) -> bool:
    """Tell the ~ of 45.2%~29.7% from that of ~30%."""
    before = p.tokens[i - 1] if i and p.glued(i) else p.tokens[-1]
    return before.kind == "number" or before.text in UNIT or before.text in CURRENCY


def _ends_name(p: Printed, i: int) -> bool:
    """Tell a quarter, a year or a name before `to` from a range: Q3 to $5 billion, 2024 to $6m."""
    digits, joiner, beyond = p.tokens[i], p.word(i + 1), p.tokens[i + 2]
    if joiner not in RANGE or not joiner.isalpha():
        return False
    if _is_joined_before(p.text, digits.start):
        return True
    if not i:
        return False
    before, priced = p.tokens[i - 1], beyond.text in CURRENCY
    if _is_bare_year(digits.text):
        return priced or before.text in DATING or before.kind == "number"
    opens = i < 2 or p.tokens[i - 2].text in _STOPS  # Sales 2 to 3 million
    alone = priced or not opens or p.source[before.start].islower()
    return alone and p.tokens[i + 3].text != "%" and _is_in_name(p, i)


def _passed_over(p: Printed, i: int) -> int:
    """The place behind a number that the word before it makes no figure; 0 where there is none."""
    word = p.word(i)
    if word in TOLERANCE and word not in AFTER:
        room = amount(p, i + 1)
        return room.end if room else i
    if word in AGAINST and word > "z" and p.word(i + 1) in CURRENCY:
        return i + 2  # the second currency of a rate whose first is not named
    if word in PHONE and (end := _phone(p, i)) > i:
        return end
    named = word in ORDINAL or word in NAMED or word in RANK
    return _named(p, i) if named else 0


def _in_cell(p: Printed, i: int) -> Reading | None:
    """Read `| (5.2) |`: brackets that fill a table cell make an amount negative."""
    if i == 0 or p.tokens[i - 1].text != "|":
        return None
    reading = read_figure(p, i + 1)
    if reading is None or p.tokens[reading.end].text != ")":
        return None
    if p.tokens[reading.end + 1].text not in ("|", ""):
        return None
    below = negative(reading)
    return below._replace(end=reading.end + 1) if below is not reading else None


def _phone(p: Printed, i: int) -> int:
    """The place behind a telephone number of three digits or more; `i` where there is none."""
    end, digits = i + 1, 0
    while end < i + _PHONE_TOKENS and (_is_number(p, end) or p.tokens[end].text in _BETWEEN):
        digits += len(p.tokens[end].text) * _is_number(p, end)
        end += 1
    measured = p.word(end) in SCALE or p.word(end) in UNIT or p.word(end) in CURRENCY
    grouped = "," in p.text[p.tokens[i].end : p.tokens[end].start]
    return i if digits < 3 or measured or grouped else end


def _is_number(p: Printed, i: int) -> bool:
    return p.tokens[i].kind in ("number", "bad", "address")


def _named(p: Printed, i: int) -> int:
    reading = read_figure(p, i + 1)
    if reading is None:
        return i
    word, part = p.tokens[i].text, reading.part
    plain = kind_of(part.unit) != "time" if word in RANK else part.unit == "pure" or word in ORDINAL
    worth = part.scale or part.unit == "percent" or is_money(part)
    return i if worth or not plain else reading.end


def _is_hyphen(p: Printed, i: int, last: int) -> bool:
    start = p.tokens[i].start
    before = p.text[start - 1 : start]
    if i and p.glued(i) and p.tokens[i - 1].text in _SIGNED:
        return False  # YoY-5%, EPS-0.5元
    if p.tokens[i].text not in "+-":
        return last > 0 and not p.text[last:start].strip()  # 5 minus 3
    return bool(before) and (start == last or before in "-—%)" or _is_code(before))


_SIGNED = METRICS | {"yoy", "qoq", "mom", "wow", "hoh", "y", "q", "cpi", "gdp", "nim", "opm", "npm"}
_CONNECTORS = frozenset("-/._@#&+\\")


def _is_code(character: str) -> bool:
    return bool(character) and (character in LETTERS_OR_DIGITS or is_latin(character))


_UNSURE = frozenset((  # labels of what may be a figure of another value
    "money of a currency that is not known", "a part of a number", "a part of money",
    "a thousandth of money", "a magnitude", "a length", "a part of a time",
))  # fmt: skip


def _is_known(p: Printed, i: int, reading: Reading) -> bool:
    return not (reading.part.label or is_unknown(p, i, reading))


def _may_be_one(_: Printed, __: int, reading: Reading) -> bool:
    """Tell what is a figure, if of another value, from a date, a name or a code."""
    part = reading.part
    return not part.label or part.label in _UNSURE or is_money(part)


def _is_figure(p: Printed, i: int, reading: Reading, last: int, open_brackets: int) -> bool:
    """Tell a figure from a date, a code, a name or a numeral that is only a word."""
    part = reading.part
    if part.unit == "quarters" and i and p.word(i - 1) == "年":
        return False
    word = part.shape in ("chinese", "word", "several")
    if word and not _is_counted(part):
        return False
    if kind_of(part.unit) in ("percent", "money", "exchange_rate"):
        return True
    start = p.tokens[i].start
    if _is_joined_before(p.text, p.tokens[reading.first].start):
        return False
    if part.unit != "pure" or part.scale or part.shape != "digits":
        return True
    chained = start == last + 1 and p.text[last] in _CONNECTORS
    return not chained and _is_free(p, i, reading, open_brackets)


def _is_counted(part: Part) -> bool:
    if (
        part.scale >= 4
        or part.low >= 10**4
        or kind_of(part.unit) in ("money", "exchange_rate", *RATIOS)
    ):
        return True
    if kind_of(part.unit) == "time" or part.unit in ("people", "companies", "countries"):
        return part.high > 1
    return part.high > 10 and part.suffixed


def _is_joined_before(text: str, start: int) -> bool:
    """Tell whether the number belongs to what stands before it: Trainium2, GPT-4."""
    before = text[start - 1 : start] if start else ""
    if _is_code(before):
        return True
    further = text[start - 2 : start - 1] if start > 1 else ""
    if before in _CONNECTORS:
        return _is_code(further)
    return before in (":", "=") and further in DIGIT


def _is_free(p: Printed, i: int, reading: Reading, open_brackets: int) -> bool:
    """Tell a bare number from a year, a code, a list number, a time or a part of a name."""
    text, tokens = p.text, p.tokens
    stop = tokens[reading.end - 1].end
    after, further = text[stop : stop + 1], text[stop + 1 : stop + 2]
    if _is_code(after) or (after in ("-", "/", ":", "_", "@") and _is_code(further)):
        return False
    if after == "." and is_latin(further):
        return False
    if all(_is_bare_year(tokens[k].text) for k in range(reading.first, reading.end, 2)):
        return False
    digits = tokens[reading.first].text
    if digits.isdigit() and len(digits) >= (4 if _fills_brackets(p, i, reading) else 8):
        return False
    if _is_list_number(p, i, reading, open_brackets):
        return False
    return reading.first != i or not _is_in_name(p, i)


def _fills_brackets(p: Printed, i: int, reading: Reading) -> bool:
    """Tell a share's code from a figure: 台積電(2330)."""
    return i > 0 and p.tokens[i - 1].text == "(" and p.tokens[reading.end].text == ")"


def _is_bare_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and "1900" <= text < "2100"


def _is_list_number(p: Printed, i: int, reading: Reading, open_brackets: int) -> bool:
    digits, after = p.tokens[i].text, p.tokens[reading.end]
    if not digits.isdigit() or len(digits) > 2 or after.gap:
        return False
    if after.text == ")":
        return open_brackets <= 0 or (len(digits) == 1 and p.tokens[i - 1].text == "(")
    return i == 0 and after.text in (".", "、")


def _is_in_name(p: Printed, i: int) -> bool:
    """Trainium 2, Claude 4.5: a small plain number after a word with a capital."""
    if i == 0 or p.tokens[i - 1].kind not in ("latin", "word"):
        return False
    word, digits = p.tokens[i - 1], p.tokens[i].text
    if not is_latin(word.text[-1]) or word.text in METRICS or not p.capital(word):
        return False
    whole, _, tenths = digits.partition(".")
    small = int(whole) < 20 if whole.isdigit() and tenths else len(whole) <= 4
    return whole.isdigit() and len(tenths) <= 1 and small
