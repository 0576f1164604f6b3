"""Rows for a terminal: Chinese characters take two columns."""

from __future__ import annotations

from briefs.editing.columns import columns, folded, width


def test_chinese_characters_count_twice() -> None:
    assert width("營收 a") == 6
    assert width("：，e\u0301") == 5


def test_columns_fit_chinese_text() -> None:
    lines = columns([["項目", "b"], ["a", "營收成長"], ["abcdef", ""]], head=True)
    assert lines == ["項目    b", "──────  ────────", "a       營收成長", "abcdef"]


def test_figures_end_below_one_another() -> None:
    assert columns([["a", "1億", "x"], ["bc", "100億", "y"]], right=1) == ["a     1億  x", "bc  100億  y"]


def test_a_wide_line_is_broken_between_words_for_a_narrow_terminal() -> None:
    line = "Revenue   2025Q4    2,134億美元   content/lumen/2024Q4/gazette-2025-01-31.yml:12"
    assert list(folded(line, 200)) == [line]
    lines = list(folded(line, 40))
    assert " ".join(lines).split() == line.split()
    assert [width(one) <= 40 for one in lines] == [True, False], "no word is broken"
