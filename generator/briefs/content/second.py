"""Second readings: below a doubtful fact of a draft the likeliest other one, as `- or: {…}`.

An editor deletes one of the two lines; which one stays is the fact, with or without its `or`.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from briefs.content.models import FactEntry
from briefs.content.yaml_source import Document
from briefs.model.problem import Problem


def inner(item: Any) -> Any:
    """The entry itself, of a piece of YAML that may be written with `or`."""
    pairs = item.value
    is_second = isinstance(pairs, list) and len(pairs) == 1 and pairs[0][0].value == "or"
    return pairs[0][1] if is_second else item


def first(items: Sequence[FactEntry]) -> dict[int, FactEntry]:
    """The entries by their places, but for second readings that stand below the first still."""
    return {
        index: item
        for index, item in enumerate(items)
        if not (item.is_second and index and _figure(items[index - 1]) == _figure(item))
    }


def _figure(item: FactEntry) -> tuple[int, str]:
    return item.at, item.printed


def undecided(document: Document, items: Sequence[FactEntry]) -> Iterator[Problem]:
    """A problem for each fact that is still to be chosen."""
    for index in sorted({*range(len(items))} - {*first(items)}):
        message = f"'{items[index].printed}' in paragraph {items[index].at} is still to be chosen"
        remedy = "delete this line or the one above, whichever reads the figure wrongly"
        yield document.problem(("facts", index), message, remedy)
