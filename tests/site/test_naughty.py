"""Texts that break careless programs, in every text field: a clear problem, or shown as written."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree as ET

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from places import ROOT, SETTINGS
from typeset import drawn

from briefs.analysis.dataset import read_dataset
from briefs.content.folder import Folder
from briefs.content.yaml_source import MAX_TEXT, parse_document
from briefs.outputs import sharing, typesetting
from briefs.presentation import citation
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import html
from briefs.presentation.markdown import to_tree
from briefs.presentation.proof import proofread
from briefs.site import finishing, search

QUARTERS = [f"{year}Q{number}" for year in range(2019, 2025) for number in range(1, 5)]
EACH = 9  # texts in each list of a brief
TAGS_OF_PROSE = {"strong", "em", "code", "br", "ul", "ol", "li", "blockquote", "p", "a"}
OF_BRIEFS = {"Headline", "Summary", "Reaction", "Bottom", "Chart", "Drawn", "Remark", "Section", "Body", "Bull", "Bear", "Risk", "Change", "Watch", "Settled", "Dispute", "Why"}
PROSE = OF_BRIEFS | {"About", "Title", "Dated", "Note", "Prefer"}  # what may hold no figure of its own
MARKDOWN = re.compile(r"[\\`*_\[\]<>&~#|{}!-]|^\s*([+=.>:]|\d+[.)])")


def unescaped(line: str) -> str:
    """A line of the list: \\uXXXX stands for a character."""
    return re.sub(r"\\u([0-9a-f]{4})|\\U([0-9a-f]{8})", lambda match: chr(int(match[1] or match[2], 16)), line)


LINES = (ROOT / "tests" / "naughty.txt").read_text("utf-8").splitlines()
NAUGHTY = [unescaped(line) for line in LINES if line and not line.startswith("## ")]


def quoted(text: str) -> str:
    """The text as a double-quoted scalar."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(text)
    return json.dumps(text, ensure_ascii=False)


def refused(text: str) -> list[str]:
    """What reading the text alone says against it."""
    return [str(problem) for problem in parse_document(f"a: {quoted(text)}\n", "x.yml")[1]]


ACCEPTED = [text for text in NAUGHTY if not refused(text)]


def test_the_list_has_texts_of_every_kind() -> None:
    assert len(NAUGHTY) > 150
    assert len(set(NAUGHTY)) == len(NAUGHTY)
    assert len(ACCEPTED) <= len(QUARTERS) * EACH


def test_what_no_reader_could_see_is_refused_and_nothing_else() -> None:
    unseen = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u200c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\uf8ff\ufeff\ufffc\ufffe\uffff\U000e0041]")
    piled = re.compile("[\u0300-\u036f]{4}")
    edges = re.compile("^[\u00a0\u2003\u3000]|[\u00a0\u2003\u3000]$")
    for text in NAUGHTY:
        said = refused(text)
        assert bool(said) == bool(unseen.search(text) or piled.search(text) or edges.search(text)), (text, said)
        assert all(re.fullmatch(r"x\.yml:1:\d+: .+; .+", line) for line in said)


# The texts in every field


def mark(number: int) -> str:
    """A word for a number."""
    return "Q" + "".join("abcdefghij"[int(digit)] for digit in str(number)) + "z"


def kind(where: str) -> str:
    """Prose, all of which is looked at alike, or a field of its own."""
    return "prose" if where in PROSE else where


@dataclass
class Texts:
    """What to write in each field; what the checks refuse in prose, or in a kind of name, is left out the next time."""

    texts: Sequence[str]
    left_out: set[tuple[str, str]] = field(default_factory=set)
    used: dict[str, str] = field(default_factory=dict)  # mark -> text

    def pair(self, number: int, where: str) -> dict[str, str]:
        """A text in both languages, each with a word of its own at its end."""
        text = self.texts[number % len(self.texts)]
        word = f"{where}{mark(number)}"
        if (kind(where), text) in self.left_out:
            text = "lamps"
        self.used[word] = text
        return {"en": f"{text} {word}", "zh-Hant": f"{text} {word}"}

    def line(self, number: int, where: str) -> str:
        return self.pair(number, where)["en"]


def write(content: Path, texts: Texts, quarters: Sequence[str]) -> None:
    """A company whose every text is one of the list."""
    count = range(len(quarters) * EACH)
    concepts = {
        f"Concept{mark(n)}": {
            "label": texts.pair(n, "Label"), "short": texts.pair(n, "Short"), "definition": texts.pair(n, "Definition"),
            "unit": "percent", "period": "duration",
        }
        for n in count
    }  # fmt: skip
    company = {
        "ticker": "LAMP", "name": texts.pair(0, "Name"), "about": texts.pair(1, "About"),
        "segments": {f"Segment{mark(n)}": {"label": texts.pair(n, "Segment"), "long": texts.pair(n, "Long")} for n in count},
        "entities": {f"Entity{mark(n)}": {"name": texts.pair(n, "Entity")} for n in count},
        "trends": [f"Concept{mark(n)}" for n in count[:EACH]],
    }  # fmt: skip
    _save(content / "concepts.yml", concepts)
    _save(content / "lamp/company.yml", company)
    for index, quarter in enumerate(quarters):
        numbers = range(index * EACH, (index + 1) * EACH)
        for n in numbers:
            _save(content / f"lamp/{quarter}/source-{mark(n).lower()}.yml", fact_file(texts, n, numbers.start))
        _save(content / f"lamp/{quarter}/brief.yml", brief(texts, numbers, index))


def fact_file(texts: Texts, n: int, first: int) -> dict[str, Any]:
    concept = f"Concept{mark(n)}"
    return {
        "source": {
            "publisher": texts.pair(n, "Publisher"), "title": texts.pair(n, "Title"), "author": texts.line(n, "Author"),
            "dated": texts.pair(n, "Dated"), "published": "2024-02-01", "language": "en", "sha256": f"{n:064}", "figures": 3,
        },
        "facts": [
            {"at": 1, "concept": concept, "printed": "5%", "note": texts.pair(n, "Note"), "prefer": texts.pair(n, "Prefer")},
            {"at": 1, "concept": concept, "segment": f"Segment{mark(n)}", "printed": "6%"},
            {"at": 1, "concept": concept, "entity": f"Entity{mark(n)}", "printed": "7%"},
            {"at": 2, "concept": concept, "scenario": "estimate", "by": texts.pair(n, "By"), "printed": "8%"},
            {"at": 2, "concept": f"Concept{mark(first)}", "scenario": "consensus", "by": texts.line(n, "ByLine"), "printed": "9%"},
        ],
    }  # fmt: skip


def brief(texts: Texts, numbers: range, index: int) -> dict[str, Any]:
    def many(where: str) -> list[dict[str, str]]:
        return [texts.pair(n, where) for n in numbers]

    def chart(n: int) -> dict[str, Any]:
        return {
            "id": f"chart-{mark(n).lower()}", "kind": "bars", "title": texts.pair(n, "Chart"), "description": texts.pair(n, "Drawn"),
            "note": texts.pair(n, "Remark"), "categories": [{"of": f"Segment{mark(n)}"}, ""],
            "series": [{"of": f"Concept{mark(n)}"}],  # labels are no free texts: they name what they stand at
        }  # fmt: skip

    first = [f"Concept{mark(n)}" for n in numbers]
    turn = [index + len(QUARTERS) * number for number in range(6)]  # each scalar has other texts
    return {
        "headline": texts.pair(turn[0], "Headline"), "summary": texts.pair(turn[1], "Summary"), "reaction": texts.pair(turn[2], "Reaction"),
        "bottom_line": [texts.pair(turn[number], "Bottom") for number in (3, 4, 5)],
        "key": first[:3], "scorecard": first, "charts": [chart(n) for n in numbers],
        "sections": [{"id": f"section-{mark(n).lower()}", "title": texts.pair(n, "Section"), "body": texts.pair(n, "Body"), "figures": [first[0]]} for n in numbers],
        "thesis": {"bull": many("Bull"), "bear": many("Bear")}, "risks": many("Risk"), "changes": many("Change") if index else [],
        "watch": [{"id": f"item-{mark(n).lower()}", "text": texts.pair(n, "Watch"), "settles": first[0]} for n in numbers],
        "settled": [{"item": f"item-{mark(n - EACH).lower()}", "text": texts.pair(n, "Settled")} for n in numbers if index],
        "disputes": [{"id": f"dispute-{mark(n).lower()}", "title": texts.pair(n, "Dispute"), "text": texts.pair(n, "Why"), "facts": [first[0]]} for n in numbers],
    }  # fmt: skip


def _save(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")


def built(folder: Path, texts: Texts, quarters: Sequence[str]) -> Path:
    """The site of such a company, without its pictures."""
    content = folder / "content"
    for _ in range(8):
        texts.used.clear()
        shutil.rmtree(content, ignore_errors=True)
        write(content, texts, quarters)
        dataset, problems = read_dataset(content)
        problems = problems or list(proofread(RenderContext(dataset, Folder(folder))))
        if not problems:
            break
        for problem in problems:
            assert problem.message
            assert problem.remedy
            line = (folder / problem.path).read_text("utf-8").splitlines()[problem.line - 1]
            words = re.findall(r"[A-Z][A-Za-z]*Q[a-j]+z", line)
            assert words, problem
            told = {(kind(word.rpartition("Q")[0]), texts.used[word]) for word in words}
            texts.left_out |= {(where, text) for where, text in told if text != "lamps"}
    assert problems == []
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copy(SETTINGS, folder)
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"), site_url="https://lamps.example/")
    # Pictures have a test of their own; the search index holds what the pages say; so it is not whole.
    with (
        patch.object(sharing, "pictures", lambda _: {}),
        patch.object(search, "index"),
        patch.object(finishing, "broken", lambda *_: []),
    ):
        build(config)
    return folder / "site"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(ACCEPTED)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, texts: Texts) -> Path:
    return built(tmp_path_factory.mktemp("naughty"), texts, QUARTERS)


class Reader(HTMLParser):
    """What a browser would make of a page: elements, texts, data."""

    VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[tuple[str, str]] = set()
        self.links: set[str] = set()
        self.texts: list[str] = []
        self.data: list[str] = []
        self.attributes: list[str] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.elements |= {(tag, name) for name, _ in attrs} | {(tag, "")}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src", "action", "xlink:href", "formaction", "srcset", "poster")}
        self.attributes += [value or "" for _, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open[-1] in ("li", "p", "dt", "dd", "tr", "td", "th", "tbody", "thead") and self.open[-1] != tag:
            self.open.pop()  # these close by themselves
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.unbalanced.append(f"{tag} after {self.open[-3:]}")

    def handle_data(self, data: str) -> None:
        inside = self.open[-1] if self.open else ""
        (self.data if inside == "script" else self.texts).append(data)


def read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text("utf-8"))
    reader.close()
    return reader


def squeezed(text: str) -> str:
    """Without spaces and in one form: the page may set spaces between scripts."""
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def pages(site: Path) -> Mapping[str, Reader]:
    return {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """The elements and attributes of the same pages about nothing but lamps."""
    folder = built(tmp_path_factory.mktemp("plain"), Texts(["lamps"]), QUARTERS[:2])
    return {element for path in folder.rglob("*.html") for element in read(path).elements}


def test_no_text_becomes_an_element_or_an_attribute(pages: Mapping[str, Reader], plain: set[tuple[str, str]]) -> None:
    allowed = plain | {(tag, "") for tag in TAGS_OF_PROSE} | {("a", "href"), ("a", "title"), ("ol", "start"), ("span", "data-depth")}
    assert len(pages) > 2 * len(QUARTERS)
    for name, page in pages.items():
        assert page.elements - allowed == set(), name
        assert page.unbalanced == [], name
        assert not [tag for tag in page.open if tag not in ("html", "body", "li", "p")], name


def test_no_link_has_a_dangerous_scheme(pages: Mapping[str, Reader]) -> None:
    links = {link for page in pages.values() for link in page.links}
    assert any("evil.example" in link for link in links), "the links of the prose are looked at"
    for link in links:
        bare = re.sub(r"[\x00-\x20]", "", link)
        scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)", bare)
        assert scheme is None or scheme[0] in ("https", "http"), link
        assert not bare.startswith(("//", "\\")), link


def plain_fields(word: str) -> bool:
    """Whether a word belongs to a field that is no Markdown."""
    return word.startswith(("Label", "Definition", "Name", "Segment", "Entity", "Publisher", "Title", "Author", "By"))


def test_every_text_is_shown_as_it_is_written(pages: Mapping[str, Reader], texts: Texts) -> None:
    shown = squeezed("\0".join(text for page in pages.values() for text in ["".join(page.texts), *page.attributes]))
    missing = []
    for word, text in texts.used.items():
        if word.startswith(("Short", "Long")):  # where there is room for no more, or not at all
            continue
        expected = squeezed(text)
        if not plain_fields(word) and MARKDOWN.search(text):
            expected = ""
        if f"{expected}{word}" not in shown:
            missing.append((word, text))
    assert missing == []
    assert len(texts.used) > 29 * len(ACCEPTED)


def test_few_texts_are_refused_by_the_checks(texts: Texts) -> None:
    """Figures, lone braces, Markdown that does not close and doubled signs in the prose are; nothing else."""
    refused = r"[0-9０-９{}｛｝一二兩½Ⅳ]|half|&\w+;|\*\*|__|\]\(|\.\.|。，"
    assert [text for _, text in texts.left_out if not re.search(refused, text)] == []


def test_drawings_and_data_are_well_formed(site: Path, pages: Mapping[str, Reader]) -> None:
    drawings, within = 0, r"<svg(?:(?!</?svg).)*</svg>"
    for path in site.rglob("*.html"):
        for drawing in re.findall(rf"<svg(?:(?!</?svg).|{within})*</svg>", path.read_text("utf-8"), re.DOTALL):
            ET.fromstring(drawing.replace("<svg", '<svg xmlns:xlink="x"', 1))
            drawings += 1
    assert drawings > len(QUARTERS)
    for page in pages.values():
        for data in page.data:
            assert data == "" or json.loads(data)
    for path in [*site.rglob("*.xml"), *site.rglob("*.svg")]:
        ET.parse(path)
    for path in site.rglob("data/*.json"):
        json.loads(path.read_text("utf-8"))


def test_tables_keep_their_columns_and_start_no_formula(site: Path) -> None:
    bare = []
    for path in site.rglob("data/**/*.csv"):
        head, *rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
        if not rows:
            bare.append(path.name)
        for row in rows:
            assert len(row) == len(head)
            assert not [cell for cell in row if re.match(r"[=@\t\r]|[+-](?![0-9.])", cell)]
    assert sorted(bare) == ["corrections.csv", "derived.csv", "guidance.csv"], "nothing is computed, the company gives no guidance, and nothing was corrected"


@pytest.fixture(scope="module")
def context(site: Path) -> RenderContext:
    dataset, problems = read_dataset(site.parent / "content")
    assert problems == []
    return RenderContext(dataset, Folder(ROOT, address="https://lamps.example/"))


def test_citations_are_balanced(context: RenderContext) -> None:
    for note in sharing.notes(context).values():
        entry = citation.bibtex(note.title, "Lamps", note.day, note.url, "https://lamps.example/")
        bare = re.sub(r"\\text\w+\{\}|\\[{}]", "", entry)
        assert bare.count("{") == bare.count("}")
        assert re.search(r"(?<!\\)[%#&$]", bare.replace("https://", "")) is None


def test_posters_can_be_drawn_of_any_text(context: RenderContext) -> None:
    localizer = context.brief_localizer("en", context.dataset.briefs()[0])
    words = sharing.social_card(context, localizer)
    cards = [
        words | {"kicker": text, "headline": text * 3, "numbers": [(text, text, text), *words["numbers"][:2]]} for text in ACCEPTED[::4]
    ]
    template = ROOT / "templates" / "print" / "card.typ"
    tasks = [partial(typesetting.typeset, typesetting.Sheet(card, template)) for card in cards]
    assert all(png.startswith(b"\x89PNG") for png in drawn(*tasks))


@pytest.mark.parametrize("text", ACCEPTED)
def test_markdown_of_any_text_is_tame(text: str) -> None:
    reader = Reader()
    reader.feed(html(to_tree(f"{text} lamps\n\n{text}", lambda _: "x")))
    reader.close()
    assert {tag for tag, _ in reader.elements} <= TAGS_OF_PROSE
    assert {name for _, name in reader.elements} <= {"", "href", "title", "start"}
    assert all(re.match("(?:https?://|#)", link) for link in reader.links)


@pytest.mark.parametrize("size", [MAX_TEXT - 1, MAX_TEXT + 1])
@pytest.mark.parametrize("letter", ["x", "臺", "*", "[", "("])
def test_a_very_long_word(letter: str, size: int) -> None:
    text = letter * size
    problems = refused(text)
    assert [line.partition(": ")[2] for line in problems] == (
        [] if size < MAX_TEXT else [f"this text has {size:,} characters; keep it below {MAX_TEXT:,}"]
    )
    if not problems:
        assert squeezed(unicodedata.normalize("NFC", text))[:9] in html(to_tree(text, lambda _: "x"))

