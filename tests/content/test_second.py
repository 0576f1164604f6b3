"""Second readings: a draft's fact with another reading below it waits for its editor, who deletes one of the lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from places import TINY, new_project

from briefs.analysis.dataset import read_dataset
from briefs.content.load import load
from briefs.editing.fmt import layout
from briefs.editing.redraft import TO_DECIDE, decided, redrafted
from briefs.editing.renumber import renumbered
from briefs.model.problem import Refused

FIRST = "  - {at: 2, concept: Revenue, printed: 212億元}  # likely: period\n"
SECOND = "  - or: {at: 2, concept: Revenue, period: 2023Q4, printed: 212億元}\n"
OTHER = "  - {at: 3, concept: OperatingIncome, printed: 12億元}  # sure\n"
HEAD = """source:
  publisher: {en: Daily, zh-Hant: 日報}
  title: {en: Results, zh-Hant: 財報}
  published: 2025-02-01
  language: zh-Hant
  sha256: 9cf5a6a941f1137852f15b8e9d28271d498951a5e53d4753da06bae72204a1fb
  figures: 2
facts:
"""


def told(tmp_path: Path, *lines: str) -> tuple[list[str], list[str]]:
    """The meanings of an article's facts, and what `check` says of its file."""
    root = new_project(tmp_path, TINY)
    path = (root / "content/lumen/2024Q4/brief.yml").with_name("daily-2025-02-01.yml")
    path.write_text(HEAD + "".join(lines), "utf-8")
    content, problems = load(root / "content", drafts=True)
    facts = [f"{fact.meaning.concept} {fact.meaning.period}" for fact in content.facts if fact.source == path.stem]
    return facts, [f"{one.line} {one.message}; {one.remedy}" for one in problems if one.path.endswith(path.name)]


def test_a_figure_with_two_readings_is_still_to_be_chosen(tmp_path: Path) -> None:
    facts, problems = told(tmp_path, FIRST, SECOND, OTHER)
    assert len(facts) == 2
    assert facts[0].startswith("Revenue"), "the first counts until then"
    assert problems == ["10 '212億元' in paragraph 2 is still to be chosen; delete this line or the one above, whichever reads the figure wrongly"]


@pytest.mark.parametrize(("left", "period"), [(FIRST, "2024Q4"), (SECOND, "2023Q4")])
def test_the_line_that_is_left_is_the_fact(tmp_path: Path, left: str, period: str) -> None:
    facts, problems = told(tmp_path, left, OTHER)
    assert (facts[0], problems) == (f"Revenue {period}", [])


def test_conflicts_are_told_before_it_is_chosen(tmp_path: Path) -> None:
    root = new_project(tmp_path, TINY)
    path = (root / "content/lumen/2024Q4/brief.yml").with_name("daily-2025-02-01.yml")
    wrong = "  - {at: 3, concept: OperatingMargin, printed: 80%}\n"
    path.write_text(HEAD + FIRST + SECOND + OTHER + wrong, "utf-8")
    _, problems = read_dataset(root / "content", drafts=True)
    assert any("'80%' of daily-2025-02-01 does not fit" in problem.message for problem in problems)


def test_it_is_laid_out_and_renumbered() -> None:
    spread = SECOND.replace("concept: Revenue, period: 2023Q4", "period:   2023Q4, concept: Revenue")
    assert layout(HEAD + FIRST + spread, "x.yml") == (HEAD + FIRST + SECOND, [])
    assert renumbered(HEAD + FIRST + SECOND, {2: 5}) == (HEAD + FIRST + SECOND).replace("at: 2", "at: 5")


@pytest.mark.parametrize("left", [FIRST, SECOND])
def test_a_redraft_keeps_what_was_chosen_and_what_was_not(left: str) -> None:
    drafted = HEAD + FIRST + SECOND + OTHER
    text, kept = redrafted(HEAD + left + OTHER, drafted, drafted, {})
    assert (left in text, (FIRST + SECOND) in text, kept) == (True, False, 1)
    text, kept = redrafted(drafted, drafted, drafted, {})
    assert (FIRST + SECOND in text, OTHER in text, kept) == (True, True, 0)


OPEN = "  - {at: 4, printed: 3%, hint: 'Revenue, Lamps'}\n"
MAYBE = "  - or: {at: 4, concept: Revenue, change: yoy, printed: 3%}\n"
UNDECIDED = f"undecided:  {TO_DECIDE}\n"


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ((OPEN, MAYBE), "is undecided (near by: Revenue, Lamps); delete this line, or the one below and say a reason"),
        ((OPEN,), "is undecided (near by: Revenue, Lamps); say a reason why it is no fact, or a concept that it measures"),
        ((MAYBE,), "stands among the undecided still; move it to facts, as `briefs fmt` does"),
        ((MAYBE.replace("or: ", ""),), "stands among the undecided still; move it to facts, as `briefs fmt` does"),
        ((OPEN.replace("}", ", reason: vague}"),), "stands among the undecided still; move it to skipped, as `briefs fmt` does"),
        ((OPEN.replace("}", ", reason: vague}"), MAYBE), "stands among the undecided still; move it to skipped, as `briefs fmt` does"),
        ((MAYBE.replace("or: ", "").replace("yoy", "qoq"), MAYBE), "is undecided; delete this line, or the one below and say a reason"),
    ],
)
def test_an_undecided_figure_is_named_until_it_stands_in_its_list(tmp_path: Path, lines: tuple[str, ...], problem: str) -> None:
    _, problems = told(tmp_path, OTHER, UNDECIDED, *lines)
    assert problems == [f"11 '3%' in paragraph 4 {problem}"]


@pytest.mark.parametrize(
    ("left", "facts", "others"),
    [
        (OPEN + MAYBE, "", UNDECIDED + OPEN + MAYBE),
        (MAYBE, "  # ---- paragraph 4\n  - {at: 4, concept: Revenue, change: yoy, printed: 3%}\n", ""),
        (OPEN.replace("}", ", reason: vague}") + MAYBE, "", "skipped:\n  - {at: 4, printed: 3%, reason: vague}\n"),
        (OPEN.replace("}", ", reason: vague}  # no number"), "", "skipped:\n  - {at: 4, printed: 3%, reason: vague}\n"),
    ],
)
def test_what_is_decided_moves_to_its_list(left: str, facts: str, others: str) -> None:
    opened, told = "  # ---- paragraph 3\n", HEAD + OTHER + UNDECIDED + left + "read: [1]\n"
    wanted = HEAD + opened * (left != OPEN + MAYBE) + OTHER + facts + others + "read: [1]\n"
    assert decided(told) == wanted
    assert decided(wanted) == wanted
    assert layout(wanted, "x.yml") == (wanted, [])


def test_lists_in_brackets_and_empty_ones_are_left_as_they_are() -> None:
    told = HEAD.replace("facts:\n", "facts: []\n") + "undecided: [{at: 3, printed: 5%, reason: vague}]\n"
    assert layout(told, "x.yml") == (told, [])
    with pytest.raises(Refused, match="the list 'undecided' stands in brackets; write each entry on its own line"):
        redrafted(told, told, told, {})
    told = HEAD.replace("facts:\n", "facts: []\n") + UNDECIDED + OPEN
    assert redrafted(told, told, told, {}) == (told, 0)


def test_what_is_wrong_in_an_undecided_reading_is_said_at_its_place(tmp_path: Path) -> None:
    _facts, problems = told(tmp_path, OTHER, UNDECIDED, "  - or: {at: four, concept: Revenue, printed: 3%}\n")
    assert problems[0].startswith("11 at: 'four'"), problems
