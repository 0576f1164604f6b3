"""A site in more languages than two: one converted where nothing is written, one made of a row and a file."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from places import ROOT
from tables import TINY

from briefs.cli.commands import main
from briefs.content.folder import Folder, read_folder
from briefs.content.texts import is_text
from briefs.content.yaml_source import read_document
from briefs.model.language import ROWS
from briefs.model.layers import shipped
from briefs.outputs.pages import MenuEntry, Page
from briefs.presentation.wording import convert
from briefs.site.build import Site, build_site
from briefs.site.plugin import UNKNOWN

TWO = "site_name: Lamps\nplugins: [briefs]\n"
THREE = "site_name: Lamps\nplugins:\n  - briefs:\n      languages: [en, zh-Hant, zh-Hans]\n"
BRIEF = "zh-Hans/lumen/2024Q4/"
SEARCHED = re.compile(r'data-called="[^"]*"')  # by what a page is found, in every language


def folder(root: Path, options: str = THREE) -> Folder:
    shutil.copytree(TINY, root / "content")
    (root / "docs").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(options, "utf-8")
    found, problems = read_folder(root)
    assert problems == []
    return replace(found, address="https://lamps.example/")


def built(folder: Folder, *, preview: bool = False) -> Site:
    site, problems = build_site(folder, preview=preview)
    assert problems == []
    assert site
    return site


def by_url(site: Site) -> dict[str, Page]:
    return {page.url: page for page in site.pages}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(folder(tmp_path_factory.mktemp("three")))


def test_one_line_switches_it_on(site: Site) -> None:
    pages = by_url(site)
    english = {url.removeprefix("en/") for url in pages if url.startswith("en/")}
    assert {url.removeprefix("zh-Hans/") for url in pages if url.startswith("zh-Hans/")} == english
    assert pages[BRIEF].alternates == {tag: f"{tag}/lumen/2024Q4/" for tag in ("en", "zh-Hant", "zh-Hans")}
    assert site.menus["zh-Hans"].entries[0] == MenuEntry("简报", "zh-Hans/")
    assert {"zh-Hans/feed.xml", "data/explorer.zh-Hans.json"} <= site.files.keys()
    assert {f"{BRIEF}lumen-2024Q4-zh-Hans.pdf", f"{BRIEF}poster.png"} <= site.pictures.keys()


def test_what_is_not_written_is_converted_and_the_page_says_so(site: Site) -> None:
    page = by_url(site)[BRIEF]
    assert page.title == "流明灯具 2024 年第 4 季度：流明灯具营收新台币124.6亿元，超越业绩指引"
    body = page.body()
    assert "均由繁体中文自动转换" in body
    assert "营收同比增长" in body
    assert "「" not in body
    assert site.frame["zh-Hans"]["converted"]
    assert "converted" not in site.frame["zh-Hant"]


def test_figures_stand_as_their_sources_print_them(site: Site) -> None:
    body = by_url(site)[f"{BRIEF}figures/"].body()
    assert '<q lang="zh-Hant">124.6億元</q>' in body or "<q>124.6亿元</q>" in body
    assert re.search(r'lang="zh-Hant">105億至115億元<', body)


def test_every_reference_survives(site: Site) -> None:
    pages = by_url(site)

    def cited(tag: str) -> list[str]:
        body = "".join(pages[f"{tag}/lumen/2024Q4/{place}"].body() for place in ("", "figures/"))
        return re.findall(r'<a class="bf-n"[^>]* data-(?:fact|derived)="([^"]+)"', body)

    assert len(cited("zh-Hans")) > 40

    assert cited("zh-Hans") == cited("zh-Hant")


def test_the_traditional_pages_are_what_they_are_without_it(site: Site, tmp_path: Path) -> None:
    two = by_url(built(folder(tmp_path, TWO)))
    three = by_url(site)
    urls = ("en/", "zh-Hant/lumen/", "zh-Hant/lumen/2024Q4/", "en/lumen/2024Q4/", "zh-Hant/method/")
    for url in urls:
        shown = [SEARCHED.sub("", pages[url].body()) for pages in (two, three)]
        assert shown[0] == shown[1], url


def test_findings_are_said_in_each_language(site: Site) -> None:
    head, first, *_ = site.files["data/findings.csv"].decode("utf-8-sig").splitlines()
    assert head.endswith("message_en,message_zh_hant,message_zh_hans")
    assert any(word in first for word in ("矛盾", "一致"))


def test_a_text_of_its_own_goes_before_conversion(tmp_path: Path) -> None:
    own = folder(tmp_path)
    path = own.content / "lumen" / "2024Q4" / "brief.yml"
    text = path.read_text("utf-8").replace("zh-Hant: 股價上漲。", "zh-Hant: 股價上漲。, zh-Hans: 股价收涨。")
    path.write_text(text, "utf-8")
    body = by_url(built(own))[BRIEF].body()
    assert "股价收涨。" in body
    assert "股价上涨。" not in body


def test_a_text_of_its_own_is_held_to_its_figures(tmp_path: Path) -> None:
    own = folder(tmp_path)
    path = own.content / "lumen" / "2024Q4" / "brief.yml"
    text = path.read_text("utf-8")
    assert 'zh-Hant: "營收年增 {Revenue yoy}。"' in text
    path.write_text(text.replace('zh-Hant: "營收年增 {Revenue yoy}。"', 'zh-Hant: "營收年增 {Revenue yoy}。", zh-Hans: "营收同比下降 {Revenue yoy}。"'), "utf-8")
    _, problems = build_site(own)
    assert ["'下降' stands before {Revenue yoy}" in problem.message or "stands before" in problem.message for problem in problems] == [True]


def test_editors_write_nothing_more(tmp_path: Path) -> None:
    own = folder(tmp_path)
    path = own.content / "lumen" / "2024Q4" / "brief.yml"
    path.write_text(path.read_text("utf-8").replace(", zh-Hant: 股價上漲。", ""), "utf-8")
    _, problems = build_site(own)
    said = [problem.message for problem in problems]
    assert "reaction: the text in zh-Hant is missing" in said


CONVERTED = [
    ("營收年增 {Revenue yoy|size}，達 {AWS Revenue}。", "营收同比增长 {Revenue yoy|size}，达 {AWS Revenue}。"),
    ("「營業利益率」優於預期", "“营业利润率”超预期"),
    ("本益比、每股盈餘、法說會", "市盈率、每股收益、业绩说明会"),
    ("軟體、資料中心與人工智慧", "软件、数据中心与人工智能"),
    ("每年增加一倍", "每年增加一倍"),
    ("淨利息收入與淨利", "净利息收入与净利润"),
    ("[財報](https://example.org/財報)", "[财报](https://example.org/財報)"),
    ("本季度毛利率", "本季度毛利率"),
]


@pytest.mark.parametrize(("written", "expected"), CONVERTED)
def test_conversion(written: str, expected: str) -> None:
    words = yaml.safe_load((shipped("templates") / "words" / "zh-Hans.yml").read_text("utf-8"))
    (config,) = ROWS["zh-Hans"].converts.values()
    assert convert(written, config, tuple(words["terms"].items())) == expected


def test_an_unknown_language_is_refused_at_its_line(tmp_path: Path) -> None:
    for name in ("docs", "content"):
        (tmp_path / name).mkdir()
    (tmp_path / "mkdocs.yml").write_text(THREE.replace("zh-Hans", "zh-CN").replace("[en", "[en, en"), "utf-8")
    _, problems = read_folder(tmp_path)
    assert [str(problem) for problem in problems] == [
        "mkdocs.yml:4:23: 'en' stands twice; delete one of them",
        "mkdocs.yml:4:36: unknown language 'zh-CN'; did you mean 'zh-Hans'?",
    ]


# Another language


def invented(text: Any) -> Any:
    """Plain data in which every text has an invented language's words too."""
    if is_text(text):
        return {**text, "x-test": f"{text['en']} ✳"}
    if isinstance(text, dict):
        return {key: invented(value) for key, value in text.items()}
    return [invented(value) for value in text] if isinstance(text, list) else text


def test_a_row_and_a_file_of_words_are_a_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ROWS, "x-test", replace(ROWS["en"], tag="x-test", default=False))
    words = tmp_path / "templates" / "words"
    words.mkdir(parents=True)
    english = (shipped("templates") / "words" / "en.yml").read_text("utf-8")
    (words / "x-test.yml").write_text(english.replace("Briefs", "Briefs ✳"), "utf-8")
    own = folder(tmp_path, THREE.replace("zh-Hant, zh-Hans", "x-test"))
    assert own.languages == ("en", "x-test")
    _, problems = build_site(own)
    assert "label: the text in x-test is missing" in {problem.message for problem in problems}
    for path in own.content.rglob("*.yml"):
        document, _ = read_document(path, path.name)
        assert document
        data = invented(document.root.plain())
        path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    site = built(read_folder(tmp_path)[0])
    pages = by_url(site)
    assert site.menus["x-test"].entries[0] == MenuEntry("Briefs ✳", "x-test/")
    body = pages["x-test/lumen/2024Q4/"].body()
    assert "outshines its own guidance" in body
    assert "The shares rose. ✳" in body
    assert pages["x-test/method/"].body()
    assert not any(url.startswith("zh-Hant/") for url in pages)


# Drafts


def drafted(root: Path, options: str = TWO) -> Folder:
    """The newest brief as a draft that lacks a text in Chinese."""
    own = folder(root, options)
    path = own.content / "lumen" / "2024Q4" / "brief.yml"
    text = path.read_text("utf-8").replace(", zh-Hant: 股價上漲。", "")
    path.write_text("draft: true\n" + text, "utf-8")
    return own


def test_a_draft_is_previewed_with_its_gaps_marked(tmp_path: Path) -> None:
    pages = by_url(built(drafted(tmp_path), preview=True))
    assert "<mark>【待補】</mark><p>The shares rose." in pages["zh-Hant/lumen/2024Q4/"].body()
    assert "<mark>" not in pages["en/lumen/2024Q4/"].body()


def test_a_section_without_a_title_is_called_by_its_id(tmp_path: Path) -> None:
    own = drafted(tmp_path)
    path = own.content / "lumen/2024Q4/brief.yml"
    text, count = re.subn(r"(?m)^(  - id: business\n    title: ).*$", r'\1{en: "", zh-Hant: ""}', path.read_text("utf-8"))
    assert count == 1
    path.write_text(text, "utf-8")
    page = by_url(built(own, preview=True))["en/lumen/2024Q4/"]
    assert dict(page.toc)["business"] == "[to be written] business"


def test_a_home_without_a_brief_has_no_heading_over_nothing(tmp_path: Path) -> None:
    own = drafted(tmp_path)
    assert 'id="all"' in by_url(built(own))["en/"].body()
    for path in own.content.rglob("brief.yml"):
        path.write_text("draft: true\n" + path.read_text("utf-8").removeprefix("draft: true\n"), "utf-8")
    home = by_url(built(own))["en/"].body()
    assert 'id="all"' not in home
    assert 'id="companies"' in home


def test_a_draft_is_not_published(tmp_path: Path) -> None:
    own = drafted(tmp_path)
    site = built(own)
    assert "en/lumen/2024Q3/" in by_url(site)
    assert not [url for url in (*by_url(site), *site.files, *site.pictures) if "2024Q4" in url]
    assert "2024Q4" not in site.files["en/feed.xml"].decode()
    facts = site.files["data/facts.csv"].decode("utf-8-sig")
    assert "LUMN9/2024Q3" in facts
    assert "LUMN9/2024Q4" not in facts
    assert site.unpublished == ["content/lumen/2024Q4/brief.yml"]


def test_a_build_says_that_it_left_a_draft_out(tmp_path: Path) -> None:
    own = drafted(tmp_path)
    command = [str(Path(sys.executable).with_name("briefs")), "build", "--root", str(own.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, f"{UNKNOWN}\ncontent/lumen/2024Q4/brief.yml is a draft and not published\n")
    assert not list((tmp_path / "site").rglob("*2024Q4*"))


def test_the_check_lists_what_a_draft_lacks_and_passes(tmp_path: Path) -> None:
    own = drafted(tmp_path)
    done = CliRunner().invoke(main, ["check", "--root", str(own.root)])
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "content/lumen/2024Q4/brief.yml:8:11: draft: reaction: the text in zh-Hant is missing; add 'zh-Hant: …'"
    ]


def test_what_a_draft_says_wrongly_is_still_a_problem(tmp_path: Path) -> None:
    own = drafted(tmp_path)
    path = own.content / "lumen" / "2024Q4" / "brief.yml"
    path.write_text(path.read_text("utf-8").replace("{Revenue}", "{Revenu}"), "utf-8")
    done = CliRunner().invoke(main, ["check", "--root", str(own.root)])
    assert done.exit_code == 1
    assert "Revenu" in done.stdout


def test_without_the_word_a_gap_is_a_problem(tmp_path: Path) -> None:
    own = drafted(tmp_path)
    path = own.content / "lumen" / "2024Q4" / "brief.yml"
    path.write_text(path.read_text("utf-8").removeprefix("draft: true\n"), "utf-8")
    _, problems = build_site(own, preview=True)
    assert [str(problem) for problem in problems] == [
        "content/lumen/2024Q4/brief.yml:7:11: reaction: the text in zh-Hant is missing; add 'zh-Hant: …'"
    ]


def test_the_languages_files_ship() -> None:
    assert {path.stem for path in (ROOT / "templates" / "words").iterdir()} == set(ROWS)
