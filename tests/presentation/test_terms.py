"""The first mention of each metric leads to its definition."""

from __future__ import annotations

import pytest
from places import CORPUS, ROOT

from briefs.analysis.dataset import read_dataset
from briefs.content.folder import Folder
from briefs.model.language import LANGUAGES
from briefs.presentation.blocks import Block, Group, Points, Prose, Section, parts
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import TERM, Inline, Link, Parts, Span, plain
from briefs.presentation.terms import defined


def links(value: object) -> list[tuple[str, str]]:
    return [(plain(one.parts), one.href) for one in parts(value, Link) if ("class", TERM) in one.attributes]


def linked(context: RenderContext, language: str, *blocks: Block) -> list[tuple[str, str]]:
    return links(list(defined(context.localizer(language), blocks)))


def said(*texts: Inline) -> Prose:
    return Prose((Span("paragraph", texts),), "body")


def test_a_metric_is_defined_where_it_is_first_spoken_of(context: RenderContext) -> None:
    text = "Revenue rose; operating income fell, and Revenue rose again. The operating margin is 9%."
    assert linked(context, "en", said(text), said("revenue")) == [
        ("Revenue", "en/glossary/#Revenue"),
        ("operating income", "en/glossary/#OperatingIncome"),
        ("operating margin", "en/glossary/#OperatingMargin"),
    ]
    made = defined(context.localizer("en"), [said(text)])
    assert plain(made[0].parts) == text  # type: ignore[attr-defined]


def test_chinese_names_need_no_gaps_and_the_longest_is_meant(context: RenderContext) -> None:
    text = "第四季營業利益率為 9%，營收年增，營業利益則衰退。"
    assert linked(context, "zh-Hant", said(text)) == [
        ("營業利益率", "zh-Hant/glossary/#OperatingMargin"),
        ("營收", "zh-Hant/glossary/#Revenue"),
        ("營業利益", "zh-Hant/glossary/#OperatingIncome"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "preRevenues",  # no word of its own
        "net sales were high",  # a synonym may be an everyday word
        "The market share rose",  # nobody here measures it
    ],
)
def test_what_is_no_name_leads_nowhere(context: RenderContext, text: str) -> None:
    assert linked(context, "en", said(text)) == []


def test_links_legends_and_headings_stay_as_they_are(context: RenderContext) -> None:
    parts: Parts = (Link("https://a.example/", ("Revenue",)), Span("code", ("Revenue",)))
    assert linked(context, "en", said(*parts), Prose(("Revenue",), "legend"), Group("rest", [], ("Revenue",))) == []


def test_sections_folds_and_lists_are_read_in_their_order(context: RenderContext) -> None:
    inner = Group("rest", [Points([("Revenue",)])])
    blocks = [Section("a", ("Revenue",), lambda: [inner]), said("Revenue")]
    made = defined(context.localizer("en"), blocks)
    assert links(made[0]) == [("Revenue", "en/glossary/#Revenue")]
    assert links(made[1]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_brief_defines_each_metric_of_its_text_once(language: str) -> None:
    dataset, _ = read_dataset(CORPUS)
    corpus = RenderContext(dataset, Folder(ROOT))
    for brief in corpus.dataset.briefs():
        document = corpus.document(corpus.brief_localizer(language, brief))
        prose = [*parts(document.blocks, Prose), *parts(document.blocks, Points)]
        found = [href for _, href in links(prose)]
        assert len(found) == len(set(found)) > 5
        assert all(href.startswith(f"{language}/glossary/#") for href in found)
        assert links(document.story)  # some stand on the first screen
