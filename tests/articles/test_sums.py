"""Figures that add up: levels and the growth between them, and the amount beside a rate."""

from __future__ import annotations

import pytest

from briefs.articles.clauses import Paragraph, Topic
from briefs.articles.dates import Calendar
from briefs.articles.lexicon import Vocabulary
from briefs.articles.readings.sums import roles
from briefs.model.period import parse_period, quarter

from .test_likely import content


def told(text: str) -> list[str]:
    """The part of each figure of a text, or a dash."""
    vocabulary = Vocabulary(content().companies["HQP"], content().concepts)
    p = Paragraph(1, text, vocabulary, Calendar(quarter(2025, 3), parse_period("2025-10-31")), Topic())
    parts = [{part.split()[2] for part in roles(p, place)} for place in p.places()]
    return ["/".join(sorted(one)) or "-" for one in parts]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("毛利率6.35%，比去年同期6.19%增加0.16個百分點。", ["base/now", "base/now", "growth"]),  # it may have fallen
        ("獲利由50億元升至60億元，成長20%。", ["base", "now", "growth"]),
        ("營收178億元，較去年增加8億元或5%。", ["-", "amount", "-"]),
        ("Revenue fell 30% to $70 million from $100 million.", ["growth", "now", "base"]),
        ("營收178億元，毛利率35%，存貨41億元。", ["-", "-", "-"]),
    ],
)
def test_figures_that_add_up_tell_their_parts(text: str, parts: list[str]) -> None:
    assert told(text) == parts
