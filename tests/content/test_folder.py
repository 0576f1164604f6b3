"""A folder as its mkdocs.yml describes it: each option is obeyed, or refused at its line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from places import ROOT

from briefs.content.folder import Folder, read_folder
from briefs.model.language import ROWS
from briefs.model.layers import shipped


def place(root: Path, *more: str) -> None:
    for name in ("docs", "content", *more):
        (root / name).mkdir(parents=True, exist_ok=True)


def read(root: Path, text: str) -> Folder:
    (root / "mkdocs.yml").write_text(text, "utf-8")
    folder, problems = read_folder(root)
    assert problems == []
    return folder


def said(root: Path, text: str) -> list[str]:
    (root / "mkdocs.yml").write_text(text, "utf-8")
    return list(map(str, read_folder(root)[1]))


def test_a_folder_without_settings_has_the_usual_ones(tmp_path: Path) -> None:
    assert read_folder(tmp_path) == (Folder(tmp_path), [])


def test_what_is_said_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://lamps.example/")
    place(tmp_path, "looks/assets", "figures")
    folder = read(
        tmp_path,
        "site_name: Lamps\nsite_url: !ENV [SITE_URL, '']\ndocs_dir: looks/assets\nuse_directory_urls: true\nstrict: true\ntheme: {name: material, font: false}\n"
        "plugins:\n  - tags\n  - briefs: {content: figures, templates: looks, guide: true, report: 'mailto:a@b.test', site_name: {zh-Hant: 燈}}\n",
    )
    assert folder.content == tmp_path / "figures"
    assert folder.templates.folders == ((tmp_path / "looks").resolve(), (ROOT / "templates").resolve())
    assert (folder.address, folder.guide, folder.assets_name) == ("https://lamps.example/", True, "looks/assets")
    assert folder.report == "mailto:a@b.test"
    assert folder.names == {**dict.fromkeys(ROWS, "Lamps"), "zh-Hant": "燈"}


def test_this_repository_is_one_layer() -> None:
    folder, problems = read_folder(ROOT)
    assert problems == []
    assert folder.templates.folders == ((ROOT / "templates").resolve(),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nav: [a.md]", "mkdocs.yml:2:1: nav would change nothing here; delete the line: the menu follows from the companies"),
        ("use_directory_urls: false", "mkdocs.yml:2:1: use_directory_urls would change nothing here; delete the line: pages stand at addresses that end in /"),
        ("site_nam: x", "mkdocs.yml:2:1: unknown option 'site_nam'; did you mean 'site_name'?"),
        ("markdown_extensions: [toc, !!python/name:x.y '']", "mkdocs.yml:2:1: markdown_extensions would change nothing here; delete the line: pages are made of content/, not of Markdown"),
        ("theme: readthedocs", "mkdocs.yml:2:1: the theme's name can only be material; write name: material"),
        ("theme:\n  name: material\n  palette: {scheme: slate}", "mkdocs.yml:4:3: the theme's palette would change nothing here; delete the line: its looks come from extra_css, its templates from custom_dir"),
        ("plugins:\n  - briefs:\n      contents: x", "mkdocs.yml:4:7: unknown option 'contents'; did you mean 'content'?"),
        ("plugins:\n  briefs:\n    content: ../x", "mkdocs.yml:4:5: content names a folder beside mkdocs.yml, not '../x'; write one name, such as content: content"),
        ("plugins:\n  - briefs:\n      templates: looks", "mkdocs.yml:4:7: there is no folder 'looks'; make it, or name another"),
        ("plugins:\n  - briefs: {pdf: some}", "mkdocs.yml:3:14: pdf is all, newest or none, not 'some'; write pdf: newest"),
        ("plugins:\n  - briefs:\n      pdf: [none]", "mkdocs.yml:4:7: pdf is all, newest or none, not '['none']'; write pdf: newest"),
        ("plugins:\n  - briefs: {guide: maybe}", "mkdocs.yml:3:14: guide is true or false, not 'maybe'; write guide: true"),
        ("plugins:\n  - briefs: {report: a@b.test}", "mkdocs.yml:3:14: 'a@b.test' is no address of mail or of a form; write report: mailto:NAME@HOST, or https://HOST/…?title={figure}&body={page}"),
        ("plugins:\n  - briefs: {licence: all mine}", "mkdocs.yml:3:14: 'all mine' names no licence; write its SPDX identifier: licence: CC-BY-4.0"),
        ("plugins:\n  - briefs: {site_name: x}", "mkdocs.yml:3:14: site_name gives a name by language here; write zh-Hant: … below it; one name for all stands at the top"),
        ("plugins:\n  - briefs:\n      site_name: {fr: x}", "mkdocs.yml:4:19: unknown language 'fr'; write one of: en, zh-Hant, zh-Hans"),
        ("plugins:\n  - briefs: {content: shelf}", "mkdocs.yml:3:14: there is no folder 'shelf'; make it, or name another"),
        ("plugins:\n  - briefs: {languages: [[en]]}", "mkdocs.yml:3:26: unknown language '['en']'; write one of: en, zh-Hant, zh-Hans"),
        ("plugins:\n  - search", "mkdocs.yml:2:1: the plugin 'briefs' is missing; write plugins: [briefs]"),
        ("plugins: [foo, briefs]", "mkdocs.yml:2:11: the plugin 'foo' is not installed; install it, or delete the line"),
        ("plugins:\n  - brief\n  - briefs", "mkdocs.yml:3:5: the plugin 'brief' is not installed; did you mean 'briefs'?"),
        ("plugins:\n  - briefs\n  - search: {lang: en}", "mkdocs.yml:4:5: the site has a search of its own; delete 'search'"),
        ("plugins: briefs", "mkdocs.yml:2:1: plugins is a list; write plugins: [briefs]"),
        ("site_name: 2026", 'mkdocs.yml:2:1: the site has no name in words; write site_name: "2026"'),
        ("site_name: [a]", 'mkdocs.yml:2:1: the site has no name in words; write site_name: "Investment briefs"'),
        ("site_name: !ENV [NOBODY_SETS_THIS]", "mkdocs.yml:2:1: the site has no name in words; write site_name: "),
        ("site_url: example.org", "mkdocs.yml:2:1: 'example.org' is no address of a site; write site_url: https://…/, or delete the line"),
        ("site_url: 5", "mkdocs.yml:2:1: '5' is no address of a site; write site_url: https://…/, or delete the line"),
        ("strict: false", "mkdocs.yml:2:1: strict would change nothing here; delete the line: every build is strict"),
        ("extra_css: a.css", "mkdocs.yml:2:1: extra_css is a list; write extra_css: [a.css]"),
        ("watch: [docs]\nwatch: [content]", "mkdocs.yml:3:1: 'watch' stands twice; delete one of them"),
        ("extra_css: [assets/site.css, assets/nix.css]", "mkdocs.yml:2:30: the site has no file 'assets/nix.css'; write assets/NAME for a file NAME in docs"),
        ("extra_javascript:\n  - site.js", "mkdocs.yml:3:5: the site has no file 'site.js'; write assets/NAME for a file NAME in docs"),
        ("watch: [content, nix]", "mkdocs.yml:2:18: there is no file 'nix'; make it, or delete the line"),
        ("docs_dir: looks", "mkdocs.yml:2:1: there is no folder 'looks'; make the folder templates/assets, and write docs_dir: templates/assets"),
        ("docs_dir: .", "mkdocs.yml:2:1: docs_dir names no folder beside mkdocs.yml; make the folder"),
        ("site_dir: 5", "mkdocs.yml:2:1: site_dir names a folder, not '5'; name a folder that a build alone fills, such as site_dir: site"),
        ("site_dir: content", "mkdocs.yml:2:1: a build would overwrite what stands in 'content'; name a folder"),
        ("site_dir: content/site", "mkdocs.yml:2:1: a build would overwrite what stands in 'content'; name a folder"),
        ("site_dir: templates/../docs", "mkdocs.yml:2:1: a build would overwrite what stands in 'docs'; name a folder"),
        ("site_dir: templates", "mkdocs.yml:2:1: a build would overwrite what stands in 'templates'; name a folder"),
        ("site_dir: .git/site", "mkdocs.yml:2:1: a build would overwrite what stands in '.git'; name a folder"),
        ("site_dir: .", "mkdocs.yml:2:1: a build would overwrite what stands in "),
        ("site_dir: ..", "mkdocs.yml:2:1: a build would overwrite what stands in "),
        ("site_dir: articles", "mkdocs.yml:2:1: in 'articles' stands what no build has made; name a folder"),
        ("a: [", "mkdocs.yml:4:1: expected ',' or ']', but got '<stream end>'; mend the YAML"),
        ("a: \x07", "mkdocs.yml:1:1: the file cannot be read: "),
    ],
)  # fmt: skip
def test_what_is_not_done_is_refused_at_its_line(tmp_path: Path, text: str, expected: str) -> None:
    place(tmp_path, "content/acme", "articles/old", "templates/words", "public")
    (tmp_path / "public" / "404.html").touch()
    plugin = "" if "plugins" in text else "\nplugins: [briefs]"
    name = "" if "site_name:" in text.split("plugins", 1)[0] else "site_name: x"
    problems = said(tmp_path, f"{name}\n{text}{plugin}\n")
    assert len(problems) == 1
    assert problems[0].startswith(expected)


@pytest.mark.parametrize("name", ["site", "public", "articles/old", "../elsewhere"])
def test_a_site_goes_where_nothing_else_stands(tmp_path: Path, name: str) -> None:
    root = tmp_path / "folder"
    place(root, "public", "articles/old")
    (root / "public" / "404.html").touch()
    assert said(root, f"site_name: x\nsite_dir: {name}\nplugins: [briefs]\n") == []


def test_a_folder_without_a_name_is_told_so(tmp_path: Path) -> None:
    place(tmp_path)
    assert said(tmp_path, "plugins: [briefs]\n") == ['mkdocs.yml:1:1: the site has no name in words; write site_name: "Investment briefs"']


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("en", "nav:\n  glossary: Terms\n", []),
        ("zh-Hans", "terms:\n  甲: 乙\n", []),
        ("en", "navi:\n  x: y\n", ["words/en.yml:1:1: unknown section 'navi'; did you mean 'nav'?"]),
        ("en", "nav:\n  glosary: y\n", ["words/en.yml:2:3: unknown word 'glosary'; did you mean 'glossary'?"]),
        ("en", "nav:\n  glossary: [y]\n", ["words/en.yml:2:13: glossary is no word; write one text"]),
        ("en", "nav: x\n", ["words/en.yml:1:6: nav holds no words; write key: word below it"]),
        ("en", "brief:\n  title: '{company}'\n", ["words/en.yml:2:10: '{company}' has a place that nothing fills; write it like: {name} {period}"]),
        ("en", "nav: {\n", ["words/en.yml:"]),
        ("fr", "", ["words/fr.yml:1:1: unknown language 'fr'; write one of: en, zh-Hant, zh-Hans"]),
    ],
)
def test_own_words_have_places_to_go(tmp_path: Path, name: str, text: str, expected: list[str]) -> None:
    words = tmp_path / "templates" / "words"
    place(tmp_path, "templates/words")
    (words / f"{name}.yml").write_text(text, "utf-8")
    problems = said(tmp_path, "site_name: x\nplugins: [briefs]\n")
    assert len(problems) == len(expected)
    for problem, start in zip(problems, expected, strict=True):
        assert problem.startswith(f"templates/{start}")


def test_a_language_has_all_words_that_pages_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    shutil.copytree(shipped("templates") / "words", package / "words")
    path = package / "words/zh-Hant.yml"
    path.write_text(path.read_text("utf-8").replace("\n  glossary:", "\n  removed:", 1), "utf-8")
    monkeypatch.setattr("briefs.model.layers.shipped", lambda _: package)
    place(tmp_path, "templates/words")
    settings = "site_name: x\nplugins: [briefs]\n"
    assert said(tmp_path, settings) == ["templates/words/zh-Hant.yml:1:1: words are missing in zh-Hant: nav.glossary; write them as in en.yml"]
    (tmp_path / "templates/words/zh-Hant.yml").write_text("nav:\n  glossary: 詞\n", "utf-8")
    assert said(tmp_path, settings) == []
    path.unlink()
    assert re.search(r"and [4-9]\d\d more; write them as in en.yml", said(tmp_path, settings)[0])
