"""Published addresses: the list, what a build owes to it, and where those gone lead."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from places import TINY, new_project
from typeset import drawn

from briefs.cli.commands import main
from briefs.content.address_lists import MAX_BYTES, parse, path_of
from briefs.content.folder import read_folder
from briefs.model.language import LANGUAGES
from briefs.outputs import typesetting
from briefs.site import addresses
from briefs.site.addresses import broken, moved, unlisted, updated
from briefs.site.build import Site, addresses_of, build_site

NAME, OWN = "content/addresses.txt", "content/lumen/addresses.txt"
SITE = frozenset(["/", "/en/", "/en/amzn/", "/en/amzn/2025Q4/", "/data/facts.csv", "/en/feed.xml"])


def said(text: str) -> list[str]:
    entries, problems = parse(text, NAME)
    return list(map(str, problems or broken(entries, SITE)))


def test_what_is_published_or_led_on_is_no_problem() -> None:
    text = "# remarks\n\n/\n/en/amzn/2025Q4/\n/data/facts.csv\n/en/old/ -> /en/amzn/\n/data/old.csv -> /data/facts.csv\n"
    assert said(text) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/en/tsla/", "1: '/en/tsla/' was published and would be gone; bring it back, or write where it leads: /en/tsla/ -> /…"),
        ("/data/old.csv", "1: '/data/old.csv' was published and would be gone; bring it back, or write where it leads: /data/old.csv -> /…"),
        ("/en/ -> /en/amzn/", "1: '/en/' leads to '/en/amzn/', but it is there itself; delete '-> /en/amzn/'"),
        ("/en/tsla/ -> /en/amz/", "14: there is no '/en/amz/' to lead to; did you mean '/en/amzn/'?"),
        ("/en/tsla/ -> /en/tsla/", "14: '/en/tsla/' leads back to itself; let one of them lead to an address of the site"),
        ("/en/tsla/ -> /data/facts.csv", "14: '/data/facts.csv' is not of the kind of '/en/tsla/'; lead pages to pages and files to files"),
        ("/en/tsla.csv -> /en/", "17: '/en/' is not of the kind of '/en/tsla.csv'; lead pages to pages and files to files"),
        ("/en/index.html -> /en/feed.xml", "1: '/en/index.html' cannot stand beside '/en/'; delete the line"),
        ("/en -> /en/feed.xml", "1: '/en' cannot stand beside '/en/'; delete the line"),
        ("/en/feed.xml/old/ -> /en/", "1: '/en/feed.xml/old/' cannot stand beside '/en/feed.xml'; delete the line"),
        ("en/amzn/", "1: 'en/amzn/' is no address of this site; write it as /en/amzn/, or as /en/old/ -> /en/new/"),
        ("/en/../../etc/ -> /en/", "1: '/en/../../etc/' is no address of this site; write it as /en/amzn/, or as /en/old/ -> /en/new/"),
        ("/en/tsla/ -> https://elsewhere.test/", "14: 'https://elsewhere.test/' is no address of this site; write it as /en/amzn/, or as /en/old/ -> /en/new/"),
        ("/en/tsla/ -> //elsewhere.test/", "14: '//elsewhere.test/' is no address of this site; write it as /en/amzn/, or as /en/old/ -> /en/new/"),
        ("/en/tsla/ →/en/", "1: '/en/tsla/ →/en/' is no address of this site; write it as /en/amzn/, or as /en/old/ -> /en/new/"),
        ("/en/tsla/ -> ", "1: '/en/tsla/ ->' is no address of this site; write it as /en/amzn/, or as /en/old/ -> /en/new/"),
        ("/assets/site.css -> /data/facts.csv", "1: '/assets/site.css' is no promise: it comes with every build; delete the line"),
        ("/404.html -> /data/facts.csv", "1: '/404.html' is no promise: it comes with every build; delete the line"),
    ],
)  # fmt: skip
def test_a_broken_promise(line: str, expected: str) -> None:
    assert said(f"/\n{line}\n/en/amzn/\n") == [f"{NAME}:2:{expected}"]


def test_a_line_twice() -> None:
    assert said("/en/\n/\n/en/ -> /\n") == [f"{NAME}:3:1: '/en/' stands on line 1 already; delete one of them"]


def test_a_line_that_two_branches_added() -> None:
    assert said("/en/\n/\n/en/\n") == []


def test_a_circle_is_reported_where_it_is_entered_and_where_it_runs() -> None:
    problems = said("/a/ -> /b/\n/b/ -> /c/\n/c/ -> /b/\n")
    assert [line.partition(";")[0] for line in problems] == [
        f"{NAME}:1:8: '/a/' leads back to itself",
        f"{NAME}:2:8: '/b/' leads back to itself",
        f"{NAME}:3:8: '/c/' leads back to itself",
    ]


def test_two_ways_that_cannot_both_be_written() -> None:
    assert said("/x -> /data/facts.csv\n/x/y -> /data/facts.csv\n") == [
        f"{NAME}:2:1: '/x/y' cannot stand beside '/x'; delete the line"
    ]


def test_a_chain_leads_to_its_end() -> None:
    entries, _ = parse("/a/ -> /b/\n/b/ -> /en/\n/en/\n", NAME)
    assert broken(entries, SITE) == []
    assert moved(entries) == {"/a/": "/en/", "/b/": "/en/"}


class Counted(dict[str, str]):
    """A mapping that counts how often something is looked up in it."""

    looked = 0

    def __getitem__(self, key: str) -> str:
        self.looked += 1
        return super().__getitem__(key)


@pytest.mark.parametrize("order", [1, -1], ids=["forwards", "backwards"])
def test_a_long_chain_is_followed_once(order: int) -> None:
    steps = Counted({f"/{number}/": f"/{number + 1}/" for number in range(1000)[::order]})
    assert set(addresses._ends(steps).values()) == {"/1000/"}
    assert steps.looked == 1000


def test_the_list_is_kept_sorted_and_nothing_is_lost() -> None:
    text = "# mine\n/\n# about this one\n/en/gone/ -> /en/\n"
    new = updated(text, SITE)
    assert new.splitlines() == [
        "# mine", "/", "/data/facts.csv", "/en/", "/en/amzn/", "/en/amzn/2025Q4/", "/en/feed.xml",
        "# about this one", "/en/gone/ -> /en/",
    ]  # fmt: skip
    assert updated(new, SITE) == new
    assert updated("# mine\n/en/\n# the end\n", ["/", "/x/"]) == "# mine\n/\n/en/\n/x/\n# the end\n"
    assert updated("", ["/"]).splitlines()[-1] == "/"
    entries, problems = parse(new, NAME)
    assert (problems, broken(entries, SITE), unlisted(entries, SITE, TINY)) == ([], [], {})


def test_what_is_not_listed() -> None:
    entries, _ = parse("/\n/en/\n/en/amzn/\n/en/feed.xml\n", NAME)
    assert unlisted(entries, SITE, TINY) == {TINY / "addresses.txt": ["/data/facts.csv", "/en/amzn/2025Q4/"]}


def test_what_is_below_a_company_is_listed_in_its_folder() -> None:
    below = ["/data/lumen/2024Q4.csv", "/en/lumen/", "/zh-Hant/lumen/2024Q4/"]
    assert unlisted([], [*below, "/en/", "/lumen.csv"], TINY) == {
        TINY / "addresses.txt": ["/en/", "/lumen.csv"],
        TINY / "lumen/addresses.txt": below,
    }


def test_files_of_addresses() -> None:
    assert [path_of(address) for address in ("/", "/en/", "/data/facts.csv")] == ["index.html", "en/index.html", "data/facts.csv"]


@given(st.text("/ae.->\n #é", max_size=40), st.sets(st.sampled_from(sorted(SITE))))
def test_no_list_whatever_breaks_the_reader_or_leaves_the_site(text: str, published: set[str]) -> None:
    entries, problems = parse(text, NAME)
    assert all(problem.message and problem.remedy for problem in problems)
    fit = [entry for entry in entries if entry.target]
    broken(entries, published)
    assert all(".." not in path_of(entry.address).split("/") for entry in fit)
    added = parse(updated(text, published), NAME)[0]
    assert {entry.address for entry in added} >= published | {entry.address for entry in entries}


# The whole way


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return new_project(tmp_path, TINY)


def run(*arguments: str, root: Path) -> tuple[int, list[str]]:
    result = CliRunner().invoke(main, ["addresses", *arguments, "--root", str(root)], catch_exceptions=False)
    return result.exit_code, result.stdout.splitlines()


def test_the_command_lists_what_is_missing_then_adds_it(project: Path) -> None:
    code, lines = run(root=project)
    count = len(addresses_of(read_folder(project)[0])[0])
    assert (code, lines) == (1, [f"{NAME}:1:1: {count} published addresses are on no list yet; {addresses.UPDATE}"])
    (project / NAME).write_text("/\n", "utf-8")
    code, lines = run(root=project)
    assert code == 1
    assert f"{NAME}:1:1: '/en/feed.xml' is not listed; {addresses.UPDATE}" in lines
    assert f"{OWN}:1:1: '/en/lumen/2024Q4/' is not listed; {addresses.UPDATE}" in lines
    assert run("--update", root=project) == (0, [])
    assert run(root=project) == (0, [])
    listed, own = ((project / name).read_text("utf-8").splitlines() for name in (NAME, OWN))
    assert {"/", "/en/", "/data/facts.csv", "/en/feed.xml"} <= set(listed)
    assert {"/zh-Hant/lumen/2024Q3/", "/en/lumen/2024Q4/poster.png", "/data/lumen/2024Q4.csv"} <= set(own)
    assert not [line for line in [*listed, *own] if "assets" in line]


def test_the_command_updates_no_list_that_it_cannot_read(project: Path) -> None:
    (project / NAME).write_text("nonsense\n", "utf-8")
    code, lines = run("--update", root=project)
    assert (code, len(lines)) == (1, 1)
    assert lines[0].startswith(f"{NAME}:1:1: 'nonsense' is no address")
    assert (project / NAME).read_text("utf-8") == "nonsense\n"


def test_the_command_says_what_keeps_the_site_from_being_built(project: Path) -> None:
    (project / "content/lumen/company.yml").unlink()
    code, lines = run("--update", root=project)
    assert code == 1
    assert [line.partition(";")[0] for line in lines] == ["content/lumen/company.yml:1:1: the file is missing"]
    assert not (project / NAME).exists()


def built(root: Path, address: str = "") -> Site:
    site, problems = build_site(replace(read_folder(root)[0], address=address))
    assert problems == []
    assert site
    return site


def test_a_brief_that_goes_must_lead_on(project: Path) -> None:
    run("--update", root=project)
    shutil.rmtree(project / "content/lumen/2024Q4")
    site, problems = build_site(read_folder(project)[0])
    assert site is None
    gone = {str(problem).split("'")[1] for problem in problems}
    assert {"/data/lumen/2024Q4.csv", "/zh-Hant/lumen/2024Q4/", "/en/lumen/2024Q4/poster.png"} <= gone
    assert all("2024Q4" in address or "/compare/" in address or "/embed/" in address for address in gone)
    targets = {line: line.partition("embed/")[0].replace("Q4", "Q3") if "Q4" in line else f"/{line.split('/')[1]}/" for line in gone}
    for path in (project / NAME, project / OWN):
        lines = [f"{line} -> {targets[line]}" if line in gone else line for line in path.read_text("utf-8").splitlines()]
        path.write_text("\n".join([*lines, ""]), "utf-8")
    site = built(project, "https://x.test/b/")
    assert site.files["data/lumen/2024Q4.csv"] == site.files["data/lumen/2024Q3.csv"]
    old, new = drawn(*(site.pictures[f"en/lumen/{quarter}/poster.png"] for quarter in ("2024Q4", "2024Q3")))
    assert old == new
    page = site.files["zh-Hant/lumen/2024Q4/index.html"].decode()
    assert '<meta http-equiv="refresh" content="0; url=../2024Q3/">' in page
    assert '<link rel="canonical" href="https://x.test/b/zh-Hant/lumen/2024Q3/">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert page.count('<a href="../2024Q3/">') == 2
    assert '<p lang="en">This page has moved: ' in page
    assert '<p lang="zh-Hant">此頁面已移至新網址：' in page
    assert run(root=project) == (0, [])


@pytest.mark.parametrize(("said", "quarters"), [("all", {"2024Q3", "2024Q4"}), ("newest", {"2024Q4"}), ("none", set())])
def test_the_settings_say_which_pdfs_are_made(project: Path, said: str, quarters: set[str]) -> None:
    set_pdf(project, said)
    site = built(project, "https://x.test/")
    assert pdfs(site) == {f"{language}/lumen/{quarter}/lumen-{quarter}-{language}.pdf" for quarter in quarters for language in LANGUAGES}
    assert len([path for path in site.late if path.endswith(".xlsx")]) == 4
    figures = {page.url: page.body() for page in site.pages if page.searched == "figures"}
    for page in (page for page in site.pages if page.searched == "brief"):
        place = next((path for path in pdfs(site) if path.startswith(page.url)), "")
        told = (page.body(), page.head, figures[f"{page.url}figures/"])
        assert [("application/pdf" in text, bool(place) and place.rpartition("/")[2] in text) for text in told] == [(bool(place),) * 2] * 3
        assert "preview" not in "".join(told)


def test_a_pdf_that_was_published_is_made_whatever_the_settings_say(project: Path) -> None:
    run("--update", root=project)
    before = built(project)
    set_pdf(project, "none")
    assert pdfs(built(project)) == pdfs(before) != set()
    own, page = project / OWN, "/en/lumen/2024Q3/lumen-2024Q3-en.pdf"
    own.write_text(own.read_text("utf-8").replace(page, f"{page} -> {page.replace('Q3', 'Q4')}"), "utf-8")
    after = built(project)
    assert pdfs(after) == pdfs(before)  # the newer one stands there
    body = next(one.body() for one in after.pages if one.url == "en/lumen/2024Q3/")
    assert "application/pdf" not in body


def set_pdf(project: Path, said: str) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("  - briefs:\n", f"  - briefs:\n      pdf: {said}\n"), "utf-8")
    assert settings.read_text("utf-8") != text


def pdfs(site: Site) -> set[str]:
    return {path for path in site.pictures if path.endswith(".pdf")}


def test_a_list_that_is_one_file_still_holds(project: Path) -> None:
    run("--update", root=project)
    own = project / OWN
    with (project / NAME).open("a", encoding="utf-8") as file:
        file.write(own.read_text("utf-8"))
    own.unlink()
    assert run(root=project) == (0, [])
    own.write_text("/en/lumen/\n", "utf-8")
    code, (line,) = run(root=project)
    assert code == 1
    assert line.startswith(f"{OWN}:1:1: '/en/lumen/' stands in {NAME}:")


@pytest.mark.parametrize("content", [b"\xff\xfe/\n", b"/a" * (MAX_BYTES // 2 + 1)], ids=["no UTF-8", "too long"])
def test_a_list_that_is_none(content: bytes, project: Path) -> None:
    (project / NAME).write_bytes(content)
    site, problems = build_site(read_folder(project)[0])
    assert site is None
    assert [problem.path for problem in problems] == [NAME]


def test_a_build_leads_on_or_leaves_the_site_as_it_was(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (project / NAME).write_text("/en/old/ -> /en/lumen/\n", "utf-8")
    pdf, png = b"%PDF-1.7\n%%EOF", b"\x89PNG\r\n\x1a\nIEND\xaeB`\x82"
    monkeypatch.setattr(typesetting, "typeset", lambda sheet: pdf if sheet.day else png)  # typesetting has tests of its own
    config = str(project / "mkdocs.yml")
    build(load_config(config, strict=True, site_url="https://x.test/"))
    page = project / "site/en/old/index.html"
    text = page.read_text("utf-8")
    assert 'url=../lumen/"' in text
    assert "/en/old/" not in (project / "site/sitemap.xml").read_text("utf-8")
    (project / NAME).write_text("/en/old/\n", "utf-8")
    with pytest.raises(Abort, match="to mend: 1"):
        build(load_config(config, strict=True, site_url="https://x.test/"))
    assert page.read_text("utf-8") == text
