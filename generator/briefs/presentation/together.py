"""Numbers in a text that no end of a line parts from their unit: `2,134億美元`, `16,000 people`."""

import re
from functools import lru_cache

from markupsafe import Markup, escape

from briefs.model.language import ROWS

_NAMES = sorted(
    {
        name
        for row in ROWS.values()
        for template in row.units.values()
        for name in re.findall("[a-z]+", template)
    }
)
_NUMBER = re.compile(
    r"((?<![A-Za-z0-9.,])\d[\d.,]*"
    rf"(?:\s?[兆億亿萬万]*[\u3400-\u9fff][元圓圆]?|\s(?:{'|'.join(_NAMES)})\b))"
)


@lru_cache(maxsize=4096, typed=True)  # many stand on every page of a company
def together(text: str) -> Markup:
    """A text as HTML with each number and its unit, or the word behind it, in an element."""
    if not any(map(str.isdigit, text)):
        return escape(text)
    pieces = [str(escape(piece)) for piece in _NUMBER.split(text)]
    pieces[1::2] = [f"<bdi>{piece}</bdi>" for piece in pieces[1::2]]
    return Markup("".join(pieces))  # noqa: S704 - escaped
