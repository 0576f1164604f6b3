"""Every page of every language is read as text: slips that no source has, but templates make."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser

import pytest
from places import CORPUS, TESTS, TINY

from briefs.content.folder import read_folder
from briefs.presentation.proof import slips
from briefs.site.build import build_site

LANGUAGES = ("en", "zh-Hant", "zh-Hans")
CONTENTS = {"corpus": CORPUS, "tiny": TINY, "calendars": TESTS / "calendars"}
INLINE = {"a", "abbr", "b", "bdi", "em", "i", "mark", "s", "span", "strong", "sub", "sup"}
SPOKEN = ("alt", "aria-label", "placeholder", "title")
ALLOWED = ("joined by ;", "以 ; 分隔")  # a sign that is spoken of


class Reader(HTMLParser):
    """The lines of a page, without code and what stands in a language of its own."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.apart: list[str] = []  # open elements that are not read
        self.rows: list[list[str]] = []
        self.tables: list[list[list[str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.apart:
            self.apart += [tag] * (tag == self.apart[-1])
        elif tag in ("script", "style", "template", "code", "pre", "q", "svg") or given.get("lang"):
            self.apart.append(tag)
        for name in SPOKEN:
            if given.get(name) and not self.apart:
                self.pieces.append(f"\n{given[name]}\n")
        if tag == "table":
            self.tables.append([])
        if tag == "tr" and self.tables:
            self.tables[-1].append([])
        if tag in ("td", "th") and self.tables and self.tables[-1]:
            self.tables[-1][-1].append("")
        if tag not in INLINE:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.apart and tag == self.apart[-1]:
            self.apart.pop()
        if tag not in INLINE:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.apart:
            self.pieces.append(data)
        if self.tables and self.tables[-1] and self.tables[-1][-1]:
            self.tables[-1][-1][-1] += data

    @property
    def lines(self) -> Iterator[str]:
        for line in dict.fromkeys("".join(self.pieces).split("\n")):
            if line.strip():
                yield " ".join(line.split())


@pytest.fixture(scope="module", params=CONTENTS)
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], str]:
    """Each page's HTML by its language and address."""
    root = tmp_path_factory.mktemp("read")
    shutil.copytree(CONTENTS[request.param], root / "content")
    (root / "content" / "addresses.txt").unlink(missing_ok=True)
    (root / "docs").mkdir()
    languages = ", ".join(LANGUAGES)
    (root / "mkdocs.yml").write_text(f"site_name: Read\nplugins:\n  - briefs:\n      languages: [{languages}]\n", "utf-8")
    folder, problems = read_folder(root)
    assert problems == []
    site, problems = build_site(folder)
    assert problems == []
    assert site
    return {(page.language, page.url): page.body() for page in site.pages}


def test_no_line_has_a_slip(pages: Mapping[tuple[str, str], str]) -> None:
    found = [
        (url, slip.message, line[max(0, slip.start - 20) : slip.end + 20])
        for (language, url), page in pages.items()
        for line in Reader(page).lines
        for slip in slips(line, language)
        if not slip.style and not any(sign in line for sign in ALLOWED)
    ]
    assert found == []


def test_no_brace_is_left(pages: Mapping[tuple[str, str], str]) -> None:
    left = [(url, line) for (_, url), page in pages.items() for line in Reader(page).lines if re.search(r"\{[\w .]*\}", line)]
    assert left == []


def test_no_section_is_empty(pages: Mapping[tuple[str, str], str]) -> None:
    for (_, url), page in pages.items():
        assert not re.search(r"<h([1-6])\b[^>]*>(?:(?!</h\1>).)*</h\1>\s*</section>", page, re.DOTALL), url
        assert not re.search(r"<h[1-6][^>]*>\s*</h", page), url


def columns(table: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    """The columns of a table's body, the first one apart."""
    body = [row for row in table[1:] if row]
    yield from (list(cells) for cells in [*zip(*body, strict=False)][1:])


def test_no_column_of_figures_is_all_dashes(pages: Mapping[tuple[str, str], str]) -> None:
    for (_, url), page in pages.items():
        for table in Reader(page).tables:
            for cells in columns(table):
                assert len(cells) < 2 or set(map(str.strip, cells)) != {"–"}, (url, table[0])


def test_the_sums_of_the_sources_add(pages: Mapping[tuple[str, str], str]) -> None:
    text = " ".join(Reader(pages.get(("en", "en/sources/"), "")).lines)
    sums = re.findall(r"(\d+) figures? of the article (?:is|are) accounted for: (\d+) gives? \d+ facts?, (\d+) (?:is|are) left", text)
    assert sums or ("en", "en/lumen/") not in pages
    for whole, given, left in sums:
        assert int(whole) == int(given) + int(left)
    for whole, given, read in re.findall(r"(\d+) paragraphs: (\d+) gives? figures, (\d+) (?:was|were) read", text):
        assert int(whole) == int(given) + int(read)


def test_the_reader_reads_what_a_person_would() -> None:
    page = '<p>One <b>two</b></p><q>三</q><p lang="zh">四</p><code>{x}</code><img alt="five"><svg>6</svg><td>7</td>'
    assert list(Reader(page).lines) == ["One two", "five", "7"]
