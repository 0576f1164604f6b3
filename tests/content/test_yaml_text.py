"""Texts as YAML takes them: they read back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.content.yaml_source import parse_document
from briefs.content.yaml_text import flow, quoted, scalar

TEXT = st.text(st.sampled_from("ab 1.5%$億約：，、:,#{}[]'\"-?&*!|>@`~=\\/é\t\n"), max_size=14)


def read(text: str) -> object:
    document, problems = parse_document(text, "x.yml")
    assert problems == []
    assert document
    return document.root.plain()


@given(TEXT, st.lists(TEXT, max_size=3), TEXT)
def test_whatever_is_written_reads_back(one: str, many: list[str], other: str) -> None:
    written = {"one": one, "many": many, "deep": {"other": other}}
    assert read(f"- {flow(written)}\n") == [written]
    assert read(f"key: {quoted(one)}\n") == {"key": one}


@pytest.mark.parametrize(
    ("text", "written"),
    [("Revenue yoy", "Revenue yoy"), ("by 2027", "by 2027"), ("2330", "'2330'"), ("", "''"), ("a, b", "'a, b'"), ("it's: so", '"it\'s: so"'), ("a\nb", '"a\\nb"')],
)
def test_quotes_stand_only_where_they_must(text: str, written: str) -> None:
    assert scalar(text) == written


def test_numbers_and_truth_values_stand_bare() -> None:
    assert flow({"at": 4, "down": True, "printed": "4"}) == "{at: 4, down: true, printed: '4'}"
