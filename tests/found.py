"""The records of a site's search, as a browser puts them together."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

from briefs.site.postings import LAST


class Point(NamedTuple):
    period: str
    figure: str
    address: str


class Found(NamedTuple):
    """A record: of a section with its text, of a metric with its points."""

    address: str
    title: str
    where: str
    rest: str | list[Point]


@cache
def records(site: Path, language: str) -> list[Found]:
    """All records of a language, in order."""
    folder = site / "search" / language
    head = json.loads((folder / "index.json").read_bytes())
    found: list[Found] = []
    for number, count in enumerate(head["records"]):
        pages = json.loads((folder / f"records-{number}.json").read_bytes())
        read = [_found(head["card"], url, where, one) for url, where, *within in pages for one in within]
        assert len(read) == int(count)
        found += read
    return found


def _found(card: str, url: str, where: str, record: Sequence[Any]) -> Found:
    title, rest, more = record
    if isinstance(rest, str):
        return Found(f"{url}#{more}" if more else url, title, where, rest)
    points = [Point(period, figure, urljoin(url, place.replace("#", card))) for period, figure, place in rest]
    assert len(more) == 2 * len(points) * (len(points) > 1)
    return Found(points[0].address, title, where, points)


def posted(text: str) -> Iterator[tuple[int, int]]:
    """The records of a term and their weights."""
    for part in filter(None, text.split(";")):
        weight, _, steps = part.partition(":")
        at = 0
        for by, more in re.findall(r"([0-9a-v]*[A-Zw-z_-])(?:\+([0-9a-v]*[A-Zw-z_-]))?", steps):
            at += _number(by)
            for number in range(at, at + _number(more) + 1):
                yield number, int(weight)
            at += _number(more)


def _number(text: str) -> int:
    return (int(text[:-1] or "0", 32) * 32 + LAST.index(text[-1])) if text else 0
