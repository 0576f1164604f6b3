"""The line of a long build: on a terminal alone, not too often, and gone at the end."""

from __future__ import annotations

import io
from itertools import count

from briefs.site.progress import telling, told


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_how_much_is_done_and_left() -> None:
    out, ticks = Terminal(), count()
    assert list(told((one for one in range(10)), 10, "pages", out, lambda: float(next(ticks)))) == list(range(10))
    said = out.getvalue().split("\r\x1b[K")
    assert said[1] == "3 of 10 pages, about 7 s left"
    assert said[-2:] == ["10 of 10 pages, about 0 s left", ""]
    assert len(said) == 10


def test_the_line_goes_where_nobody_asks_for_more() -> None:
    out, ticks = Terminal(), count()
    results = told((one for one in range(10)), 10, "pages", out, lambda: float(next(ticks)))
    assert [next(results) for _ in range(5)] == [0, 1, 2, 3, 4]
    results.close()
    assert out.getvalue().endswith("left\r\x1b[K")


def test_a_short_build_and_a_log_are_told_nothing() -> None:
    ticks = count()
    for out, step in ((Terminal(), 0.1), (io.StringIO(), 1.0)):
        assert list(told((one for one in "abc"), 3, "pages", out, lambda step=step: next(ticks) * step)) == ["a", "b", "c"]  # type: ignore[misc]
        assert out.getvalue() == ""


def test_what_cannot_be_counted_is_named_on_a_terminal_while_it_lasts() -> None:
    out = Terminal()
    with telling("making the search", out):
        assert out.getvalue() == "\r\x1b[Kmaking the search"
    assert out.getvalue().endswith("search\r\x1b[K")
    quiet = io.StringIO()
    with telling("making the search", quiet):
        pass
    assert quiet.getvalue() == ""
