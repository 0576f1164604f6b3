"""Printed text cut into tokens: digits, Chinese numerals, words of the tables, other words."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefs.figures.folding import FOLD
from briefs.figures.tables import AND, CAPITALS, CURRENCY, RANGE, SCALE, SIGN, UNIT, WORDS
from briefs.model.figure import NotAFigure

MAX_DIGITS = 40
AHEAD = 5  # tokens beyond the end of the text


FOLDED = FOLD | str.maketrans(
    "零○壹弌貳贰弍弐參叁肆伍陸陆柒捌玖拾佰仟", "〇〇一一二二二二三三四五六六七八九十百千"
)

NUMERAL = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"两": 2}
TENS = {"十": 1, "百": 2, "千": 3}
JOINED = {"廿": "二十", "卅": "三十", "卌": "四十"}
ONES = "".join(NUMERAL)
_SPELLING = frozenset({*ONES, *TENS, *JOINED})
_SPELLED = rf"[{''.join(sorted(_SPELLING))}](?!瓦)"
_CHINESE = re.compile(
    rf"(?:{_SPELLED})+(?: {{1,2}}(?:{_SPELLED}(?! ?分 ?之))+)*(?: ?点(?: ?[{ONES}])+)?"
)
_DIGITS = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3}){1,6}(?:,[0-9]{1,2})?(?!,?[0-9])(?:\.[0-9]+)?"
    r"|[0-9]+(?:[,.'][0-9]+)*|\.[0-9]+"
)
_GROUPED = re.compile(
    r"(?:[0-9]+|[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:'[0-9]{3})+|(?: [0-9]{3})+))?(?:\.[0-9]+)?"
)
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")  # 12,34,567
_LATIN = re.compile(r"[a-z\u00c0-\u024f\u0370-\u052f]+(?:[&'][a-z\u00c0-\u024f]+)*")
_MARK = re.compile(r"\[[0-9]{1,3}(?: ?[-,] ?[0-9]{1,3}){0,9}\]")  # [4], of a source or a note
_PHONE = re.compile(
    r"\+(?=(?:[ ()-]{0,2}[0-9]){8})[0-9]{1,3}[ -]?(?:\([0-9]{1,4}\))?(?:[ -]?[0-9]{1,4}){2,5}"
    r"|\(0[0-9]{1,3}\) ?[0-9]{3,4}[ -]?[0-9]{3,4}(?:[ -]?[0-9]{3,4})?"
    r"|0[0-9]{1,3}-[0-9]{3,4}-?[0-9]{3,4}(?:-[0-9]{3,4})?"
    r"|(?:1-)?[0-9]{3}-[0-9]{3}-[0-9]{4}(?![0-9])"
)
_PHONES = frozenset("+(0123456789")
_HAN = re.compile("[\u3400-\u9fff]")
_SPREAD = re.compile("[百千万] *分 *之|个? *百 *分 *点")  # 百 分之, 個百分 點
_LONGER = re.compile("(?:or [a-z]+ than|and up to|and above all)(?![a-z])")
_SPACED = re.compile("[0-9] [0-9]")
_FORMAL = "壹弌貳贰弍弐參叁肆伍陸陆柒捌玖"
_NO_NUMERAL = re.compile(  # in 參數, 陸續, 隊伍
    rf"(?<![{_FORMAL}點点之])(?<![點点之] )[{_FORMAL}]"
    rf"(?! ?[{_FORMAL}拾佰仟十百千萬万億亿兆元圓圆角分厘成倍折%點点零〇○])"
)
LIST_COMMA = re.compile(r"\uff0c(?<=[0-9]\uff0c)(?=[1-9])")  # between figures, not within one
_ADDRESS = re.compile(r"(?:[a-z]{2,9}://|www\.)[!-~]+|[a-z0-9._%+-]{1,64}@[a-z0-9.-]+")
SIGNS = frozenset("$¥¤£₩₹€")  # of currencies, that stand before their number
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
LETTERS_OR_DIGITS = LETTERS | frozenset("0123456789")
DIGIT = frozenset("0123456789")
_NAMING = _PHONES | {"["}


def _plain() -> re.Pattern[str]:
    """Chinese characters that begin nothing, and what stands in place of text not to be read."""
    begun = {word[0] for word in WORDS} | _SPELLING
    edges = sorted(char for char in begun if "\u3400" <= char <= "\u9fff")
    runs = zip(["\u33ff", *edges], [*edges, "\ua000"], strict=True)
    between = ((chr(ord(low) + 1), chr(ord(high) - 1)) for low, high in runs)
    return re.compile(f"[\0{''.join(f'{a}-{b}' for a, b in between if a <= b)}]+")


_PLAIN = _plain()


_WITHIN = frozenset({*RANGE, *AND, *SCALE, *SIGN})  # what may stand within an amount or a range


class Token(NamedTuple):
    kind: str  # number, chinese, word, latin, address, bad, other, end
    text: str  # folded; of a bad one, what is wrong
    start: int
    end: int
    gap: bool  # white space before it


def _tokenize(text: str, source: str) -> list[Token]:
    """Cut folded text into tokens, and tokens of kind `end` as far as any reading looks ahead."""
    tokens: list[Token] = []
    position, size, gap = 0, len(text), False
    addressed = any(sign in text for sign in ("@", "://", "www."))
    naming = _NAMING | LETTERS if addressed else _NAMING
    while position < size:
        if text[position] == " ":
            position, gap = position + 1, True
            continue
        if text[position] in naming and (name := _name(text, position)):
            token = Token("address", name[0], position, name.end(), gap)
        elif run := _PLAIN.match(text, position):
            token = Token("other", run[0], position, run.end(), gap)
        else:
            token = _token(text, source, position, gap=gap)
        tokens.append(token)
        position, gap = token.end, False
    return [*tokens, *[Token("end", "", size, size, gap)] * AHEAD]


def _token(text: str, source: str, start: int, *, gap: bool) -> Token:
    first = text[start]
    if first in DIGIT or (first == "." and text[start + 1 : start + 2] in DIGIT):
        return _number_token(text, start, gap=gap)
    for beginning in (text[start : start + 2], first):
        for word in WORDS.get(beginning, ()):
            if text.startswith(word, start) and _stands_alone(text, source, start, word):
                return Token("word", word, start, start + len(word), gap)
    if first in _SPELLING and (run := _CHINESE.match(text, start)):
        return Token("chinese", run[0], start, run.end(), gap)
    if "a" <= first < "\u0530" and (run := _LATIN.match(text, start)):
        return Token("latin", run[0], start, run.end(), gap)
    run = _PLAIN.match(text, start + 1) if first >= "\u3400" else None
    end = run.end() if run else start + 1
    return Token("other", text[start:end], start, end, gap)


def _close(spread: re.Match[str]) -> str:
    """A word without its spaces, which stand where its number does."""
    word, size = spread[0].replace(" ", ""), len(spread[0])
    return word.ljust(size) if word[-1] == "之" else word.rjust(size)


def _apart(tokens: list[Token], source: str) -> Iterator[Token]:
    """Take digits apart that only spaces join and that may be columns of a table."""
    for i, token in enumerate(tokens):
        if token.kind == "number" and " " in source[token.start : token.end]:
            before, after = tokens[i - 1] if i else tokens[-1], tokens[i + 1]
            amount = before.text in CURRENCY or after.text in SCALE or _measures(after.text)
            if not amount or "number" in (before.kind, after.kind):
                yield from _pieces(token)
                continue
        yield token


def _measures(word: str) -> bool:
    return word in CURRENCY or (word in UNIT and word != "%")


def _pieces(token: Token) -> Iterator[Token]:
    for piece in re.finditer("[^ ]+", token.text):
        start, gap = token.start + piece.start(), token.gap or piece.start() > 0
        yield Token("number", piece[0], start, token.start + piece.end(), gap)


def _name(text: str, start: int) -> re.Match[str] | None:
    """Match what has digits and is no figure: an address, a telephone number, a note's mark."""
    first = text[start]
    if first in LETTERS:
        return _ADDRESS.match(text, start)
    if first == "[":
        return _MARK.match(text, start)
    hyphen = text[start + 3 : start + 4] == "-" or text[start + 1 : start + 2] == "-"
    return _PHONE.match(text, start) if first in "+(0" or hyphen else None


def _number_token(text: str, start: int, *, gap: bool) -> Token:
    run = _DIGITS.match(text, start)
    assert run is not None
    wrong = _misprint(run[0])
    return Token("bad" if wrong else "number", wrong or run[0], start, run.end(), gap)


def _misprint(digits: str) -> str:
    """Say what is wrong with a run of digits, points and separators; nothing if it is a number."""
    if len(digits) > MAX_DIGITS and sum(c in DIGIT for c in digits) > MAX_DIGITS:
        return f"more than {MAX_DIGITS} digits"
    if not _GROUPED.fullmatch(digits) and not is_indian(digits):
        return f"{digits!r} is not grouped in threes with one decimal point"
    if digits[0] == "0" and len(digits) > 1 and digits[1] != ".":
        return f"{digits!r} starts with a zero, as codes and dates do"
    return ""


def is_indian(digits: str) -> bool:
    """Tell digits that are grouped as lakhs and crores."""
    return "," in digits and _INDIAN.fullmatch(digits) is not None


def is_latin(character: str) -> bool:
    return character < "\u0530" and character.isalpha()


def _stands_alone(text: str, source: str, start: int, word: str) -> bool:
    """Tell whether a word of the tables is not part of a longer Latin word."""
    if word[0] in LETTERS and start and is_latin(text[start - 1]):
        return False
    if word[-1] not in LETTERS:
        return True
    if word.startswith(("or ", "and ")) and _LONGER.match(text, start):
        return False
    if word in CAPITALS and not source[start : start + len(word)].isupper():
        return False
    after = text[start + len(word) : start + len(word) + 1]
    return not is_latin(after) and (after not in DIGIT or word in CURRENCY)


class Printed:
    """A printed text as tokens; `strict` where it must be one figure.

    In a Chinese text `pct` are percentage points, in others percent.
    """

    __slots__ = ("currency", "points", "source", "strict", "text", "tokens")

    def __init__(self, text: str, currency: str | None, *, strict: bool) -> None:
        self.source = text
        text = text if strict else _NO_NUMERAL.sub("\0", LIST_COMMA.sub("、", text))
        self.text = text.translate(FOLDED)
        if "分 " in self.text or " 分" in self.text or " 点" in self.text:
            self.text = _SPREAD.sub(_close, self.text)
        self.tokens = _tokenize(self.text, self.source)
        if not strict and _SPACED.search(self.text):
            self.tokens = list(_apart(self.tokens, self.source))
        self.currency = currency
        self.strict = strict
        self.points = "pct" in self.text and bool(_HAN.search(self.text))

    def word(self, i: int) -> str:
        token = self.tokens[i]
        return token.text if token.kind == "word" else ""

    def capital(self, token: Token) -> bool:
        return any(c.isupper() for c in self.source[token.start : token.end])

    def priced(self, i: int) -> bool:
        """Tell a number behind a sign of money, or a range's second: $5m and $5–10m, but not 5m."""
        for k in range(i - 1, max(i - 6, -1), -1):
            if self.word(k) in CURRENCY:
                return True
            if self.tokens[k].kind != "number" and self.word(k) not in _WITHIN:
                return False
        return False

    def glued(self, i: int) -> bool:
        return not self.tokens[i].gap

    def printed(self, i: int, end: int) -> str:
        return self.source[self.tokens[i].start : self.tokens[end - 1].end]

    def refuse(self, message: str) -> None:
        """Give up on what can only be a misprint: an error for `parse`, no figure for `scan`."""
        if self.strict:
            raise NotAFigure(message)
