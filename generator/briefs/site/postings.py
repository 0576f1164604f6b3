"""Terms with the records that have them: of one page, and put together for a whole site.

The terms of a page are kept by ranges, so that of a site those alone are put together again in
which a page has other terms than before, or its records other numbers.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from briefs.content.grounds import hashed
from briefs.site.findable import Record

as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
DIGITS = "0123456789abcdefghijklmnopqrstuv"
LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZwxyz-_"


@dataclass(frozen=True)
class Part:
    """The records of a page as they are shown below what is `shared`, and their terms by range.

    Each range has a `mark`, and as JSON for each of its terms by weight the first record's number
    here, those that follow as steps, and the last one's number.
    """

    shared: str
    records: Sequence[str]
    marks: Mapping[str, str]
    terms: Mapping[str, str]

    def packed(self) -> bytes:
        """The part as bytes to be kept, a line each."""
        head = as_json([self.shared, len(self.records), self.marks])
        return "\n".join([head, *self.records, *self.terms.values()]).encode()


def unpacked(content: bytes) -> Part:
    """The part that was packed."""
    head, *lines = content.decode().split("\n")
    shared, count, marks = json.loads(head)
    return Part(shared, lines[:count], marks, dict(zip(marks, lines[count:], strict=True)))


def part(shared: Sequence[str], records: Sequence[Record]) -> Part:
    """Records of one page, and what they share."""
    found: dict[str, dict[int, list[int]]] = {}
    for number, record in enumerate(records):
        for term, weight in record.weights.items():
            found.setdefault(term, {}).setdefault(weight, []).append(number)
    terms = {
        place: as_json({term: [_piece(*one) for one in found[term].items()] for term in within})
        for place, within in groupby(sorted(found, key=utf16), range_of)
    }
    marks = {place: hashed(line)[:16] for place, line in terms.items()}
    return Part(as_json(shared)[1:-1], [as_json(one.shown) for one in records], marks, terms)


def together(parts: Iterable[tuple[int, str]]) -> str:
    """Terms of a range in all parts as lines of JSON, in order, with their records by weight.

    `9:EB+C;2:A` is 4, 5 to 7 and 0: steps, and how many follow at once. With each part goes the
    number of its first record.
    """
    every: dict[str, dict[int, tuple[int, list[str]]]] = {}
    for base, line in parts:
        for term, pieces in json.loads(line).items():
            known = every.setdefault(term, {})
            for weight, first, rest, last in pieces:
                before, said = known.get(weight) or (0, [])
                said.append(_number(base + first - before) + rest)
                known[weight] = base + last, said
    return "\n".join(f"{as_json(term)}:{_posted(every[term])}" for term in sorted(every, key=utf16))


def _posted(weights: Mapping[int, tuple[int, Sequence[str]]]) -> str:
    said = (f"{weight}:{''.join(weights[weight][1])}" for weight in sorted(weights, reverse=True))
    return f'"{";".join(said)}"'


def _piece(weight: int, numbers: Sequence[int]) -> tuple[int, int, str, int]:
    first, last = numbers[0], numbers[-1]
    rest = steps(numbers).removeprefix(_number(first)) if last > first else ""
    return weight, first, rest, last


def steps(numbers: Iterable[int]) -> str:
    """Numbers as the steps between them, and how many follow at once."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == sum(runs[-1]) + 1:
            runs[-1][1] += 1
        else:
            runs.append([number, 0])
    last = 0
    said = []
    for start, more in runs:
        said.append(_number(start - last))
        said += ["+", _number(more)] if more else []
        last = start + more
    return "".join(said)


@cache  # small ones, and no more of them than a site has records
def _number(value: int) -> str:
    """A number to the base of 32; its last digit is of another alphabet and ends it."""
    high, low = divmod(value, 32)
    said = LAST[low]
    while high:
        high, low = divmod(high, 32)
        said = DIGITS[low] + said
    return said


def utf16(term: str) -> bytes:
    """The order in which a browser compares texts."""
    return term.encode("utf-16-be")


def range_of(term: str) -> str:
    """The range that a term is in, of some dozen: a few signs, or Chinese characters, begin it."""
    value = int.from_bytes(utf16(term)[:4].ljust(4, b"\0"), "big")
    return f"{value & (0xFFFFFFF0 if value < 0x2000000 else 0xFE000000):08x}"
