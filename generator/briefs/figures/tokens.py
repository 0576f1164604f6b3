"""Printed text cut into tokens: digits, Chinese numerals, words of the tables, other words."""

import re
from typing import NamedTuple

from briefs.figures.tables import (
    AFTER,
    AND,
    BEFORE,
    CLOSE,
    CURRENCY,
    IDIOM,
    IDIOM_PERCENT,
    LABEL,
    MORE,
    NAMED,
    OPEN,
    ORDINAL,
    PER_SHARE_AFTER,
    PER_SHARE_BEFORE,
    PLAIN,
    RANGE,
    RANK,
    SCALE,
    SEVERAL,
    UNIT,
    WORD_NUMBER,
)

MAX_DIGITS = 40


_TRADITIONAL = (  # of the characters that the tables know
    "亿億 万萬 两兩 币幣 过過 约約 国國 个個 辆輛 将將 达達 数數 间間 点點 于於 余餘 钟鐘 "
    "周週 时時 颗顆 项項 种種 笔筆 块塊 钱錢 欧歐 镑鎊 韩韓 卢盧 圆圓 纳納 内內 岁歲 届屆 "
    "号號 财財 赛賽 场場 级級 减減 斩斬 几幾 没沒 条條 张張 只隻 从從 与與 处處 长長 为為 "
    "绩績 创創 业業 标標 准準 尔爾 沪滬 罗羅 证證 强強 单單 双雙 头頭 学學 会會 计計 划劃 "
    "纪紀 满滿 臺台 员員 户戶 栋棟 礼禮 经經 门門 产產 义義 电電 积積 湾灣 东東 价價 应應 "
    "规規 际際 债債 类類 报報 购購 档檔 调調 权權 组組 织織 据據 后後 额額 贰二 壹一 叁三 "
    "參三 肆四 伍五 陆六 陸六 柒七 捌八 玖九 拾十 佰百 仟千 弍二 弐二 冲衝 沖衝 "
    "负負 来來 关關 对對 兑兌"
)
FOLD = (
    {ord(pair[0]): pair[1] for pair in _TRADITIONAL.split()}
    | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {code: chr(code - 0xFEE0 + 32) for code in range(0xFF21, 0xFF3B)}
    | {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    | dict.fromkeys(map(ord, "‐‑‒–−﹣－"), "-")
    | dict.fromkeys(map(ord, "―─"), "—")
    | dict.fromkeys(map(ord, "～〜∼"), "~")
    | dict.fromkeys([0x09, 0xA0, *range(0x2002, 0x200B), 0x202F, 0x3000], " ")
    | dict.fromkeys(map(ord, "’＇"), "'")
    | {ord("﹪"): "%", ord("￥"): "¥", ord("﹩"): "$", ord("￡"): "£", ord("﹐"): ","}
    | {ord("╱"): "/", ord("∕"): "/", ord("○"): "〇", ord("零"): "〇", ord("箇"): "個"}
)  # fmt: skip

NUMERAL = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"兩": 2}
TENS = {"十": 1, "百": 2, "千": 3}
ONES = "".join(NUMERAL)
_CHINESE = re.compile(f"(?:[{ONES}十百千](?!瓦))+(?:點[{ONES}]+)?")
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


def _words_by_beginning() -> dict[str, tuple[str, ...]]:
    """List the words under their first two characters, longest first."""
    tables = (
        SCALE, SEVERAL, WORD_NUMBER, CURRENCY, PER_SHARE_BEFORE, PER_SHARE_AFTER, UNIT, IDIOM,
        IDIOM_PERCENT, BEFORE, AFTER, MORE, RANGE, AND, OPEN, CLOSE, LABEL, ORDINAL, RANK, NAMED,
        PLAIN, {"百分之", "分之", "負", "半", "+", "-", "(", ")"},
    )  # fmt: skip
    index: dict[str, list[str]] = {}
    for word in {word for table in tables for word in table}:
        index.setdefault(word[:2], []).append(word)
    return {first: tuple(sorted(words, key=len, reverse=True)) for first, words in index.items()}


_WORDS = _words_by_beginning()

# Chinese characters that begin nothing, and what stands in place of text that is not to be read.
_PLAIN = re.compile(
    rf"(?:(?![{ONES}十百千{re.escape(''.join({word[0] for word in _WORDS}))}])[\0\u3400-\u9fff])+"
)


class Token(NamedTuple):
    kind: str  # number, chinese, word, latin, address, bad, other, end
    text: str  # folded; of a bad one, what is wrong
    start: int
    end: int
    gap: bool  # white space before it


def tokenize(text: str) -> list[Token]:
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
        for word in _WORDS.get(beginning, ()):
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
