"""Markdown with references to a tree, for Chinese and English alike.

HTML in the text is shown as text, links go to web addresses only, and emphasis opens and closes
beside any sign, where CommonMark would leave the asterisks standing.
"""

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.tree import SyntaxTreeNode

from briefs.content.references import REFERENCE
from briefs.presentation.inline import Inline, Link, Parts, Span


class _State(StateInline):
    """Delimiter runs that open before any letter or sign and close behind any.

    CommonMark leaves them standing between a sign and a letter, as in `**…。**Azure`; where words
    have no spaces between, that is the rule and not the exception. Underscores keep to it, for
    names have them, unless a Chinese or Japanese neighbour ends the name.
    """

    # markdown-it's names
    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: FBT001, N802, N803
        scanned = super().scanDelims(start, canSplitWord)
        end = start + scanned.length
        before = self.src[start - 1] if start > 0 else " "
        after = self.src[end] if end < self.posMax else " "
        if not (canSplitWord or _wide(before) or _wide(after)):
            return scanned
        can_open, can_close = (not isWhiteSpace(ord(char)) for char in (after, before))
        return Scanned(can_open, can_close, scanned.length)


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: Any) -> Any:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _reference_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - called so
    if state.src[state.pos] != "{":
        return False
    match = REFERENCE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


def _is_safe(url: str) -> bool:
    return url.lower().startswith(("https://", "http://", "#"))


def reader() -> MarkdownIt:
    """Reads Markdown without HTML and pictures, with emphasis beside any punctuation."""
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": False})
    markdown.disable(["image", "html_inline", "autolink", "reference"])
    inline = _Inline()
    inline.ruler, inline.ruler2 = markdown.inline.ruler, markdown.inline.ruler2
    markdown.inline = inline
    return markdown


@cache
def _markdown() -> MarkdownIt:
    markdown = reader()
    markdown.disable(["heading", "lheading", "code", "fence", "hr"])
    markdown.inline.ruler.before("text", "figure_reference", _reference_rule)
    markdown.validateLink = _is_safe  # type: ignore[method-assign]
    return markdown


def to_tree(text: str, figure: Callable[[str], Inline]) -> Parts:
    """Paragraphs and lists; `figure` gives what stands for the inside of each reference."""
    return _parts(_read(text), figure)


def to_line(text: str, figure: Callable[[str], Inline]) -> Parts:
    """One line, for headings and list entries."""
    return _parts(_read(text.strip(), line=True), figure)


@lru_cache(maxsize=4096)  # many a text stands on several pages
def _read(text: str, *, line: bool = False) -> SyntaxTreeNode:
    read = _markdown().parseInline if line else _markdown().parse
    return SyntaxTreeNode(read(text, {}))


def _parts(node: SyntaxTreeNode, figure: Callable[[str], Inline]) -> Parts:
    return tuple(part for child in node.children for part in _tree(child, figure))


def _tree(node: SyntaxTreeNode, figure: Callable[[str], Inline]) -> Parts:  # noqa: PLR0911
    match node.type:
        case "reference":
            return (figure(node.content),)
        case "softbreak":
            return (" ",)
        case "hardbreak":
            return (Span("break", ()),)
        case "code_inline":
            return (Span("code", (node.content,)),)
        case "text":
            return (node.content,)
    parts = _parts(node, figure)
    if node.type == "inline" or node.hidden:  # hidden is the paragraph of a list's item
        return parts
    if node.type == "link":
        attributes = tuple((key, str(text)) for key, text in node.attrs.items() if key != "href")
        return (Link(str(node.attrs["href"]), parts, attributes),)
    return (Span(node.type, parts, int(node.attrs.get("start", 1))),)
