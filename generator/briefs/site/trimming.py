"""Material's style sheets without the rules for what no page of ours has."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import tinycss2

# Classes of Material's that our pages have; ours begin with bf-, of which it has no rules.
OURS = {
    *("no-js", "js", "md-typeset", "md-main", "md-main__inner", "md-grid", "md-container"),
    *("md-overlay", "md-toggle", "md-dialog", "md-dialog__inner"),
}
_NESTED = ("media", "supports")
_ICON = re.compile(r"""(--[\w-]+):url\((?:"[^"]*"|'[^']*'|[^)]*)\);?""")


@cache  # there are two, which a preview asks for at each edit
def trimmed(sheet: str) -> str:
    """A style sheet with the rules that may match, and of its icons those that they name."""
    kept = "".join(_kept(tinycss2.parse_stylesheet(sheet, skip_comments=True)))
    named = set(re.findall(r"var\((--[\w-]+)", kept))
    return _ICON.sub(lambda icon: icon[0] if icon[1] in named else "", kept)


def _kept(rules: Iterable[Any]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in _NESTED:
            inner = "".join(_kept(tinycss2.parse_rule_list(rule.content, skip_comments=True)))
            head = tinycss2.serialize(rule.prelude)
            yield f"@{rule.at_keyword}{head}{{{inner}}}" if inner else ""
        elif rule.type == "qualified-rule":
            matching = filter(_may_match, _selectors(rule.prelude))
            heads = ",".join(map(tinycss2.serialize, matching))
            yield f"{heads}{{{tinycss2.serialize(rule.content)}}}" if heads else ""
        else:
            yield rule.serialize()


def _selectors(prelude: Iterable[Any]) -> Iterator[Sequence[Any]]:
    selector: list[Any] = []
    for part in prelude:
        if part == ",":
            yield selector
            selector = []
        else:
            selector.append(part)
    yield selector


def _may_match(selector: Sequence[Any]) -> bool:
    return OURS.issuperset(_classes(selector))


def _classes(tokens: Sequence[Any]) -> Iterator[str]:
    """The classes that a selector asks for, but those that it rules out."""
    for before, token in pairwise(["", *tokens]):
        if before == "." and token.type == "ident":
            yield token.value
        elif token.type == "function" and token.lower_name != "not":
            yield from _classes(token.arguments)
