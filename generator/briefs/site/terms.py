"""Texts as the terms by which the search finds them; `assets/search.js` takes queries apart alike.

Every two Chinese characters side by side are a term, so that any run of them can be looked up
whatever its words are; a figure is one as it stands, and once more without its sign and currency.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefs.figures.folding import FOLD, fold

_HAN = "〇㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff"
_CURRENCY = "[a-z]{0,3}[$€£¥₩₹]"
_TERM = re.compile(
    rf"(?P<figure>(?:(?<![a-z0-9%])[+-])?(?:{_CURRENCY})?\d+(?:\.\d+)*(?:%|[a-z0-9]+)?)"
    rf"|{_CURRENCY}|(?P<run>[{_HAN}]+)|(?:(?![{_HAN}])[^\W_])+"
)
_FIGURE = re.compile(rf"([+-]?)((?:{_CURRENCY})?)(.+)")
_DIGITS = "一二三四"
_QUARTER = re.compile("第 ?([1-4]) ?季")
_GROUPED = re.compile(r"(?<=\d),(?=\d)")


def plain(text: str) -> str:
    """A text folded, without the commas in its figures, its quarters in one spelling."""
    grouped = _GROUPED.sub("", fold(text))
    return _QUARTER.sub(lambda match: f"第{_DIGITS[int(match[1]) - 1]}季", grouped)


def terms(text: str) -> Iterator[str]:
    """The terms of a text, in order."""
    for match in _TERM.finditer(plain(text)):
        kind, found = match.lastgroup, match[0]
        if kind == "run":
            yield from _pairs(found)
        elif kind == "figure" and not found[0].isdigit():
            yield from _forms(found)
        else:
            yield found


def _pairs(run: str) -> Iterator[str]:
    """All pairs of a run, and its last character for those who look for what begins with it."""
    yield from map("".join, pairwise(run))
    yield run[-1]


def _forms(figure: str) -> Iterator[str]:
    """A figure as it stands, without its sign, without its currency."""
    parts = _FIGURE.fullmatch(figure)
    assert parts
    yield from dict.fromkeys(("".join(parts.groups()), parts[2] + parts[3], parts[3]))


def counted(texts: Iterable[str]) -> Counter[str]:
    """The number of times that each term occurs in some texts."""
    return Counter(term for text in texts for term in terms(text))


def folds(known: Iterable[str]) -> str:
    """The characters that are one, as far as some terms have them: groups with their form first."""
    used = set("".join(known))
    groups: dict[str, str] = {}
    for code, form in FOLD.items():
        char = chr(code)
        by_rule = (char.isascii() and char.isalpha()) or 0xFF01 <= code < 0xFF5F
        if not by_rule and (form in used or not form.isalpha()):
            groups[form] = groups.get(form, form) + char
    return "\n".join(groups.values())
