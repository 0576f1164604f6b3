"""Problems in their order, as they are said."""

from __future__ import annotations

from briefs.model.problem import Problem


def test_problems_sort_by_place_and_say_it() -> None:
    late, early = Problem("b.yml", 2, 1, "wrong", "mend it"), Problem("a.yml", 10, 3, "wrong", "mend it")
    assert sorted([late, early]) == [early, late]
    assert str(early) == "a.yml:10:3: wrong; mend it"


def test_nothing_in_a_problem_begins_a_line_of_its_own() -> None:
    hostile = Problem("a\n::error file=b.yml::x.yml", 1, 1, "no\r::notice::m", "mend\x1b[2J it")
    assert str(hostile) == "a\\n::error file=b.yml::x.yml:1:1: no\\r::notice::m; mend\\x1b[2J it"
