"""Who wrote a brief and who publishes it: at the brief's end, in PDF, feed and linked data; required where a folder says so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from places import TINY, new_project

from briefs.content.folder import Folder, read_folder
from briefs.site.build import Site, build_site

SAID = """\
assisted: {by: [reader.py, Writer], of: both, reviewed_by: Chen Mei}
disclosure:
  writers: [Chen Mei, Lin Hao]
  second_reader: Wang An
  finished: 2025-02-03
  interests:
    - {kind: none, as_of: 2025-02-03}
    - {kind: position, as_of: 2025-02-02, text: {en: Wang An holds shares., zh-Hant: 王安持有股票。}}
"""
ABOUT = """\
site_name: Briefs
site_url: https://lamps.example/
plugins:
  - briefs:
      templates: templates
      about:
        publisher: {en: Lamp Press, zh-Hant: 燈報社}
        contact: mailto:desk@lamps.example
        corrections: https://lamps.example/corrections
        licence: CC-BY-4.0
      require_disclosure: true
docs_dir: templates/assets
"""
PLAIN = "site_name: Briefs\nplugins: [briefs]\ndocs_dir: templates/assets\n"


def project(tmp_path: Path, said: str = SAID, about: str = ABOUT) -> Path:
    root = new_project(tmp_path, TINY)
    (root / "mkdocs.yml").write_text(about, "utf-8")
    for path in root.glob("content/lumen/*/brief.yml"):
        path.write_text(said + path.read_text("utf-8"), "utf-8")
    return root


def folder_of(root: Path) -> Folder:
    folder, problems = read_folder(root)
    assert problems == []
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made, problems = build_site(folder_of(project(tmp_path_factory.mktemp("said"))))
    assert problems == []
    assert made
    return made


EN = (
    "Written by Chen Mei, Lin Hao · Second reader: Wang An · Finished on 3 Feb 2025 · No position in and no payment from the "
    "companies named, as of 3 Feb 2025 · Position held in a company named, as of 2 Feb 2025: Wang An holds shares. · "
    "A program (reader.py, Writer) proposed readings of figures and wording, and Chen Mei reviewed both"
)


def test_it_stands_at_the_end_of_a_brief_in_each_language(site: Site) -> None:
    pages = {page.url: page.body() for page in site.pages}
    text = re.sub(r"<[^>]+>", "", pages["en/lumen/2024Q4/"]).replace("\u00a0", " ")
    assert EN in text
    assert "Publisher: Lamp Press · Contact: desk@lamps.example" in text
    assert 'href="mailto:desk@lamps.example"' in pages["en/lumen/2024Q4/"]
    chinese = re.sub(r"<[^>]+>", "", pages["zh-Hant/lumen/2024Q4/"])
    assert "撰寫：Chen Mei、Lin Hao" in chinese
    assert "數字的判讀與部分文字曾由程式提出（reader.py、Writer），經人審閱：Chen Mei" in chinese
    assert "發布者：燈報社" in chinese
    assert "王安持有股票。" in chinese


def test_feed_and_linked_data_say_it_too(site: Site) -> None:
    feed = bytes(site.files["en/feed.xml"]).decode()
    assert "<name>Chen Mei</name>" in feed
    assert "<contributor>\n      <name>Wang An</name>" in feed
    assert "<rights>Written by Chen Mei" in feed
    (page,) = (page for page in site.pages if page.url == "en/lumen/2024Q4/")
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.head)[-1])
    assert [one["name"] for one in data["author"]] == ["Chen Mei", "Lin Hao"]
    assert data["editor"]["name"] == "Wang An"
    assert data["publisher"]["name"] == "Lamp Press"
    assert "Position held in a company named" in data["creditText"]
    assert feed.count("A program (reader.py, Writer) proposed readings of figures and wording, and Chen Mei reviewed both") == 2
    assert "and Chen Mei reviewed both" in data["creditText"]


@pytest.mark.parametrize(
    ("of", "en", "zh"),
    [
        ("facts", "A program (reader.py) proposed readings of figures, and Chen Mei reviewed them", "數字的判讀曾由程式提出（reader.py），經人審閱：Chen Mei"),
        ("words", "A program (reader.py) proposed wording, and Chen Mei reviewed it", "部分文字曾由程式提出（reader.py），經人審閱：Chen Mei"),
    ],
)
def test_what_a_program_proposed_is_said_in_one_sentence_on_page_and_in_markdown(of: str, en: str, zh: str, tmp_path: Path) -> None:
    made, problems = build_site(folder_of(project(tmp_path, f"assisted: {{by: [reader.py], of: {of}, reviewed_by: Chen Mei}}\n", PLAIN)))
    assert problems == []
    assert made
    pages = {page.url: page for page in made.pages}
    for language, sentence in (("en", en), ("zh-Hant", zh)):
        page = pages[f"{language}/lumen/2024Q4/"]
        assert re.sub(r"<[^>]+>", "", page.body()).count(sentence) == 1
        (markdown,) = (text() for name, text in page.files.items() if name.endswith("index.md"))
        assert bytes(markdown).decode().count(sentence) == 1


WANTED = [
    ("", ABOUT, "the brief does not say who wrote it, and disclosure is required; add disclosure: {writers: [NAME], finished: "),
    ("disclosure: {writers: [Chen Mei]}\n", ABOUT, "disclosure says no interests, and it is required; add interests: [{kind: none, "),
    (SAID, ABOUT.replace("        contact: mailto:desk@lamps.example\n", ""), "about says no contact, and disclosure is required; "),
]


@pytest.mark.parametrize(("said", "about", "message"), WANTED)
def test_what_is_required_and_not_said_is_a_problem(said: str, about: str, message: str, tmp_path: Path) -> None:
    folder = folder_of(project(tmp_path, said, about))
    made, problems = build_site(folder)
    assert made is None
    assert any(message in str(problem) for problem in problems)


UNNAMED = [
    ("disclosure: {writers: ['']}\n", "disclosure.writers"),
    ("assisted: {by: [], reviewed_by: Chen Mei}\n", "assisted.by"),
    ("assisted: {by: [''], reviewed_by: Chen Mei}\n", "assisted.by"),
    ("assisted: {by: [reader.py], reviewed_by: ''}\n", "reviewed_by"),
    ("assisted: {by: [reader.py]}\n", "reviewed_by"),
]


@pytest.mark.parametrize(("said", "place"), UNNAMED)
def test_whoever_wrote_or_reviewed_has_a_name(said: str, place: str, tmp_path: Path) -> None:
    made, problems = build_site(folder_of(project(tmp_path, said, PLAIN)))
    assert made is None
    assert {problem.line for problem in problems} == {1}
    assert all(place in problem.message for problem in problems), problems


FAULTS = [
    ("about: x", "about has keys of its own"),
    ("about: {publishers: x}", "unknown key 'publishers'"),
    ("about: {contact: nobody}", "'nobody' is no contact"),
    ("about: {licence: '©'}", "'©' is no licence"),
    ("about: {publisher: {fr: x}}", "is no publisher"),
    ("require_disclosure: perhaps", "require_disclosure is true or false, not 'perhaps'"),
]


@pytest.mark.parametrize(("option", "message"), FAULTS)
def test_a_fault_of_the_settings_is_told_at_its_line(option: str, message: str, tmp_path: Path) -> None:
    about = f"site_name: Briefs\nplugins:\n  - briefs:\n      {option}\ndocs_dir: templates/assets\n"
    _, problems = read_folder(project(tmp_path, about=about))
    assert any(problem.line == 4 and message in problem.message for problem in problems), problems
