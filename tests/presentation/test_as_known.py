"""Briefs as of their day: what was not known then is marked, and explained where the mark is."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from places import CORPUS, ROOT, TINY

from briefs.analysis.dataset import read_dataset
from briefs.content.folder import Folder
from briefs.content.records import days
from briefs.editing.read import read
from briefs.model.language import LANGUAGES
from briefs.outputs.pdf import Pdf
from briefs.outputs.sharing import note, social_card
from briefs.presentation.blocks import parts, quantities
from briefs.presentation.cards import cards
from briefs.presentation.context import RenderContext
from briefs.presentation.document import Document
from briefs.presentation.inline import LATER, Figure, html, plain


@pytest.fixture(scope="module")
def corpus() -> RenderContext:
    return shown(CORPUS)


def shown(content: Path) -> RenderContext:
    dataset, problems = read_dataset(content)
    assert problems == []
    return RenderContext(dataset, Folder(ROOT))


def document(context: RenderContext, brief: str, language: str = "en") -> Document:
    return context.document(context.brief_localizer(language, context.dataset.content.briefs[brief]))


def section(made: Document, name: str) -> list[str]:
    """A section's tables and paragraphs as lines for a terminal."""
    return read_blocks(made)[name]


def read_blocks(made: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    titles = {plain(one.title): one.id for one in made.sections}
    name = ""
    for line in read(made):
        name = titles.get(line, name)
        found.setdefault(name, []).append(line)
    return found


LEGENDS = {"en": "† known only later: from what was published on 6 Feb 2026.", "zh-Hant": "† 當時尚未得知，依據其後報導（2026 年 2 月 6 日）。"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_later_articles_make_computable_is_marked(corpus: RenderContext, language: str) -> None:
    """The brief of February 2025 shows parts of the company that follow from what articles of February 2026 print."""
    lines = section(document(corpus, "AMZN/2024Q4", language), "retail")
    legends = [line for line in lines if line.startswith(LEGENDS[language])]
    marked = [line for line in lines if LATER in line and line not in legends]
    assert len(marked) > 4
    assert len(legends) == 2  # at the finding, in the rest
    assert all(re.search(r"[\d%B元]†", line) for line in marked)


def test_page_pdf_and_terminal_carry_the_same_marks(corpus: RenderContext) -> None:
    made = document(corpus, "AMZN/2024Q4")
    (watch,) = (one for one in made.sections if one.id == "watch")
    figures = [one for one in parts(watch.blocks, Figure) if LATER in plain(one.marks)]
    page = html(figures)
    assert page.count('<sup class="bf-mark" role="img" aria-label="known only later">†</sup>') == len(figures) > 3
    legends = sum(line.startswith(LATER) for line in section(made, "watch"))
    values = Pdf(corpus, made.localizer).values()
    (printed,) = (block for block in values["sections"] if block.get("id") == "watch")
    assert str(printed).count(LATER) == len(figures)
    assert str(values).count(f"{LATER}\\xa0") == 1, "paper says once what a mark means"
    assert sum(line.count(LATER) for line in section(made, "watch")) == len(figures) + legends


def test_a_brief_says_nothing_unmarked_that_was_not_known(corpus: RenderContext) -> None:
    """But a watch list says how it turned out, under that head and with the brief that has it."""
    index, marked = corpus.dataset.index, 0
    printed = {fact.id: index.published[fact.source] for fact in corpus.dataset.content.facts}
    for brief in corpus.dataset.briefs():
        for language in LANGUAGES:
            made = document(corpus, brief.id, language)
            blocks = [made.headline, *made.story, *(one for one in made.sections if one.id != "watch")]
            for figure in parts(blocks, Figure):
                late = (printed.get(figure.name) or index.since(figure.quantity)) > made.values.day
                assert late == any(mark.sign == LATER for mark in figure.marks), figure
                marked += late
            assert not any(mark.sign == LATER for figure in parts([made.headline, *made.story[1:]], Figure) for mark in figure.marks)
    assert marked > 10


def test_verdicts_key_numbers_and_what_is_shared_rest_on_the_day(corpus: RenderContext) -> None:
    since = corpus.dataset.index.since
    for brief in corpus.dataset.briefs():
        values = corpus.values(brief)
        for row in (*values.key, *values.rows):
            known = [row.actual, row.yoy, row.qoq, row.consensus, row.surprise, row.guidance]
            assert all(since(one) <= values.day for one in known if one)
        localizer = corpus.brief_localizer("en", brief)
        assert LATER not in str(social_card(corpus, localizer)) + note(corpus, localizer).summary


def test_a_legend_stands_only_where_a_mark_is(corpus: RenderContext) -> None:
    for brief in corpus.dataset.briefs():
        for name, lines in read_blocks(document(corpus, brief.id)).items():
            legends = [line for line in lines if line.startswith(LATER)]
            charts = [line for line in lines if LATER in line and not line.startswith(LATER)]
            assert bool(legends) == bool(charts), (brief.id, name)


def test_a_legend_names_the_day_of_the_printing_that_is_marked(corpus: RenderContext) -> None:
    for brief in corpus.dataset.briefs():
        made = document(corpus, brief.id)
        legends = [line for line in read(made) if line.startswith(LATER)]
        earlier = {made.localizer.date(day) for day in days(corpus.dataset.content).values() if day <= made.localizer.day}
        assert not [line for line in legends if any(day in line for day in earlier)]


def test_a_card_says_from_when_a_figure_is_known(corpus: RenderContext) -> None:
    made = document(corpus, "AMZN/2024Q4")
    known = {card.id: card.since for card in cards(quantities(made.blocks), made.localizer, {})}
    assert known["AMZN.NorthAmerica.Revenue.2024Q4"] == "6 Feb 2026"
    assert known["AMZN.OperatingMargin.2024Q4"] == ""


NARROWER = "  - {at: 2, concept: Revenue, period: 2024Q3, printed: 99.8亿元}\n"


def test_two_briefs_show_a_figure_as_each_day_knew_it(tmp_path: Path) -> None:
    """A later article prints the first brief's revenue with one digit more; the first brief stays as it was."""
    content = Path(shutil.copytree(TINY, tmp_path / "content"))
    facts = content / "lumen/2024Q4/evening-glow-2025-02-02.yml"
    facts.write_text(facts.read_text("utf-8") + NARROWER, "utf-8")
    context = shown(content)
    first, second = (document(context, f"LUMN9/{quarter}") for quarter in ("2024Q3", "2024Q4"))
    assert [first.values.day, second.values.day] == [date(2024, 10, 30), date(2025, 2, 2)]
    assert re.findall(r"NT\$(?:10\.0|9\.98)B(?=\s)", " ".join(section(first, "scorecard"))) == ["NT$10.0B"]
    (moved,) = (one for one in second.evidence if one.id == "changes")
    assert "NT$9.98B" in [one.shown for one in parts(moved, Figure)]
    margins = [made.localizer.find("OperatingMargin 2024Q3") for made in (first, second)]
    assert margins[0] != margins[1]
    assert all(margins)
