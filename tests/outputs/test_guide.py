"""The guide for editors: whole in both languages, and true: its commands are followed, its outputs compared."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args

import pytest
import yaml
from click.testing import CliRunner
from elements import Elements
from places import CORPUS, ROOT, TINY, new_project
from playwright.sync_api import expect
from pydantic import Field, TypeAdapter
from reader import PHONE, reading

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.cli.commands import main
from briefs.content import yaml_source
from briefs.content.fitting import fit
from briefs.content.folder import Folder
from briefs.content.load import MAX_SOURCES, load
from briefs.content.models import ChartEntry, Concept, Entry, FactEntry, FactFile, Skipped
from briefs.content.reading import MAX_STRAYS
from briefs.content.references import OPTIONS, parse_reference
from briefs.content.texts import LONGEST_LINE
from briefs.figures.reader import parse
from briefs.model.language import LANGUAGES
from briefs.model.layers import LOADER
from briefs.model.period import parse_period
from briefs.outputs import guide, manual
from briefs.outputs.guide import Guide
from briefs.outputs.pages import MenuEntry, Page, menus, pages
from briefs.presentation.context import RenderContext
from briefs.site.build import build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = ROOT / "docs" / "guide"
EXAMPLE = FOLDER / "example"
ARTICLE = "pedal-weekly-2026-02-06"
FACTS = f"content/bmag/2025Q4/{ARTICLE}.yml"
NAMES = [name for part in yaml.safe_load((FOLDER / "guide.yml").read_text("utf-8")) for name in part["pages"]]
both = pytest.mark.parametrize("language", LANGUAGES)


class Block(NamedTuple):
    """A fenced block."""

    kind: str
    rest: str
    code: str


def text_of(name: str, language: str = "en") -> str:
    return (FOLDER / language / f"{name}.md").read_text("utf-8")


def blocks(name: str, language: str = "en") -> list[Block]:
    found = re.findall(r"^```(\w+) ?(.*)\n((?:.*\n)*?)```$", text_of(name, language), re.MULTILINE)
    return [Block(*block) for block in found]


@pytest.fixture(scope="module")
def told() -> Guide:
    return Guide(FOLDER, main.commands)


@pytest.fixture(scope="module")
def shown(tiny: Dataset, told: Guide) -> dict[str, Page]:
    return {page.url: page for page in pages(RenderContext(tiny, Folder(ROOT)), told) if "/guide/" in page.url}


@pytest.fixture(scope="module")
def bodies(shown: Mapping[str, Page]) -> dict[str, str]:
    return {url: page.body() for url, page in shown.items()}


# The pages


@both
def test_every_file_is_a_page_and_every_page_a_file(language: str) -> None:
    assert sorted(path.stem for path in (FOLDER / language).glob("*.md")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_languages_share_headings_and_code(name: str) -> None:
    english, chinese = (guide.Chapter(name, language, text_of(name, language)) for language in LANGUAGES)
    assert [anchor for anchor, _ in english.sections] == [anchor for anchor, _ in chinese.sections]
    assert all(anchor for anchor, _ in english.sections)
    assert blocks(name, "en") == blocks(name, "zh-Hant")
    assert english.description
    assert english.title != chinese.title


@pytest.mark.parametrize("name", NAMES)
@both
def test_a_page_is_sound(name: str, language: str, bodies: Mapping[str, str]) -> None:
    body = bodies[f"{language}/{guide.Chapter(name, language, '').url}"]
    page = Elements(body)
    assert page.faults == []
    ids = page.found["id"]
    assert [one for one in ids if ids.count(one) > 1] == []
    assert page.tags.count("h1") == 1
    assert "```" not in body
    assert "{#" not in body


def test_every_link_of_the_guide_arrives(bodies: Mapping[str, str]) -> None:
    within = 0
    for url, body in bodies.items():
        for link in Elements(body).found.get("href", []):
            if link.startswith("https://"):
                continue
            path, _, anchor = link.partition("#")
            target = os.path.normpath(f"/{url}{path}")[1:] + "/" if path else url
            assert target.split("/")[0] in LANGUAGES, link
            if "/guide/" in target:
                within += 1
                assert target in bodies, (url, link)
                assert not anchor or anchor in Elements(bodies[target]).found["id"], (url, link)
            else:
                assert target.split("/")[1] in ("glossary", "findings", "method"), (url, link)
    assert within > 100


def test_the_guide_stands_last_at_the_foot_and_out_of_the_search(tiny: Dataset, told: Guide, shown: Mapping[str, Page]) -> None:
    shown_menus = menus(RenderContext(tiny, Folder(ROOT)), told).values()
    assert [menu.foot[-1] for menu in shown_menus] == [MenuEntry("Guide", "en/guide/"), MenuEntry("編輯指南", "zh-Hant/guide/")]
    assert not any(page.searched for page in shown.values())


def test_only_a_folder_that_wants_it_publishes_the_guide(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "content")
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    site, problems = build_site(Folder(tmp_path))
    assert site, problems
    assert not any("guide" in page.url for page in site.pages)
    assert not any("guide" in entry.url for menu in site.menus.values() for entry in (*menu.entries, *menu.foot))
    for folder, preview in ((Folder(tmp_path, guide=True), False), (Folder(tmp_path), True)):
        site, problems = build_site(folder, preview=preview)
        assert site, problems
        assert [menu.foot[-1].url for menu in site.menus.values()] == [f"{language}/guide/" for language in LANGUAGES]


def test_markup_of_a_page_is_text(tiny: Dataset, told: Guide) -> None:
    context = RenderContext(tiny, Folder(ROOT))
    text = "# T\n\n<script>x</script> [a](javascript:x) ![b](https://x/y.png)\n\n```yaml <i>\n<b>&\n```\n"
    html = told.html(guide.Chapter("index", "en", text), context.localizer("en"), context.environment)
    assert "<script" not in html
    assert "<b>&" not in html
    assert "<i>" not in html
    assert "<img" not in html
    assert re.findall("href=[^ >]*", html) == ['href="https://x/y.png"']


# Keys and commands


def test_every_key_is_told_in_both_languages_with_an_example(told: Guide) -> None:
    for name, model in manual.models().items():
        assert set(told.keys[name]) == set(model.model_fields), f"docs/guide/keys.yml: {name}"
        for key, field in model.model_fields.items():
            texts = told.keys[name][key]
            assert texts["en"] == field.description, f"{name}.{key} was described anew: translate it again in docs/guide/keys.yml"
            assert re.search("[\u3400-\u9fff]", texts["zh-Hant"]), f"{name}.{key}"
            assert texts["example"], f"{name}.{key}"
    assert set(told.keys) == set(manual.models())


def test_every_example_of_a_key_is_accepted(told: Guide) -> None:
    tried = 0
    for name, model in manual.models().items():
        for key, field in model.model_fields.items():
            example = told.keys[name][key]["example"]
            if "…" in example:
                continue
            value = yaml.load(example, LOADER)
            held: Any = Annotated[(field.annotation, *field.metadata, Field())]
            TypeAdapter(held).validate_python(value)
            tried += 1
    assert tried > 60


def test_every_model_has_its_place_on_a_page() -> None:
    placed = [block.rest for name in NAMES for block in blocks(name) if block.kind == "keys"]
    assert sorted(placed) == sorted(manual.models())


@both
def test_a_key_says_what_it_takes(language: str, bodies: Mapping[str, str]) -> None:
    body = bodies[f"{language}/guide/facts/"]
    for key in FactEntry.model_fields:
        assert f'id="FactEntry-{key}"' in body
    for word in ("guidance", "consensus", "yoy_cc", "vs_guidance"):
        assert f"<code>{word}</code>" in body
    english = "If not said:</span> <code>actual</code>"
    assert (english if language == "en" else "未填時：</span> <code>actual</code>") in body


def test_every_command_is_told_in_both_languages_with_an_example(told: Guide) -> None:
    assert set(told.commands) == set(main.commands)
    for name, command in main.commands.items():
        texts = told.commands[name]
        again = f"briefs {name} was described anew: translate it again in docs/guide/commands.yml"
        assert texts["en"] == manual.summary(command), again
        assert re.search("[\u3400-\u9fff]", texts["zh-Hant"]), name
        parameters = texts.get("parameters", {})
        assert set(parameters) == {manual.spelling(one) for one in command.params}, f"docs/guide/commands.yml: {name}"
        for one in command.params:
            said = parameters[manual.spelling(one)]
            assert said["en"] == (getattr(one, "help", None) or said["en"]), again
            assert re.search("[\u3400-\u9fff]", said["zh-Hant"]), (name, said)


def commands_in(code: str) -> Iterator[list[str]]:
    for line in code.replace("\\\n", "").splitlines():
        if match := re.search(r"(?:^|\| )briefs (.*)", line):
            yield match[1].split()


@pytest.mark.parametrize("name", NAMES)
def test_every_command_on_a_page_exists(name: str, told: Guide) -> None:
    codes = [block.code for block in blocks(name) if block.kind == "sh"]
    codes += [entry["example"] for entry in told.commands.values()] if name == "commands" else []
    codes += re.findall(r"`(briefs [a-z][^`]*)`", text_of(name) + text_of(name, "zh-Hant"))
    for code in codes:
        for command, *words in commands_in(code):
            known = main.commands[command]
            options = {option for one in known.params for option in one.opts}
            assert {word for word in words if word.startswith("--")} <= options, code


# What is written there is so


def rows(name: str, section: str) -> list[list[str]]:
    """The code in the first cell of each row of a section's tables."""
    part = re.split(r"^## ", text_of(name).partition(f"{{#{section}}}")[2], flags=re.MULTILINE)[0]
    lines = [line for line in part.splitlines() if line.startswith("| `")]
    return [re.findall("`([^`]*)`", re.split(r"(?<!\\)\|", line)[1].replace("\\|", "|")) for line in lines]


def test_the_figures_shown_are_figures() -> None:
    shown = [code for row in rows("syntax", "figures") for code in row]
    assert len(shown) > 15
    for printed in shown:
        parse(printed, "TWD")
    assert len({(parse(code).low, parse(code).unit) for code in rows("syntax", "figures")[0]}) == 1


def test_the_periods_shown_are_periods() -> None:
    shown = [code for row in rows("syntax", "periods") for code in row]
    assert len(shown) == 15
    for period in shown:
        parse_period(period)


def test_the_reasons_shown_are_all_that_there_are() -> None:
    reasons = get_args(Skipped.model_fields["reason"].annotation)
    for language in LANGUAGES:
        section = text_of("facts", language).partition("{#skipped}")[2].partition("\n## ")[0]
        assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(reasons)


def test_the_facts_that_are_easily_taken_wrongly_are_facts() -> None:
    concepts = load(CORPUS)[0].concepts
    (code,) = (block.code for block in blocks("facts") if "down: true" in block.code)
    document, _ = yaml_source.parse_document(code, "facts.yml")
    assert document
    entries = [FactEntry.model_validate(entry) for entry in document.root.plain()["facts"]]
    assert [(entry.change, entry.down, bool(entry.by)) for entry in entries] == [
        ("", True, False), ("yoy", True, False), ("yoy_amount", False, False), ("", False, False), ("", False, True),
    ]  # fmt: skip
    for entry in entries:
        assert fit(parse(entry.printed, "TWD"), concepts[entry.concept], entry.change, "TWD", entry.printed)


def test_the_references_shown_name_figures_of_amazon() -> None:
    dataset, problems = read_dataset(CORPUS)
    assert problems == []
    brief = dataset.content.briefs["AMZN/2025Q4"]
    shown = [code for row in rows("syntax", "references") for code in row if code.startswith("{")]
    assert len(shown) == 12
    for reference in shown:
        meaning = parse_reference(reference[1:-1], brief, dataset.content).meaning
        assert dataset.index.find(meaning, brief.period), reference
    assert {reference[1:-1].partition("|")[2] for reference in shown} - {""} <= set(OPTIONS)


def test_the_claims_shown_are_claims() -> None:
    shown = [code for row in rows("syntax", "claims") for code in row]
    assert len(shown) == 5
    entry = {"at": 1, "concept": "Revenue", "printed": "1%", "claims": shown}
    FactEntry.model_validate(entry)


@both
def test_the_limits_shown_are_those_that_hold(language: str) -> None:
    part = text_of("files", language).partition("{#limits}")[2].partition("{#characters}")[0]
    told = {int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", part)}
    lists: list[tuple[type[Entry], str]] = [(FactFile, "facts"), (ChartEntry, "categories"), (ChartEntry, "series"), (FactEntry, "printed")]
    shapes = [model.model_json_schema()["properties"][key] for model, key in lists]
    lengths = {shape.get("maxItems") or shape["maxLength"] for shape in shapes}
    held = {yaml_source.MAX_BYTES, yaml_source.MAX_PIECES, yaml_source.MAX_DEPTH, yaml_source.MAX_TEXT, yaml_source.MAX_PROBLEMS}
    assert told == lengths | held | {MAX_STRAYS, MAX_SOURCES, LONGEST_LINE}


def test_the_concept_shown_is_one() -> None:
    (code,) = (block.code for block in blocks("new-concept") if block.kind == "yaml")
    for entry in yaml.load(code, LOADER).values():
        Concept.model_validate(entry)


# The tutorial, step by step


CORPUS_NOTES = re.compile(r"^content/amzn/.* mixes words and digits; .*\n", re.MULTILINE)  # the corpus stays as it is


class Reader:
    """A new editor in a fresh project who does what a page says, in a shell."""

    def __init__(self, folder: Path) -> None:
        self.root = new_project(folder / "project")

    def run(self, code: str, status: int = 0) -> str:
        """Run a block; gives what it prints. Our command runs in this process: it starts in no time."""
        said = ""
        with chdir(self.root):
            for line in code.replace("\\\n", "").replace("&&", "\n").splitlines():
                command, *words = shlex.split(line)
                if command == "briefs" and "|" not in words:
                    result = CliRunner().invoke(main, words, catch_exceptions=False)
                    said, failed = said + CORPUS_NOTES.sub("", result.output), result.exit_code
                else:
                    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
                    done = subprocess.run(["bash", "-c", line], env=os.environ | {"PATH": path}, check=False, capture_output=True, text=True)
                    said, failed = said + done.stdout, done.returncode
                assert failed == status, f"{line}\n{said}"
        return said

    def edit(self, path: str, code: str) -> None:
        """See a piece of a file; where the file does not say so yet, finish it as the example is."""
        if not holds((self.root / path).read_text("utf-8"), code):
            finished = (EXAMPLE / path).read_text("utf-8")
            assert holds(finished, code), f"{path} never says:\n{code}"
            disputes = finished.find("\ndisputes:")
            if disputes > 0 and "disputes:" not in code:  # they come when the check has asked for them
                finished = finished[:disputes]
            (self.root / path).write_text(finished, "utf-8")


def holds(text: str, code: str) -> bool:
    """Whether every line of a piece stands in a text, in this order; columns may be wider."""
    lines, wanted = (re.sub(r"(?<=\S) +", " ", part).splitlines() for part in (text, code))
    remaining = iter(lines)
    return all(line in remaining for line in wanted if line)


def matches(printed: str, expected: str) -> bool:
    """Whether an output is as shown; … stands for anything."""
    pattern = ".*".join(re.escape(part) for part in re.split(r"\n?…\n?", expected.strip()))
    return bool(re.fullmatch(pattern, printed.strip(), re.DOTALL))


def follow(reader: Reader, name: str) -> None:
    printed = ""
    for kind, rest, code in blocks(name):
        if kind == "sh" and rest in ("", "fails"):
            printed = reader.run(code, status=1 if rest else 0)
        elif kind == "text" and rest:
            assert code == (ROOT / rest).read_text("utf-8")
        elif kind == "text":
            printed = re.sub(r"^content/amzn/.*; put .*\n", "", printed, flags=re.MULTILINE)  # hints on the corpus's briefs
            assert matches(printed, code), f"shown:\n{code}\nprinted:\n{printed}"
        elif kind == "yaml" and rest:
            reader.edit(rest, code)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    reader = Reader(tmp_path_factory.mktemp("tutorial"))
    follow(reader, "tutorial")
    return reader


def test_the_tutorial_leads_to_a_sound_brief(reader: Reader) -> None:
    for path in (EXAMPLE / "content").rglob("*.yml"):
        assert (reader.root / path.relative_to(EXAMPLE)).read_text("utf-8") == path.read_text("utf-8")
    site, problems = build_site(Folder(reader.root, guide=True))
    assert problems == []
    assert site
    for language, headline in (("en", "Electric bicycles carry Blue Magpie"), ("zh-Hant", "電動自行車撐場")):
        (page,) = (page for page in site.pages if page.url == f"{language}/bmag/2025Q4/")
        body = page.body()
        assert headline in body
        assert 'data-fact="pedal-weekly-2026-02-06.p3.Revenue.2025Q4"' in body
        assert 'id="dispute-components-growth"' in body


def test_the_tutorial_leaves_nothing_to_do(reader: Reader) -> None:
    reader.run("briefs fmt --check && briefs schema --check && briefs addresses && briefs check")


def test_the_rest_of_the_example_is_told(reader: Reader) -> None:
    for name in ("facts", "new-chart", "disagreements"):
        shown = [block for block in blocks(name) if block.kind == "yaml" and block.rest]
        assert shown
        for _, path, code in shown:
            assert holds((reader.root / path).read_text("utf-8"), code), path
    (printed,) = (block.code for block in blocks("disagreements") if block.kind == "text")
    assert any(block.code.startswith(printed) for block in blocks("tutorial"))


def test_the_concept_and_the_other_fiscal_year_are_made_as_told(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    concepts = reader.root / "content" / "concepts.yml"
    (concept,) = (block.code for block in blocks("new-concept") if block.kind == "yaml")
    concepts.write_text(concepts.read_text("utf-8").rstrip() + "\n\n" + concept, "utf-8")
    for block in blocks("new-concept"):
        if block.kind == "sh":
            reader.run(block.code)
    company, quarter = (block.code for block in blocks("fiscal-years") if block.kind == "sh")
    reader.run(company)
    entry = reader.root / "content" / "msft" / "company.yml"
    entry.write_text(entry.read_text("utf-8").replace('en: ""\n  zh-Hant: ""', "en: Software.\n  zh-Hant: 軟體。"), "utf-8")
    assert "content/msft/FY2026Q2/brief.yml" in reader.run(quarter)
    assert "content/msft/FY2026Q2/brief.yml" in reader.run("briefs new MSFT 2025Q4", status=1), "the same quarter"


def test_the_parser_prints_what_the_page_shows(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    code, output = (block.code for block in blocks("syntax"))
    assert reader.run(code) == output


def test_problems_of_the_tutorial_are_problems(reader: Reader) -> None:
    """The comparison itself can fail."""
    assert not matches("no problems\n", "one problem\n")
    assert not holds("a\nb\n", "b\na\n")
    assert matches("x\ny\nz\n", "x\n…\n")
    path = reader.root / FACTS
    before = path.read_text("utf-8")
    path.write_text(before.replace("printed: 26.1億元", "printed: 29.1億元"), "utf-8")
    _, problems = read_dataset(reader.root / "content")
    path.write_text(before, "utf-8")
    assert any("29.1億元" in problem.message for problem in problems)


# In a browser


def test_code_is_copied_and_the_side_list_leads_through_the_guide(browser: Browser, site_url: str) -> None:
    with reading(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"{site_url}en/guide/tutorial/")
        button = page.locator(".bf-copy").nth(1)
        button.click()
        expect(button).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == next(code for kind, rest, code in blocks("tutorial") if not rest)
        expect(page.locator(".bf-toc [aria-current=page]")).to_have_text("From an article to a published brief")
        page.locator(".bf-toc").get_by_role("link", name="Fact files").click()
        expect(page.locator("h1")).to_have_text("Fact files")
        page.get_by_role("link", name="繁體中文").click()
        expect(page.locator("h1")).to_have_text("事實檔")


def test_the_guide_fits_on_a_phone(browser: Browser, site_url: str) -> None:
    with reading(browser, viewport=PHONE) as page:
        for name in NAMES:
            for language in LANGUAGES:
                page.goto(site_url + f"{language}/{guide.Chapter(name, language, '').url}")
                assert page.evaluate("document.scrollingElement.scrollWidth") == PHONE["width"], page.url
        page.locator(".bf-toc-fold summary").click()
        page.locator(".bf-toc-fold").get_by_role("link", name="從一篇文章到一份簡報").click()
        expect(page.locator("h1")).to_have_text("從一篇文章到一份簡報")
