"""Second readings: below a doubtful entry of a draft the likeliest other one, as `- or: {…}`.

An editor deletes one of the two lines; which one stays holds, with or without its `or`. Below an
undecided figure stands what it may mean; once it is chosen it belongs to the facts.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from briefs.content.models import FactEntry, Undecided
from briefs.content.yaml_source import Document
from briefs.model.problem import Problem

Item = TypeVar("Item", FactEntry, Undecided)


def inner(item: Any) -> Any:
    """The entry itself, of a piece of YAML that may be written with `or`."""
    pairs = item.value
    is_second = isinstance(pairs, list) and len(pairs) == 1 and pairs[0][0].value == "or"
    return pairs[0][1] if is_second else item


def first(items: Sequence[Item]) -> dict[int, Item]:
    """The entries by their places, but for second readings that stand below the first still."""
    return {
        index: item
        for index, item in enumerate(items)
        if not (item.is_second and index and _figure(items[index - 1]) == _figure(item))
    }


def _figure(item: FactEntry | Undecided) -> tuple[int, str]:
    return item.at, item.printed


def to_choose(document: Document, items: Sequence[FactEntry]) -> Iterator[Problem]:
    """A problem for each fact that is still to be chosen."""
    for index in sorted({*range(len(items))} - {*first(items)}):
        message = f"'{items[index].printed}' in paragraph {items[index].at} is still to be chosen"
        remedy = "delete this line or the one above, whichever reads the figure wrongly"
        yield document.problem(("facts", index), message, remedy)


def undecided(document: Document, items: Sequence[Undecided]) -> Iterator[Problem]:
    """A problem for each figure that is still to be decided, or to be moved to its list."""
    own = first(items)
    for index, item in own.items():
        message = f"'{item.printed}' in paragraph {item.at} is undecided"
        message += f" (near by: {item.hint})" if item.hint else ""
        remedy = "say a reason why it is no fact, or a concept that it measures"
        paired = index + 1 < len(items) and index + 1 not in own
        if item.belongs == "skipped" or (item.belongs == "facts" and not paired):
            message = f"'{item.printed}' in paragraph {item.at} stands among the undecided still"
            remedy = f"move it to {item.belongs}, as `briefs fmt` does"
        elif paired:
            remedy = "delete this line, or the one below and say a reason"
        yield document.problem(("undecided", index), message, remedy)
