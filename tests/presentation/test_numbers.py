"""Figures as a place asks for them: measure words as the articles print them."""

from dataclasses import replace

import pytest
from invented import fact

from briefs.model.facts import Quantity
from briefs.presentation.numbers import counter


@pytest.mark.parametrize(
    ("printed", "language", "word"),
    [
        ("140 萬颗", "zh-Hant", "顆"),
        ("约95万个", "zh-Hant", "個"),
        ("约95万个", "en", ""),
        ("2至3座", "zh-Hant", "座"),
        ("60多億件", "zh-Hant", "件"),
        ("1.4M units", "zh-Hant", ""),
        ("95萬左右", "zh-Hant", ""),
    ],
)
def test_a_measure_word_is_as_printed_in_the_pages_script(printed: str, language: str, word: str) -> None:
    one = replace(fact("Revenue", "$1B"), printed=printed)
    quantity = Quantity(one.id, one.meaning, one.figure, (one,))
    assert counter(quantity, language) == word
    assert counter(Quantity("derived", one.meaning, one.figure, inputs=(quantity,)), language) == word
