"""How many slips are noticed: one thing of a content folder is spoilt at a time, and the tool asked.

`make tamper` prints a row a kind: how many were noticed by `briefs check` alone, and with the articles.
CONTENT=DIR and ARTICLES=DIR name other folders, FULL=1 takes every case for a sample, MISSES=1 prints
those that nothing noticed. Exit 1 where a floor of tamper_floors.yml is missed, or sound content is
called unsound; 2 where there are no articles, so that nothing is said of them.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from zlib import crc32

import tamper_facts
import tamper_prose
from places import ROOT
from tamper_asked import Answer, Asked, Case

SEED = "2026"
SAMPLE = {"facts": 8, "prose": 40}  # cases a kind
KINDS = (*tamper_facts.KINDS, *tamper_prose.KINDS)


@cache
def asked(content: Path, articles: Path | None) -> Asked:
    return Asked(content, articles)


def measure(kind: str, content: Path, articles: Path | None, most: int) -> tuple[list[Answer], float]:
    """The answers to so many cases of a kind, and the CPU seconds that they took."""
    started = time.process_time()
    folder = asked(content, articles)
    room = tamper_facts if kind in tamper_facts.KINDS else tamper_prose
    found: list[Answer] = []
    for case in drawn(room.cases(kind, folder)):
        if len(found) == most:
            break
        if answer := folder.ask(case):
            found.append(answer)
    return found, time.process_time() - started


def drawn(cases: Iterator[Case]) -> Sequence[Case]:
    """Cases in an order that chance gave them once, and that others do not move."""
    return sorted(cases, key=lambda case: crc32(f"{SEED} {case.kind} {case.path} {case.place}".encode()))


def share(found: Sequence[bool]) -> str:
    return f"{sum(found):>4} of {len(found):>4} {100 * sum(found) / len(found):>4.0f} %" if found else f"{'–':>19}"


def row(name: str, answers: Sequence[Answer]) -> str:
    alone = share([one.alone for one in answers])
    article = share([one.article for one in answers if one.article is not None])
    return f"{name:24}{alone}  {article}"


def main() -> int:
    content = Path(os.environ.get("CONTENT") or ROOT / "content")
    articles: Path | None = Path(os.environ.get("ARTICLES") or ROOT.parent / "shared" / "sources")
    assert articles
    if not articles.is_dir():
        print(f"no articles in {articles}: nothing is said of them")
        articles = None
    folder = asked(content, articles)
    if folder.alarms:
        print(*folder.alarms, sep="\n")
        return 1
    most = {kind: sys.maxsize if os.environ.get("FULL") else SAMPLE["facts" if kind in tamper_facts.KINDS else "prose"] for kind in KINDS}
    chosen = [kind for kind in KINDS if kind in (os.environ.get("KINDS") or ",".join(KINDS)).split(",")]
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:  # each with a copy of its own
        runs = {kind: pool.submit(measure, kind, content, articles, most[kind]) for kind in chosen}
        found = {kind: run.result() for kind, run in runs.items()}
    print(f"{'':24}{'check alone':>19}  {'with the article':>19}")
    for name, kinds in (("facts", tamper_facts.KINDS), ("prose", tamper_prose.KINDS)):
        for kind in kinds:
            if kind in found:
                print(row(kind, found[kind][0]), f"  {found[kind][1]:.1f} s" if os.environ.get("TIMES") else "", sep="")
        print(row(f"all {name}", [one for kind in kinds for one in found.get(kind, ((), 0))[0]]), end="\n\n")
    print(f"{sum(seconds for _, seconds in found.values()):.0f} CPU seconds")
    if os.environ.get("MISSES"):
        for kind, (answers, _) in found.items():
            for one in answers:
                if not (one.alone or one.article):
                    print(f"{kind}: {one.case}")
    return 0 if articles else 2


if __name__ == "__main__":
    sys.exit(main())
