"""A line as a tree: each kind of node as HTML and as text, with nothing of it read as markup."""

from __future__ import annotations

import pytest

from briefs.charts.numbers import anchor
from briefs.model.facts import Quantity
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import (
    Chip,
    Figure,
    Inline,
    Link,
    Missing,
    Span,
    Spoken,
    html,
    plain,
)

SIGN = '<span class="bf-chip__sign" aria-hidden="true">{}</span>'

NODES: list[tuple[Inline, str, str]] = [
    ("a < b", "a &lt; b", "a < b"),
    (Span("strong", ("x", Span("em", ("<",)))), "<strong>x<em>&lt;</em></strong>", "x<"),
    (Span("soft", ("Q3",)), '<span class="bf-soft">Q3</span>', "Q3"),
    (Span("break", ()), "<br>", " "),
    (Span("ordered_list", (Span("list_item", ("x",)),), 3), '<ol start="3"><li>x</li></ol>', "x"),
    (Link("#risks", ("x",)), '<a href="#risks">x</a>', "x"),
    (Link("https://a.example/?a&b", ("x",)), '<a href="https://a.example/?a&amp;b">x</a>', "x"),
    (Link("data/x.csv", ("x",), (("download", ""),)), '<a href="../data/x.csv" download="">x</a>', "x"),
    (Chip("beat", "better"), f'<span class="bf-chip bf-better">{SIGN.format("▲ ")}beat</span>', "beat"),
    (Chip("<", "worse"), f'<span class="bf-chip bf-worse">{SIGN.format("▼ ")}&lt;</span>', "<"),
    (Chip("so", "neutral"), '<span class="bf-chip bf-neutral">so</span>', "so"),
    (Spoken("<億", "zh-Hans"), '<span lang="zh-Hans">&lt;億</span>', "<億"),
    (Missing('not "known"'), '<span class="bf-none" role="img" aria-label="not &#34;known&#34;">–</span>', "–"),
]


@pytest.mark.parametrize(("node", "drawn", "said"), NODES)
def test_node(node: Inline, drawn: str, said: str) -> None:
    assert html((node, "."), "x/") == f"{drawn}."
    assert plain((node, ".")) == f"{said}."


def quantity(context: RenderContext, name: str) -> Quantity:
    return next(one for one in context.dataset.index.quantities.values() if one.id == name)


def test_a_figure_leads_to_its_card_and_says_whether_it_is_printed(context: RenderContext) -> None:
    printed = quantity(context, "evening-glow-2025-02-02.p1.Revenue.2024Q4")
    other = printed.facts[-1].id
    link = f'<a class="bf-n" href="#{anchor(printed.id)}" data-fact="{other}">&lt;1&gt;</a>'
    assert html((Figure(printed, "<1>", other),)) == link
    derived = quantity(context, "LUMN9.OperatingMargin.2024Q4")
    assert html((Figure(derived, "24%", derived.id),)).startswith(f'<a class="bf-n" href="#{anchor(derived.id)}" data-derived="{derived.id}"')
    assert plain((Figure(derived, "24%", derived.id), " x")) == "24% x"
