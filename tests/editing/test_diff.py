"""What changes for a reader: between two commits of the invented content, and in print."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from desks import desk_at
from places import ROOT, TINY

from briefs.cli.commands import main
from briefs.cli.report import as_json, as_markdown, as_text
from briefs.content.folder import Folder
from briefs.editing.diff import Change, Comparison, since
from briefs.editing.history import content_of
from briefs.model.problem import Problem, Refused
from briefs.site.build import reach

Q4 = "content/lumen/2024Q4"
FACTS = f"{Q4}/lamp-times-2025-02-01.yml"
BRIEF = f"{Q4}/brief.yml"
TINY_BRIEF = "LUMN9/2024Q4"


def git(folder: Path, *arguments: str) -> None:
    alone = ["-c", "user.name=a", "-c", "user.email=a@b.test", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *alone, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repository") / "project"
    shutil.copytree(TINY, folder / "content")
    (folder / "templates").symlink_to(ROOT / "templates")
    git(folder, "init")
    git(folder, "add", "content")
    git(folder, "commit", "-m", "before")
    return folder


@pytest.fixture
def project(committed: Path, tmp_path: Path) -> Path:
    shutil.copytree(committed, tmp_path / "project", symlinks=True)
    return tmp_path / "project"


Edit = Callable[[str, str, str], None]


@pytest.fixture
def edit(project: Path) -> Edit:
    def change(path: str, old: str, new: str) -> None:
        text = (project / path).read_text("utf-8")
        assert text.count(old) == 1, (path, old)
        (project / path).write_text(text.replace(old, new), "utf-8")

    return change


def found(project: Path, kind: str) -> list[Change]:
    comparison = since("HEAD", Folder(project), reach)
    assert (comparison.before, comparison.unseen) == ([], [])
    return [change for change in comparison.changes if change.kind == kind]


def test_nothing(project: Path) -> None:
    comparison = since("HEAD", Folder(project), reach)
    assert list(comparison.changes) == []
    assert as_text(comparison) == "nothing changes for a reader\n"


def test_moving_lines_is_no_change(project: Path) -> None:
    path = project / FACTS
    head, _, facts = path.read_text("utf-8").partition("facts:\n")
    entries = [line for line in facts.splitlines() if line.startswith("  - {at")]
    rest = facts.splitlines()[len(entries) :]
    assert len(entries) > 5
    path.write_text("\n".join([f"# moved\n{head}facts:", *reversed(entries), *rest, ""]), "utf-8")
    assert list(since("HEAD", Folder(project), reach).changes) == []


def test_a_changed_figure(project: Path, edit: Edit) -> None:
    edit(FACTS, "concept: Revenue, printed: 125億元", "concept: Revenue, printed: 125.2億元")
    (fact,) = found(project, "fact")
    assert fact.brief == TINY_BRIEF
    assert (fact.how, fact.before, fact.after) == ("changed", "125億元", "125.2億元")
    assert "lamp-times-2025-02-01, paragraph 2" in fact.what
    assert fact.note == "shown NT$12.46B → NT$12.52B"
    derived = found(project, "figure")
    assert derived, "what is computed from revenue moves with it"
    assert all(change.before != change.after for change in derived)


def test_facts_added_and_removed(project: Path, edit: Edit) -> None:
    edit(FACTS, "  - {at: 2, concept: Revenue, change: qoq, printed: 25%}\n", "")
    edit(FACTS, "facts:\n", "facts:\n  - {at: 9, concept: Revenue, period: 2020Q1, printed: 7億元}\n")
    facts = found(project, "fact")
    assert [(fact.how, fact.before, fact.after) for fact in facts] == [("removed", "25%", ""), ("added", "", "7億元")]
    assert facts[1].note == "shown nowhere → " + facts[1].note.rpartition(" ")[2]


def test_a_fact_that_means_or_stands_elsewhere_is_the_same_fact(project: Path, edit: Edit) -> None:
    edit(FACTS, "{at: 2, concept: Revenue, change: qoq, printed: 25%}", "{at: 4, concept: Revenue, change: qoq, printed: 25%}")
    (fact,) = found(project, "fact")
    assert (fact.how, fact.before, fact.after, fact.note) == ("changed", "paragraph 2", "paragraph 4", "")


def test_what_is_said_of_a_fact(project: Path, edit: Edit) -> None:
    edit(FACTS, "change: qoq, printed: 25%}", "change: qoq, printed: 25%, note: {en: As printed., zh-Hant: 依原文。}}")
    (fact,) = found(project, "fact")
    assert (fact.how, fact.before, fact.after, fact.note) == ("changed", "", "", "what is said of it")


def test_findings_open_and_close(project: Path, edit: Edit) -> None:
    edit(FACTS, "{at: 2, concept: Revenue, change: qoq, printed: 25%}", "{at: 2, concept: Revenue, change: qoq, printed: 52%}")
    opened = [change for change in since("HEAD", Folder(project), reach).changes if change.kind == "finding"]
    assert opened
    assert {(change.how, change.before, change.after) for change in opened} == {("opened", "agrees", "conflict")}
    git(project, "commit", "-am", "wrong")
    edit(FACTS, "change: qoq, printed: 52%", "change: qoq, printed: 25%")
    closed = [change for change in since("HEAD", Folder(project), reach).changes if change.kind == "finding"]
    assert [change.what for change in closed] == [change.what for change in opened]
    assert {(change.how, change.before, change.after) for change in closed} == {("closed", "conflict", "agrees")}


def test_prose(project: Path, edit: Edit) -> None:
    edit(BRIEF, "The shares rose.", "The shares rose on the day.")
    (prose,) = found(project, "prose")
    assert (prose.how, prose.what, prose.note) == ("changed", "reaction", "en +3 words")
    git(project, "commit", "-am", "longer")
    edit(BRIEF, "The shares rose on the day.", "The shares gained on the day.")
    assert [change.note for change in found(project, "prose")] == ["en reworded"]
    shutil.copy(ROOT / "tests/tiny" / BRIEF, project / BRIEF)
    assert [change.note for change in found(project, "prose")] == ["en -3 words"]


def test_prose_that_cites_another_figure(project: Path, edit: Edit) -> None:
    """In both languages alike, so that nothing else speaks; the key numbers, and two exchanged."""
    edit(BRIEF, "Yes: {Revenue}.", "Yes, {OperatingIncome}.")
    edit(BRIEF, "已達成：{Revenue}。", "已達成：{OperatingIncome}。")
    edit(BRIEF, "key: [Revenue, OperatingIncome,", "key: [Revenue consensus, OperatingIncome,")
    edit(BRIEF, '"Growth over the quarter was {Revenue qoq}."', '"Growth over the quarter was {Revenue qoq}, over the year {Revenue yoy}."')
    edit(BRIEF, "季增率 {Revenue qoq}。", "季增率 {Revenue qoq}，年增率 {Revenue yoy}。")
    told = {change.what: (change.before, change.after) for change in found(project, "prose")}
    assert told == {
        "settled q4-revenue": ("{Revenue} NT$12.46B", "{OperatingIncome} NT$1.25B"),
        "key": ("{Revenue} NT$12.46B", "{Revenue consensus} NT$11.8B"),
        "changes": ("", "{Revenue yoy} 20%"),
    }
    (line,) = [one for one in as_text(since("HEAD", Folder(project), reach)).splitlines() if "changed settled" in one]
    assert line.strip() == "changed settled q4-revenue: {Revenue} NT$12.46B → {OperatingIncome} NT$1.25B; en reworded, zh-Hant reworded"


def test_a_brief_that_goes_takes_its_addresses(project: Path) -> None:
    shutil.rmtree(project / Q4)
    changes = since("HEAD", Folder(project), reach).changes
    assert [(change.how, change.what) for change in changes if change.kind == "brief"] == [("removed", TINY_BRIEF)]
    gone = [change for change in changes if change.kind == "address"]
    assert {change.how for change in gone} == {"removed"}
    assert {"/data/lumen/2024Q4.csv", "/en/lumen/2024Q4/", "/zh-Hant/lumen/2024Q4/poster.png"} <= {change.what for change in gone}
    assert all("2024Q4" in change.what or "/compare/" in change.what or "/embed/" in change.what for change in gone), gone
    (project / "content/addresses.txt").write_text("/en/lumen/2024Q4/ -> /en/lumen/2024Q3/\n", "utf-8")
    led = {change.what: change.after for change in since("HEAD", Folder(project), reach).changes if change.kind == "address"}
    assert led["/en/lumen/2024Q4/"] == "/en/lumen/2024Q3/"
    assert led["/zh-Hant/lumen/2024Q4/"] == ""
    git(project, "add", "-A")
    git(project, "commit", "-m", "gone")
    shutil.copytree(ROOT / "tests" / "tiny" / Q4, project / Q4)
    comparison = since("HEAD", Folder(project), reach)
    assert {change.how for change in comparison.changes if change.kind in ("brief", "address", "source")} == {"added"}
    assert not [change for change in comparison.changes if change.brief == TINY_BRIEF and change.kind == "fact"]
    for told in (as_text(comparison), as_markdown(comparison)):  # a new brief is shown as it reads, not figure by figure
        assert "as readers get it:" in told
        assert "NT$12.46B" in told
        assert "shown nowhere" not in told
    assert TINY_BRIEF in json.loads(as_json(comparison))["new"]


def test_disputes_concepts_and_companies(project: Path, edit: Edit) -> None:
    brief = (project / BRIEF).read_text("utf-8")
    name = brief.partition("disputes:\n")[2].partition("id: ")[2].split(",")[0].splitlines()[0].strip()
    assert name
    edit(BRIEF, f"id: {name}", f"id: {name}-again")
    edit("content/concepts.yml", "Headcount:\n", "Headcounted:\n  label: {en: Counted, zh-Hant: 點名人數}\n  definition: {en: A count., zh-Hant: 人數。}\n  unit: count\n  period: instant\nHeadcount:\n")
    edit("content/concepts.yml", "zh-Hant: 當期銷售收入。}\n", "zh-Hant: 當期銷售收入。}\n  synonyms: {en: [sales]}\n")
    edit("content/concepts.yml", "Operating income as a share of revenue.", "Operating income as a part of revenue.")
    edit("content/lumen/company.yml", "trends: [Revenue, OperatingMargin]", "trends: [Revenue]")
    changes = since("HEAD", Folder(project), reach).changes
    assert [(change.how, change.what) for change in changes if change.kind == "dispute"] == [("removed", name), ("added", f"{name}-again")]
    told = [(change.how, change.what, change.note) for change in changes if change.kind in ("concept", "company")]
    assert told == [("changed", "LUMN9", "trends"), ("added", "Headcounted", ""), ("changed", "OperatingMargin", "")]
    (words,) = [(change.before, change.after) for change in changes if change.what == "OperatingMargin"]
    assert words == ("definition en Operating income as a share of revenue.", "definition en Operating income as a part of revenue.")


def test_a_concept_that_means_something_else_is_listed_with_its_words_in_each_language(project: Path, edit: Edit) -> None:
    edit("content/concepts.yml", "Headcount:\n", "Dealers:\n  label: {en: Dealers, zh-Hant: 經銷商}\n  definition: {en: Shops., zh-Hant: 店。}\n  unit: count\n  period: instant\nHeadcount:\n")
    git(project, "commit", "-am", "dealers")
    edit("content/concepts.yml", "label: {en: Dealers, zh-Hant: 經銷商}", "label: {en: Staff, zh-Hant: 員工}\n  short: {en: Men, zh-Hant: 人}")
    edit("content/concepts.yml", "zh-Hant: 店。}", "zh-Hant: 人。}")
    (change,) = [change for change in since("HEAD", Folder(project), reach).changes if change.kind == "concept"]
    assert change.before == "label en Dealers, label zh-Hant 經銷商, definition zh-Hant 店。"
    assert change.after == "label en Staff, label zh-Hant 員工, definition zh-Hant 人。"


def test_a_side_that_does_not_load_is_compared_as_far_as_it_goes(project: Path, edit: Edit) -> None:
    edit(FACTS, "concept: Revenue, printed: 125億元", "concept: Revenu, printed: 125億元")
    edit(BRIEF, "The shares rose.", "The shares rose on the day.")
    comparison = since("HEAD", Folder(project), reach)
    assert [problem.path for problem in comparison.now] == [FACTS]
    assert comparison.before == []
    assert [(change.kind, change.what) for change in comparison.changes] == [("prose", "reaction")]
    assert list(comparison.unseen) == [f"{FACTS} could not be read", "figures shown, findings and addresses"]
    text = as_text(comparison)
    assert text.startswith(f"1 problem now:\n  {FACTS}:")
    assert "not compared: figures shown, findings and addresses\n" in text


def test_a_company_that_does_not_load_loses_nothing(project: Path) -> None:
    (project / "content/lumen/company.yml").write_text("nonsense\n", "utf-8")
    comparison = since("HEAD", Folder(project), reach)
    assert list(comparison.changes) == []
    assert comparison.now


def test_what_was_not_compared_is_no_success(project: Path, edit: Edit) -> None:
    edit(BRIEF, "The shares rose.", '""')
    git(project, "commit", "-qam", "unfinished")
    result = run(project, "HEAD")
    assert result.exit_code == 1
    assert result.stdout.count("reaction: the text in en is empty") == 1
    assert result.stdout.endswith("nothing of what could be compared changes for a reader\n")


def test_prose_with_a_problem_is_compared(project: Path, edit: Edit) -> None:
    edit(BRIEF, "The shares rose.", "The shares rose 5%.")
    comparison = since("HEAD", Folder(project), reach)
    assert [change.what for change in comparison.changes] == ["reaction"]
    assert list(comparison.unseen) == ["findings and addresses"]


def test_a_link_in_an_old_revision_leads_nowhere(project: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("secret: 1\n", "utf-8")
    (project / "content/lumen/link.yml").symlink_to(secret)
    git(project, "add", "-A")
    git(project, "commit", "-m", "link")
    with content_of("HEAD", Folder(project)) as content:
        assert not [path for path in content.rglob("*") if path.is_symlink()]
        assert (content / "lumen/link.yml").read_text("utf-8") == str(secret)


# The command


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", "--root", str(project), *arguments], catch_exceptions=False)


def test_the_command_in_each_style(project: Path, edit: Edit) -> None:
    edit(BRIEF, "The shares rose.", "The shares rose on the day.")
    result = run(project, "HEAD")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1:] == ["  Prose: 1 changed", "    changed reaction; en +3 words", ""]
    marked = run(project, "HEAD", "--markdown")
    assert marked.stdout.splitlines()[:2] == ["## What changes for a reader", ""]
    assert marked.stdout.splitlines()[3:] == ["- Prose: 1 changed", "  - changed reaction; en +3 words", ""]
    data = json.loads(run(project, "HEAD", "--json").stdout)
    assert [list(change) for change in data["changes"]] == [["brief", "kind", "how", "what", "before", "after", "note"]]
    assert (data["problems"], data["unseen"]) == ({"before": [], "now": []}, [])


def test_in_a_folder_of_a_repository(project: Path) -> None:
    outer = project.parent / "outer"
    shutil.copytree(project, outer / "site", symlinks=True, ignore=shutil.ignore_patterns(".git"))
    git(outer, "init")
    git(outer, "add", "-A")
    git(outer, "commit", "-m", "all")
    assert run(outer / "site", "HEAD").stdout == "nothing changes for a reader\n"


@pytest.mark.parametrize("revision", ["nosuch", "--output=/tmp/x", "HEAD~9", "HEAD:content", ""])
def test_a_revision_that_is_not_there(revision: str, project: Path) -> None:
    result = run(project, "--", revision)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"Error: there is no revision '{revision}'\n"


def test_a_shallow_clone_says_so(project: Path, tmp_path: Path) -> None:
    git(project, "commit", "--allow-empty", "-m", "second")
    git(tmp_path, "clone", "--depth=1", f"file://{project}", "shallow")
    with pytest.raises(Refused, match=r"^the clone is shallow and has no 'HEAD~1': run `git fetch --unshallow` first$"):
        since("HEAD~1", Folder(tmp_path / "shallow"), reach)


def test_no_repository_no_content_no_git(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(project, "rm", "-rq", "--cached", "content")
    git(project, "commit", "--allow-empty", "-m", "none")
    assert run(project, "HEAD").stderr == "Error: the revision 'HEAD' has no content/\n"
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    empty = tmp_path / "empty"
    (empty / "content").mkdir(parents=True)
    assert run(empty, "HEAD").stderr == f"Error: '{empty}' is in no git repository\n"
    monkeypatch.setenv("PATH", str(empty))
    assert run(project, "HEAD").stderr == "Error: git is not installed\n"


# In print


def one(**said: str) -> Comparison:
    given = {"brief": "A/2024Q4", "kind": "fact", "how": "changed", "what": "Revenue"} | said
    return Comparison("HEAD", [Change(**given)])


def test_content_cannot_mark_up_a_summary_or_steer_a_terminal() -> None:
    evil = one(what="<img src=x> [a](https://x.test) **b** `c` @d\n# e\x1b[31m", before="1", after="2|3")
    line = as_markdown(evil).splitlines()[4]
    assert line == r"  - changed \<img src=x\> \[a\](https://x.test) \*\*b\*\* \`c\` \@d \# e�\[31m: 1 → 2\|3"
    assert "\x1b" not in as_text(evil)


def test_problems_of_both_sides_are_told() -> None:
    problem = Problem("content/x.yml", 1, 2, "wrong", "mend it")
    text = as_text(Comparison("v1", [], [problem], [problem] * 30, ["findings"]))
    assert text.startswith("1 problem at v1 and now:\n  content/x.yml:1:2: wrong; mend it\n\n")
    assert text.count("content/x.yml") == 1
    assert text.endswith("nothing of what could be compared changes for a reader\n")
    others = [replace(problem, line=line) for line in range(2, 32)]
    text = as_text(Comparison("v1", [], [problem], others))
    assert text.startswith("1 problem at v1:\n  content/x.yml:1:2: wrong; mend it\n\n30 problems now:\n")
    assert text.count("content/x.yml") == 21
    data = json.loads(as_json(Comparison("v1", [], [problem])))
    assert data["problems"]["before"] == ["content/x.yml:1:2: wrong; mend it"]


def test_a_summary_ends_somewhere() -> None:
    change = Change("A/2024Q4", "fact", "added", "Revenue")
    lines = as_markdown(Comparison("HEAD~1", [change] * 500)).splitlines()
    assert len(lines) < 220
    assert lines[-2] == r"- 300 more: see `briefs diff HEAD\~1`"
    assert as_text(Comparison("HEAD", [change] * 500)).count("Revenue") == 500


def test_receipts_and_the_readings_that_they_hold(project: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    def verify(*options: str) -> None:
        result = CliRunner().invoke(main, ["verify", "--root", str(project), "--articles", str(articles), *options])
        assert ".receipt: " in result.output, result.output

    articles = project.parent / "articles"
    shutil.copytree(desk_at(project.parent / "desk").articles, articles)
    shutil.copytree(project.parent / "desk/content", project / "content", dirs_exist_ok=True)  # with their fingerprints
    git(project, "add", "content")
    git(project, "commit", "-m", "proven")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1738540800")  # 2025-02-03
    verify("--by", "Anna")
    source = "lamp-times-2025-02-01"
    assert Change(TINY_BRIEF, "receipt", "added", source, note="read 2025-02-03 by Anna: 11 entries") in found(project, "receipt")
    git(project, "add", "content")
    git(project, "commit", "-m", "receipts")
    assert found(project, "receipt") == []

    edit(FACTS, "published: 2025-02-01", "published: 2025-02-02")
    edit(FACTS, "printed: 75億元}", "printed: 75億元, prefer: {en: It is whole., zh-Hant: 印得完整。}}")
    verify("--by", "Ben", "--accept")
    (receipt,) = found(project, "receipt")
    assert (receipt.how, receipt.what, receipt.note) == ("changed", source, "read 2025-02-03 by Ben: 2 entries")
    (fact,) = found(project, "fact")
    assert (fact.before, fact.after) == ("no prefer", "prefer It is whole. | 印得完整。")
    (changed,) = found(project, "source")
    assert (changed.before, changed.after) == ("published 2025-02-01", "published 2025-02-02")
    (project / FACTS).with_suffix(".receipt").unlink()
    assert [(change.how, change.note) for change in found(project, "receipt")] == [("removed", "nothing proves it now")]
