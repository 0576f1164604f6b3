"""The blocks that pages are made of: plain values, each drawn by one macro or function of its name.

HTML, PDF and terminal draw the same blocks; a text in them is a string or a tree of `inline`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, Literal, TypeVar

from briefs.charts.marks import Chart
from briefs.model.facts import Quantity
from briefs.presentation.inline import Chip, Parts, plain

Kind = TypeVar("Kind")


class Block:
    """A piece of a page."""

    @property
    def kind(self) -> str:
        """The name of what draws it."""
        return type(self).__name__.lower()


Blocks = Sequence[Block]


@dataclass(frozen=True)
class Section(Block):
    """Blocks under a heading, made when they are drawn."""

    id: str
    title: Parts
    make: Callable[[], Iterable[Block]]
    style: str = ""

    @cached_property
    def blocks(self) -> Blocks:
        return tuple(self.make())


@dataclass(frozen=True)
class Heading(Block):
    """A heading within a section."""

    id: str
    title: Parts


@dataclass(frozen=True)
class Group(Block):
    """Some blocks together.

    A `fold` opens under its title, a `panel` is set apart under it; the `rest` of a section opens
    on a page, and a PDF has only its list, table or first chart; `sides` stand beside each other,
    each a `side`; the search passes by what is `unsearched`, and a screen alone has a use for what
    is `online`.
    """

    style: Literal["fold", "rest", "panel", "sides", "side", "unsearched", "online"]
    blocks: Blocks
    title: Parts = ()
    id: str = ""


@dataclass(frozen=True)
class Prose(Block):
    """Paragraphs and lists; or a citation, a remark in small type, what marks mean, or code."""

    parts: Parts
    style: Literal["", "body", "citation", "remark", "legend", "code"] = ""
    id: str = ""


@dataclass(frozen=True)
class Points(Block):
    """Items of a line each: a list, or a numbered one."""

    items: Sequence[Parts]
    style: Literal["list", "numbered"] = "list"


@dataclass(frozen=True)
class Answers(Block):
    """Questions, each with its answer."""

    items: Sequence[tuple[Parts, Parts]]


@dataclass(frozen=True)
class KeyNumber:
    """A number in large type, how it moved and how it stands to what was expected."""

    name: Parts
    figure: Parts
    change: Parts
    tone: str
    verdicts: Sequence[Chip]


@dataclass(frozen=True)
class KeyNumbers(Block):
    """The numbers at the top."""

    items: Sequence[KeyNumber]


@dataclass(frozen=True)
class Drawing:
    """A chart, its remark, the quantities that it shows, in its order, and what it finds."""

    chart: Chart
    note: Parts
    quantities: Sequence[Quantity]
    finding: Parts = ()


@dataclass(frozen=True)
class Promise:
    """A metric that was guided: what was said of it, its track, what came of it."""

    name: str
    guided: Parts
    outcome: Parts
    drawing: Drawing


@dataclass(frozen=True)
class Promises(Block):
    """Promises, a row each; the key says what the marks of a track are."""

    items: Sequence[Promise]
    key: str


@dataclass(frozen=True)
class Charts(Block):
    """Charts beside each other; the first alone; small multiples; the values of others' charts.

    Of `further` ones a brief has the titles, and the page of its figures the drawings.
    """

    drawings: Sequence[Drawing]
    style: Literal["", "first", "further", "multiples", "values"] = ""


@dataclass(frozen=True)
class Column:
    """A table's column: its head, and what it holds."""

    head: str
    kind: Literal["title", "text", "period", "issued", "figure", "verdict", "outcome"]


@dataclass(frozen=True)
class Table(Block):
    """Rows of cells; `style` says how the columns share the room.

    `numeric` tables and the `ledger` end in a column of words, `amounts` have none, `words` are
    mostly words; `printings` stand on panels and `pairs` of a name and a figure have no heads.
    """

    title: str
    style: Literal["numeric", "ledger", "amounts", "words", "printings", "pairs"]
    columns: Sequence[Column]
    rows: Sequence[Sequence[Parts]]
    note: str = ""


@dataclass(frozen=True)
class Cited:
    """A source: who published it, what it is, when; its page on the site and its own address."""

    publisher: str
    title: str
    about: str
    page: str
    address: str


@dataclass(frozen=True)
class Sources(Block):
    """The articles that a page rests on."""

    items: Sequence[Cited]


def quantities(value: Any) -> list[Quantity]:
    """Every quantity that some blocks show, in the order in which they are read."""
    return list(parts(value, Quantity))


def parts(value: Any, kind: type[Kind] | tuple[type[Kind], ...]) -> Iterator[Kind]:
    """Everything of a kind, or of some, in some blocks, in the order in which it is read.

    In what is found nothing is looked for.
    """
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if one.__class__ is str:
            continue  # as most are
        if isinstance(one, _SEVERAL):
            waiting += one[::-1]
        elif isinstance(one, kind):
            yield one
        elif get := _inside(one.__class__):
            waiting += get(one)


_SEVERAL = (tuple, list)
_LEAVES = (str, "str", int, "int", bool, "bool")


@cache
def _inside(kind: type) -> Callable[[Any], Sequence[Any]] | None:
    """That which gives all of a class's fields in which blocks may stand, the last first."""
    if not is_dataclass(kind) or kind in (Chart, Quantity):
        return None
    names = [one.name for one in reversed(fields(kind)) if one.type not in _LEAVES]
    names = ["blocks", "title"] if issubclass(kind, Section) else names
    if len(names) == 1:
        return lambda one: (getattr(one, names[0]),)
    return attrgetter(*names) if names else None


def contents(blocks: Iterable[Block]) -> tuple[tuple[str, str], ...]:
    """The id of each section among some blocks, and what stands before the colon of its title."""
    return tuple(
        (one.id, re.split("[:：]", plain(one.title), maxsplit=1)[0])
        for one in blocks
        if isinstance(one, Section)
    )
