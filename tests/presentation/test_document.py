"""A brief as a document of blocks: its sections, their ids, and that whatever draws it knows every kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from places import CORPUS, ROOT

from briefs.analysis.dataset import read_dataset
from briefs.content.folder import Folder
from briefs.editing.read import DRAWERS, read
from briefs.model.language import LANGUAGES
from briefs.model.period import quarter
from briefs.outputs.pdf import Pdf
from briefs.presentation import tables
from briefs.presentation.blocks import (
    Block,
    Charts,
    Group,
    Heading,
    KeyNumbers,
    Points,
    Section,
    Table,
    parts,
    quantities,
)
from briefs.presentation.context import RenderContext
from briefs.presentation.document import ANCHORS, PLACED, SECTIONS, Document
from briefs.presentation.inline import Figure, Link, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

VIEWS = [{"en": "A year without {Revenue yoy} growth.", "zh-Hant": "全年成長不到 {Revenue yoy}。"}]


def changed(context: RenderContext, **entry: object) -> RenderContext:
    """The invented company with some keys of its newest brief written anew."""
    content = context.dataset.content
    brief = content.briefs["LUMN9/2024Q4"]
    new = replace(brief, entry=brief.entry.model_copy(update=entry))
    content = replace(content, briefs={**content.briefs, brief.id: new})
    return replace(context, dataset=replace(context.dataset, content=content))


def document(context: RenderContext, language: str = "en") -> Document:
    return context.document(context.brief_localizer(language, context.dataset.briefs()[0]))


def test_contents_are_the_headings_in_the_order_of_the_sections(context: RenderContext) -> None:
    made = document(context)
    assert [name for name, _ in made.contents] == [section.id for section in made.sections]
    own = [theme.id for theme in made.entry.sections if theme.id not in PLACED]
    order = [name for part in SECTIONS for name in (own if part.id == "sections" else [part.id])]
    assert [name for name, _ in made.contents] == [name for name in order if name not in (*PLACED, "reconsider", "quotations", "corrections")]
    assert made.contents[0] == ("thesis", "Thesis")


def test_what_a_hurried_reader_wants_stands_first_however_an_editor_has_it(context: RenderContext) -> None:
    theme = document(context).entry.sections[0]
    names = ["chips", "peers", "results", "shop", "guidance"]
    made = document(changed(context, sections=[theme.model_copy(update={"id": name}) for name in names]))
    shown = [name for name, _ in made.contents if name in (*names, "thesis", "scorecard", "reaction", "risks")]
    assert shown == ["thesis", "guidance", "results", "scorecard", "reaction", "chips", "shop", "peers", "risks"]


def test_where_no_article_tells_of_the_shares_nothing_stands_in_their_place(context: RenderContext) -> None:
    assert "reaction" in [name for name, _ in document(context).contents]
    assert "reaction" not in [name for name, _ in document(changed(context, reaction={})).contents]


def test_a_section_shows_its_finding_and_first_chart_and_the_rest_unfolds(context: RenderContext) -> None:
    first = document(context).entry
    chart, themes = first.charts[0], [first.sections[0].model_copy(update={"id": name}) for name in ("results", "shop")]
    body = {"en": "The finding.\n\nThe evidence.", "zh-Hant": "結論。\n\n佐證。"}
    charts = [chart, chart.model_copy(update={"id": "second"})]
    sections = [theme.model_copy(update={"body": body, "charts": charts}) for theme in themes]
    made = document(changed(context, sections=sections, reaction=body))
    results, shop, reaction = (next(one for one in made.sections if one.id == name) for name in ("results", "shop", "reaction"))
    told, drawn, rest = [block for block in results.blocks if getattr(block, "style", "") != "legend"]
    assert (plain(told.parts), len(drawn.drawings)) == ("The finding.", 1)  # type: ignore[attr-defined]
    assert [block.kind for block in rest.blocks] == ["prose", "charts"]  # type: ignore[attr-defined]
    told, folded = [block for block in shop.blocks if getattr(block, "style", "") != "legend"]  # a business is folded to its finding
    assert [len(block.drawings) for block in folded.blocks if block.kind == "charts"] == [1, 1]  # type: ignore[attr-defined]
    assert [block.kind for block in reaction.blocks] == ["prose", "group"]


def test_sections_are_put_in_another_order_in_one_place(context: RenderContext, monkeypatch: pytest.MonkeyPatch) -> None:
    before = document(context).contents
    monkeypatch.setattr("briefs.presentation.document.SECTIONS", SECTIONS[::-1])
    made = document(context)
    assert made.contents == before[::-1]
    page = context.render("brief", made.localizer, "en/lumen/2024Q4/", (), document=made, values=made.values, brief=made.values.brief, company=made.company, figures=made.figures, called="")
    assert [page.index(f'<h2 id="{name}"') for name, _ in made.contents] == sorted(page.index(f'<h2 id="{name}"') for name, _ in before)
    printed = [block["id"] for block in Pdf(context, made.localizer).values()["sections"]]
    assert [name for name in printed if name in dict(before)] == [name for name, _ in made.contents]


@pytest.mark.parametrize(("language", "title", "text"), [("en", "What would change the view", "20%"), ("zh-Hant", "哪些情況會改變看法", "20%")])
def test_a_new_section_is_a_field_and_a_function(context: RenderContext, language: str, title: str, text: str) -> None:
    assert "reconsider" not in [one.id for one in blocks_of(document(context, language).blocks) if isinstance(one, Heading)]
    own = changed(context, reconsider=VIEWS)
    made = document(own, language)
    (thesis,) = (one for one in made.sections if one.id == "thesis")
    (folded,) = (block for block in thesis.blocks if getattr(block, "style", "") == "rest")
    heading, points = folded.blocks  # type: ignore[attr-defined]
    assert (heading.id, plain(heading.title)) == ("reconsider", title)
    assert text in plain(points.items[0])
    shown = [block["title"] for block in nodes(Pdf(own, made.localizer).values()["sections"], "heading")]
    assert [title] in shown


def test_ids_of_the_page_are_none_that_an_editor_may_take(context: RenderContext) -> None:
    made = document(changed(context, reconsider=VIEWS))
    own = {theme.id for theme in made.entry.sections}

    found = {block.id for block in blocks_of(made.blocks) if isinstance(block, Section | Heading | Group)}
    named = {name for name in found if name and not name.startswith("dispute-")}
    assert named - own <= ANCHORS
    assert {"reconsider", "bottom-line", "bull", "settled", "guided", "findings", "downloads"} <= ANCHORS


def test_every_figure_of_a_document_is_found_once_in_order(context: RenderContext) -> None:
    made = document(context)
    found = [quantity.id for quantity in quantities(made.blocks)]
    assert found[0] == next(quantity.id for quantity in quantities(made.story))
    assert "LUMN9.OperatingMargin.2024Q4" in found


def kinds(block: type[Block] = Block) -> set[str]:
    return {name for kind in block.__subclasses__() for name in ({kind.__name__.lower()} | kinds(kind))}


def test_page_pdf_and_terminal_draw_every_kind_of_block() -> None:
    macros = (ROOT / "templates/pages/blocks.html").read_text("utf-8").partition("}[block.kind]")[0]
    functions = (ROOT / "templates/print/parts.typ").read_text("utf-8").partition("#let drawers = (")[2].partition(")\n")[0]
    assert len(kinds()) > 8
    assert {name for name in kinds() if f'"{name}": ' not in macros} == set()
    assert {name for name in kinds() if f"{name}: " not in functions} == set()
    assert kinds() == set(DRAWERS)


def said(node: Any) -> str:
    """The text of a node of a PDF."""
    if isinstance(node, str):
        return node
    return "".join(map(said, node["parts"] if isinstance(node, dict) else node))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_says_what_the_page_says(context: RenderContext, language: str) -> None:
    made = document(context, language)
    values = Pdf(context, made.localizer).values()
    shown = [block for block in blocks_of(made.blocks) if not isinstance(block, Group)]
    names = [(block.kind, [plain(item.name) for item in block.items]) for block in shown if isinstance(block, KeyNumbers)]
    assert names == [("keynumbers", [said(item["name"]) for item in values["story"][1]["items"]])]
    tables = [[column.head for column in block.columns] for block in shown if isinstance(block, Table)]
    printed = [[column["head"] for column in table["columns"]] for table in nodes(values["sections"], "table")]
    assert printed
    assert [heads for heads in printed if heads not in tables] == []
    (score,) = (one for one in values["sections"] if one["id"] == "scorecard")
    rows = [row for table in nodes(score, "table") for row in table["rows"]]
    assert len(rows) == len([*made.values.completed]), "with those that the page folds"


def blocks_of(blocks: object) -> Iterator[Block]:
    """Every block below some."""
    for block in blocks if isinstance(blocks, list | tuple) else ():
        yield block
        yield from blocks_of(getattr(block, "blocks", ()))


def nodes(value: object, kind: str) -> Iterator[dict[str, Any]]:
    """Every value of a kind below some."""
    if isinstance(value, dict):
        if value.get("is") == kind:
            yield value
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        yield from nodes(item, kind)


def test_a_day_that_no_article_prints_says_so(context: RenderContext) -> None:
    content = context.dataset.content
    dated = {"dated": {"en": "by its address", "zh-Hant": "依網址"}}
    sources = {name: replace(source, entry=source.entry.model_copy(update=dated)) for name, source in content.sources.items()}
    dataset = replace(context.dataset, content=replace(content, sources=sources))
    lines = read(document(replace(context, dataset=dataset)))
    assert [line for line in lines if "1 Feb 2025 (by its address)" in line]


@pytest.mark.parametrize(("language", "due"), [("en", "Q1 2025 due"), ("zh-Hant", "2025Q1 待公布")])
def test_the_quarters_around_it_stand_at_the_top(context: RenderContext, language: str, due: str) -> None:
    """Those with a brief lead there, in order; the next one that the company reports is due."""
    early, late = (context.document(context.brief_localizer(language, brief)) for brief in context.dataset.briefs()[::-1])
    assert [plain(one) for one in late.quarters] == [plain(one) for one in early.quarters]
    assert plain(late.quarters[-1]) == due
    ways = [[part.attributes for part in one if isinstance(part, Link)] for one in late.quarters]
    assert ways == [[(("rel", "prev"),)], [(("aria-current", "page"),)], []]
    ways = [[part.attributes for part in one if isinstance(part, Link)] for one in early.quarters]
    assert ways == [[(("aria-current", "page"),)], [(("rel", "next"),)], []]


def test_quarters_without_a_brief_keep_their_place(monkeypatch: pytest.MonkeyPatch, context: RenderContext) -> None:
    """A long row is cut around the brief's own quarter."""
    brief = context.dataset.briefs()[0]
    others = {number: replace(brief, id=f"LUMN9/{number}", period=quarter(2020, number)) for number in (1, 2, 4, 9, 12, 20)}
    monkeypatch.setattr(type(context.dataset), "briefs", lambda *_: list(others.values())[::-1])
    shown = {
        number: [(str(period), bool(known)) for period, known in context.values(one).row_of_periods] for number, one in others.items()
    }
    assert shown[1] == [("2020Q1", True), ("2020Q2", True), ("2020Q3", False), ("2020Q4", True), ("2021Q1", False), ("2021Q2", False), ("2021Q3", False)]
    assert shown[9][3] == ("2022Q1", True)
    assert shown[20][-2:] == [("2024Q4", True), ("2025Q1", False)]
    assert {len(row) for row in shown.values()} == {7}


def test_a_disagreement_is_a_line_that_leads_to_all_of_it(context: RenderContext) -> None:
    """Those that put a figure in doubt come first, those of definitions last."""
    made = document(context)
    (lines,) = (block for block in blocks_of(made.sections) if isinstance(block, Points) and any("dispute-" in str(item) for item in block.items))
    links = [next(part for part in item if isinstance(part, Link)) for item in lines.items]
    noted = [dispute.id for dispute in made.values.disputes]
    assert [link.href for link in links][: len(noted)] == [f"en/lumen/2024Q4/figures/#dispute-{name}" for name in noted]
    assert [link.attributes for link in links][: len(noted)] == [(("id", f"dispute-{name}"),) for name in noted]
    kinds = [(not (one.doubts or one.findings), one.kind == "definition") for one in made.values.disputes]
    assert kinds == sorted(kinds)
    (whole,) = [one for one in made.evidence if one.id == "disputes"]
    assert [block.id for block in whole.blocks if isinstance(block, Group)] == [f"dispute-{one.id}" for one in made.entry.disputes]


PARAGRAPHS = {"en": "It sold more.\n\nThen it sold more still.\n\n- And more.", "zh-Hant": "營收增加。\n\n之後又再增加。\n\n- 還會增加。"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_theme_opens_with_its_first_paragraph_and_the_rest_unfolds(context: RenderContext, language: str) -> None:
    theme = document(context).entry.sections[0]
    made = document(changed(context, sections=[theme.model_copy(update={"body": PARAGRAPHS})]), language)
    (section,) = (one for one in made.sections if one.id == theme.id)
    first, rest, *_ = section.blocks
    said = PARAGRAPHS[language].split("\n\n")
    assert (first.kind, plain(getattr(first, "parts", ()))) == ("prose", said[0])
    assert isinstance(rest, Group)
    assert (rest.style, plain(getattr(rest.blocks[0], "parts", ()))) == ("rest", said[1] + said[2].removeprefix("- "))


def test_a_theme_of_one_paragraph_has_nothing_to_unfold(context: RenderContext) -> None:
    theme = document(context).entry.sections[0]
    made = document(changed(context, sections=[theme.model_copy(update={"body": {"en": "It sold more.", "zh-Hant": ""}})]), "zh-Hant")
    (section,) = (one for one in made.sections if one.id == theme.id)
    assert plain(getattr(section.blocks[0], "parts", ())).endswith("It sold more.")  # behind the mark of a text that is not written
    assert not any(isinstance(block, Group) and block.style == "rest" for block in section.blocks)


def test_a_disagreement_is_a_line_with_three_of_its_figures() -> None:
    dataset, _ = read_dataset(CORPUS)
    corpus = RenderContext(dataset, Folder(ROOT))
    found = []
    for brief in dataset.briefs():
        localizer = corpus.brief_localizer("en", brief)
        for dispute in brief.entry.disputes:
            line = tables.disputed(localizer, dispute)
            known = [*filter(None, map(localizer.disputing().find, dispute.facts))]
            assert len([*parts(list(line), Figure)]) == min(len(known), 3)
            assert plain(line).endswith("…") is (len(known) > 3)
            found.append(len(known))
    assert min(found) < 3 < max(found)


@pytest.fixture(scope="module")
def corpus() -> list[Document]:
    dataset, _ = read_dataset(CORPUS)
    made = RenderContext(dataset, Folder(ROOT))
    return [made.document(made.brief_localizer("en", brief)) for brief in dataset.briefs()]


def test_disagreements_that_put_no_figure_in_doubt_are_one_line(corpus: list[Document]) -> None:
    folded = []
    for made in corpus:
        (section,) = (one for one in made.sections if one.id == "disputes")
        (points,) = parts(section.blocks, Points)
        ways = [link.href.removeprefix(made.figures) for line in points.items for link in parts(list(line), Link)]
        noted = made.values.disputes
        grave = [one.id for one in noted if one.doubts or one.findings] or [one.id for one in noted[:3]]
        assert ways[: len(grave)] == [f"#dispute-{name}" for name in grave]
        others = len(noted) - len(grave)
        assert ways[len(grave) :] == ["#disputes"] * bool(others) + ["#findings"] * bool(made.values.findings)
        assert not others or plain(points.items[len(grave)]).startswith(str(others))
        folded.append(others)
    assert max(folded) > 10


def test_a_theme_has_one_drawing_and_the_page_of_figures_the_others(corpus: list[Document]) -> None:
    found = 0
    for made in corpus:
        themes = {theme.id: [one.id for one in theme.charts] for theme in made.entry.sections}
        further = []
        for section in made.sections:
            blocks = [*parts(section.blocks, Charts)] if section.id in themes else []
            named = [[drawing.chart.id for drawing in block.drawings] for block in blocks]
            own = themes.get(section.id, [])
            assert named == [*filter(None, [own[:1], own[1:]])]
            assert [block.style for block in blocks] == ["", "further"][: len(blocks)]
            further += own[1:]
        (values,) = (one for one in made.evidence if one.id == "values")
        drawn = {block.style: [one.chart.id for one in block.drawings] for block in parts(values.blocks, Charts)}
        assert drawn.get("", []) == further
        assert {*drawn["values"], *further} == {one.chart.id for block in parts(made.blocks, Charts) for one in block.drawings}
        found += len(further)
    assert found > 5
