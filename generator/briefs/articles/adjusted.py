"""Figures that the words call adjusted: `adjusted EPS of $5.59` is no `EarningsPerShareDiluted`."""

import re
from collections.abc import Collection

from briefs.figures.folding import fold

_ADJUSTED = re.compile(
    r"(?:non-gaap|(?<![\w-])(?<!seasonally )adjusted(?! for)|经调整|非公认会计准则|非gaap"
    r"|(?<!分割)(?<!拆股)(?<!拆分)调整后)[^,、。;:()]{0,30}$"
)
_PER_SHARE = "EarningsPerShare"


def adjusted(text: str, start: int, concept: str, concepts: Collection[str]) -> str:
    """The adjusted concept that the words before a figure of another concept name, or nothing."""
    share = concept.startswith(_PER_SHARE)
    other = f"Adjusted{_PER_SHARE}Diluted" if share else f"Adjusted{concept}"
    named = other in concepts and _ADJUSTED.search(fold(text[:start]))
    return other if named else ""
