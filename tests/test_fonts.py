"""The Latin fonts that the site ships: what generator/tools/fonts.py cuts, and what the pages' style sheet names."""

from __future__ import annotations

import io
import re

import pytest
from fontTools.ttLib import TTFont
from places import ROOT

import fonts

SHEET = (ROOT / "templates" / "assets" / "site.css").read_text("utf-8")


@pytest.mark.parametrize("cut", fonts.CUTS, ids=lambda cut: cut.path)
def test_what_is_shipped_is_what_is_cut(cut: fonts.Cut) -> None:
    made = io.BytesIO()
    fonts.made(cut).save(made)
    assert made.getvalue() == (ROOT / "templates" / cut.path).read_bytes(), "make fonts"


def test_the_style_sheet_names_each_font_of_the_pages_and_what_is_fetched_on_demand() -> None:
    shipped = {cut.path.removeprefix("assets/") for cut in fonts.CUTS if cut.path.startswith("assets/")}
    assert set(re.findall(r'url\("(?!data:)(.+?)"\)', SHEET)) == shipped
    extended = re.findall(r'-extended\.woff2"\).*unicode-range: ([^;]+);', SHEET)
    assert extended == [fonts.EXTENDED] * 3


@pytest.mark.parametrize("cut", fonts.CUTS, ids=lambda cut: cut.path)
def test_a_font_has_the_signs_that_it_is_for(cut: fonts.Cut) -> None:
    font = TTFont(ROOT / "templates" / cut.path)
    known = set(font.getBestCmap())
    if fonts.LATIN in cut.ranges:
        assert fonts.characters(fonts.LATIN) <= known
    if fonts.EXTENDED in cut.ranges:
        assert set(map(ord, "ĀāČčĐđĘęĞğİıŁłŃńŌōŒœŘřŞşŠšŪūŮůŰűŽžȘș")) <= known
