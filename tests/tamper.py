"""How many slips are noticed: one thing of a content folder is spoilt at a time, and the tool asked.

`make tamper` prints a row a kind: how many `briefs check` noticed alone, with `briefs verify` and the
articles beside it, alone where the articles have receipts, and in a brief with `check --since` what
was published before.
CONTENT=DIR and ARTICLES=DIR name other folders than the tests' corpus and its articles, FULL=1 takes
every case instead of a sample, KINDS=a,b only some kinds; MISSES=1 prints what neither `check` alone
nor the articles noticed, FLOORS=1 writes tamper_floors.yml anew, of a sample of all kinds. Exit 1
where a floor is missed, or sound content is called unsound; 2 where the articles are not at hand, so
that nothing can be said of them.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from zlib import crc32

import tamper_facts
import tamper_meanings
import tamper_prose
import yaml
from places import CORPUS, ROOT, TESTS
from tamper_asked import Answer, Asked, Case

SEED = "2026"
GROUPS = {  # the kinds of each, and how many cases of a kind are a sample
    "facts": (tamper_facts.FACTS, 3),
    "meanings close by": (tamper_meanings.KINDS, 3),
    "read by a person": (tamper_facts.READ, 2),
    "references": (tamper_prose.REFERENCES, 24),
    "words": (tamper_prose.WORDS, 48),
}
WAYS = {
    "alone": "check alone",
    "article": "with the article",
    "receipt": "with a receipt",
    "published": "once published",
}
FLOORS = TESTS / "tamper_floors.yml"  # of each kind, what was noticed when it was written
LEAST = {  # whatever stands there
    "all facts": {"article": 97, "receipt": 100},
    "all references": {"published": 90},
    "opposite word": {"alone": 90},
}


@cache
def asked(content: Path, articles: Path | None, place: Path) -> Asked:
    return Asked(content, articles, place)


def measure(group: str, kind: str, folders: tuple[Path, Path | None, Path], most: int) -> tuple[list[Answer], float]:
    """The answers to so many cases of a kind, and the CPU seconds that they took."""
    started = time.process_time()
    folder = asked(*folders)
    found: list[Answer] = []
    for case in drawn(kind, GROUPS[group][0][kind](folder)):
        if len(found) == most:
            break
        if answer := folder.ask(case):
            found.append(answer)
    return found, time.process_time() - started


def drawn(kind: str, cases: Iterator[Case]) -> Sequence[Case]:
    """Cases in an order that chance gave them once, and that others do not move."""
    return sorted(cases, key=lambda case: crc32(f"{SEED} {kind} {case.path} {case.place}".encode()))


def rates(answers: Sequence[Answer]) -> dict[str, tuple[int, int]]:
    """How many of how many were noticed in each way that was open."""
    said = {way: [getattr(one, way) for one in answers if getattr(one, way) is not None] for way in WAYS}
    return {way: (sum(found), len(found)) for way, found in said.items() if found}


def percent(rate: tuple[int, int]) -> int:
    """A share, rounded down."""
    return 100 * rate[0] // rate[1]


def missed(rows: Mapping[str, Sequence[Answer]], floors: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """The floors below which a row lies."""
    for name, answers in rows.items():
        for way, rate in rates(answers).items():
            if percent(rate) < floors.get(name, {}).get(way, 0):
                yield f"{name}, {WAYS[way]}: {rate[0]} of {rate[1]} is below the floor of {floors[name][way]} %"


def table(rows: Mapping[str, Sequence[Answer]]) -> str:
    lines = [f"{'':24}" + "".join(f"{title:>20}" for title in WAYS.values())]
    for name, answers in rows.items():
        found = rates(answers)
        cells = (f"{found[way][0]:>5} of {found[way][1]:>4} {percent(found[way]):>4} %" if way in found else "–" for way in WAYS)
        lines.append(f"{name:24}" + "".join(f"{cell:>20}" for cell in cells))
    return "\n".join(lines)


def main() -> int:
    said = os.environ.get
    content = Path(said("CONTENT") or CORPUS)
    articles: Path | None = Path(said("ARTICLES") or ROOT.parent / "shared" / "sources")
    if articles and not articles.is_dir():
        print(f"there are no articles in {articles}: nothing is said of them")
        articles = None
    with tempfile.TemporaryDirectory() as place:
        folders = content, articles, Path(place)
        if alarms := asked(*folders).alarms:
            print("called unsound as it is:", *alarms, sep="\n")
            return 1
        rows, seconds = run(folders)
    print(table(rows), f"{seconds:.0f} CPU seconds", sep="\n\n")
    if said("MISSES"):
        for kind, answers in rows.items():
            for one in answers if not kind.startswith("all ") else ():
                if not (one.alone or one.article):
                    print(f"{kind}: {one.case}")
    partial = said("CONTENT") or said("KINDS")
    sample = not (partial or said("FULL"))
    if said("FLOORS") and sample:
        floors = {name: {way: percent(rate) for way, rate in rates(answers).items()} for name, answers in rows.items()}
        FLOORS.write_text(yaml.safe_dump(floors, sort_keys=False), "utf-8")
    short = [] if partial else list(missed(rows, LEAST))
    short += missed(rows, yaml.safe_load(FLOORS.read_text("utf-8"))) if sample else []
    print(*short, sep="\n")
    return 1 if short else 0 if articles else 2


def run(folders: tuple[Path, Path | None, Path]) -> tuple[dict[str, list[Answer]], float]:
    """The answers by kind, and by group under `all`, and the CPU seconds that they took."""
    only = (os.environ.get("KINDS") or "").split(",")
    full = os.environ.get("FULL")
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:  # each process has a copy of its own
        runs = {
            (group, kind): pool.submit(measure, group, kind, folders, sys.maxsize if full else most)
            for group, (kinds, most) in GROUPS.items()
            for kind in kinds
            if kind in only or only == [""]
        }
        found = {key: one.result() for key, one in runs.items()}
    rows = {kind: answers for (_, kind), (answers, _) in found.items()}
    for group in GROUPS:
        rows[f"all {group}"] = [one for (of, _), (answers, _) in found.items() if of == group for one in answers]
    return rows, sum(seconds for _, seconds in found.values())


if __name__ == "__main__":
    sys.exit(main())
