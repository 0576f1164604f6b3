"""Material's style sheets keep the rules that our pages can need."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from briefs.site.trimming import OURS, slim, trimmed

SHEETS = [*Path(str(files("material"))).glob("templates/assets/stylesheets/*.css")]


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        ("a{b:c}", "a{b:c}"),
        (".md-nav{b:c}", ""),
        (".md-typeset p,.md-nav a,p>a{b:c}", ".md-typeset p,p>a{b:c}"),
        (".md-typeset .tabbed-set{b:c}hr{d:e}", "hr{d:e}"),
        (".md-typeset a:not(.md-button){b:c}", ".md-typeset a:not(.md-button){b:c}"),
        ("@media print{.md-nav{b:c}hr{d:e}}", "@media print{hr{d:e}}"),
        ("@media print{.md-nav{b:c}}", ""),
        ("@supports (a:b){@media print{.md-nav{b:c}hr{d:e}}}", "@supports (a:b){@media print{hr{d:e}}}"),
        ("@keyframes x{0%{b:c}to{b:d}}", "@keyframes x{0%{b:c}to{b:d}}"),
        ('@charset "UTF-8";hr{d:e}', '@charset "UTF-8";hr{d:e}'),
        ('hr:before{content:"}.md-nav{"}', 'hr:before{content:"}.md-nav{"}'),
        (":is(h1,h2)>[title=a],b{c:d}", ":is(h1,h2)>[title=a],b{c:d}"),
        (':root{--a:url("x{y}");--b:url(data:z);--c:red}hr{mask:var(--b)}', ":root{--b:url(data:z);--c:red}hr{mask:var(--b)}"),
    ],
)
def test_what_no_page_has_is_left_out(sheet: str, kept: str) -> None:
    assert trimmed(sheet) == kept


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name.split(".")[0])
def test_a_sheet_of_materials_stays_a_style_sheet(sheet: Path) -> None:
    whole = sheet.read_text("utf-8")
    kept = trimmed(whole)
    assert kept.count("{") == kept.count("}") > 10
    assert len(kept) < len(whole)
    assert trimmed(kept) == kept
    heads = re.sub(r":not\([^)]*\)", "", " ".join(re.findall(r"([^{};]+)\{", re.sub(r"url\([^)]*\)", "", kept))))
    assert set(re.findall(r"\.([a-z][\w-]*)", heads)) <= OURS


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("<ul>\n  <li>a</li>\n\n<li>b</li>\n</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<p>\n<a>a</a>\n<b>b</b>\n</p>", "<p><a>a</a>\n<b>b</b></p>"),
        ("<section>\n<article>a\nb</article>\n</section>", "<section><article>a\nb</article></section>"),
        ("<pre><i>a</i>\n<i>b</i>\n\n  c</pre>", "<pre><i>a</i>\n<i>b</i>\n\n  c</pre>"),
        ("<svg>\n<path/>\n<text>a</text>\n</svg>\n<span>b</span>", "<svg><path/><text>a</text></svg>\n<span>b</span>"),
        ('<body><input class="md-toggle" id="a">\n<main data-md-component="main">\n<input id="b"></main>', '<body><main><input id="b"></main>'),
        ('<p>a</p><div class="md-dialog">\n<div>\n</div>\n</div>', "<p>a</p>"),
        ('<body data-md-color-scheme="default" data-md-color-accent="indigo">', '<body data-md-color-scheme="default">'),
    ],
)
def test_a_page_has_no_part_that_nobody_sees(page: str, kept: str) -> None:
    assert slim(page) == kept
