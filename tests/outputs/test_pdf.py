"""The PDF of a brief, read back as a reader's program reads it."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from places import CORPUS, ROOT, TINY, new_project
from pypdf import PdfReader
from typeset import drawn

from briefs.analysis.dataset import read_dataset
from briefs.content.folder import Folder
from briefs.model.language import LANGUAGES
from briefs.model.problem import Faulty
from briefs.outputs import pdf, typesetting
from briefs.outputs.pdf import Pdf
from briefs.outputs.typesetting import Sheet
from briefs.presentation import cards, inline
from briefs.presentation.blocks import Group, Points, Prose, parts, quantities
from briefs.presentation.context import RenderContext

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefs.presentation.prose import BriefLocalizer

TEMPLATES = ROOT / "templates"
ADDRESS = "https://briefs.example/"
TEMPLATE = TEMPLATES / "print" / "brief.typ"
FONTS = {"BriefsSans", "BriefsSerif", "NotoSansTC-Regular", "NotoSerifTC-Regular", "NotoSansSC-Regular", "NotoSerifSC-Regular"}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("brief.typ", "x\n#let x = (", "brief.typ:2:9: unclosed delimiter; mend the template"),
        ("parts.typ", "x\n#let x = (", "parts.typ:2:9: unclosed delimiter; mend the template"),
        ("brief.typ", "hello", "brief.typ:1:1: PDF/UA-1 error: missing document title; set the title with `set document(title: [...])`"),
    ],
)
def test_a_template_that_cannot_be_typeset_is_named(tmp_path: Path, name: str, text: str, expected: str) -> None:
    (tmp_path / "templates/print").mkdir(parents=True)
    (tmp_path / "templates/print" / name).write_text(text, "utf-8")
    with pytest.raises(Faulty) as caught:
        drawn(partial(typesetting.printed, Folder(tmp_path), "brief.typ", dict, date(2025, 1, 1)))
    assert str(caught.value.problem) == f"templates/print/{expected}"


def plain(text: str) -> str:
    """A text without what depends on where lines break."""
    return re.sub(r"[\s\u2060\u200b\u00ad]", "", text)


class Document:
    """A PDF and the values that it was made of."""

    def __init__(self, values: dict[str, Any], made: bytes) -> None:
        self.values, self.made = values, made
        self.reader = PdfReader(io.BytesIO(made))
        self.root: Any = self.reader.trailer["/Root"]

    @cached_property
    def pages(self) -> list[str]:
        return [page.extract_text() for page in self.reader.pages]

    @cached_property
    def text(self) -> str:
        return plain("".join(self.pages))

    @cached_property
    def links(self) -> list[Any]:
        """The annotations of all pages."""
        pages = (page.get("/Annots") or () for page in self.reader.pages)
        return [link.get_object() for links in pages for link in links]

    @cached_property
    def outline(self) -> list[str]:
        return [plain(title) for title in titles(self.reader.outline)]


def titles(outline: Sequence[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from titles(entry)
        else:
            yield entry.title


def nodes(value: Any, *kinds: str) -> Iterator[dict[str, Any]]:
    """Every node of some kinds within some values."""
    if isinstance(value, dict):
        if value.get("is") in kinds:
            yield value
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from nodes(item, *kinds)


def localizers(context: RenderContext) -> list[BriefLocalizer]:
    briefs = context.dataset.briefs()
    return [context.brief_localizer(language, brief) for brief in briefs for language in LANGUAGES]


def document(context: RenderContext, localizer: BriefLocalizer) -> Document:
    values = Pdf(context, context.brief_localizer(localizer.language, localizer.brief)).values()
    day = context.dataset.dated(localizer.brief)
    return Document(values, *drawn(partial(typesetting.typeset, Sheet(values, TEMPLATE, day))))


@pytest.fixture(scope="module")
def real() -> RenderContext:
    """The corpus, at an address."""
    dataset, problems = read_dataset(CORPUS)
    assert problems == []
    return RenderContext(dataset, Folder(ROOT, address=ADDRESS))


@pytest.fixture(scope="module", params=LANGUAGES)
def newest(real: RenderContext, request: pytest.FixtureRequest) -> Document:
    """The newest brief in each language."""
    return document(real, real.brief_localizer(request.param, real.dataset.briefs()[0]))


@pytest.fixture(scope="module")
def tinies(context: RenderContext) -> list[Document]:
    """The invented company's briefs in both languages: the later ones first."""
    return [document(context, localizer) for localizer in localizers(context)]


def test_every_figure_is_there(newest: Document) -> None:
    figures = list(nodes(newest.values, "figure"))
    assert len(figures) > 100
    assert [f["text"] for f in figures if plain(f["text"]) not in newest.text] == []


def test_all_words_are_there(newest: Document) -> None:
    values, words = newest.values, newest.values["words"]
    shown = [values[name] for name in ("company", "ticker", "period", "site", "plain", "dateline")]
    shown += [words["figures_intro"], *values["figures"]["heads"]]
    shown += [column["head"] for table in nodes(values, "table") for column in table["columns"]]
    shown += [source[key] for source in nodes(values, "cited") for key in ("publisher", "title", "about")]
    shown += [node["text"] for node in nodes(values, "spoken", "chip", "remark")]
    drawings = drawings_of(newest)
    assert len(drawings) > 5
    assert all(chart["drawing"].startswith("<svg") for chart in drawings)
    shown += [chart["source"] for chart in drawings]
    shown += [text for chart in drawings for text in re.findall(r"<text[^>]*>([^<]+)</text>", chart["drawing"]) if "bf-w" not in text][:40]
    assert [text for text in shown if plain(text) not in newest.text] == []


def test_a_chinese_headline_breaks_before_its_phrases(real: RenderContext) -> None:
    values = Pdf(real, real.brief_localizer("zh-Hant", real.dataset.briefs()[0])).values()
    phrases = ["燈具訂單回溫帶動營收成長，", "歐洲市場拓展計畫支出高於同業的平均水準，", "全年毛利率可望守住"]
    values["headline"] = ["".join(phrases)]
    made = Document(values, *drawn(partial(typesetting.typeset, Sheet(values, TEMPLATE, date(2025, 1, 1)))))
    lines = made.pages[0].splitlines()
    assert [phrase for phrase in phrases if not any(line.strip().endswith(phrase) for line in lines)] == []


def test_the_outline_names_every_heading(newest: Document) -> None:
    blocks = nodes(newest.values, "section", "heading", "group")
    headings = [block for block in blocks if block["id"] not in ("", "bottom-line")]
    wanted = ["".join(map(text_of, block["title"])) for block in headings]
    assert len(wanted) > 15
    wanted += [newest.values["plain"], newest.values["words"]["figures"]]
    assert sorted(map(plain, wanted)) == sorted(newest.outline), "no heading is missing, none stands twice"
    assert newest.outline[0] == plain(newest.values["plain"])


def text_of(part: str | dict[str, Any]) -> str:
    """What a node says."""
    return part if isinstance(part, str) else part.get("text") or "".join(map(text_of, part["parts"]))


def test_each_page_has_its_number_and_its_header(newest: Document) -> None:
    pattern = newest.values["words"]["page"]
    assert len(newest.pages) > 2
    for number, page in enumerate(newest.pages, 1):
        assert plain(pattern.format(n=number, m=len(newest.pages))) in plain(page)
        assert newest.values["site"] in page
        assert plain(newest.values["company"]) in plain(page)


def test_fonts_are_embedded_and_none_is_the_machine_s(newest: Document) -> None:
    found = set()
    for page in newest.reader.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
            assert "/ToUnicode" in font.get_object(), "no text could be copied"
            found.add(descriptor["/FontName"].partition("+")[2])
    first = {"en": {"BriefsSans", "BriefsSerif"}, "zh": {"NotoSansTC-Regular", "NotoSerifTC-Regular"}}
    assert first[newest.values["language"]] <= found <= FONTS
    assert "NotoSansSC-Regular" in found, "figures printed in Simplified Chinese"
    assert "〓" not in newest.text


def test_it_is_tagged_and_says_what_it_is(newest: Document) -> None:
    language = newest.values["language"]
    assert newest.root["/Lang"].startswith(language)
    assert newest.root["/MarkInfo"]["/Marked"]
    assert newest.root["/ViewerPreferences"]["/DisplayDocTitle"]
    about = newest.reader.metadata
    assert about
    assert newest.values["title"] in str(about.title)
    assert newest.values["plain"] in str(about.title)
    assert about.author == newest.values["site"]
    assert about.subject == newest.values["summary"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in newest.root["/Metadata"].get_object().get_data()


def drawings_of(made: Document) -> list[dict[str, Any]]:
    """The drawings in the PDF: all but the last ones for which four pages have no room."""
    found = nodes(made.values, "charts", "promises")
    every = [one for node in found for one in node.get("drawings") or [item["drawing"] for item in node["items"]]]
    kept = [one for one in every if plain(one["title"]) in made.text]
    assert kept == every[: len(kept)]
    return kept


def structure(element: Any) -> Iterator[Any]:
    yield element
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        found = child.get_object()
        if isinstance(found, dict) and "/S" in found:
            yield from structure(found)


def test_each_drawing_has_its_description(newest: Document) -> None:
    drawings = drawings_of(newest)
    kids = newest.root["/StructTreeRoot"]["/K"]
    tree = kids[0] if isinstance(kids, list) else kids
    elements = list(structure(tree.get_object()))
    figures = [element for element in elements if element["/S"] == "/Figure"]
    assert [figure["/Alt"] for figure in figures] == [chart["alt"] for chart in drawings]
    kinds = {element["/S"] for element in elements}
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/Link"} <= kinds


def test_links_lead_to_the_articles_and_to_the_page(newest: Document) -> None:
    targets = {link["/A"]["/URI"] for link in newest.links if "/URI" in link.get("/A", {})}
    values = newest.values
    assert values["address"].startswith(ADDRESS)
    assert {values["address"], *(source["address"] for source in nodes(values, "cited"))} <= targets
    assert all(target.startswith("https://") for target in targets)


def brief_pages(made: Document) -> int:
    """The pages up to the last words of the brief, which the table of its figures follows."""
    *_, last = nodes(made.values["sections"], "prose")
    end = plain("".join(map(text_of, last["parts"])))
    return next(n for n in range(1, len(made.pages) + 1) if end in plain("".join(made.pages[:n])))


def test_a_brief_has_at_most_four_pages_and_its_chart_on_the_first(newest: Document) -> None:
    assert brief_pages(newest) <= 4
    first = next(nodes(newest.values["story"], "charts"))["drawings"][0]
    shown = [first["title"], *re.findall(r"<text[^>]*>([^<]+)</text>", first["drawing"])]
    assert len(shown) > 5
    assert [text for text in shown if plain(text) not in plain(newest.pages[0])] == []
    assert {block["is"] for block in newest.values["story"]} >= {"section", "keynumbers", "charts"}


def test_a_long_brief_does_without_charts_before_it_takes_a_fifth_page(newest: Document) -> None:
    sections = newest.values["sections"]
    prose = [one | {"blocks": [block for block in one["blocks"] if block["is"] == "prose"]} for one in sections[2:-1]]
    values = newest.values | {"sections": [*sections[:-1], *prose, sections[-1]]}
    long = Document(values, *drawn(partial(typesetting.typeset, Sheet(values, TEMPLATE, date(2026, 2, 6)))))
    assert brief_pages(long) <= 4
    assert all(plain("".join(map(text_of, one["title"]))) in long.text for one in sections)


def test_what_is_folded_on_the_page_is_not_in_print(newest: Document, real: RenderContext) -> None:
    brief = real.brief_localizer(newest.values["language"].replace("zh", "zh-Hant"), real.dataset.briefs()[0])
    folded = [block for block in parts(real.document(brief).blocks, Group) if block.style in ("fold", "rest")]
    told = [plain(inline.plain(prose.parts)) for group in folded for prose in parts(group, Prose) if prose.style == "body"]
    assert len(told) > 5
    assert [text for text in told if text in newest.text] == []
    lines = [plain(inline.plain(line)) for group in folded for points in group.blocks if isinstance(points, Points) for line in points.items]
    assert lines
    assert [line for line in lines if line not in newest.text] == [], "a list is whole in print"


def test_every_number_leads_to_its_card(newest: Document, real: RenderContext) -> None:
    language = newest.values["language"].replace("zh", "zh-Hant")
    localizer = real.brief_localizer(language, real.dataset.briefs()[0])
    document = real.document(localizer)
    known = cards.cards(quantities((document.headline, document.blocks)), localizer, {})
    page = f"{ADDRESS}{language}/amzn/2025Q4/figures/#f-"
    spots = [spot for drawing in drawings_of(newest) for spot in drawing["spots"]]
    rows = newest.values["figures"]["rows"]
    leading = [*nodes(newest.values, "figure"), *spots, *rows]
    assert len(spots) > 30
    assert {one["href"] for one in leading} <= {f"{page}{card.id}" for card in known}
    there = Counter(link["/A"]["/URI"] for link in newest.links if "/URI" in link.get("/A", {}))
    wanted = Counter(one["href"] for one in leading)
    assert {href: n for href, n in wanted.items() if there[href] < n} == {}
    assert {one["href"] for one in leading} == {row["href"] for row in rows}, "each figure shown stands in the table"
    assert len(rows) == len({row["href"] for row in rows})


def test_the_table_says_where_a_figure_is_printed_or_how_it_was_computed(newest: Document) -> None:
    rows = newest.values["figures"]["rows"]
    for row in rows:
        printed, *where = row["grounds"]
        assert plain(row["what"]) in newest.text
        assert plain(row["figure"]) in newest.text
        assert list(nodes(printed, "spoken" if where else "figure")), row
        assert [said for (said,) in where if not re.search(r"¶|第 \d+ 段", said) or plain(said) not in newest.text] == []


def test_numbers_in_the_table_stand_below_each_other(newest: Document) -> None:
    ends = Counter(round(float(link["/Rect"][2]), 1) for link in newest.links)
    assert max(ends.values()) >= len(newest.values["figures"]["rows"])


def test_two_makings_give_the_same_bytes(context: RenderContext) -> None:
    values = Pdf(context, localizers(context)[0]).values()
    day = date(2025, 2, 2)
    task = partial(typesetting.typeset, Sheet(values, TEMPLATE, day))
    one, other = *drawn(task), *drawn(task)
    assert one == other
    about = PdfReader(io.BytesIO(one)).metadata
    assert about
    assert about.creation_date == about.modification_date == datetime.combine(day, time(), UTC)


def test_one_is_made_anew_only_when_something_of_it_changed(context: RenderContext, tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    own = RenderContext(context.dataset, Folder(tmp_path))
    localizer, other, *_ = localizers(own)
    cache = tmp_path / ".cache" / "pdf"
    (made,) = drawn(partial(pdf.draw, own, localizer))
    (kept,) = cache.iterdir()
    kept.write_bytes(sha256(b"kept").digest() + b"kept")
    assert pdf.draw(own, localizer) == b"kept"
    changed = replace(own, folder=Folder(tmp_path, address=ADDRESS))
    assert drawn(partial(pdf.draw, own, other), partial(pdf.draw, changed, localizer)) != [b"kept"] * 2
    template = tmp_path / "templates" / "print" / "brief.typ"
    template.write_text(template.read_text("utf-8") + "// new", "utf-8")
    assert drawn(partial(pdf.draw, own, localizer)) == [made]
    assert len(list(cache.iterdir())) == 4


@pytest.mark.parametrize("stored", [b"", b"<html>gone</html>", b"%PDF-1.7 cut", "half"], ids=repr)
def test_a_broken_cache_costs_time_and_never_truth(context: RenderContext, tmp_path: Path, stored: bytes | str) -> None:
    own = replace(context, folder=Folder(tmp_path))
    draw = partial(pdf.draw, own, localizers(own)[0])
    (made,) = drawn(draw)
    (kept,) = (tmp_path / ".cache" / "pdf").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2] if isinstance(stored, str) else stored)
    assert drawn(draw) == [made]
    assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_costs_time(context: RenderContext, tmp_path: Path) -> None:
    own = replace(context, folder=Folder(tmp_path))
    (tmp_path / "templates" / "print").mkdir(parents=True)
    (tmp_path / "templates" / "print" / "own.typ").write_text("", "utf-8")
    (tmp_path / ".cache").write_text("a file, where nothing can stand below", "utf-8")
    (made,) = drawn(partial(pdf.draw, own, localizers(own)[0]))
    assert made.startswith(b"%PDF-")
    assert (tmp_path / ".cache").is_file()


def test_a_brief_without_charts_disputes_or_one_before_it(tinies: list[Document], context: RenderContext) -> None:
    for made, language in zip(tinies[-2:], LANGUAGES, strict=True):
        words = context.words[language]["brief"]
        assert list(nodes(made.values, "charts")) == []
        assert list(nodes(made.values, "panel", "answers")) == []
        assert plain(words["first"]) in made.text
        assert plain(words["one_source"]) in made.text
        assert plain(words["charts"]) not in made.outline
    for made in tinies:
        assert made.values["address"] == ""
        assert {one["href"] for one in (*nodes(made.values, "figure"), *made.values["figures"]["rows"])} == {""}
        figures = [plain(figure["text"]) for figure in nodes(made.values, "figure")]
        assert figures
        assert [figure for figure in figures if figure not in made.text] == []


NAUGHTY = r"""#panic("x") \ $x^$ *a_ @b <c> `d` //e ```f /*g [h] ] = i {j} "k" 'l' ~ -- #{ \u{41} ${m} %"""
KEYS = {"is", "tone", "kind", "manner", "style", "language", "region", "id", "drawing", "address", "page", "href", "colours"}


def spoiled(value: Any) -> Any:
    """The values with something naughty at the end of every text."""
    if isinstance(value, str):
        return value + NAUGHTY
    if isinstance(value, dict):
        return {key: item if key in KEYS else spoiled(item) for key, item in value.items()}
    return [spoiled(item) for item in value] if isinstance(value, (list, tuple)) else value


def test_no_text_is_ever_read_as_source(context: RenderContext) -> None:
    values = Pdf(context, localizers(context)[0]).values()
    texts = len(re.findall(re.escape("#panic"), str(spoiled(values))))
    assert texts > 150
    (made,) = drawn(partial(typesetting.typeset, Sheet(spoiled(values), TEMPLATE, date(2025, 2, 2))))
    text = Document(values, made).text
    shown = plain(NAUGHTY)
    assert text.count(shown) > 100
    assert plain(values["title"] + NAUGHTY) in plain(str(PdfReader(io.BytesIO(made)).metadata.title))  # type: ignore[union-attr]


def test_what_an_editor_writes_stays_text(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "content")
    path = tmp_path / "content" / "lumen" / "2024Q4" / "brief.yml"
    naughty = '#panic() $x$ @b <c> [d](javascript:alert) #import "x": * \\ ok'
    text = path.read_text("utf-8").replace("The shares rose.", f"'{naughty}'")
    path.write_text(text, "utf-8")
    dataset, problems = read_dataset(tmp_path / "content")
    assert problems == []
    context = RenderContext(dataset, Folder(ROOT))
    made = document(context, context.brief_localizer("en", dataset.briefs()[0]))
    assert plain(naughty) in made.text
    assert made.links
    assert not [link for link in made.links if "javascript" in str(link)]


@pytest.mark.parametrize(("address", "kept"), [(ADDRESS, 3), ("", 2)])
def test_a_paragraph_that_only_leads_on_needs_an_address(context: RenderContext, address: str, kept: int) -> None:
    made = Pdf(replace(context, folder=Folder(ROOT, address=address)), localizers(context)[0])
    away, there = inline.Link("https://lamps.example/", ("Lamps",)), inline.Link("en/data/", ("Data",))
    alone = Prose((inline.Span("paragraph", (there,)),))
    shown = made.value([alone, Prose((away,)), Prose(("See ", there))])
    assert len(shown) == kept
    assert [len(one["parts"]) for one in shown[-2:]] == [1, 2]


def test_signs_that_no_font_has_are_replaced_and_do_not_stop_the_build(context: RenderContext) -> None:
    values = Pdf(context, localizers(context)[0]).values()
    values["dateline"] = "\U0001f642 \u0e01 \u05d0 \ue000 é 約 约 \u200d"
    (made,) = drawn(partial(typesetting.typeset, Sheet(values, TEMPLATE, date(2025, 2, 2))))
    assert plain("〓 〓 〓 〓 é 約 约") in Document(values, made).text


def test_a_copied_process_says_why_it_makes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "_process", lambda: os.getpid() + 1)
    with pytest.raises(RuntimeError, match="copied"):
        typesetting.typeset(Sheet({}, TEMPLATE, date(2025, 2, 2)))


def test_the_site_has_one_of_each_brief_and_the_page_leads_there(tmp_path: Path) -> None:
    from briefs.site.build import build_site

    site, problems = build_site(Folder(new_project(tmp_path, TINY)))
    assert problems == []
    assert site
    pdfs = [path for path in site.pictures if path.endswith(".pdf")]
    assert pdfs == [
        f"{language}/lumen/{quarter}/lumen-{quarter}-{language}.pdf" for quarter in ("2024Q4", "2024Q3") for language in LANGUAGES
    ]
    bodies = {page.url: page.body() for page in site.pages}
    for path in pdfs:
        page = path.rpartition("/")[0] + "/"
        for place in (page, f"{page}figures/"):
            way = f"../{path.rpartition(chr(47))[2]}" if place.endswith("/figures/") else f"../../../{path}"
            assert bodies[place].count(f'href="{way}" type="application/pdf"') == 1
    preview, _ = build_site(Folder(tmp_path), preview=True)
    assert preview
    assert [page.url for page in preview.pages if ".pdf" in page.body()] == []
