"""The MkDocs side, with a small invented site in place of the real one."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from found import records
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from places import ROOT, SETTINGS

from briefs.content.folder import OPTIONS, Folder
from briefs.model.problem import Problem
from briefs.outputs.pages import Menu, MenuEntry, Page
from briefs.site import framed, plugin, trimming
from briefs.site.build import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

def test_the_plugin_takes_each_option_that_a_folder_may_have() -> None:
    assert {name for name, _ in plugin.Options._schema} == set(OPTIONS)


LANGUAGES = ("en", "zh-Hant")
HOME = {"en": "Home", "zh-Hant": "首頁"}
TITLES = {"en": "Acme sells <more>", "zh-Hant": "艾克米營收成長"}


def sheet(url: str, language: str, title: str, body: Callable[[], str] | None = None) -> Page:
    rest = url.removeprefix(f"{language}/")
    return Page(
        url=url,
        language=language,
        title=title,
        description=f"About {title}",
        alternates={tag: f"{tag}/{rest}" for tag in LANGUAGES} if url else {},
        toc=(("results", title),),
        body=body or (lambda: f"<h1>{url}</h1><h2 id=results>Results</h2>"),
        searched="brief" if url else "",
        where=HOME[language],
        crumbs=((HOME[language], f"{language}/"),) if rest else (),
        head=f"<script{LINKED_DATA}{{}}</script>",
    )


FRAME = {
    tag: yaml.safe_load((ROOT / f"templates/words/{tag}.yml").read_text("utf-8"))["frame"] for tag in LANGUAGES
}


PICTURE = b"\x89PNG\r\n\x1a\nIEND\xaeB`\x82"  # as far as anyone looks who looks for a whole one


def small_site() -> Site:
    pages = [sheet("", "en", "Briefs")]
    for language in LANGUAGES:
        pages.append(sheet(f"{language}/", language, HOME[language]))
        pages.append(sheet(f"{language}/acme/2025Q4/", language, TITLES[language]))
    menus = {tag: Menu((MenuEntry(HOME[tag], f"{tag}/"), MenuEntry("Acme", f"{tag}/acme/"))) for tag in LANGUAGES}
    files = {"data/facts.csv": b"id\nf1\n"}
    for language in LANGUAGES:
        files[f"{language}/acme/index.html"] = b"<!doctype html><html></html>"
        files[f"{language}/feed.xml"] = b"<feed/>"
        files[f"{language}/corrections/index.html"] = b"<!doctype html><html></html>"
    return with_pages(Site([], files, menus, FRAME, {"en/acme/2025Q4/poster.png": lambda: PICTURE}), pages)


def with_pages(site: Site, pages: Sequence[Page]) -> Site:
    return replace(site, pages=pages, bodies=[page.whole for page in pages])


LINKED_DATA = ' type="application/ld+json">'  # data, which no policy takes for a script
PROBLEM = Problem("content/acme.yml", 2, 3, "there is no concept Revenu", "write Revenue")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the real templates and configuration, and a site invented here."""
    for name in ("theme", "assets"):
        shutil.copytree(ROOT / "templates" / name, tmp_path / "templates" / name)
    (tmp_path / "content").mkdir()
    shutil.copy(SETTINGS, tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.delenv("SITE_URL", raising=False)
    offer(monkeypatch, small_site(), [])
    return tmp_path


def offer(
    monkeypatch: pytest.MonkeyPatch, site: Site | None, problems: Sequence[Problem | Exception]
) -> None:
    monkeypatch.setattr(plugin, "load_site", lambda folder, **_: (site, problems))


def built(project: Path, site_url: str = "") -> Path:
    build(load_config(str(project / "mkdocs.yml"), strict=True, site_url=site_url))
    return project / "site"


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_each_page_is_written_in_its_language(project: Path) -> None:
    site = built(project)
    english = (site / "en/acme/2025Q4/index.html").read_text("utf-8")
    chinese = (site / "zh-Hant/acme/2025Q4/index.html").read_text("utf-8")
    assert '<html lang="en"' in english
    assert '<html lang="zh-Hant"' in chinese
    assert "<title>Acme sells &lt;more&gt; · Investment Briefs</title>" in english
    assert "<title>艾克米營收成長 · 投資簡報</title>" in chinese
    assert "<h1>en/acme/2025Q4/</h1>" in english
    assert 'href="../../../zh-Hant/acme/2025Q4/" hreflang="zh-Hant"' in english
    assert '<a href="../../" aria-current="page"' not in english
    assert '<a href="../" aria-current="true">Acme</a>' in english


def test_only_searchable_pages_are_indexed(project: Path) -> None:
    site = built(project)
    found = {language: records(site, language) for language in LANGUAGES}
    assert [one.address for one in found["en"]] == ["en/", "en/#results", "en/acme/2025Q4/", "en/acme/2025Q4/#results"]
    assert {one.where for one in found["zh-Hant"]} == {"首頁"}


def test_no_script_is_inline_and_none_is_the_themes(project: Path) -> None:
    site = built(project)
    for path in site.rglob("*.html"):
        for tag in path.read_text("utf-8").split("<script")[1:]:
            assert tag.lstrip().startswith("src=") or tag.startswith(LINKED_DATA), path
    assert not list((site / "assets").rglob("bundle*"))


def test_a_page_has_the_head_made_for_it(project: Path) -> None:
    head, body = (built(project) / "en/index.html").read_text("utf-8").split("</head>")
    assert f"<script{LINKED_DATA}" in head
    assert LINKED_DATA not in body


def test_the_sitemap_pairs_the_languages(project: Path) -> None:
    text = (built(project, site_url="https://x.test/b/") / "sitemap.xml").read_text("utf-8")
    assert text.count("<loc>") == 5
    assert "<loc>https://x.test/b/zh-Hant/acme/2025Q4/</loc><lastmod>2023-11-14</lastmod>" in text
    english = "https://x.test/b/en/acme/2025Q4/"
    assert f'<xhtml:link rel="alternate" hreflang="en" href="{english}"/>' in text


def test_canonical_addresses_need_a_site_url(project: Path) -> None:
    page = "en/acme/2025Q4/index.html"
    assert "canonical" not in (built(project) / page).read_text("utf-8")
    text = (built(project, site_url="https://x.test/b/") / page).read_text("utf-8")
    assert '<link rel="canonical" href="https://x.test/b/en/acme/2025Q4/">' in text
    assert 'hreflang="x-default" href="https://x.test/b/en/acme/2025Q4/"' in text
    home = (project / "site/en/index.html").read_text("utf-8")
    assert 'hreflang="x-default" href="https://x.test/b/"' in home


def test_where_the_address_is_unknown_nothing_is_said_of_whole_addresses(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    site = built(project)
    assert [record.getMessage() for record in caplog.records if record.name == "briefs"] == [plugin.UNKNOWN]
    assert not [path for path in tree(site) if path.startswith("sitemap")]
    html = (site / "en/acme/2025Q4/index.html").read_text("utf-8")
    assert "canonical" not in html
    assert '<link rel="alternate" hreflang' not in html


def test_an_address_that_is_none_is_answered_by_a_page_like_the_others(project: Path) -> None:
    html = (built(project, site_url="https://x.test/b/") / "404.html").read_text("utf-8")
    assert 'class="bf-header"' in html
    assert 'href="/b/en/acme/">Acme</a>' in html
    assert 'data-root="/b/"' in html
    assert 'data-pages="/b/pages.json"' in html
    assert "找不到頁面" in html


def test_two_builds_are_byte_identical(project: Path) -> None:
    first = tree(built(project, site_url="https://x.test/b/"))
    assert "data/facts.csv" in first
    assert "sitemap.xml.gz" in first
    assert first["en/acme/2025Q4/poster.png"] == PICTURE
    assert tree(built(project, site_url="https://x.test/b/")) == first


def test_frames_of_one_site_are_not_taken_for_the_next_in_the_same_process(project: Path) -> None:
    """MkDocs keeps a plugin: first pages whose frames are kept, then those of a folder's own theme."""
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    (project / "templates").rename(project / "docs")
    settings.write_text(text.replace("templates/assets", "docs/assets"), "utf-8")
    built(project)
    (project / "docs").rename(project / "templates")
    settings.write_text(text, "utf-8")
    page = built(project, site_url="https://x.test/b/") / "en/acme/2025Q4/index.html"
    assert '<link rel="canonical" href="https://x.test/b/en/acme/2025Q4/">' in page.read_text("utf-8")


@pytest.fixture
def plain(project: Path) -> Path:
    """The same without templates of its own, which might show anything."""
    (project / "templates").rename(project / "docs")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("templates/assets", "docs/assets"), "utf-8")
    return project


def test_a_frame_is_filled_again_where_it_or_what_it_holds_changed(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled: list[str] = []

    def slim(page: str) -> str:
        filled.append(page)
        return trimming.slim(page)

    monkeypatch.setattr(framed, "slim", slim)

    def counted(site: Site, address: str = "https://x.test/b/") -> int:
        offer(monkeypatch, site, [])
        filled.clear()
        made, count = tree(built(plain, address)), len(filled)
        (plain / ".cache").rename(plain / "aside")
        assert tree(built(plain, address)) == made
        shutil.rmtree(plain / ".cache")
        (plain / "aside").rename(plain / ".cache")
        return count

    site = small_site()
    first, *others = site.pages
    assert counted(site) == len(site.pages)
    assert counted(small_site()) == 0
    assert counted(with_pages(site, [replace(first, body=lambda: "<p id=results>other"), *others])) == 1
    assert counted(with_pages(site, [replace(first, head="<meta>"), *others])) == 1
    english = replace(site.menus["en"], foot=(MenuEntry("About", "en/acme/"),))
    assert counted(replace(site, menus={**site.menus, "en": english})) == sum(page.language == "en" for page in site.pages)
    assert counted(site, "https://y.test/") == len(site.pages)


def test_pages_that_follow_from_the_same_pass_by_mkdocs(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    render = plugin.SheetPage.render

    def rendered(page: plugin.SheetPage, *rest: Any) -> None:
        made.append(page.url)
        render(page, *rest)

    monkeypatch.setattr(plugin.SheetPage, "render", rendered)
    said: dict[str, str] = {}

    def counted(site: Site, address: str = "https://x.test/b/") -> set[str]:
        offer(monkeypatch, replace(site, shown=lambda page: said.get(page.url, page.url)), [])
        made.clear()
        published, urls = tree(built(plain, address)), {*made}
        for name in (".cache", "site"):
            (plain / name).rename(plain / f"aside{name}")
        assert tree(built(plain, address)) == published
        for name in (".cache", "site"):
            shutil.rmtree(plain / name)
            (plain / f"aside{name}").rename(plain / name)
        return urls

    site, url = small_site(), "en/acme/2025Q4/"
    every = {page.url for page in site.pages}
    assert counted(site) == every
    assert counted(small_site()) == {""}
    other = with_pages(site, [replace(page, body=lambda: "<p id=results>other") if page.url == url else page for page in site.pages])
    said[url] = "other"
    assert counted(other) == {"", url}
    (plain / "site" / url / "index.html").write_text("</html>")
    assert counted(other) == {"", url}
    english = replace(site.menus["en"], foot=(MenuEntry("About", "en/acme/"),))
    assert counted(replace(other, menus={**site.menus, "en": english})) == {page.url for page in site.pages if page.language == "en"}
    assert counted(other, "https://y.test/") == every
    said.update(dict.fromkeys(every, ""))  # nobody knows
    assert counted(other, "https://y.test/") == every
    assert counted(other, "https://y.test/") == every


def test_problems_stop_a_build_and_keep_the_site_before_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = tree(built(project))
    offer(monkeypatch, None, [PROBLEM])
    with pytest.raises(Abort):
        built(project)
    assert str(PROBLEM) in [record.getMessage() for record in caplog.records]
    assert tree(project / "site") == before


@pytest.mark.parametrize("clock", ["abc", "-5", "99999999999999"])
def test_a_clock_that_tells_no_time_stops_a_build(project: Path, clock: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(built(project))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", clock)
    with pytest.raises(Abort, match=f"SOURCE_DATE_EPOCH is '{clock}': write seconds since 1970, or unset it"):
        built(project)
    assert tree(project / "site") == before


def test_a_page_that_fails_keeps_the_site_before_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(built(project))
    site = small_site()
    broken = sheet("en/broken/", "en", "Broken", lambda: str(1 / 0))
    offer(monkeypatch, with_pages(site, [*site.pages, broken]), [])
    with pytest.raises(ZeroDivisionError):
        built(project)
    assert tree(project / "site") == before


def serving(project: Path) -> tuple[plugin.BriefsPlugin, Callable[[], None]]:
    """The plugin as `mkdocs serve` holds it, and the build it would run after each save."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "preview"))
    briefs = config.plugins["briefs"]
    assert isinstance(briefs, plugin.BriefsPlugin)
    briefs.on_startup(command="serve", dirty=False)

    def builder() -> None:
        build(load_config(str(project / "mkdocs.yml"), site_dir=str(project / "preview")))

    return briefs, lambda: briefs.rebuild(builder, project / "preview")


@pytest.fixture
def served(project: Path) -> Iterator[Callable[[], str]]:
    """Build the preview; give the text of a brief's page."""
    briefs, rebuild = serving(project)

    def text() -> str:
        rebuild()
        briefs.show("en/acme/2025Q4/")
        return (project / "preview/en/acme/2025Q4/index.html").read_text("utf-8")

    yield text
    briefs.preview.end()
    briefs.serving = False


def test_a_preview_shows_problems_at_every_address_and_recovers(
    project: Path, served: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = served()
    assert not list((project / "preview").rglob("*.png"))  # they take too long for a preview
    (project / "content").mkdir(exist_ok=True)
    (project / "content/acme.yml").write_text("facts:\n  - {concept: Revenu}  # <b>\n", "utf-8")
    offer(monkeypatch, None, [PROBLEM])
    shown = served()
    for part in ("content/acme.yml:2:3", PROBLEM.message, PROBLEM.remedy, "# &lt;b&gt;"):
        assert part in shown
    assert (project / "preview/404.html").read_text("utf-8") == shown
    offer(monkeypatch, small_site(), [])
    assert served() == sound


def test_a_preview_survives_any_exception(
    project: Path, served: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = served()

    monkeypatch.setattr(plugin, "load_site", lambda folder, **_: {}[folder.root])
    assert "KeyError" in served()

    site = small_site()
    failing = [
        sheet(p.url, p.language, p.title, lambda: str(1 / 0)) if "acme" in p.url else p
        for p in site.pages
    ]
    offer(monkeypatch, with_pages(site, failing), [])
    assert "ZeroDivisionError" in served()

    offer(monkeypatch, site, [])
    template = project / "templates/theme/main.html"
    whole = template.read_text("utf-8")
    template.write_text("{% nonsense %}", "utf-8")
    assert "TemplateSyntaxError" in served()
    template.write_text(whole, "utf-8")
    assert served() == sound


def test_a_file_that_is_not_whole_stops_a_build_and_keeps_the_site_before_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = tree(built(project))
    site = small_site()
    cut = dict.fromkeys(site.pictures, lambda: PICTURE[:-4])
    offer(monkeypatch, replace(site, pictures=cut), [])
    with pytest.raises(Abort, match="to mend: 1"):
        built(project)
    assert "'en/acme/2025Q4/poster.png' is not whole" in caplog.text
    assert tree(project / "site") == before
    assert [path.name for path in project.glob("site*")] == ["site"]


def test_a_full_disk_is_said_and_keeps_the_site_before_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = tree(built(project))

    def full(_: object, folder: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder / "data/facts.csv"))

    monkeypatch.setattr(plugin, "write", full)
    with pytest.raises(Abort, match="to mend: 1"):
        built(project)
    assert "data/facts.csv: No space left on device" in caplog.text
    assert tree(project / "site") == before


@pytest.mark.parametrize(("whole", "kept"), [(True, ".md-nav{a:b}hr{c:d}"), (False, "hr{c:d}")])
def test_of_materials_style_sheet_own_templates_may_need_all(
    project: Path, monkeypatch: pytest.MonkeyPatch, *, whole: bool, kept: str
) -> None:
    config = load_config(str(project / "mkdocs.yml"))
    monkeypatch.setattr(config.plugins, "_current_plugin", "briefs", raising=False)  # as in a build
    names = ("stylesheets/main.css", "javascripts/bundle.js")
    files = Files(
        File.generated(config, f"assets/{name}", content=".md-nav{a:b}hr{c:d}") for name in names
    )
    monkeypatch.setattr(Folder, "assets", {})
    for _ in range(2):  # also as it is kept
        (sheet,) = plugin.asset_files(files, Folder(project), config, whole=whole)
        assert (sheet.dest_uri, sheet.content_string) == ("assets/stylesheets/main.css", kept)
