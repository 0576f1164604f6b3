"""The Latin fonts that the site ships, cut from the full ones: woff2 for pages, TTF for Typst.

Of the signs they keep those that Latin prose, names and figures need, of the weights those that the
style sheets name; hints go. `make fonts` writes them, from the same input the same bytes. Their
licence reserves the name Source to the full fonts, so the cut ones have a name of their own.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TEMPLATES = Path(__file__).parents[2] / "templates"
SOURCES = {
    "Briefs Sans": ("fontpkg_source_sans_3", "SourceSans3[wght].ttf"),
    "Briefs Serif": ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
}

# As site.css has them. What is extended is fetched only by a page that shows such a name.
LATIN = (
    "U+20-7E, U+A0-FF, U+2009-200A, U+2010, U+2013-2014, U+2018-201A, "
    "U+201C-201E, U+2020-2022, U+2026, U+202F-2030, U+2032-2033, U+2039-203A, U+2044, U+20A9, "
    "U+20AC, U+20B9, U+2190-2193, U+2212, U+221E, U+2248, U+2260, U+2264-2265, U+25B2, U+25BC"
)
EXTENDED = "U+100-17F, U+218-21B, U+1E9E"
BOTH = f"{LATIN}, {EXTENDED}"

WEIGHTS = (400, 700)
FEATURES = ("ccmp", "kern", "liga", "lnum", "locl", "mark", "tnum")


class Cut(NamedTuple):
    """What is kept of a font, and where it goes; an axis keeps one value or a range."""

    path: str
    family: str
    ranges: str
    axes: dict[str, float | tuple[float, float]]


CUTS = (
    Cut("assets/fonts/sans.woff2", "Briefs Sans", LATIN, {"wght": WEIGHTS}),
    Cut("assets/fonts/sans-extended.woff2", "Briefs Sans", EXTENDED, {"wght": WEIGHTS}),
    Cut("assets/fonts/serif.woff2", "Briefs Serif", LATIN, {"wght": 700, "opsz": 24}),
    Cut("assets/fonts/serif-extended.woff2", "Briefs Serif", EXTENDED, {"wght": 700, "opsz": 24}),
    Cut("print/fonts/sans.ttf", "Briefs Sans", BOTH, {"wght": WEIGHTS}),
    Cut("print/fonts/serif.ttf", "Briefs Serif", BOTH, {"wght": WEIGHTS, "opsz": 11}),
)


def write(templates: Path = TEMPLATES) -> None:
    """Every cut, and beside it the licence of its font."""
    for cut in CUTS:
        path = templates / cut.path
        path.parent.mkdir(parents=True, exist_ok=True)
        made(cut).save(path)
        licence = files(SOURCES[cut.family][0]) / "LICENSE"
        path.with_name(f"{path.stem.partition('-')[0]}-OFL.txt").write_bytes(licence.read_bytes())


def made(cut: Cut) -> TTFont:
    """The font with what is kept of it."""
    package, name = SOURCES[cut.family]
    font = TTFont(str(files(package) / "files" / name), recalcTimestamp=False)
    options = Options(layout_features=FEATURES, hinting=False, notdef_outline=True, name_IDs=[0])
    subset = Subsetter(options)
    subset.populate(unicodes=characters(cut.ranges))
    subset.subset(font)
    instantiateVariableFont(font, cut.axes, inplace=True)
    names = {1: cut.family, 2: "Regular", 4: cut.family, 6: cut.family.replace(" ", "")}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font.flavor = "woff2" if cut.path.endswith(".woff2") else None
    return font


def characters(ranges: str) -> set[int]:
    """The code points of ranges as CSS writes them."""
    parts = (part.partition("-") for part in ranges.replace("U+", "").split(", "))
    return {n for low, _, high in parts for n in range(int(low, 16), int(high or low, 16) + 1)}


if __name__ == "__main__":
    write()
