"""Every brace is part of a reference: `{Revenue yoy}`, on one line, with ordinary braces."""

import re
from collections.abc import Iterator

from briefs.analysis.lint.prose import BRACE, Prose
from briefs.content.suggest import clip
from briefs.model.problem import Problem

_WORDS = re.compile(r"\{\s*([\w&.:+-]+(?: [\w&.:+-]+)*)")
_NAME = r"[A-Z][\w.&-]*"
_TOKENS = re.compile(
    rf"(?<!\w){_NAME}(?:{_NAME}|yoy|qoq|mom|guidance|consensus| (?=[A-Z]|yoy|qoq|mom))*"
)


def check(prose: Prose) -> Iterator[Problem]:
    """The first brace of each language; the rest would follow from it."""
    for language, words in prose.blanked.items():
        brace = BRACE.search(words)
        if brace:
            message, remedy = _said(brace, words)
            yield prose.problem(language, brace.start(), message, remedy)


def _said(brace: re.Match[str], words: str) -> tuple[str, str]:
    """Message and remedy."""
    if brace[0].startswith("｛"):
        remedy = f"write {{{brace[0].strip('｛｝ ') or 'Revenue'}}} with ordinary braces"
        return f"the braces of '{clip(brace[0])}' are full-width", remedy
    if brace[0] == "}":
        return "a closing brace stands here without an opening one", "delete it"
    inside = _WORDS.match(words[brace.start() :][:80])
    example = _TOKENS.search(inside[1]) if inside else None
    remedy = f"write {{{example[0]}}}" if example else "write {Concept …}"
    return "the reference that opens here is never closed", remedy
