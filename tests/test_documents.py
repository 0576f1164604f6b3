"""YAML files: text with places, and every mistake of syntax at its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents import MAX_BYTES, MAX_DEPTH, Document, parse_document, read_document

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
    ("a: |\n  one\n  two {x}\n", 8, (3, 5)),
    ("a: >\n  one\n", 1, (2, 2)),
]


@pytest.mark.parametrize(("text", "offset", "expected"), IN_TEXT)
def test_a_problem_inside_a_text(text: str, offset: int, expected: tuple[int, int]) -> None:
    problem = read(text).problem_in_text(("a",), offset, "wrong", "mend it")
    assert (problem.line, problem.column) == expected


MISTAKES = [
    ("a: 1\na: 2\na: 3\n", ["x.yml:2:1: the key 'a' stands here again (first on line 1); keep one of them",
                            "x.yml:3:1: the key 'a' stands here again (first on line 1); keep one of them"]),
    ("a: &x 1\nb: *x\n", ["x.yml:1:4: the anchor &x is not allowed; write the value out",
                          "x.yml:2:4: the alias *x is not allowed; write the value out"]),
    ("a: !!int 1\n", ["x.yml:1:4: the tag !!int is not allowed; delete it"]),
    ("a: !own 1\n", ["x.yml:1:4: the tag !own is not allowed; delete it"]),
    ("", ["x.yml:1:1: the file is empty; fill it in or delete it"]),
    ("# only a comment\n", ["x.yml:1:1: the file is empty; fill it in or delete it"]),
    ("a: 1\n---\nb: 2\n", ["x.yml:2:1: a second document begins; delete the line '---'"]),
    ("{a: b}: c\n", ["x.yml:1:1: a mapping or list stands where a key belongs; write a plain word as the key; quote text that begins with { or ["]),
    ("? [a]\n: b\n", ["x.yml:1:3: a mapping or list stands where a key belongs; write a plain word as the key; quote text that begins with { or ["]),
    ("a: [1, 2\n", ["x.yml:2:1: the brackets [ ] are not closed or a comma is missing; write [one, two]"]),
    ("a: {b: 1\n", ["x.yml:2:1: the braces { } are not closed or a comma is missing; write {key: value, key: value}"]),
    ("a: 'open\n", ["x.yml:2:1: a quote is never closed; close the quote"]),
    ("a: b: c\n", ["x.yml:1:5: a colon stands where YAML does not expect one; quote the text that contains ': ', or mend the indentation"]),
    ("a:\n  - 1\n  b: 2\n", ["x.yml:3:3: this does not continue the list above; begin each entry with '- ', all equally far in"]),
    ("a: @b\n", ["x.yml:1:4: a character that YAML reserves starts the text; quote the text"]),
    ("a:\n\tb: 1\n", ["x.yml:2:1: a tab stands where YAML wants spaces; indent with spaces"]),
    ("a:\n  - 1\n - 2\n", ["x.yml:3:2: this does not continue the lines above; indent the line like its neighbours, and quote a text as a whole"]),
    ("a: 億\x07\n", ["x.yml:1:5: the character U+0007 is not allowed in YAML; delete it"]),
    ("一\n二: \x00\n", ["x.yml:2:4: the character U+0000 is not allowed in YAML; delete it"]),
    ('a: "\\q"\n', ["x.yml:1:5: not YAML: found unknown escape character; mend the syntax here"]),
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
    assert [str(problem) for problem in read_document(path, "x.yml")[1]] == ["x.yml:1:1: byte 3 is not UTF-8; save the file as UTF-8"]
    path.write_bytes(b"a" * (MAX_BYTES + 1))
    assert [str(problem) for problem in read_document(path, "x.yml")[1]] == ["x.yml:1:1: the file has 1,000,001 bytes; keep it below 1,000,000"]
    assert [problem.message for problem in read_document(tmp_path, "x.yml")[1]] == ["the file cannot be read: Is a directory"]


def test_a_file_that_can(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("\ufeffa: 億", "utf-8")
    document, problems = read_document(path, "x.yml")
    assert problems == []
    assert document
    assert document.root.plain() == {"a": "億"}
