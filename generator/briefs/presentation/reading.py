"""The minutes that a document takes to read."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from briefs.model.language import Language
from briefs.presentation.blocks import Block, Group, Section
from briefs.presentation.inline import Inline, plain

_READ = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff][^\s\u3400-\u9fff]*")  # characters, words


def minutes(blocks: Iterable[Block], language: Language, *, folded: bool) -> int:
    """Whole minutes, at least one; without what is folded, or with it."""
    said = (_READ.findall(plain(text)) for text in _texts(blocks, folded=folded))
    return max(1, round(sum(map(len, said)) / language.minute))


Texts = Iterable[str | Iterable[Inline]]


def _texts(blocks: Iterable[Block], *, folded: bool) -> Iterator[str | Iterable[Inline]]:
    for block in blocks:
        if folded and isinstance(block, Group) and block.style in ("fold", "rest"):
            continue
        if isinstance(block, Section | Group):
            yield block.title
            yield from _texts(block.blocks, folded=folded)
        elif block.kind in _SAID:
            yield from _SAID[block.kind](block)


_ASIDE = ("legend", "citation", "code")
_SAID: Mapping[str, Callable[[Any], Texts]] = {  # sources are not read through
    "heading": lambda block: [block.title],
    "prose": lambda block: [] if block.style in _ASIDE else [block.parts],
    "points": lambda block: block.items,
    "answers": lambda block: chain.from_iterable(block.items),
    "keynumbers": lambda block: [
        text for one in block.items for text in (one.name, one.figure, one.change)
    ],
    "promises": lambda block: [
        text for one in block.items for text in (one.name, one.guided, one.outcome)
    ],
    "charts": lambda block: [
        text for one in block.drawings for text in (one.chart.title, one.note)
    ],
    "table": lambda block: chain.from_iterable(block.rows),
}
