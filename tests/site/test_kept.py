"""What a build makes anew after an edit, counted; and that all of it is what a build without a cache makes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

import bench
import pytest
from places import ROOT

from briefs.analysis import lint, looking
from briefs.analysis.known import Knowledge
from briefs.analysis.lint.prose import Prose
from briefs.analysis.looking import Look, Looked
from briefs.content import grounds
from briefs.content.folder import Folder
from briefs.content.records import Company, Content
from briefs.model.cache import Cache
from briefs.outputs import pages, tables, typesetting
from briefs.outputs.pages import Page
from briefs.site import checking, findable, postings, search
from briefs.site.build import build_site
from briefs.site.built import Built
from briefs.site.publish import write

COMPANIES = 4  # each compared with the next one; the last one with the first
PICTURES = 2 * 2  # a PDF and a social card in each language


class Work(NamedTuple):
    """The companies that were looked at, whose pages, rows of tables and pictures' values were made; how many texts were read.

    `across` are the pages across companies that were made, with `data.csv` for all tables.
    """

    read: AbstractSet[str]
    rendered: AbstractSet[str]
    rows: AbstractSet[str]
    across: AbstractSet[str]
    pictured: int
    texts: int


class Counter:
    """Builds a folder's site in this process, and counts."""

    def __init__(self, patch: pytest.MonkeyPatch, root: Path) -> None:
        self.root, self.read, self.rows, self.urls, self.marks, self.texts = root, set[str](), set[str](), list[str](), 0, 0
        whole, look_at, mark, prose_problems = Page.whole, looking.look_at, typesetting._mark, lint.prose_problems
        data, part, of_sections, together = tables.files, tables._part, findable.of_sections, postings.together
        self.searched, self.ranges = list[str](), 0  # pages that the search read, ranges of terms that it put together

        def counted(page: Page) -> Any:
            self.urls.append(page.url)
            return whole(page)

        def looked_at(content: Content, index: Knowledge, look: Look) -> Looked:
            self.read.add(content.briefs[look.brief].company.folder)
            return look_at(content, index, look)

        @wraps(prose_problems)
        def text_read(prose: Prose) -> Any:
            self.texts += 1
            return prose_problems(prose)

        def read(page: Page, *rest: Any) -> Any:
            self.searched.append(page.url)
            return of_sections(page, *rest)

        def gathered(found: Any) -> str:
            self.ranges += 1
            return together(found)

        def joined(*given: Any) -> Any:
            self.urls.append("en/data.csv")
            return data(*given)

        def of_company(context: Any, company: Company, *rest: Any) -> Any:
            self.rows.add(company.folder)
            return part(context, company, *rest)

        def marked(sheet: Any) -> str:
            self.marks += 1
            return mark(sheet)

        patch.setattr(pages.Page, "whole", counted)
        patch.setattr(checking, "look_at", looked_at)
        patch.setattr(looking, "prose_problems", text_read)
        patch.setattr(tables, "files", joined)
        patch.setattr(tables, "_part", of_company)
        patch.setattr(typesetting, "_mark", marked)
        patch.setattr(search, "of_sections", read)
        patch.setattr(search, "together", gathered)
        patch.setattr(search, "made", lambda tasks: [task() for task in tasks])
        patch.setattr(typesetting, "typeset", lambda sheet: repr(sheet.values).encode())  # Typst cannot be copied

    def build(self) -> tuple[dict[str, Any], Work]:
        """Everything that is published, and the work that it was."""
        self.read.clear()
        self.rows.clear()
        self.urls.clear()
        self.searched.clear()
        self.marks = self.texts = self.ranges = 0
        site, problems = build_site(Folder(self.root, address="https://bench.example/"))
        assert problems == []
        assert site
        made: dict[str, Any] = {**site.files, **{path: make() for path, make in site.pictures.items() if path.endswith((".pdf", ".png"))}}
        built = self.root / "built"
        for page, make in zip(site.pages, site.bodies, strict=True):
            body, files = make()
            made |= {page.url: (body, page.toc, page.head), **files}
            write({f"{page.url}index.html": f'<article id="content">{body}</article>'.encode()}, built)
        cache, tools = Cache(self.root / ".cache"), grounds.tools(Folder(self.root))
        search.index(Built(built), site, search.Kept(cache, tools))
        made |= {path.relative_to(built).as_posix(): path.read_bytes() for path in (built / findable.FOLDER).rglob("*.json")}
        assert len(made["search/en/records-0.json"]) > 500
        shutil.rmtree(built)
        own = [url.removeprefix("en/").rstrip("/") for url in self.urls if url.startswith("en/")]
        of_companies = {url.split("/")[0] for url in own if re.match(r"c\d{4}\b", url)}
        across = {url for url in own if url.split("/")[0] not in of_companies}
        return made, Work(set(self.read), of_companies, set(self.rows), across, self.marks, self.texts)

    def cold(self) -> dict[str, Any]:
        """The same without a cache, which stays as it was."""
        cache = self.root / ".cache"
        cache.rename(self.root / ".aside")
        made, _ = self.build()
        shutil.rmtree(cache)
        (self.root / ".aside").rename(cache)
        return made


@pytest.fixture
def counter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counter:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    bench.write_content(tmp_path / "content", COMPANIES, 1)
    return Counter(monkeypatch, tmp_path)


def changed(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (found,) = root.glob(path)
        text = found.read_text("utf-8")
        assert re.search(old, text)
        found.write_text(re.sub(old, new, text, count=1), "utf-8")

    return change


def own_template(root: Path) -> None:
    """Lay a page over the package's."""
    path = root / "templates" / "pages" / "brief.html"
    path.parent.mkdir(parents=True)
    path.write_text("<!-- anew -->" + (ROOT / "templates" / "pages" / "brief.html").read_text("utf-8"), "utf-8")


def companies(*numbers: int) -> AbstractSet[str]:
    return frozenset(f"c{number:04}" for number in numbers)


TITLED = 2  # texts: the title of a chart and what stands below it
TOLD = frozenset({"", "corrections", "data", "findings", "promises", "sources"})  # pages that name briefs
FIGURES = {"compare", "data.csv", "facts", "glossary", "method"}
MEASURED = ("backlog", "customers", "earnings-per-share-diluted", "headcount", "net-income", "revenue", "run-rate-revenue", "share-of-revenue")
CASH = ("capital-expenditure", "capital-intensity", "cash-conversion", "free-cash-flow", "free-cash-flow-margin", "operating-cash-flow")
PARTS = ("net-margin", "operating-income", "operating-margin", "property-and-equipment-purchases-net")
ALL = TOLD | FIGURES | {f"compare/{name}" for name in (*MEASURED, *CASH, *PARTS)}


class Edit(NamedTuple):
    """An edit, the companies looked at, pages across; how many texts are read."""

    name: str
    make: Callable[[Path], None]
    read: AbstractSet[str]
    across: AbstractSet[str] = frozenset()
    texts: int | None = None


EDITS: Sequence[Edit] = (
    Edit("nothing", lambda root: None, companies()),
    Edit("a word", changed("content/c0000/2021Q1/brief.yml", "How the revenue is made up", "How revenue is made up"), companies(0), texts=TITLED),
    Edit("what a brief shows first", changed("content/c0001/2021Q1/brief.yml", r"key: \[", "key: [Headcount, "), companies(1), TOLD, 0),
    Edit(
        "a figure of another company",
        changed("content/c0001/*/courier-*.yml", r'(entity: INV2, concept: Headcount, printed: ")[^"]*', r"\g<1>逾7人"),
        companies(1, 2),
        across=TOLD | FIGURES | {"compare/headcount"},
    ),
    Edit(
        "a figure of its own",
        changed("content/c0001/*/herald-*.yml", r'(concept: Customers, printed: ")[^"]*', r"\g<1>4,321 companies"),
        companies(0, 1),
        across=TOLD | FIGURES | {"compare/customers"},
    ),
    Edit("a label of a company", changed("content/c0002/company.yml", "{label: {en: Machines,", "{label: {en: Engines,"), companies(1, 2, 3), across=ALL),
    Edit("a template", own_template, companies(0, 1, 2, 3), across=ALL),
)


def test_an_edit_costs_those_that_show_it_and_gives_what_a_build_from_nothing_gives(counter: Counter) -> None:
    made, work = counter.build()
    each = work.texts // COMPANIES
    assert each > 2 * TITLED
    assert work == Work(companies(0, 1, 2, 3), companies(0, 1, 2, 3), companies(0, 1, 2, 3), ALL, COMPANIES * PICTURES, COMPANIES * each)
    for edit in EDITS:
        edit.make(counter.root)
        made, work = counter.build()
        count = len(edit.read) * each if edit.texts is None else edit.texts
        rows = edit.read if "data.csv" in edit.across else companies()
        assert (edit.name, work) == (edit.name, Work(edit.read, edit.read, rows, edit.across, len(edit.read) * PICTURES, count))
        assert {path for path, content in counter.cold().items() if made.pop(path) != content} == set(), edit.name
        assert made == {}


def several(counter: Counter) -> tuple[dict[str, Any], set[str]]:
    """What is published of a company with several briefs, and which of its briefs' pages were made."""
    made, _ = counter.build()
    return made, {url.removeprefix("en/") for url in counter.urls if re.fullmatch(r"en/c0000/20.*", url)}


def test_a_brief_is_made_again_for_itself_and_for_what_it_shows_of_others(counter: Counter) -> None:
    shutil.rmtree(counter.root / "content")
    bench.write_content(counter.root / "content", 3, 3)
    first, second, third = ({f"c0000/2021Q{number}/", f"c0000/2021Q{number}/figures/"} for number in (1, 2, 3))
    assert several(counter)[1] == first | second | third
    for name, edit, expected in (
        ("a word of one", changed("content/c0000/2021Q2/brief.yml", "How the revenue is made up", "How revenue is made up"), second),
        ("a question", changed("content/c0000/2021Q1/brief.yml", "Does the backlog hold", "Does the backlog last"), first | second | third),
        ("a chart", changed("content/c0000/2021Q2/brief.yml", "of: Software Revenue yoy", "of: Machines Revenue yoy"), first | second | third),
    ):
        edit(counter.root)
        made, rendered = several(counter)
        assert (name, rendered) == (name, expected)
        assert {path for path, content in counter.cold().items() if made.pop(path) != content} == set(), name
        assert made == {}


def test_the_search_reads_pages_that_changed_and_puts_together_terms_that_did(counter: Counter) -> None:
    before, _ = counter.build()
    pages, ranges = len(counter.searched), counter.ranges
    for name, edit, most in (
        ("nothing", EDITS[0].make, 0),
        ("a word", EDITS[1].make, 0.1),
        ("a figure", changed("content/c0001/*/herald-*.yml", r'(concept: Customers, printed: ")[^"]*', r"\g<1>4,321 companies"), 0.5),
    ):
        edit(counter.root)
        made, _ = counter.build()
        others = {url for url, content in made.items() if url.endswith("/") and content[0] != before[url][0] and "/figures/" not in url}
        assert (name, sorted(counter.searched)) == (name, sorted(others))
        assert len(others) <= most * pages, name
        assert counter.ranges <= most * ranges, name
        before = made


def test_a_folder_that_was_copied_with_its_cache_makes_nothing_anew(counter: Counter, tmp_path_factory: pytest.TempPathFactory) -> None:
    made, _ = counter.build()
    stored = {path.relative_to(counter.root) for path in (counter.root / ".cache").rglob("*")}
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "of another name"
    shutil.copytree(counter.root, elsewhere)
    counter.root = elsewhere
    again, work = counter.build()
    assert work == Work(set(), set(), set(), set(), 0, 0)
    assert again == made
    assert {path.relative_to(elsewhere) for path in (elsewhere / ".cache").rglob("*")} == stored


def test_a_day_changes_those_alone_whose_next_report_it_passes(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    with (counter.root / "content" / "c0002" / "company.yml").open("a", encoding="utf-8") as company:
        company.write("next_report: {date: 2023-11-16, status: announced, source: 'https://bench.example/reports'}\n")
    counter.build()
    for day, expected in ((15, set[str]()), (16, set[str]()), (17, companies(2)), (18, set[str]())):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2023, 11, day, 12, tzinfo=UTC).timestamp())))
        made, work = counter.build()
        assert (day, work.rendered) == (day, expected)
        assert made == counter.cold()


@pytest.mark.parametrize("stored", [b"", b"half"])
def test_what_was_spoiled_in_the_cache_is_made_anew(counter: Counter, stored: bytes) -> None:
    made, _ = counter.build()
    for path in (counter.root / ".cache").glob("*/*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] if stored else stored)
    again, work = counter.build()
    assert work.rendered == companies(0, 1, 2, 3)
    assert again == made


def test_every_number_has_its_card_where_a_peer_speaks_of_others(counter: Counter) -> None:
    bodies = {url: made[0] for url, made in counter.build()[0].items() if isinstance(made, tuple)}
    led = {(urljoin(url, link), place) for url, body in bodies.items() for link, place in re.findall(r'href="([^"#]*)#(f-[\w-]+)"', body)}
    assert any(url.startswith("en/c0001/") for url, _ in led)
    assert {(url, place) for url, place in led if f'id="{place}"' not in bodies[url]} == set()
