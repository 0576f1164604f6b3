"""Blocks as Markdown: read back by a reader of Markdown, each says what it said."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from briefs.outputs.as_markdown import Markdown, escaped
from briefs.presentation.blocks import (
    Answers,
    Column,
    Group,
    Heading,
    Points,
    Prose,
    Section,
    Table,
)
from briefs.presentation.inline import TERM, Chip, Link, Missing, Parts, Span

READER = MarkdownIt("commonmark").enable("table")
DRAWER = Markdown("en/x/", "https://x.test/")


def shown(text: str) -> str:
    """The text that a reader of some Markdown sees."""
    return "".join(token.content for one in READER.parse(text) for token in one.children or () if token.type in ("text", "code_inline", "softbreak"))


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4", "a_b_c", "[not] (a link)", "<b>bold</b>", "`code`", "a | b", "back\\slash", "**x**", "~~gone~~",
        "# no heading", "- no item", "+ no item", "1. no item", "2) no item", "> no quotation", "−71% ▲ 2,134億美元", "C#", "3.5",
    ],
)  # fmt: skip
def test_a_text_is_itself(text: str) -> None:
    (said,) = DRAWER.blocks([Prose((Span("paragraph", (text,)),))])
    assert shown(said) == text
    assert [token.type for token in READER.parse(said)] == ["paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((Span("strong", ("a",)), " ", Span("em", ("b",)), " ", Span("code", ("c_d",))), "**a** *b* `c_d`"),
        ((Link("en/y/#z", ("w",)),), "[w](https://x.test/en/y/#z)"),
        ((Link("#z", ("w",)),), "[w](#z)"),
        ((Link("https://other.test/a", ("w",)),), "[w](https://other.test/a)"),
        ((Link("en/glossary/#Revenue", ("Revenue",), (("class", TERM),)),), "Revenue"),
        ((Chip("beat", "better"), " ", Chip("missed", "worse")), "▲ beat ▼ missed"),
        ((Missing("not known"), Span("break", ()), Span("soft", ("x",))), "– x"),
    ],
)
def test_a_line(parts: Parts, said: str) -> None:
    assert DRAWER.line(parts) == said


def test_without_an_address_links_lead_from_the_page() -> None:
    assert Markdown("en/x/").line((Link("en/y/#z", ("w",)),)) == "[w](../y/#z)"


def test_lists_within_prose() -> None:
    items = tuple(Span("list_item", (Span("paragraph", (text,)),)) for text in ("a", "b"))
    prose = Prose((Span("paragraph", ("before",)), Span("bullet_list", items), Span("ordered_list", items, 3)))
    assert list(DRAWER.blocks([prose])) == ["before", "- a\n- b", "3. a\n4. b"]


def test_a_page() -> None:
    table = Table("t", "numeric", [Column("Name", "title"), Column("A|B", "figure")], [[("x",), ("1",)], [("y|z",), (Missing(""),)]])
    blocks = [
        Section("s", ("One",), lambda: [Heading("h", ("Two",)), Points([("a",), ("b",)], "numbered")]),
        Group("rest", [table], ("More",)),
        Group("online", [Prose(("only on a screen",))]),
        Answers([(("Why?",), ("So.",))]),
    ]
    assert DRAWER.page("Title", blocks).decode() == (
        "# Title\n\n## One\n\n### Two\n\n1. a\n2. b\n\n### More\n\n"
        "| Name | A\\|B |\n| --- | --- |\n| x | 1 |\n| y\\|z | – |\n\n- **Why?** So.\n"
    )


def test_signs_in_a_table_part_no_cells() -> None:
    assert escaped("a|b") == "a\\|b"
