"""Units of figures: one row of `units.yml` each, with the words that articles print for it.

Data name a unit as its row does, or as an ISO 4217 currency (`USD`), or as money a share
(`USD/share`), or as one currency counted for one of another (`TWD/USD`). How a language writes it
stands in the language's row.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from babel.core import get_global

from briefs.model.layers import read_yaml

Kind = Literal[
    "money",
    "per_share",
    "exchange_rate",
    "percent",
    "count",
    "power",
    "energy",
    "multiple",
    "time",
    "length",
]
KINDS: Mapping[Kind, str] = {
    "money": "an amount of money",
    "per_share": "an amount per share",
    "exchange_rate": "an exchange rate",
    "percent": "a percentage",
    "count": "a count",
    "power": "a power",
    "energy": "an amount of energy",
    "multiple": "a multiple",
    "time": "a length of time",
    "length": "a length",
}
MONEY: tuple[Kind, ...] = ("money", "per_share")
RATIOS: tuple[Kind, ...] = ("percent", "multiple")
ADDITIVE: tuple[Kind, ...] = ("money", "count", "power", "energy")  # parts make up a whole
GROWING: tuple[Kind, ...] = (*ADDITIVE, "per_share")  # its changes are told in per cent
PER_SHARE = "/share"
OPEN_MONEY = "¤"  # money whose currency the text leaves open


class Unit(NamedTuple):
    """A unit: its name, the kind of concept that may hold it, and its words, folded."""

    name: str
    kind: Kind
    words: str  # with | between


_FILE = read_yaml(Path(__file__).with_name("units.yml"))
UNITS: Mapping[str, Unit] = {name: Unit(name, **row) for name, row in _FILE["units"].items()}
CURRENCIES: Mapping[str, str] = _FILE["currencies"]  # with their words
MAGNITUDES: Mapping[str, float] = _FILE["magnitudes"]  # powers of ten that a dollar is worth
ISO_CURRENCIES = frozenset(get_global("all_currencies"))


def kind_of(unit: str | None) -> Kind:
    """The kind of a unit; None is money whose currency is left open."""
    row, name = UNITS.get(unit or ""), unit or ""
    if row:
        return row.kind
    return "per_share" if name.endswith(PER_SHARE) else "exchange_rate" if "/" in name else "money"


def currency_of(unit: str | None) -> str:
    """The currency of money, also a share, the two of a rate; empty where open or no money."""
    currencies = unit and kind_of(unit) in (*MONEY, "exchange_rate")
    return unit.removesuffix(PER_SHARE) if unit and currencies else ""


def is_currency(name: str) -> bool:
    """Tell a code of ISO 4217, or the two of a rate (`TWD/USD`), from other words."""
    codes = name.split("/")
    return len({*codes}) == len(codes) <= 2 and ISO_CURRENCIES.issuperset(codes)


def one_currency(*units: str | None) -> bool:
    """True where no two of the units are amounts in different currencies."""
    return len({currency_of(unit) for unit in units} - {""}) <= 1


def own_currency(concept: str, entity: str) -> str:
    """The currency of bare amounts: that of a concept such as `RevenueUSD`, else the entity's."""
    code = concept[-3:]
    return code if code in ISO_CURRENCIES and concept[-4:-3].islower() else entity
