"""A fact file drafted anew: what its editor corrected stays, what nobody touched is proposed anew.

A draft as it was written lies beside the article; a line that is no longer as it stood there is
the editor's. Figures that were undecided go to the list to which their lines belong by now.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, TypeVar

import yaml

from briefs.content.second import inner
from briefs.content.yaml_text import flow
from briefs.editing.renumber import renumbered
from briefs.model.layers import LOADER
from briefs.model.problem import Refused

Key = TypeVar("Key")

LISTS = ("facts", "skipped", "undecided")
TO_DECIDE = "# keep its `or` where that is right, else give a reason; `briefs fmt` moves it"
_OPENING = re.compile(r"\s*# ---- paragraph \d+\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of a fact file as it is written, with its remarks and its second reading."""

    list: str
    at: int
    printed: str
    text: str
    second: bool  # written with `or`
    reason: str  # for which it is no fact
    is_pair: bool = False  # a second reading stands below

    @property
    def decided(self) -> "Line":
        """The same in the list to which it belongs by what is said of it."""
        if self.list != "undecided":
            return self
        if self.reason:  # whatever stands below it
            entry = {"at": self.at, "printed": self.printed, "reason": self.reason}
            return replace(self, list="skipped", text=f"  - {flow(entry)}\n")
        if self.is_pair:
            return self
        text = self.text.replace("- or: {", "- {", 1)
        return replace(self, list="facts", text=text) if "concept: " in text else self


def redrafted(old: str, drafted: str, new: str, numbers: Mapping[int, int]) -> tuple[str, int]:
    """The text of a fact file drafted anew, and how many of its lines are the editor's.

    `old` is the file, `drafted` the draft as it was written, `new` the draft of today, `numbers`
    the paragraphs that stand elsewhere now. Raises Refused where an entry of the file is none.
    """
    tuple(_lines(old))
    old, drafted = (renumbered(text, numbers) for text in (old, drafted))
    untouched = Counter((line.list, line.text.strip()) for line in _lines(drafted))
    kept = [line for line in _lines(old) if not _take(untouched, (line.list, line.text.strip()))]
    told = Counter((line.at, line.printed) for line in kept)
    fresh = [line for line in _lines(new) if not _take(told, (line.at, line.printed))]
    return _joined(_head(old, new), [*kept, *fresh], old), len(kept)


def decided(text: str) -> str:
    """A fact file in which each decided figure stands in its own list, the first above the next."""
    try:
        lines = [*_lines(text)]
    except Refused:  # `check` says what is to be moved
        return text
    now = [line.decided for line in lines]
    return text if now == lines else _joined(text[: _first(text)], now, text)


def _joined(head: str, lines: Iterable[Line], old: str) -> str:
    """A fact file: its head, its lists by paragraph, and all else of what it was before."""
    ordered = sorted(lines, key=lambda line: line.at)
    return "".join([head, *(_listed(name, ordered) for name in LISTS), *_others(old)])


def moved(was: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """The new numbers of an article's paragraphs; those that are gone have none."""
    numbers: dict[int, int] = {}
    for how, a, b, c, d in SequenceMatcher(a=was, b=now, autojunk=False).get_opcodes():
        if how == "equal" or (how == "replace" and b - a == d - c):
            numbers |= {a + step + 1: c + step + 1 for step in range(b - a)}
    return numbers


def _take(counts: Counter[Key], key: Key) -> bool:
    """Take one of what was counted, if there is one left."""
    counts[key] -= 1
    return counts[key] >= 0


def _sections(text: str) -> Iterator[tuple[str, int, Any]]:
    """Each key of a fact file with the place where it begins, and its value."""
    root: Any = yaml.compose(text, Loader=LOADER)
    for key, value in root.value if root else ():
        yield key.value, key.start_mark.index, value


def _lines(text: str) -> Iterator[Line]:
    """The entries of a fact file, a second reading with the first."""
    last: Line | None = None
    for line in _entries(text):
        place = line.list, line.at, line.printed
        if last and line.second and place == (last.list, last.at, last.printed):
            last = replace(last, text=last.text + line.text, is_pair=True)
            continue
        if last:
            yield last
        last = line
    if last:
        yield last


def _entries(text: str) -> Iterator[Line]:
    """The entries of a fact file, each from its dash to the next one."""
    ends = [*[start for _, start, _ in _sections(text)][1:], len(text)]
    for (name, _, value), end in zip(_sections(text), ends, strict=True):
        if name not in LISTS or not isinstance(value, yaml.SequenceNode) or not value.value:
            continue
        if value.flow_style:
            raise Refused(f"the list '{name}' stands in brackets; write each entry on its own line")
        starts = [text.rindex("-", 0, item.start_mark.index + 1) for item in value.value]
        starts = [text.rindex("\n", 0, start) + 1 for start in starts]
        for item, start, stop in zip(value.value, starts, [*starts[1:], end], strict=True):
            entry = inner(item)
            pairs = entry.value if isinstance(entry, yaml.MappingNode) else ()
            said = {key.value: part.value for key, part in pairs}
            if not str(said.get("at")).isdecimal() or "printed" not in said:
                place = f"line {item.start_mark.line + 1} of the fact file"
                raise Refused(f"{place} has no paragraph or no figure; write at and printed")
            rows = text[start:stop].splitlines(keepends=True)
            own = "".join(row for row in rows if row.strip() and not _OPENING.fullmatch(row))
            second, reason = entry is not item, str(said.get("reason", ""))
            yield Line(name, int(said["at"]), str(said["printed"]), own, second, reason)


def _head(old: str, new: str) -> str:
    """The file above its lists, with the fingerprint and the number of figures of today.

    A program that read along for the first time is named in it.
    """
    head = old[: _first(old)]
    for key in ("sha256", "figures"):
        row = re.search(rf"(?m)^  {key}: .*$", new)
        head = re.sub(rf"(?m)^  {key}: .*$", row[0], head) if row else head
    helped, known = (re.search(r"(?m)^  assisted: .*\n", text) for text in (new, head))
    if helped and not known:
        head = re.sub(r"(?m)^  figures: .*\n", lambda row: row[0] + helped[0], head)
    return head


def _first(text: str) -> int:
    """The place where the first list of a fact file begins, else its end."""
    return min((start for name, start, _ in _sections(text) if name in LISTS), default=len(text))


def _others(text: str) -> Iterator[str]:
    """All else that stands in a file below the first of its lists."""
    parts = list(_sections(text))
    ends = [*[start for _, start, _ in parts][1:], len(text)]
    first = _first(text)
    for (name, start, _), end in zip(parts, ends, strict=True):
        if name not in LISTS and start > first:
            yield text[start:end]


def _listed(name: str, lines: Sequence[Line]) -> str:
    own = [line for line in lines if line.list == name]
    if not own:
        return "facts: []\n" if name == "facts" else ""
    remark = f"  {TO_DECIDE}" if name == "undecided" else ""
    rows, at = [f"{name}:{remark}\n"], 0
    for line in own:
        if name == "facts" and line.at != at:
            at = line.at
            rows.append(f"  # ---- paragraph {at}\n")
        rows.append(line.text)
    return "".join(rows)
