"""A line on a terminal that says what a long build does, and when the rest will be done."""

import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from typing import TextIO, TypeVar

T = TypeVar("T")

EVERY = 0.5  # s between two lines
CLEAR = "\r\x1b[K"  # to the beginning of the line, and nothing on it
SOON = 3.0  # s before the first: a short build says nothing


@contextmanager
def telling(what: str, stream: TextIO | None = None) -> Iterator[None]:
    """A line on a terminal for as long as something is done of which no part can be counted."""
    out = stream or sys.stderr
    line, gone = (what, CLEAR) if out.isatty() else ("", "")
    try:
        out.write(f"{gone}{line}")
        out.flush()
        yield
    finally:
        out.write(gone)
        out.flush()


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
                    out.write(f"{CLEAR}{done:,} of {total:,} {what}, about {left:,.0f} s left")
                    out.flush()
                    last, said = now, True
                yield result
    finally:
        if said:
            out.write(CLEAR)
            out.flush()
