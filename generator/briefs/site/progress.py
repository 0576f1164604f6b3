"""A line on a terminal that says what is done of a long build, and when the rest will be."""

import sys
import time
from collections.abc import Callable, Generator
from contextlib import closing
from typing import TextIO, TypeVar

T = TypeVar("T")

EVERY = 0.5  # s between two lines
SOON = 3.0  # s before the first: a short build says nothing


def told(
    results: Generator[T],
    total: int,
    what: str,
    stream: TextIO | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Generator[T]:
    """The results as they come; on a terminal with a line of their number and of the time left."""
    out = stream or sys.stderr
    start = last = clock()
    said = False
    try:
        with closing(results):
            for done, result in enumerate(results, 1):
                now = clock()
                if out.isatty() and now - start >= SOON and now - last >= EVERY:
                    left = (now - start) / done * (total - done)
                    out.write(f"\r\x1b[K{done:,} of {total:,} {what}, about {left:,.0f} s left")
                    out.flush()
                    last, said = now, True
                yield result
    finally:
        if said:
            out.write("\r\x1b[K")
            out.flush()
