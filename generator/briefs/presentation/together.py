"""Numbers in HTML that no end of a line parts from their unit: `2,134億美元`, `16,000 people`."""

import re

from briefs.model.language import ROWS

_NAMES = sorted(
    {
        name
        for row in ROWS.values()
        for template in row.units.values()
        for name in re.findall("[a-z]+", template)
    }
)
_APART = re.compile(
    r"<(script|style|title|svg|text|code|pre|option)\b.*?</\1>"  # an svg may end with one in it
    r'|<a class="bf-n".*?</a>|<td class="bf-num.*?</td>'  # these keep in one line as a whole
    r"|<q\b.*?</q>|<[^>]*>"
    rf"|(?P<number>(?<![A-Za-z0-9.,])\d[\d.,]*(?:\s?[兆億亿萬万]*[\u3400-\u9fff][元圓圆]?|\s(?:{'|'.join(_NAMES)})\b))",
    re.DOTALL,
)


def together(page: str) -> str:
    """HTML with each number and its unit, or the word behind it, in an element of their own."""
    return _APART.sub(
        lambda match: f"<bdi>{match['number']}</bdi>" if match["number"] else match[0], page
    )
