"""A comparison as text for a terminal, as Markdown for a pull request, as JSON."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby

from briefs.editing.diff import KINDS, Change, Comparison
from briefs.model.problem import Problem, counted

MOST = 200  # changes of one brief in a pull request's summary, which GitHub limits
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~@&])")


def as_text(comparison: Comparison) -> str:
    """For reading in a terminal."""
    return "".join(f"{line}\n" for line in _lines(comparison, _printable, ("", "  ", "    ")))


def as_markdown(comparison: Comparison) -> str:
    """For a pull request: nothing in the content can become markup of its own."""
    lines = list(_lines(comparison, _plain, ("### ", "- ", "  - "), MOST))
    return "".join(f"{line}\n" for line in ["## What changes for a reader", "", *lines])


def as_json(comparison: Comparison) -> str:
    """For programs: `changes`, `problems` of each side and what was not compared."""
    data = {
        "revision": comparison.revision,
        "changes": [asdict(change) for change in comparison.changes],
        "problems": {
            "before": list(map(str, comparison.before)),
            "now": list(map(str, comparison.now)),
        },
        "unseen": list(comparison.unseen),
        "new": {brief: list(lines) for brief, lines in comparison.fresh.items()},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


STYLES: Mapping[str, Callable[[Comparison], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}


def _lines(
    comparison: Comparison, say: Callable[[str], str], marks: Sequence[str], most: int | None = None
) -> Iterator[str]:
    """The comparison as a list; each of its three levels begins with its mark."""
    head, item, detail = marks
    revision, before, now = comparison.revision, comparison.before, comparison.now
    same = [problem for problem in before if problem in now]
    yield from _troubles(f"at {revision} and now", same, say, item)
    for when, problems in ((f"at {revision}", before), ("now", now)):
        yield from _troubles(when, (one for one in problems if one not in same), say, item)
    yield from (f"{say('not compared')}: {say(what)}" for what in comparison.unseen)
    if not comparison.changes:
        compared = " of what could be compared" if comparison.unseen else ""
        yield say(f"nothing{compared} changes for a reader")
    for brief, group in groupby(comparison.changes, lambda change: change.brief):
        changes = list(group)
        yield f"{head}{say(brief or 'the whole site')}"
        for kind, part in groupby(changes[:most], lambda change: change.kind):
            told = list(part)
            yield f"{item}{KINDS[kind]}: {_counted(told)}"
            yield from (f"{detail}{_told(change, say)}" for change in told)
        if most and len(changes) > most:
            yield f"{item}{len(changes) - most} more: see `briefs diff {say(comparison.revision)}`"
        yield ""
        if lines := comparison.fresh.get(brief):
            yield f"{item}as readers get it:"
            yield from (f"{detail}{say(line)}".rstrip() for line in lines[:most] if line.strip())
            yield ""


def _troubles(
    when: str, problems: Iterable[Problem], say: Callable[[str], str], item: str
) -> Iterator[str]:
    found = list(problems)
    if found:
        yield say(f"{counted(len(found), 'problem')} {when}:")
        yield from (f"{item}{say(str(problem))}" for problem in found[:20])
        yield ""


def _counted(changes: Iterable[Change]) -> str:
    counts = Counter(change.how for change in changes)
    return ", ".join(f"{count} {how}" for how, count in counts.items())


def _told(change: Change, say: Callable[[str], str]) -> str:
    if change.before and change.after:
        figures = f": {say(change.before)} → {say(change.after)}"
    elif change.kind == "address" and change.after:
        figures = f", leads to {say(change.after)}"
    else:
        figures = f": {say(change.before or change.after)}" if change.before or change.after else ""
    note = f"; {say(change.note)}" if change.note else ""
    return f"{change.how} {say(change.what)}{figures}{note}"


def _printable(text: str) -> str:
    """Text on one line, without what a terminal would take for a command."""
    return "".join(char if char.isprintable() else "\ufffd" for char in " ".join(text.split()))


def _plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return _MARKUP.sub(r"\\\1", _printable(text))
