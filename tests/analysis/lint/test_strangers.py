"""Figures of other companies, and texts that name these."""

import pytest
from lamps import prose, told

from briefs.analysis.lint.strangers import check

FINE = [
    ("Glow grew {GLOW Revenue yoy}.", "輝光年增 {GLOW Revenue yoy}。"),
    ("The rival grew {GLOW Revenue yoy}, and Glow is not done.", "對手年增 {GLOW Revenue yoy}，輝光仍在擴大。"),
    ("The rival grew {GLOW Revenue yoy}.", "輝光年增 {GLOW Revenue yoy}。"),  # one language names it
    ("Revenue grew {Revenue yoy}.", "營收年增 {Revenue yoy}。"),
]


@pytest.mark.parametrize(("english", "chinese"), FINE)
def test_fine(english: str, chinese: str) -> None:
    assert told(check(prose(en=english, zh_Hant=chinese))) == []


def test_a_figure_of_another_reads_as_the_company_s_own() -> None:
    wrong = prose(en="Revenue grew {GLOW Revenue yoy} in the quarter.", zh_Hant="當季營收年增 {GLOW Revenue yoy}。")
    assert told(check(wrong)) == ["{GLOW Revenue yoy} is of GLOW, which no word here names; name it, or take 'GLOW' out for the company's own"]


def test_the_name_of_the_reference_names_nothing() -> None:
    assert len(told(check(prose(en="It grew {GLOW Revenue yoy}.")))) == 1


def test_a_part_stands_in_no_text_that_names_another() -> None:
    wrong = prose(en="Indoor lamps brought in {Outdoor Revenue}.", zh_Hant="室內燈營收 {Outdoor Revenue}。")
    assert told(check(wrong)) == ["{Outdoor Revenue} is of Outdoor, and the words here name another part; name it, or cite the other"]
    for fine in ("Outdoor lamps brought in {Outdoor Revenue}, indoor ones {Indoor Revenue}.", "Lamps brought in {Outdoor Revenue}."):
        assert told(check(prose(en=fine))) == []
