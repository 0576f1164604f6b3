"""A brief's workbook: what a spreadsheet reads in it, and where its cells lead."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

import pytest

from briefs.outputs import workbook
from briefs.outputs.exports import number
from briefs.presentation.context import RenderContext

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class Sheet:
    """Rows of cells, a text as it is and a number as a float, and where cells lead."""

    rows: Sequence[Sequence[str | float | None]]
    links: dict[str, str]

    def column(self, head: str) -> list[str | float | None]:
        place = self.rows[0].index(head)
        return [row[place] for row in self.rows[1:]]


def opened(data: bytes) -> dict[str, Sheet]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    shared = ["".join(one.itertext()) for one in ET.fromstring(archive.read("xl/sharedStrings.xml"))]
    names = [one.attrib["name"] for one in ET.fromstring(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
    return {name: sheet(archive, place, shared) for place, name in enumerate(names, 1)}


def sheet(archive: zipfile.ZipFile, place: int, shared: Sequence[str]) -> Sheet:
    root = ET.fromstring(archive.read(f"xl/worksheets/sheet{place}.xml"))
    rels = f"xl/worksheets/_rels/sheet{place}.xml.rels"
    targets = {one.attrib["Id"]: one.attrib["Target"] for one in ET.fromstring(archive.read(rels))} if rels in archive.namelist() else {}
    links = {
        one.attrib["ref"]: targets[one.attrib[f"{REL}id"]] + (f"#{one.attrib['location']}" if "location" in one.attrib else "")
        for one in root.iter(f"{MAIN}hyperlink")
    }
    found = []
    for row in root.iter(f"{MAIN}row"):
        cells: dict[int, str | float | None] = {}
        for cell in row.iter(f"{MAIN}c"):
            value = cell.find(f"{MAIN}v")
            assert cell.find(f"{MAIN}f") is None  # no text was taken for a formula
            read = None if value is None else value.text or ""
            cells[column(cell.attrib["r"])] = None if read is None else shared[int(read)] if cell.get("t") == "s" else float(read)
        found.append([cells.get(place) for place in range(max(cells) + 1)])
    width = max(map(len, found))
    return Sheet([[*row, *[None] * (width - len(row))] for row in found], links)


def column(reference: str) -> int:
    place = 0
    for letter in re.sub(r"\d", "", reference):
        place = place * 26 + ord(letter) - 64
    return place - 1


def of(context: RenderContext, language: str = "en", address: str = "https://briefs.example/x/") -> bytes:
    known = replace(context, folder=replace(context.folder, address=address))
    (brief,) = (one for one in context.dataset.briefs() if str(one.period) == "2024Q4")
    return workbook.draw(known, known.brief_localizer(language, brief))


@pytest.mark.parametrize(
    ("language", "names"),
    [("en", ["Figures", "As printed", "Disagreements", "About"]), ("zh-Hant", ["數字一覽", "刊載原文", "來源分歧", "說明"])],
)
def test_it_has_its_sheets_in_its_language(context: RenderContext, language: str, names: list[str]) -> None:
    assert list(opened(of(context, language))) == names


def test_figures_are_numbers_with_all_that_is_known_of_them(context: RenderContext) -> None:
    figures = opened(of(context))["Figures"]
    known = context.dataset.index.quantities.values()
    quantities = {one.id: one for one in known}
    ids = figures.column("Identifier")
    assert len(ids) == len(set(ids)) > 15
    rows = zip(ids, *map(figures.column, ("Low", "High", "Unit", "As printed", "Source", "¶", "Computed as", "Computed from")), strict=True)
    derived = 0
    for id_, low, high, unit, printed, source, at, formula, inputs in rows:
        one = quantities[str(id_)]
        ends = [float(end) if (end := number(value)) else None for value in (one.figure.low, one.figure.high)]
        assert ([low, high], unit) == (ends, one.figure.unit)
        if one.facts:
            fact = one.facts[0]
            assert (printed, at, formula, inputs) == (fact.printed, fact.at, "", "")
            assert source == context.dataset.content.sources[fact.source].entry.publisher["en"]
        else:
            derived += 1
            assert (printed, source, at) == ("", "", None)
            assert formula
            assert str(inputs).count("; ") == len(one.inputs) - 1
            assert {part.id for part in one.inputs} <= set(ids)
    assert derived > 3


def test_every_printing_has_a_row(context: RenderContext) -> None:
    sheets = opened(of(context))
    shown = set(sheets["Figures"].column("Identifier"))
    facts = [fact for one in context.dataset.index.quantities.values() if one.id in shown for fact in one.facts]
    printings = sheets["As printed"]
    assert sorted(map(str, printings.column("Identifier"))) == sorted(fact.id for fact in facts)
    assert sorted(map(str, printings.column("As printed"))) == sorted(fact.printed for fact in facts)
    assert all(40000 < float(day or 0) < 50000 for day in printings.column("Published"))  # days, no texts


def test_disagreements_are_those_of_the_brief(context: RenderContext) -> None:
    disputes = opened(of(context))["Disagreements"]
    brief = next(one for one in context.dataset.briefs() if str(one.period) == "2024Q4")
    findings = context.dataset.shown.get(brief.id, ())
    ids = [f"dispute:{brief.id}:{one.id}" for one in brief.entry.disputes] + [one.id for one in findings]
    assert sorted(map(str, disputes.column("Identifier"))) == sorted(ids) != []
    assert all(disputes.column("Finding"))


def test_what_a_figure_is_leads_to_its_card(context: RenderContext) -> None:
    figures = opened(of(context))["Figures"]
    for row, id_ in enumerate(figures.column("Identifier"), 2):
        address = f"https://briefs.example/x/en/lumen/2024Q4/figures/#f-{id_}"
        assert figures.links[f"A{row}"].replace("%25", "%") == address


def test_nothing_leads_to_a_site_whose_address_is_unknown(context: RenderContext) -> None:
    links = [link for one in opened(of(context, address="")).values() for link in one.links.values()]
    known = [one.entry.url for one in context.dataset.content.sources.values() if one.entry.url]
    assert all(link.startswith(tuple(known)) for link in links)


def test_words_of_a_folder_name_sheets_as_excel_can(context: RenderContext) -> None:
    """Excel refuses some signs, more than 31 characters, and one name twice."""
    for name, other in (("A/B: [*?] " + "x" * 40, "C"), ("", "  "), ("Same", "same")):
        words = {**context.words["en"], "print": {**context.words["en"]["print"], "figures": name}, "nav": {**context.words["en"]["nav"], "findings": other}}
        brief = context.dataset.briefs()[0]
        own = replace(context.brief_localizer("en", brief), words=words)
        names = list(opened(workbook.draw(context, own)))
        assert len(names) == 4 == len({one.casefold() for one in names})
        assert all(0 < len(one) <= 31 and not set(one) & set("[]:*?/\\") for one in names)


def test_the_same_brief_is_the_same_to_the_byte(context: RenderContext) -> None:
    assert of(context) == of(context)
    assert b"2026" not in zipfile.ZipFile(io.BytesIO(of(context))).read("docProps/core.xml")
