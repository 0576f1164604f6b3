"""Material's style sheets and frame without what no page of ours has."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2
from jinja2 import FileSystemLoader

from briefs.content.folder import Folder
from briefs.content.grounds import hashed, tools
from briefs.model.cache import Cache
from briefs.site.sections import INLINE

# Classes of Material's that our pages have; ours begin with bf-, of which it has no rules.
OURS = {
    *("no-js", "js", "md-typeset", "md-main", "md-main__inner", "md-grid", "md-container"),
    *("md-overlay", "md-toggle", "md-dialog", "md-dialog__inner"),  # of the page for no address
}
SHEETS = "assets/stylesheets"
_NESTED = ("media", "supports")
# Of Material's frame, what only its own script would use.
_IDLE = re.compile(
    r'<input class="md-toggle"[^>]*>|<label class="md-overlay".*?</label>'
    r'|<div data-md-component="(?:skip|announce)">\s*</div>'
    r'|<div class="md-dialog".*?</div>\s*</div>'
    r'| data-md-(?:component|color-primary|color-accent)="[^"]*"',
    re.DOTALL,
)
_LINE = "|".join([*sorted(INLINE), "button", "code", "img", "input", "label", "sub", "sup", "svg"])
_BLOCK = rf"<(?!/?(?:{_LINE})\b)"
# New lines beside what is no part of a line, where nobody sees them.
_GAP = re.compile(rf"({_BLOCK}[^>]*>)\s*\n\s*(?=<)|(?<=>)\s*\n\s*(?={_BLOCK})")
_ICON = re.compile(r"""(--[\w-]+):url\((?:"[^"]*"|'[^']*'|[^)]*)\);?""")


class Sheets(FileSystemLoader):
    """Templates of which none are listed but style sheets: there are fourteen thousand others."""

    def list_templates(self) -> list[str]:
        places = map(Path, self.searchpath)
        found = ((path, place) for place in places for path in (place / SHEETS).rglob("*.css"))
        return sorted({path.relative_to(place).as_posix() for path, place in found})


def slim(page: str) -> str:
    """A page without what its frame has of Material's script, and new lines that nobody sees."""
    return _GAP.sub(r"\1", _IDLE.sub("", page))


@cache  # there are two, which a preview asks for at each edit
def trimmed(sheet: str) -> str:
    """A style sheet with the rules that may match, and of its icons those that they name."""
    kept = "".join(_kept(tinycss2.parse_stylesheet(sheet, skip_comments=True)))
    named = set(re.findall(r"var\((--[\w-]+)", kept))
    return _ICON.sub(lambda icon: icon[0] if icon[1] in named else "", kept)


def trimmed_once(sheet: str, folder: Folder) -> str:
    """The same, kept from one build to the next."""

    def make() -> bytes:
        return trimmed(sheet).encode()

    return Cache(folder.cache).kept("sheet", hashed(tools(folder), sheet), make).decode()


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
