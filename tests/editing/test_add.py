"""An article taken in: what its text tells, what is asked for, what is made, and what stays when it is taken in again."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from places import ROOT, TINY, new_project

from briefs.analysis.check import check
from briefs.analysis.reckoning import compute
from briefs.cli import adding, drafts
from briefs.cli.commands import main
from briefs.content.load import load
from briefs.editing.byline import read_byline

ARTICLE = ROOT / "docs/guide/example/articles/pedal-weekly-2026-02-06.txt"
FACTS = "content/bmag/2025Q4/pedal-weekly-2026-02-06.yml"
BMAG = (
    "--company", "BMAG", "--name-en", "Blue Magpie", "--name-zh", "藍鵲單車", "--currency", "TWD",
    "--segments", "EBikes:E-bikes:電動自行車,Parts:Components:零組件", "--publisher", "Pedal Weekly:踏板週報",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / "content").mkdir()
    return tmp_path


def run(root: Path, *arguments: str | Path, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["add", *map(str, arguments), "--root", str(root)], input=typed, catch_exceptions=False)


def test_all_that_is_wanted_is_named_at_once(root: Path) -> None:
    result = run(root, ARTICLE)
    assert result.exit_code == 1
    wanted = "--company TICKER --publisher NAME --name-en NAME --name-zh NAME"
    assert result.stderr == f"Error: the text does not tell for sure: say {wanted}\n"
    assert not list((root / "content").iterdir())


def test_company_quarter_draft_and_conflicts_in_one_step(root: Path) -> None:
    result = run(root, ARTICLE, *BMAG)
    assert result.exit_code == 0, result.output
    assert f"{FACTS}: 25 figures: " in result.stdout
    assert "'4%' does not fit '22.5億元' and '23.0億元': they make −2%" in result.stdout
    text = (root / FACTS).read_text("utf-8")
    assert "publisher: {en: Pedal Weekly, zh-Hant: 踏板週報}" in text
    assert "published: 2026-02-06\n  language: zh-Hant\n  sha256: " in text
    assert (root / FACTS).with_suffix(".receipt").is_file()
    assert (root / "content/bmag/2025Q4/brief.yml").is_file()
    assert (root / "articles/pedal-weekly-2026-02-06.txt").read_bytes() == ARTICLE.read_bytes()
    seen = subprocess.run(["git", "-C", root, "status", "--short", "-uall"], check=True, capture_output=True, text=True).stdout
    assert "articles" not in seen
    assert run(root, "articles/none.txt").exit_code == 1


def test_what_the_text_does_not_tell_is_asked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (adding, drafts):
        monkeypatch.setattr(module, "somebody_answers", lambda: True)
    typed = "BMAG\nBlue Magpie\n藍鵲單車\nTWD\n12\nEBikes:E-bikes:電動自行車\nElectric\n\nPedal Weekly:踏板週報\n"
    result = run(root, ARTICLE, typed=typed)
    assert result.exit_code == 0, result.output
    company = load(root / "content", drafts=True)[0].companies["BMAG"]
    assert company.entry.segments["EBikes"].synonyms["en"] == ["Electric"]
    assert "publisher: {en: Pedal Weekly, zh-Hant: 踏板週報}" in (root / FACTS).read_text("utf-8")


def test_a_redraft_keeps_each_corrected_line_and_renumbers(root: Path) -> None:
    run(root, ARTICLE, *BMAG)
    path = root / FACTS
    text = path.read_text("utf-8")
    changes = {
        "  - {at: 1, concept: Revenue, change: yoy, printed: 逾一成}  # likely: concept, period\n": "",
        "undecided:": "skipped:\n  - {at: 1, printed: 逾一成, reason: repeats}\nundecided:",
        "concept: OperatingIncome, printed: 5.8億元}  # likely: period": "concept: OperatingIncome, note: {en: mine, zh-Hant: 我的}, printed: 5.8億元}",
        "title: {en: '', zh-Hant: ''}": "title: {en: Mine, zh-Hant: 我的}",
    }
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    article = root / "articles/pedal-weekly-2026-02-06.txt"
    lines = article.read_text("utf-8").splitlines()
    article.write_text("\n".join([*lines[:2], "編按：本文已更新。", *lines[2:], "分析師的目標價是95元。", ""]), "utf-8")
    company = root / "content/bmag/company.yml"
    company.write_text(company.read_text("utf-8").replace("零組件", "腳踏車零件"), "utf-8")  # the vocabulary is another
    result = run(root, article)
    assert result.exit_code == 0, result.stderr
    assert "26 figures: " in result.stdout
    assert "2 lines of yours kept" in result.stdout
    now = path.read_text("utf-8")
    assert "  - {at: 4, concept: OperatingIncome, note: {en: mine, zh-Hant: 我的}, printed: 5.8億元}\n" in now
    assert "  - {at: 1, printed: 逾一成, reason: repeats}\n" in now
    assert now.count("逾一成") == 1
    assert "title: {en: Mine, zh-Hant: 我的}" in now
    assert "{at: 9, printed: 95元" in now  # a target by itself is too little to be drafted
    assert "segment: Parts, concept: Revenue, printed: 22.5億元" not in now  # read anew, with the words of today
    assert run(root, article).exit_code == 0
    assert path.read_text("utf-8") == now
    problems = [str(problem) for problem in load(root / "content", drafts=True)[1] if problem.path == FACTS]
    assert all("undecided" in problem or "to be chosen" in problem for problem in problems), problems


SPOILT = [
    ("facts:\n", "facts: [\n", "mend the fact file first:\n" + FACTS),
    (", printed: 22.5億元", "", "of the fact file has no paragraph or no figure; write at and printed"),
    ("- {at: 3", "- {at: third", "of the fact file has no paragraph or no figure; write at and printed"),
    ("facts:\n", "facts:\n  - a word\n", "of the fact file has no paragraph or no figure; write at and printed"),
]


@pytest.fixture
def reader(root: Path) -> str:
    """The reader of the guide, as it stands there."""
    guide = (ROOT / "docs/guide/en/drafts.md").read_text("utf-8")
    (code,) = re.findall(r"^```python reader.py\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    assert len(code.split("\n")) <= 25
    (root / "reader.py").write_text(code, "utf-8")
    return shlex.join([sys.executable, str(root / "reader.py")])


def test_the_reader_of_the_guide_reads_along(root: Path, reader: str) -> None:
    result = run(root, ARTICLE, *BMAG, "--reader", reader)
    assert result.exit_code == 0, result.output
    text = (root / FACTS).read_text("utf-8")
    assert "\n  assisted: reader.py  # " in text
    assert "# sure: reader.py agrees\n" in text
    assert re.search(r"otherwise by reader.py\n  - or: \{at: ", text)
    assert '\nassisted: {by: [reader.py], reviewed_by: ""}\n' in (root / "content/bmag/2025Q4/brief.yml").read_text("utf-8")
    assert run(root, ARTICLE, *BMAG).exit_code == 0  # without it
    assert (root / FACTS).read_text("utf-8").count("\n  assisted: reader.py  # ") == 1


def test_a_program_that_reads_along_later_is_named_too(root: Path, reader: str) -> None:
    run(root, ARTICLE, *BMAG)
    assert "assisted" not in (root / FACTS).read_text("utf-8")
    for _ in range(2):
        assert run(root, ARTICLE, *BMAG, "--reader", reader).exit_code == 0
        assert (root / FACTS).read_text("utf-8").count("\n  figures: 25\n  assisted: reader.py  # ") == 1


def test_a_reader_that_fails_leaves_nothing_new(root: Path) -> None:
    run(root, ARTICLE, *BMAG)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    result = run(root, ARTICLE, *BMAG, "--reader", shlex.join([sys.executable, "-c", "print('{}')"]))
    assert result.exit_code == 1
    assert "is refused, nothing is written: it is not " in result.stderr
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(("old", "new", "says"), SPOILT)
def test_a_fact_file_that_cannot_be_read_is_left_as_it_is(root: Path, old: str, new: str, says: str) -> None:
    run(root, ARTICLE, *BMAG)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and ".git" not in path.parts}
    text = (root / FACTS).read_text("utf-8")
    assert old in text
    (root / FACTS).write_text(text.replace(old, new, 1), "utf-8")
    before[root / FACTS] = (root / FACTS).read_bytes()
    longer = root / ARTICLE.name
    longer.write_text("新的一段。\n" + ARTICLE.read_text("utf-8"), "utf-8")
    result = run(root, longer, *BMAG)
    assert result.exit_code == 1
    assert says in result.stderr
    longer.unlink()
    assert {path: path.read_bytes() for path in before} == before


def test_a_brief_that_nobody_wrote_in_takes_in_what_another_article_says(root: Path) -> None:
    run(root, ARTICLE, *BMAG)
    brief, other = root / "content/bmag/2025Q4/brief.yml", root / "cycling-post-2026-02-06.txt"
    other.write_text("藍鵲單車第四季財報\n藍鵲單車第四季毛利率為31.5%。\n", "utf-8")
    assert "GrossMargin" not in brief.read_text("utf-8")
    result = run(root, other, "--publisher", "Cycling Post")
    assert str(brief) in result.stdout
    assert "  - GrossMargin\n" in brief.read_text("utf-8")
    assert (root / "content/.schemas/bmag/facts.json").is_file()
    written = brief.read_text("utf-8").replace("  - GrossMargin\n", "")
    brief.write_text(written, "utf-8")
    assert str(brief) not in run(root, other, "--publisher", "Cycling Post").stdout
    assert brief.read_text("utf-8") == written


def test_what_an_article_says_beside_an_unwritten_brief_is_judged(root: Path) -> None:
    run(root, ARTICLE, *BMAG)
    facts, brief = root / FACTS, root / "content/bmag/2025Q4/brief.yml"
    head = facts.read_text("utf-8").partition("facts:")[0].replace("''", "Results").replace("figures: 25", "figures: 1")
    said = "- {at: 3, concept: Revenue, printed: 48.6億元, claims: [above Revenue 2025Q3]}\nsaid:\n- {at: 3, concept: Revenue, says: beat consensus}\n"
    facts.write_text(f"{head}facts:\n{said}", "utf-8")
    brief.write_text("headline: {}\n", "utf-8")
    content = load(root / "content", drafts=True)[0]
    assert content.sayings
    assert not content.briefs
    index = compute(content)
    assert check(content, index) == []


def test_a_refused_article_leaves_nothing(root: Path) -> None:
    run(root, ARTICLE, *BMAG)
    other = root / "again-2026-02-06.txt"
    other.write_text("", "utf-8")
    result = run(root, other, "--company", "BMAG", "--quarter", "2025Q4", "--publisher", "x")
    assert result.exit_code == 1
    assert not (root / "articles/again-2026-02-06.txt").exists()


BYLINES = [
    # the text, its file's name, and what it tells: company, ticker, quarter, day, guesses
    ("流明燈具第四季營收年增\n燈具時報 記者王小明 2025年2月1日\n流明燈具公布2024年第四季財報，流明燈具股價上漲。", "x.txt", ("LUMN9", "", "2024Q4", "2025-02-01", {"publisher"} - {"publisher"})),
    ("流明灯具三季度业绩\n流明灯具公布三季度财报。流明灯具称", "lamps-2024-11-02.txt", ("LUMN9", "", "2024Q3", "2024-11-02", {"publisher"})),
    ("Lumen Lamps beats in Q1\nBy A. Writer, April 30, 2025\nLumen Lamps said first-quarter sales rose.", "x.txt", ("LUMN9", "", "2025Q1", "2025-04-30", {"publisher"})),
    ("Acme (NASDAQ: ACME) reports the fourth quarter\nFeb 3, 2026\nAcme's fourth quarter was good. (AI)", "x.txt", ("", "ACME", "2025Q4", "2026-02-03", {"company", "publisher"})),
    ("新奇電子（2399.TW）公布營收\n2026-01-10\n新奇電子12月營收。", "x.txt", ("", "2399.TW", "2025Q4", "2026-01-10", {"company", "publisher", "quarter"})),
    ("Nothing is told here.", "x.txt", ("", "", "", "", {"company", "publisher", "quarter", "day"})),
]


@pytest.mark.parametrize(("text", "name", "told"), BYLINES)
def test_what_a_text_tells(text: str, name: str, told: tuple[str, str, str, str, set[str]], tmp_path: Path) -> None:
    content, _ = load(new_project(tmp_path / "tiny", TINY) / "content")
    read = read_byline(Path(name), text, content)
    assert (read.company, read.ticker, read.quarter, read.day, set(read.guesses)) == told
