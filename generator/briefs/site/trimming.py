"""Material's style sheets without the rules for what no page of ours has."""

import re
from collections.abc import Iterator

# Classes of Material's that our pages have; ours begin with bf-, of which it has no rules.
OURS = {
    *("no-js", "js", "md-typeset", "md-main", "md-main__inner", "md-grid", "md-container"),
    *("md-overlay", "md-toggle", "md-dialog", "md-dialog__inner"),
}
_CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
_NESTED = ("@media", "@supports")
_TEXT = r"""\"[^\"]*\"|'[^']*'"""
_PIECE = re.compile(rf"url\((?:{_TEXT}|[^)]*)\)|{_TEXT}|[{{}};]|[^{{}};\"'u]+|u")
_ICON = re.compile(rf"(--[\w-]+):url\((?:{_TEXT}|[^)]*)\);?")
_SELECTOR = re.compile(r"(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\]|[^,(\[])+")


def trimmed(sheet: str) -> str:
    """A style sheet with the rules that may match, and of its icons those that they name."""
    kept = "".join(_kept(sheet))
    named = set(re.findall(r"var\((--[\w-]+)", kept))
    return _ICON.sub(lambda icon: icon[0] if icon[1] in named else "", kept)


def _kept(sheet: str) -> Iterator[str]:
    for head, body in _rules(sheet):
        if body is None:
            yield head
        elif head.startswith(_NESTED):
            inner = "".join(_kept(body))
            if inner:
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif matching := [one for one in _SELECTOR.findall(head) if _may_match(one)]:
            yield f"{','.join(matching)}{{{body}}}"


def _may_match(selector: str) -> bool:
    return OURS.issuperset(_CLASS.findall(re.sub(r":not\([^)]*\)", "", selector)))


def _rules(sheet: str) -> Iterator[tuple[str, str | None]]:
    """Each rule's head and what is in its braces; a statement without any has no body."""
    start = opened = depth = 0
    for piece in _PIECE.finditer(sheet):
        if piece[0] == "{":
            opened = opened if depth else piece.start()
            depth += 1
        elif piece[0] == "}":
            depth -= 1
            if not depth:
                yield sheet[start:opened], sheet[opened + 1 : piece.start()]
                start = piece.end()
        elif piece[0] == ";" and not depth:
            yield sheet[start : piece.end()], None
            start = piece.end()
    yield sheet[start:], None
