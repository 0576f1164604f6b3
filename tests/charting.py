"""A chart of the lamp maker, and what a rule says of its words."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from lamps import entered, of_brief

from briefs.model.problem import Problem

Check = Callable[..., Iterator[Problem]]
WORDS = {"en": "x", "zh-Hant": "x"}


def above(
    check: Check, title: str, series: Sequence[Any], *categories: str, kind: str = "bars", key: str = "title"
) -> list[str]:
    """The words that a rule objects to above a chart, in the language that the text is in."""
    language = "en" if title.isascii() else "zh-Hant"
    rows = [row if isinstance(row, dict) else {"of": row} for row in series]
    chart: dict[str, Any] = {"id": "new", "kind": kind, "title": WORDS, "description": WORDS, "categories": [*categories], "series": rows}
    chart[key] = {**WORDS, language: title}
    return [message.split("'")[1] for message in of_brief(check, entered(charts=[chart]))]
