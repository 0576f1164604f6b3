"""Values packed and unpacked: equal ones, the very objects that are known, and nothing that does anything."""

from __future__ import annotations

import os
import pickle
import zlib
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from briefs.analysis.intervals import Ends
from briefs.analysis.sums import _total
from briefs.content.yaml_source import parse_document
from briefs.model.facts import Meaning, Quantity
from briefs.model.figure import Figure
from briefs.model.packed import packed, unpacked
from briefs.model.period import parse_period

MEANING = Meaning("LUMN9", "", "Revenue", parse_period("FY2025Q2", 6))
LEVEL = Quantity("a", MEANING, Figure(Decimal("1.50"), None, "USD", 2, "over"))
GROWTH = Quantity("b", MEANING, LEVEL.figure, (), "sum", (LEVEL,), signs="+")


@pytest.mark.parametrize("value", [MEANING, GROWTH, [GROWTH, LEVEL], {MEANING: Ends(0.1, 1 / 3, -2.0, 1e300)}])
def test_values_come_back(value: object) -> None:
    assert unpacked(packed(value)) == value
    assert repr(unpacked(packed(value))) == repr(value)


def test_what_is_known_comes_back_itself() -> None:
    found = unpacked(packed([GROWTH, LEVEL], [LEVEL]), [LEVEL])
    assert found[1] is found[0].inputs[0] is LEVEL
    assert found[0] is not GROWTH


def test_arithmetic_comes_back() -> None:
    one = Ends(1.0, 2.0, 3.0, 4.0)
    assert unpacked(packed(Ends.minus))(one, one) == one.minus(one)
    assert unpacked(packed(partial(_total, "+-")))(one, one) == _total("+-", one, one)


def test_a_document_comes_back_as_its_text() -> None:
    document, _ = parse_document("a: {b: 1}\n", "a.yml")
    assert document
    assert document.root.at("a", "b").column == 8
    found = unpacked(packed(document))
    assert "root" not in vars(found)
    assert found == document
    assert found.root == document.root


class Caller:
    def __reduce__(self) -> Any:
        return os.getcwd, ()


@pytest.mark.parametrize("value", [Caller(), os.system, open, eval, packed])
def test_nothing_else_is_called(value: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="is no value"):
        unpacked(packed(value))


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("builtins", "eval"),
        ("briefs.content.grounds", "os.system"),
        ("briefs.content.grounds", "digest"),
        ("briefs.model.cache", "Cache.write"),
        ("briefs.analysis.intervals", "math.floor"),
        ("briefs.analysis.intervals", "nothing"),
    ],
)
def test_no_name_leads_out_of_the_values(module: str, name: str) -> None:
    said = b"".join(b"\x8c" + bytes([len(part)]) + part.encode() for part in (module, name))
    with pytest.raises(pickle.UnpicklingError, match="is no value"):
        unpacked(zlib.compress(b"\x80\x04" + said + b"\x93."))
