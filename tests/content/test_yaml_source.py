"""YAML files: text with places, and every mistake of syntax at its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.content.yaml_source import MAX_BYTES, MAX_DEPTH, Document, parse_document, read_document

TEXT = """\
source:
  published: 2025-02-01
  no: yes
facts:
  - {at: 3, printed: 180.170, when: 12:30}
  - {at: 4, printed: '24%'}
  - at: 5
    note: |
      first {line}
      second {line}
empty:
"""


def read(text: str) -> Document:
    document, problems = parse_document(text, "x.yml")
    assert problems == []
    assert document
    return document


def mistakes(text: str) -> list[str]:
    return [str(problem) for problem in parse_document(text, "x.yml")[1]]


def test_every_scalar_stays_text() -> None:
    assert read(TEXT).root.plain() == {
        "source": {"published": "2025-02-01", "no": "yes"},
        "facts": [
            {"at": "3", "printed": "180.170", "when": "12:30"},
            {"at": "4", "printed": "24%"},
            {"at": "5", "note": "first {line}\nsecond {line}\n"},
        ],
        "empty": "",
    }


PLACES = [
    (("source",), (2, 3)),
    (("source", "published"), (2, 14)),
    (("facts", 0), (5, 5)),
    (("facts", 1, "printed"), (6, 22)),
    (("facts", 2, "note"), (8, 11)),
    (("facts", 9), (5, 3)),
    (("source", "lost", "deeper"), (2, 3)),
    ((), (1, 1)),
]


@pytest.mark.parametrize(("place", "expected"), PLACES)
def test_a_problem_stands_at_its_piece_or_the_nearest(place: tuple[str | int, ...], expected: tuple[int, int]) -> None:
    problem = read(TEXT).problem(place, "wrong", "mend it")
    assert (problem.path, problem.line, problem.column) == ("x.yml", *expected)


IN_TEXT = [
    ("a: some {x}", 5, (1, 9)),
    ("a: 'some {x}'", 5, (1, 10)),
    ("a: |\n  one\n  two {x}\n", 8, (3, 7)),
    ("a: >\n  one\n", 1, (2, 4)),
    ("a: >\n  some one\n  some two\n", 14, (3, 8)),
    ("a: some\n  more {x}\n", 10, (2, 8)),
    ('a: "tab\\t{x}"\n', 4, (1, 10)),
    ("a: |\n  x x\n  x\n", 4, (3, 3)),
]


@pytest.mark.parametrize(("text", "offset", "expected"), IN_TEXT)
def test_a_problem_inside_a_text(text: str, offset: int, expected: tuple[int, int]) -> None:
    problem = read(text).problem_in_text(("a",), offset, "wrong", "mend it")
    assert (problem.line, problem.column) == expected


MISTAKES = [
    ("a: 1\na: 2\na: 3\n", ["x.yml:2:1: the key 'a' stands here again (first on line 1); keep one of them", "x.yml:3:1: the key 'a' stands here again (first on line 1); keep one of them"]),
    ("a: &x 1\nb: *x\n", ["x.yml:1:4: the anchor &x is not allowed; write the value out, or put a text that begins with & in quotes"]),
    ("a: !!int 1\n", ["x.yml:1:4: the tag !!int is not allowed; delete it, or put a text that begins with ! in quotes"]),
    ("a: !own 1\n", ["x.yml:1:4: the tag !own is not allowed; delete it, or put a text that begins with ! in quotes"]),
    ("", ["x.yml:1:1: the file is empty; fill it in or delete it"]),
    ("# only a comment\n", ["x.yml:1:1: the file is empty; fill it in or delete it"]),
    ("a: 1\n---\nb: 2\n", ["x.yml:2:1: a second document begins; delete the line '---'"]),
    ("{a: b}: c\n", ["x.yml:1:1: a bracket stands where a key belongs; put a text that begins with { or [ in quotes; a key is one plain word"]),
    ("? [a]\n: b\n", ["x.yml:1:3: a bracket stands where a key belongs; put a text that begins with { or [ in quotes; a key is one plain word"]),
    ("a: [1, 2\n", ["x.yml:1:9: the bracket '[' of this line is never closed; write ']' at its end"]),
    ("a: {b: 1\n", ["x.yml:1:9: the brace '{' of this line is never closed; write '}' at its end"]),
    ("a: 'open\n", ["x.yml:1:4: the quote that opens here is never closed; write the closing quote"]),
    ("a: b: c\n", ['x.yml:1:5: a text with a colon in it needs quotes; write a: "b: c"']),
    ("a:\n  - 1\n  b: 2\n", ["x.yml:3:3: this line begins after 2 spaces, its neighbours after 0; write 0 spaces before it"]),
    ("a: @b\n", ['x.yml:1:4: a text that begins with an at sign needs quotes; write a: "@b"']),
    ("a:\n\tb: 1\n", ["x.yml:2:1: a tab indents this line; write spaces instead of the tab"]),
    ("a:\n  - 1\n - 2\n", ["x.yml:3:2: this list entry begins after 1 space, its neighbours after 2; write 2 spaces before it"]),
    ("a: \u5104\x07\n", ["x.yml:1:5: the invisible character U+0007 is not allowed; delete it"]),
    ("\u4e00\n\u4e8c: \x00\n", ["x.yml:2:4: the invisible character U+0000 is not allowed; delete it"]),
    ('a: "\\q"\n', ["x.yml:1:5: a backslash in double quotes needs a second one; write \\\\ or single quotes"]),
    ("a: \u202eb\n", ["x.yml:1:4: the invisible character U+202E turns the direction of the text; delete it"]),
    ("a: b\u2028c\n", ["x.yml:1:5: the invisible character U+2028 is not allowed; delete it"]),
    ("a: é́́́\n", ["x.yml:1:5: accents are piled on one letter here; write the letter alone"]),
    ('a: "\\u200e"\n', ["x.yml:1:4: the invisible character U+200E turns the direction of the text; delete it"]),
    ("a: b #c\n", ["x.yml:1:6: everything after ' #' counts as a comment and is lost; put the whole text in quotes, or write '# ' with a space if it is a comment"]),
    ("{a: 1, b}\n", ["x.yml:1:8: the comma before 'b' cuts the text in two; put the whole text in quotes: a: \"1, b\""]),
    ("x: [{Revenue}]\n", ["x.yml:1:5: the reference {Revenue} needs no braces in a list; write Revenue"]),
    ("<<<<<<< a\nb: 1\n", ["x.yml:1:1: two versions of the file meet here unmerged; keep the right lines and delete the lines with <<<<<<<, ======= and >>>>>>>"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MISTAKES)
def test_mistake(text: str, expected: list[str]) -> None:
    assert mistakes(text) == expected


def test_nesting_ends_somewhere() -> None:
    deepest = MAX_DEPTH - 1
    read("a: " + "[" * deepest + "]" * deepest)
    assert mistakes("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH) == [f"x.yml:1:{3 + MAX_DEPTH}: nested deeper than {MAX_DEPTH} levels; flatten it"]
    assert len(mistakes("[" * 200_000)) == 1


@given(st.text(alphabet="ab:,- \n\t'\"{}[]#&*!|>%@`?億\x00\x07", max_size=30))
def test_any_text_gives_a_document_or_a_problem(text: str) -> None:
    document, problems = parse_document(text, "x.yml")
    assert document or problems
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.remedy


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    assert [str(problem) for problem in read_document(path, "x.yml")[1]] == ["x.yml:1:1: the file is missing; write it"]
    path.write_bytes(b"a: \xff")
    assert [str(problem) for problem in read_document(path, "x.yml")[1]] == ["x.yml:1:4: the file is not saved as UTF-8; save it as UTF-8: in Notepad choose 'Save as' and the encoding UTF-8"]
    path.write_bytes(b"a" * (MAX_BYTES + 1))
    assert [str(problem) for problem in read_document(path, "x.yml")[1]] == ["x.yml:1:1: the file has more than 1,000,000 bytes; split it, or move out what is no content"]
    assert [problem.message for problem in read_document(tmp_path, "x.yml")[1]] == ["this is no ordinary file"]


def test_a_file_that_can(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("\ufeffa: 億", "utf-8")
    document, problems = read_document(path, "x.yml")
    assert problems == []
    assert document
    assert document.root.plain() == {"a": "億"}
