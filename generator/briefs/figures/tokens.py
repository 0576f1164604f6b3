"""Printed text cut into tokens: digits, Chinese numerals, words of the tables, other words."""

import re
from typing import NamedTuple

from briefs.figures.folding import FOLD
from briefs.figures.tables import CURRENCY, WORDS
from briefs.model.figure import NotAFigure

MAX_DIGITS = 40


FOLDED = FOLD | str.maketrans(
    "零○壹弌貳贰弍弐參叁肆伍陸陆柒捌玖拾佰仟", "〇〇一一二二二二三三四五六六七八九十百千"
)

NUMERAL = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"两": 2}
TENS = {"十": 1, "百": 2, "千": 3}
ONES = "".join(NUMERAL)
_CHINESE = re.compile(f"(?:[{ONES}十百千](?!瓦))+(?:点[{ONES}]+)?")
_DIGITS = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:[,.'][0-9]+)*|\.[0-9]+"
)
_GROUPED = re.compile(
    r"(?:[0-9]+|[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:'[0-9]{3})+|(?: [0-9]{3})+))?(?:\.[0-9]+)?"
)
_LATIN = re.compile(r"[a-z\u00c0-\u024f\u0370-\u052f]+(?:[&'][a-z\u00c0-\u024f]+)*")
_ADDRESS = re.compile(r"(?:[a-z]{2,9}://|www\.)[!-~]+|[a-z0-9._%+-]{1,64}@[a-z0-9.-]+")
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
LETTERS_OR_DIGITS = LETTERS | frozenset("0123456789")
DIGIT = frozenset("0123456789")

# Chinese characters that begin nothing, and what stands in place of text that is not to be read.
_PLAIN = re.compile(
    rf"(?:(?![{ONES}十百千{re.escape(''.join({word[0] for word in WORDS}))}])[\0\u3400-\u9fff])+"
)


class Token(NamedTuple):
    kind: str  # number, chinese, word, latin, address, bad, other, end
    text: str  # folded; of a bad one, what is wrong
    start: int
    end: int
    gap: bool  # white space before it


def _tokenize(text: str) -> list[Token]:
    """Cut folded text into tokens, the last of kind `end`."""
    tokens: list[Token] = []
    position, size, gap = 0, len(text), False
    while position < size:
        if text[position] == " ":
            position, gap = position + 1, True
            continue
        if run := _PLAIN.match(text, position):
            token = Token("other", run[0], position, run.end(), gap)
        else:
            token = _token(text, position, gap=gap)
        tokens.append(token)
        position, gap = token.end, False
    tokens.append(Token("end", "", size, size, gap))
    return tokens


def _token(text: str, start: int, *, gap: bool) -> Token:
    first = text[start]
    if first in DIGIT or (first == "." and text[start + 1 : start + 2] in DIGIT):
        return _number_token(text, start, gap=gap)
    if first in LETTERS and (address := _ADDRESS.match(text, start)):
        return Token("address", address[0], start, address.end(), gap)
    for beginning in (text[start : start + 2], first):
        for word in WORDS.get(beginning, ()):
            if text.startswith(word, start) and _stands_alone(text, start, word):
                return Token("word", word, start, start + len(word), gap)
    if run := _CHINESE.match(text, start):
        return Token("chinese", run[0], start, run.end(), gap)
    if run := _LATIN.match(text, start):
        return Token("latin", run[0], start, run.end(), gap)
    return Token("other", first, start, start + 1, gap)


def _number_token(text: str, start: int, *, gap: bool) -> Token:
    run = _DIGITS.match(text, start)
    assert run is not None
    wrong = _misprint(run[0])
    return Token("bad" if wrong else "number", wrong or run[0], start, run.end(), gap)


def _misprint(digits: str) -> str:
    """Say what is wrong with a run of digits, points and separators; nothing if it is a number."""
    if len(digits) > MAX_DIGITS and sum(c in DIGIT for c in digits) > MAX_DIGITS:
        return f"more than {MAX_DIGITS} digits"
    if not _GROUPED.fullmatch(digits):
        return f"{digits!r} is not grouped in threes with one decimal point"
    if digits[0] == "0" and len(digits) > 1 and digits[1] != ".":
        return f"{digits!r} starts with a zero, as codes and dates do"
    return ""


def is_latin(character: str) -> bool:
    return character < "\u0530" and character.isalpha()


def _stands_alone(text: str, start: int, word: str) -> bool:
    """Tell whether a word of the tables is not part of a longer Latin word."""
    if word[0] in LETTERS and start and is_latin(text[start - 1]):
        return False
    if word[-1] not in LETTERS:
        return True
    after = text[start + len(word) : start + len(word) + 1]
    return not is_latin(after) and (after not in DIGIT or word in CURRENCY)


class Printed:
    """A printed text as tokens; `strict` where it must be one figure."""

    __slots__ = ("currency", "source", "strict", "text", "tokens")

    def __init__(self, text: str, currency: str | None, *, strict: bool) -> None:
        self.source = text
        self.text = text.translate(FOLDED)
        self.tokens = _tokenize(self.text)
        self.currency = currency
        self.strict = strict

    def word(self, i: int) -> str:
        token = self.tokens[i]
        return token.text if token.kind == "word" else ""

    def capital(self, token: Token) -> bool:
        return any(c.isupper() for c in self.source[token.start : token.end])

    def glued(self, i: int) -> bool:
        return not self.tokens[i].gap

    def printed(self, i: int, end: int) -> str:
        return self.source[self.tokens[i].start : self.tokens[end - 1].end]

    def refuse(self, message: str) -> None:
        """Give up on what can only be a misprint: an error for `parse`, no figure for `scan`."""
        if self.strict:
            raise NotAFigure(message)
