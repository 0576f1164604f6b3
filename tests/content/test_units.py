"""Every unit that is read has concepts to hold it and is written so that it reads back."""

from decimal import Decimal
from typing import get_args

import pytest

from briefs.content import models
from briefs.content.fact_reader import _as_printed as as_printed
from briefs.content.fitting import fit, negative
from briefs.figures.folding import fold
from briefs.figures.format import display
from briefs.figures.reader import parse
from briefs.figures.tables import AFTER_NUMBER_ONLY, CAPITALS
from briefs.figures.tokens import SIGNS
from briefs.model.language import ROWS
from briefs.model.unit import CURRENCIES, KINDS, OPEN_MONEY, UNITS, Kind, currency_of, kind_of
from briefs.presentation.numbers import optioned


def printed_with(word: str) -> str:
    """An amount with the name or the sign of its currency."""
    if word[0] > "\u2e80" and word[-1] not in SIGNS:
        return f"5億{word}"
    name = word.upper() if word in CAPITALS else word
    behind = word in AFTER_NUMBER_ONLY or word[0] == "-" or " " in word.rstrip("$")
    return f"5{' ' * name[0].isalpha()}{name}" if behind else f"{name}5"


READ = [
    (f"5{' ' if word[0].isalpha() and len(word) > 2 else ''}{word}", unit.name)
    for unit in UNITS.values()
    for word in unit.words.split("|")
] + [
    (printed_with(fold(word)), code)
    for code, words in CURRENCIES.items()
    for word in words.split("|")
    if code != OPEN_MONEY
]


@pytest.mark.parametrize(("printed", "unit"), READ)
def test_a_unit_that_is_read_is_held_shown_and_read_back(printed: str, unit: str) -> None:
    figure = parse(printed)
    assert figure.unit == unit
    concept = models.Concept.model_construct(unit=kind_of(unit))
    assert fit(figure, concept, "", "EUR", printed) == figure
    for language in ROWS:
        back = fit(parse(display(figure, language)), concept, "", "EUR", printed)
        assert back
        assert (back.low, back.high) == (figure.low, figure.high)
        assert back.unit == ("pure" if unit == "items" else unit)


GROWN = [
    # printed, fallen, English, Traditional Chinese, Simplified Chinese
    ("三位數", False, "triple-digit percent", "三位數百分比", "三位数百分比"),
    ("double-digit", False, "double-digit percent", "雙位數百分比", "两位数百分比"),
    ("數十倍", False, "four-digit percent", "四位數百分比", "四位数百分比"),
    ("雙位數", True, "−double-digit percent", "−雙位數百分比", "−两位数百分比"),
]


@pytest.mark.parametrize(("printed", "down", "english", "traditional", "simplified"), GROWN)
def test_growth_by_a_magnitude_stays_in_words(printed: str, down: bool, english: str, traditional: str, simplified: str) -> None:
    words = f"成長{printed}" if "倍" in printed else printed
    figure = fit(parse(printed), models.Concept.model_construct(unit="money"), "yoy", "USD", words)
    assert figure
    figure = negative(figure) if down else figure
    assert [display(figure, tag) for tag in ("en", "zh-Hant", "zh-Hans")] == [english, traditional, simplified]
    assert optioned(figure, "size") == (negative(figure) if down else figure)
    assert figure.interval() == (None, Decimal(0) if down else None)


def test_other_kinds_of_concept_refuse_it() -> None:
    for printed, unit in (("5 GWh", "GWh"), ("5 MWh", "MWh"), ("5 GW", "GW")):
        held = [
            kind
            for kind in KINDS
            if fit(parse(printed), models.Concept.model_construct(unit=kind), "", "USD", printed)
        ]
        assert held == [kind_of(unit)]


@pytest.mark.parametrize(
    ("unit", "kind", "currency"),
    [
        ("USD", "money", "USD"),
        ("VND", "money", "VND"),
        ("VND/share", "per_share", "VND"),
        ("TWD/USD", "exchange_rate", "TWD/USD"),
        (None, "money", ""),
        ("bp", "percent", ""),
        ("GWh", "energy", ""),
        ("MWh", "energy", ""),
        ("MW", "power", ""),
        ("minutes", "time", ""),
    ],
)
def test_kind_and_currency(unit: str | None, kind: Kind, currency: str) -> None:
    assert (kind_of(unit), currency_of(unit)) == (kind, currency)


def test_every_kind_has_its_words() -> None:
    assert set(KINDS) == set(get_args(Kind)) == {kind_of(unit) for unit in (*UNITS, "USD", "USD/share", "TWD/USD")}


def test_every_unit_that_is_no_sign_has_a_name_in_every_language() -> None:
    signs = {"kW", "MW", "GW", "kWh", "MWh", "GWh", "TWh", "nm"}
    for language in ROWS.values():
        assert UNITS.keys() - language.units.keys() <= signs
        assert language.units.keys() <= UNITS.keys()


@pytest.mark.parametrize(
    ("printed", "written"),
    [("億元 356", "356億元"), ("亿美元356", "356亿美元"), ("圓5", "5圓"), ("%24", "24%")],
)
def test_a_unit_before_its_number_is_turned_round_as_printed(printed: str, written: str) -> None:
    assert as_printed(printed, "USD") == f"write the unit after the number: {written}"
