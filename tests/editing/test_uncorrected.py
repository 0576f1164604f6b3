"""Published facts that changed are to be corrected in public: every kind of change, and what is none."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from places import ROOT, TINY

from briefs.cli.commands import main
from briefs.content.folder import Folder
from briefs.content.load import load
from briefs.content.records import Content
from briefs.editing.uncorrected import uncorrected
from briefs.model.problem import Problem

Q4 = "content/lumen/2024Q4"
TIMES = f"{Q4}/lamp-times-2025-02-01.yml"
GLOW = f"{Q4}/evening-glow-2025-02-02.yml"
BRIEF = f"{Q4}/brief.yml"
COMPANY = "content/lumen/company.yml"
CONCEPTS = "content/concepts.yml"
TODAY = date(2025, 3, 3)


def git(folder: Path, *arguments: str) -> str:
    alone = ["-c", "user.name=a", "-c", "user.email=a@b.test", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *alone, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repository") / "project"
    shutil.copytree(TINY, folder / "content")
    (folder / "templates").symlink_to(ROOT / "templates")
    git(folder, "init")
    git(folder, "add", "content")
    git(folder, "commit", "-m", "published")
    return folder


@pytest.fixture
def project(committed: Path, tmp_path: Path) -> Path:
    shutil.copytree(committed, tmp_path / "project", symlinks=True)
    return tmp_path / "project"


def edit(project: Path, path: str, old: str, new: str) -> None:
    text = (project / path).read_text("utf-8")
    assert old in text, (path, old)
    (project / path).write_text(text.replace(old, new, 1), "utf-8")


def changes(project: Path) -> list[Problem]:
    content, problems = load(project / "content")
    assert problems == []
    return compared(TINY, content)


def compared(published: Path, content: Content) -> list[Problem]:
    before, unread = load(published)
    assert unread == []
    return uncorrected(before, content, TODAY)


def paste(project: Path, problems: list[Problem]) -> None:
    """Do as the remedies say, to the letter, with the texts written."""
    for problem in problems:
        match = re.fullmatch(r"add below 'corrections:' in (\S+): (- .+)", problem.remedy)
        assert match, problem.remedy
        path, entry = project / match[1], match[2].replace("''", "Mended.")
        text = path.read_text("utf-8").rstrip("\n")
        head = "" if "\ncorrections:" in text else "\ncorrections:"
        path.write_text(f"{text}{head}\n  {entry}\n", "utf-8")


CHANGED = [  # a change, where it is reported, and what is said of it
    pytest.param((TIMES, "printed: 125億元", "printed: 126億元"), f"{TIMES}:10:5", "'125億元' was published as LUMN9.Revenue.2024Q4; now printed is 126億元", id="digit"),
    pytest.param((TIMES, "printed: 125億元", "printed: 約125億元"), f"{TIMES}:10:5", "now printed is 約125億元", id="qualifier"),
    pytest.param((TIMES, "change: qoq, printed: 25%", "change: yoy, printed: 25%"), f"{TIMES}:11:5", "now change is yoy", id="change"),
    pytest.param((TIMES, "concept: OperatingIncome, printed: 12.5", "concept: Revenue, printed: 12.5"), f"{TIMES}:16:5", "now concept is Revenue", id="concept"),
    pytest.param((TIMES, "segment: Indoor, concept", "segment: Outdoor, concept"), f"{TIMES}:14:5", "now segment is Outdoor", id="segment"),
    pytest.param((TIMES, "scenario: consensus", "scenario: guidance"), f"{TIMES}:13:5", "now scenario is guidance", id="scenario"),
    pytest.param((TIMES, "period: 2025Q1, scenario", "period: 2025Q2, scenario"), f"{TIMES}:18:5", "now period is 2025Q2", id="period"),
    pytest.param((TIMES, "entity: GLOW, concept: Revenue, period: FY2025Q2", "concept: Revenue, period: 2024Q3"), f"{TIMES}:19:5", "now entity is LUMN9", id="entity"),
    pytest.param((TIMES, "concept: EarningsPerShareDiluted, printed", "concept: EarningsPerShareDiluted, down: true, printed"), f"{TIMES}:17:5", "now down is true", id="sign"),
    pytest.param((TIMES, "printed: 125億元}", "printed: 125億元, prefer: {en: Rounder., zh-Hant: 較整。}}"), f"{TIMES}:10:5", "now prefer is there", id="prefer"),
    pytest.param((TIMES, "  - {at: 2, concept: Revenue, change: yoy, printed: 20%}\n", ""), f"{BRIEF}:1:1", "in lamp-times-2025-02-01, and is gone", id="deleted"),
    pytest.param((TIMES, "published: 2025-02-01", "published: 2025-02-02"), f"{TIMES}:4:14", "published was published as 2025-02-01", id="day"),
    pytest.param((TIMES, "lamps.example/2025", "lamps.example/2024"), f"{TIMES}:6:8", "url was published as https://lamps.example/2025/02/01", id="address"),
    pytest.param((TIMES, "{en: Lamp Times, zh-Hant: 燈具時報}", "{en: Lamp Post, zh-Hant: 燈具郵報}"), f"{TIMES}:2:14", "publisher was published as Lamp Times", id="publisher"),
    pytest.param((COMPANY, "currency: TWD", "currency: USD"), f"{BRIEF}:1:1", "the entity 'LUMN9' means another thing: currency was TWD, is USD", id="currency of the accounts"),
]


@pytest.mark.parametrize(("change", "place", "said"), CHANGED)
def test_each_kind_of_change_is_to_be_corrected_and_its_remedy_does(project: Path, change: tuple[str, str, str], place: str, said: str) -> None:
    edit(project, *change)
    problems = changes(project)
    (found,) = [one for one in problems if f"{one.path}:{one.line}:{one.column}" == place]
    assert said in found.message
    paste(project, problems)
    assert changes(project) == []


HONEST = [
    pytest.param(CONCEPTS, "en: Revenue", "en: Sales", id="label"),
    pytest.param(CONCEPTS, "What was sold in the period.", "All that was sold.", id="definition in one language"),
    pytest.param(CONCEPTS, "  good: up\nOperatingIncome", "  good: up\n  adds_up: true\nOperatingIncome", id="a formula that comes"),
    pytest.param(TIMES, "{at: 2, concept: Revenue, printed: 125億元}", "{printed: 125億元, scenario: actual, period: 2024Q4, entity: LUMN9, concept: Revenue, at: 2}", id="defaults written out"),
    pytest.param(TIMES, "{at: 4, concept: OperatingIncome", "{at: 5, concept: OperatingIncome", id="another paragraph"),
    pytest.param(TIMES, "printed: 3.20元}", "printed: 3.20元, note: {en: Diluted., zh-Hant: 稀釋後。}}", id="note"),
    pytest.param(TIMES, "printed: 3.20元}", "printed: 3.20元}\n  - {at: 7, concept: Headcount, printed: 900人}", id="more facts"),
    pytest.param(GLOW, "  language: zh-Hans", "  language: zh-Hans\n  url: https://glow.example/1", id="an address where there was none"),
    pytest.param(TIMES, "title: {en: The fourth", "title: {en: A fourth", id="title"),
    pytest.param(BRIEF, "The shares rose.", "The shares went up.", id="prose"),
]


@pytest.mark.parametrize(("path", "old", "new"), HONEST)
def test_no_note_is_asked_for_what_changes_no_fact(project: Path, path: str, old: str, new: str) -> None:
    edit(project, path, old, new)
    assert changes(project) == []


def test_files_in_another_order_and_under_another_name_say_the_same(project: Path) -> None:
    text = (project / TIMES).read_text("utf-8")
    head, facts = text.split("facts:\n")
    lines = facts.split("skipped:")[0].splitlines()
    (project / TIMES).unlink()
    moved = "\n".join(["facts:", *reversed(lines), ""]) + head
    (project / Q4 / "lamps-of-february.yml").write_text(moved, "utf-8")
    assert changes(project) == []


def everywhere(project: Path, old: str, new: str) -> None:
    for path in (project / "content").rglob("*.yml"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(old, new, text), "utf-8")


def test_another_name_of_a_concept_or_segment_is_no_other_meaning(project: Path) -> None:
    everywhere(project, r"\bOperatingIncome\b", "IncomeFromOperations")
    everywhere(project, r"(?<=segment: )Indoor|^  Indoor(?=:)|(?<=\[)Indoor\b", "Inside")
    everywhere(project, r"(?m)^  Indoor:", "  Inside:")
    content, _ = load(project / "content")
    assert "IncomeFromOperations" in {fact.meaning.concept for fact in content.facts}
    assert "Inside" in {fact.meaning.segment for fact in content.facts}
    assert compared(TINY, content) == []


def test_a_new_name_with_a_new_label_is_another_meaning(project: Path) -> None:
    everywhere(project, r"\bOperatingIncome\b", "NetProfit")
    text = (project / CONCEPTS).read_text("utf-8")
    (project / CONCEPTS).write_text(re.sub(r"(NetProfit:\s+\{?\s*label: )\{[^}]*\}", r"\1{en: Net profit, zh-Hant: 淨利}", text), "utf-8")
    content, _ = load(project / "content")
    said = [problem.message for problem in compared(TINY, content)]
    computed, *said = said
    assert "the concept 'OperatingMargin' means another thing: ratio_of was OperatingIncome, Revenue, is NetProfit, Revenue" in computed
    assert len(said) == 3
    assert all("now concept is NetProfit" in one for one in said)


def test_a_new_name_that_says_which_one_it_was_is_corrected_once(project: Path) -> None:
    everywhere(project, r"\bOperatingIncome\b", "NetProfit")
    label = "label: {en: Net profit, zh-Hant: 淨利}"
    edit(project, CONCEPTS, "NetProfit:\n  label: {en: Operating income, zh-Hant: 營業利益}", f"NetProfit:\n  formerly: [OperatingIncome]\n  {label}")
    (found,) = changes(project)
    assert "the concept 'NetProfit' means another thing: label was Operating income, is Net profit; LUMN9.NetProfit.2024Q3 and 3 more was published otherwise" in found.message
    paste(project, [found])
    assert changes(project) == []


REDEFINED = [  # a definition is another though no fact changes: the edits, and what is said once
    pytest.param([(CONCEPTS, r"en: Revenue, zh-Hant: 營收", "en: Dealers, zh-Hant: 經銷商")], "the concept 'Revenue' means another thing: label was Revenue, is Dealers", id="label"),
    pytest.param([(CONCEPTS, r"(OperatingIncome:[^:]*label:(?:.|\n)*?good: )up", r"\1down")], "the concept 'OperatingIncome' means another thing: good was up, is down", id="good"),
    pytest.param([(CONCEPTS, r"en: What was sold in the period., zh-Hant: 當期銷售收入。", "en: What was ordered., zh-Hant: 當期訂單金額。")], "the concept 'Revenue' means another thing: definition was What was sold in the period., is What was ordered.", id="definition"),
    pytest.param([(CONCEPTS, "share_of: Revenue", "share_of: OperatingIncome")], "the concept 'ShareOfRevenue' means another thing: share_of was Revenue, is OperatingIncome", id="share"),
    pytest.param([(CONCEPTS, r"  ratio_of: .*\n", "")], "the concept 'OperatingMargin' means another thing: ratio_of was OperatingIncome, Revenue, is nothing", id="formula given up"),
    pytest.param([(COMPANY, "Indoor, zh-Hant: 室內", "Lamp posts, zh-Hant: 路燈")], "the segment 'Indoor' means another thing: label was Indoor, is Lamp posts", id="label of a segment"),
    pytest.param([(COMPANY, "Glow, zh-Hant: 輝光", "Gleam, zh-Hant: 微光")], "the entity 'GLOW' means another thing: label was Glow, is Gleam", id="name of a company"),
]


@pytest.mark.parametrize(("edits", "said"), REDEFINED)
def test_a_definition_that_changes_what_its_figures_say_is_corrected_once(project: Path, edits: list[tuple[str, str, str]], said: str) -> None:
    for path, old, new in edits:
        text, many = re.subn(old, new, (project / path).read_text("utf-8"))
        assert many
        (project / path).write_text(text, "utf-8")
    (found,) = changes(project)
    assert said in found.message
    paste(project, [found])
    assert changes(project) == []


def test_a_new_correction_is_not_of_a_day_before_what_it_corrects(project: Path) -> None:
    edit(project, TIMES, "printed: 3.20元", "printed: 3.21元")
    paste(project, changes(project))
    content, _ = load(project / "content")
    before, _ = load(TINY)
    assert uncorrected(before, content, TODAY, date(2025, 3, 3)) == []
    (found,) = uncorrected(before, content, date(2025, 3, 5), date(2025, 3, 4))
    assert "2025-03-03 is before 2025-03-04" in found.message
    assert found.remedy == "write 2025-03-05"


def test_a_correction_without_words_is_none(project: Path) -> None:
    edit(project, TIMES, "printed: 3.20元", "printed: 3.21元")
    paste(project, changes(project))
    edit(project, BRIEF, "en: Mended.", "en: .")
    _, problems = load(project / "content")
    assert [problem.message for problem in problems] == ["text: the text in en has no letter: '.'"]


@pytest.mark.parametrize("clock", ["abc", "-5", "99999999999999", "1e3"])
def test_a_clock_that_tells_no_time_is_refused(project: Path, clock: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", clock)
    for command in ("build", "verify", "draft", "check"):
        done = CliRunner().invoke(main, [command])
        assert done.exit_code == 1
        assert f"SOURCE_DATE_EPOCH is '{clock}'" in done.output


def test_a_sentence_that_says_the_same_of_another_figure_is_corrected(project: Path) -> None:
    edit(project, BRIEF, "Yes: {Revenue}.", "Yes: {OperatingIncome}.")
    edit(project, BRIEF, "已達成：{Revenue}。", "已達成：{OperatingIncome}。")
    edit(project, BRIEF, '{en: "Revenue rose {Revenue yoy}.", zh-Hant: "營收年增 {Revenue yoy}。"}', '{en: "Revenue rose {Revenue 2024Q4 yoy}.", zh-Hant: "營收年增 {Revenue 2024Q4 yoy}。"}')
    edit(project, BRIEF, "Growth over the quarter was {Revenue qoq}.", "Over the year it grew {Revenue yoy}.")
    edit(project, BRIEF, "key: [Revenue, OperatingIncome,", "key: [OperatingIncome, Revenue,")  # each with its own label
    (found,) = changes(project)
    assert str(found).startswith(f"{BRIEF}:36:30: ")
    assert "this was published of LUMN9.Revenue.2024Q4, and is said of LUMN9.OperatingIncome.2024Q4 now; no correction says so" in found.message
    paste(project, [found])
    assert changes(project) == []


def published(project: Path, tmp_path: Path, *edits: tuple[str, str]) -> Path:
    """What stood on the site before, where the project's brief was edited too."""
    for old, new in edits:
        edit(project, BRIEF, old, new)
    return shutil.copytree(project / "content", tmp_path / "published")


def test_the_other_end_of_a_range_in_the_same_words_is_corrected(project: Path, tmp_path: Path) -> None:
    risks = ("risks: [", 'risks: [{en: "Guidance is at least {Revenue 2025Q1 guidance|low}.", zh-Hant: "財測下緣為 {Revenue 2025Q1 guidance|low}。"}, ')
    before = published(project, tmp_path, risks)
    for words in ("at least {Revenue 2025Q1 guidance|low}", "下緣為 {Revenue 2025Q1 guidance|low}"):
        edit(project, BRIEF, words, words.replace("|low", "|high"))
    (found,) = compared(before, load(project / "content")[0])
    assert "this was published of the low end of LUMN9.Revenue.2025Q1.guidance, and is said of the high end of LUMN9.Revenue.2025Q1.guidance now" in found.message
    paste(project, [found])
    assert compared(before, load(project / "content")[0]) == []


LABELLED = ("categories: [Indoor, Outdoor]", "categories: [{of: Indoor, label: {en: House, zh-Hant: 居家}}, {of: Outdoor, label: {en: Street, zh-Hant: 街道}}]")


def test_labels_that_change_places_on_a_chart_are_corrected(project: Path, tmp_path: Path) -> None:
    before = published(project, tmp_path, LABELLED)
    edit(project, BRIEF, "{of: Indoor, label: {en: House, zh-Hant: 居家}}, {of: Outdoor, label: {en: Street, zh-Hant: 街道}}", "{of: Outdoor, label: {en: House, zh-Hant: 居家}}, {of: Indoor, label: {en: Street, zh-Hant: 街道}}")
    content = load(project / "content")[0]
    said = sorted(found.message.partition(";")[0] for found in compared(before, content))
    assert said == [
        "this was published of LUMN9.Indoor.Revenue.2024Q4, and is said of LUMN9.Outdoor.Revenue.2024Q4 now",
        "this was published of LUMN9.Outdoor.Revenue.2024Q4, and is said of LUMN9.Indoor.Revenue.2024Q4 now",
    ]


def test_bars_that_change_places_and_another_chart_are_no_exchange(project: Path, tmp_path: Path) -> None:
    before = published(project, tmp_path, LABELLED)
    edit(project, BRIEF, "{of: Indoor, label: {en: House, zh-Hant: 居家}}, {of: Outdoor, label: {en: Street, zh-Hant: 街道}}", "{of: Outdoor, label: {en: Street, zh-Hant: 街道}}, {of: Indoor, label: {en: House, zh-Hant: 居家}}")
    assert compared(before, load(project / "content")[0]) == []
    edit(project, BRIEF, "Indoor lamps sell best", "Lamps of the street sell less")
    edit(project, BRIEF, "{of: Indoor, label: {en: House", "{of: Indoor OperatingIncome, label: {en: House")
    assert compared(before, load(project / "content")[0]) == []


def test_a_withdrawn_article_is_named_once_for_all_its_facts(project: Path) -> None:
    (project / GLOW).unlink()
    (found,) = changes(project)
    assert "'evening-glow-2025-02-02', which was published, is gone" in found.message
    assert found.path == BRIEF
    paste(project, [found])
    assert changes(project) == []


def test_a_withdrawn_brief_is_corrected_in_the_companys_file(project: Path) -> None:
    shutil.rmtree(project / Q4)
    problems = changes(project)
    assert {one.path for one in problems} == {COMPANY}
    assert len(problems) == 2  # its two articles
    paste(project, problems)
    assert changes(project) == []


def test_a_brief_taken_back_to_a_draft_is_withdrawn(project: Path) -> None:
    edit(project, BRIEF, "headline:", "draft: true\nheadline:")
    assert {one.path for one in changes(project)} == {COMPANY}


def test_an_old_note_is_none_for_a_new_change(project: Path, tmp_path: Path) -> None:
    edit(project, TIMES, "printed: 125億元", "printed: 126億元")
    paste(project, changes(project))
    published = tmp_path / "published"
    shutil.copytree(project / "content", published)
    edit(project, TIMES, "printed: 126億元", "printed: 127億元")
    content, _ = load(project / "content")
    (found,) = compared(published, content)
    assert "'126億元' was published" in found.message
    edit(project, TIMES, "printed: 127億元", "printed: 126億元")
    text = (project / BRIEF).read_text("utf-8")
    (project / BRIEF).write_text(text[: text.index("corrections:")], "utf-8")
    content, _ = load(project / "content")
    (gone,) = compared(published, content)
    assert gone.message == "the correction of 2025-03-03, which was published, is gone"


def test_a_note_is_to_be_written_and_of_a_day_that_has_come(project: Path) -> None:
    edit(project, TIMES, "printed: 3.20元", "printed: 3.21元")
    paste(project, changes(project))
    edit(project, BRIEF, "zh-Hant: Mended.", "zh-Hant: ''")
    _, problems = load(project / "content")
    assert [problem.message for problem in problems] == ["text: the text in zh-Hant is empty"]
    edit(project, BRIEF, "zh-Hant: ''", "zh-Hant: 已改。")
    edit(project, BRIEF, "day: 2025-03-03", "day: 2025-03-05")
    assert [problem.message for problem in changes(project)] == ["2025-03-05 is yet to come"]


def test_words_without_a_figure_are_facts_too(project: Path, tmp_path: Path) -> None:
    said = "said:\n  - {at: 2, concept: OperatingIncome, says: beat consensus}\nskipped:"
    edit(project, TIMES, "skipped:", said)
    published = tmp_path / "published"
    shutil.copytree(project / "content", published)
    edit(project, TIMES, "says: beat consensus", "says: missed consensus")
    content, _ = load(project / "content")
    (found,) = compared(published, content)
    assert "'beat consensus' was published as LUMN9.OperatingIncome.2024Q4; now says is missed consensus" in found.message
    paste(project, [found])
    content, _ = load(project / "content")
    assert compared(published, content) == []


def test_what_cannot_be_read_any_more_is_said(project: Path) -> None:
    edit(project, TIMES, "facts:", "fact:")
    git(project, "commit", "-am", "broken")
    git(project, "checkout", "-q", "HEAD~1")
    done = run(project, "check", "--since", "main")
    assert done.exit_code == 0
    assert f"not compared, as it was at main: {TIMES}:" in done.output


def test_what_it_was_must_be_what_was_published(project: Path) -> None:
    edit(project, TIMES, "printed: 125億元", "printed: 126億元")
    paste(project, changes(project))
    edit(project, BRIEF, "was: 125億元", "was: 124億元")
    (found,) = changes(project)
    assert "was: 125億元" in found.remedy


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--root", str(project)])


def test_the_command(project: Path) -> None:
    assert run(project, "check", "--since", "HEAD").exit_code == 0
    edit(project, TIMES, "printed: 3.20元", "printed: 3.21元")
    assert run(project, "check").exit_code == 0
    done = run(project, "check", "--since", "HEAD")
    assert done.exit_code == 1
    assert done.output.startswith(f"{TIMES}:17:5: '3.20元' was published as LUMN9.EarningsPerShareDiluted.2024Q4; ")
    assert run(project, "check", "--since", "0" * 40).exit_code == 0  # the first publication
    paste(project, changes(project))
    edit(project, BRIEF, "day: 2025-03-03", f"day: {date.today()}")  # noqa: DTZ011
    done = run(project, "check", "--since", "HEAD")
    assert (done.exit_code, done.output) == (0, "no problems\n")


def drafted(project: Path) -> None:
    """The brief goes back to a draft; whoever let that pass, it is what was published last."""
    edit(project, BRIEF, "headline:", "draft: true\nheadline:")
    git(project, "commit", "-am", "taken back")


def again(project: Path) -> Result:
    edit(project, BRIEF, "draft: true\n", "")
    return run(project, "check", "--since", "HEAD")


def test_a_draft_and_back_hides_no_change(project: Path) -> None:
    drafted(project)
    edit(project, TIMES, "printed: 3.20元", "printed: 3.21元")
    git(project, "commit", "-am", "while a draft")
    done = again(project)
    assert done.exit_code == 1
    assert f"{TIMES}:17:5: '3.20元' was published as LUMN9.EarningsPerShareDiluted.2024Q4; now printed is 3.21元" in done.output
    edit(project, TIMES, "printed: 3.21元", "printed: 3.20元")
    assert run(project, "check", "--since", "HEAD").exit_code == 0


def test_nor_does_an_article_that_comes_back_elsewhere(project: Path) -> None:
    text = (project / TIMES).read_text("utf-8")
    git(project, "rm", "-q", TIMES)
    git(project, "commit", "-m", "withdrawn")
    (project / Q4 / "lamps-again.yml").write_text(text.replace("3.20元", "3.21元"), "utf-8")
    edit(project, BRIEF, "duplicate:lamp-times-2025-02-01", "duplicate:lamps-again")
    done = run(project, "check", "--since", "HEAD")
    assert "'3.20元' was published as LUMN9.EarningsPerShareDiluted.2024Q4" in done.output
    (project / Q4 / "lamps-again.yml").write_text(text, "utf-8")
    assert "was published" not in run(project, "check", "--since", "HEAD").output


def test_a_draft_that_never_was_published_is_a_new_brief(project: Path) -> None:
    """Both what came before the draft, and what it said while it was one, are nobody's."""
    (project / ".git").rename(project / ".gone")
    edit(project, BRIEF, "headline:", "draft: true\nheadline:")
    for step in ("init", "add content", "commit -m draft"):
        git(project, *step.split())
    edit(project, TIMES, "printed: 3.20元", "printed: 3.21元")
    git(project, "commit", "-am", "still one")
    assert again(project).exit_code == 0


def test_a_shallow_clone_says_what_it_cannot_tell(project: Path, tmp_path: Path) -> None:
    drafted(project)
    git(tmp_path, "clone", "-q", "--depth=1", project.as_uri(), "shallow")
    shallow = tmp_path / "shallow"
    assert run(shallow, "check", "--since", "HEAD").exit_code == 0  # nothing comes back
    done = again(shallow)
    assert done.exit_code == 1
    assert "the clone is shallow, so nobody can tell what was published earlier of evening-glow-2025-02-02, lamp-times-2025-02-01: run `git fetch --unshallow` first" in done.output
    done = run(shallow, "check", "--since", "HEAD~1")
    assert "the clone is shallow and has no 'HEAD~1'" in done.output


def crlf(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def bom(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


@pytest.mark.parametrize("path", [TIMES, BRIEF, COMPANY, CONCEPTS])
@pytest.mark.parametrize("saved", [crlf, bom])
def test_how_a_file_was_saved_is_no_change(project: Path, path: str, saved: Callable[[Path], None]) -> None:
    saved(project / path)
    assert changes(project) == []


def conflict(project: Path) -> None:
    text = (project / TIMES).read_text("utf-8")
    (project / TIMES).write_text(f"<<<<<<< ours\n{text}=======\n{text}>>>>>>> theirs\n", "utf-8")


def receipt(project: Path) -> Path:
    return (project / TIMES).with_suffix(".receipt")


SLIPS: dict[str, tuple[Callable[[Path], object], str]] = {  # what befell a folder, and what is said of it
    "a merge left open": (conflict, f"{TIMES}:1:1: two versions of the file meet here unmerged"),
    "a company copied": (lambda project: shutil.copytree(project / "content/lumen", project / "content/again"), "the source 'lamp-times-2025-02-01' stands in content/again/2024Q4/lamp-times-2025-02-01.yml already; give each article one fact file"),
    "a quarter moved": (lambda project: (project / Q4).rename(project / "content/lumen/2025Q1"), "content/lumen/2025Q1/lamp-times-2025-02-01.yml:4:14: the brief's quarter 2025Q1 ends on 2025-03-31, after the article's day"),
    "a receipt is a folder": (lambda project: receipt(project).mkdir(), "lamp-times-2025-02-01.receipt:1:1: the receipt cannot be read: Is a directory; "),
    "a receipt is a link": (lambda project: receipt(project).symlink_to("/etc/hostname"), "lamp-times-2025-02-01.receipt:1:1: a link is not followed"),
    "a receipt of nothing": (lambda project: receipt(project).with_stem("nothing").write_text("x", "utf-8"), "nothing.receipt:1:1: no fact file of its name stands beside this receipt"),
    "another fiscal year": (lambda project: edit(project, COMPANY, "fiscal_year_end: 12", "fiscal_year_end: 9"), "LUMN9 calls this quarter FY2025Q1"),
    "parts cut": (lambda project: edit(project, COMPANY, "parts: [Indoor, Outdoor]", "parts: [Indoor]"), "does not fit '75億元'"),
    "a recast": (lambda project: edit(project, COMPANY, "peers:", "recasts: [{day: 2025-01-15, segments: [Indoor, Outdoor], label: {en: new, zh-Hant: 新}}]\npeers:"), "'75億元' was published as LUMN9.Indoor.Revenue.2024Q4; now it is LUMN9.Indoor.Revenue.2024Q4.on2025-01-15"),
    "a formula turned": (lambda project: edit(project, CONCEPTS, "ratio_of: [OperatingIncome, Revenue]", "ratio_of: [Revenue, OperatingIncome]"), "ratio_of was OperatingIncome, Revenue, is Revenue, OperatingIncome"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_refused_at_its_place(project: Path, slip: str) -> None:
    befall, said = SLIPS[slip]
    befall(project)
    done = run(project, "check", "--since", "HEAD")
    assert (done.exit_code, type(done.exception)) == (1, SystemExit)
    assert said in done.output
    assert str(project) not in done.output


def test_two_branches_that_each_correct(project: Path) -> None:
    """Each note is asked for; together they are two, and none hides the other's change."""
    edit(project, TIMES, "printed: 3.20元", "printed: 3.21元")
    paste(project, changes(project))
    edit(project, TIMES, "printed: 75億元", "printed: 76億元")
    (found,) = changes(project)
    assert "'75億元' was published" in found.message
    paste(project, [found])
    assert changes(project) == []


def test_a_folder_with_a_chinese_name(project: Path, tmp_path: Path) -> None:
    place = project.rename(tmp_path / "投資 簡報")
    edit(place, TIMES, "printed: 3.20元", "printed: 3.21元")
    known = {"PATH": os.environ["PATH"], "LC_ALL": "C", "LANG": "C"}
    done = subprocess.run([Path(sys.executable).with_name("briefs"), "check", "--since", "HEAD", "--root", str(place)], env=known, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (1, "1 problem\n")
    assert done.stdout.decode().startswith(f"{TIMES}:17:5: '3.20元' was published")


def test_no_git_at_all(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run(project, "check", "--since", "HEAD")
    assert (done.exit_code, done.output.strip().splitlines()[-1]) == (1, "Error: git is not installed")


@pytest.mark.parametrize("revision", ["nowhere", "--all", ""])
def test_a_revision_that_is_none(project: Path, revision: str) -> None:
    done = run(project, "check", f"--since={revision}")
    assert done.exit_code == 1
    assert f"there is no revision '{revision}'" in done.output


def test_a_folder_that_git_does_not_know(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "content")
    done = run(tmp_path, "check", "--since", "HEAD")
    assert done.exit_code == 1
    assert "is in no git repository" in done.output


def test_nothing_is_kept_out_of_what_is_compared(project: Path) -> None:
    (project / ".gitattributes").write_text("content/lumen/2024Q4/** export-ignore\n", "utf-8")
    git(project, "add", ".gitattributes")
    git(project, "commit", "-m", "attributes")
    done = run(project, "check", "--since", "HEAD")
    assert done.exit_code == 1
    assert f"git leaves {BRIEF} out of what it packs of 'HEAD': it had export-ignore in .gitattributes" in done.output


def test_a_folder_within_a_repository(project: Path) -> None:
    git(project, "rm", "-q", "--cached", "-r", "content")
    shutil.copytree(project, project / "inner/site", symlinks=True, ignore=shutil.ignore_patterns(".git", "inner"))
    git(project, "add", "inner")
    git(project, "commit", "-m", "moved")
    inner = project / "inner/site"
    assert run(inner, "check", "--since", "HEAD").exit_code == 0
    edit(inner, TIMES, "printed: 3.20元", "printed: 3.21元")
    assert "'3.20元' was published" in run(inner, "check", "--since", "HEAD").output


def test_a_content_folder_under_another_name_was_published_all_the_same(project: Path) -> None:
    edit(project, TIMES, "printed: 3.20元", "printed: 3.21元")
    (project / "content").rename(project / "words")
    (project / "docs").mkdir()
    (project / "mkdocs.yml").write_text("site_name: Lamps\nplugins:\n  - briefs: {content: words}\n", "utf-8")
    done = run(project, "check", "--since", "HEAD")
    assert "'3.20元' was published" in done.output


def test_an_address_that_was_listed_stays_so(project: Path) -> None:
    assert run(project, "addresses", "--update").exit_code == 0
    git(project, "add", "content")
    git(project, "commit", "-m", "listed")
    assert run(project, "addresses", "--since", "HEAD").exit_code == 0
    assert run(project, "addresses", "--since", "HEAD~1").exit_code == 0  # there was no list yet
    path = project / "content/addresses.txt"
    edit(project, "content/addresses.txt", "/en/facts/\n", "/en/facts/\n/en/lamps/ -> /en/facts/\n")
    git(project, "commit", "-am", "moved")
    edit(project, "content/addresses.txt", "/en/lamps/ -> /en/facts/\n", "")
    assert run(project, "addresses").exit_code == 0  # nobody else would see it
    done = run(project, "addresses", "--since", "HEAD")
    assert done.exit_code == 1
    line = "content/addresses.txt:1:1: '/en/lamps/' was promised, and its line is gone; bring its line back, or write where it leads: /en/lamps/ -> /…"
    assert line in done.output
    path.unlink()
    assert done.output.count("was promised") == 1
    assert run(project, "addresses", "--since", "HEAD").output.count("was promised") > 20


def test_the_folder_is_as_it_was(project: Path) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*.yml")}
    run(project, "check", "--since", "HEAD")
    assert {path: path.read_bytes() for path in project.rglob("*.yml")} == before
    assert Folder(project).content.is_dir()


GIVEN_UP = "mkdocs.yml:1:1: receipts were required at HEAD and no longer are; bring back receipts: required, unless it is meant"


@pytest.mark.parametrize(
    ("now", "warned"),
    [("  - briefs:\n      receipts: required\n", False), ("  - briefs\n", True), ("  - briefs:\n      guide: true\n", True), (None, True)],
)
def test_required_receipts_are_not_given_up_in_silence(project: Path, now: str | None, warned: bool) -> None:
    settings, head = project / "mkdocs.yml", "site_name: Lumen\ndocs_dir: templates/assets\ntheme: {name: material}\nplugins:\n"
    (project / "templates/assets").mkdir(parents=True, exist_ok=True)
    settings.write_text(f"{head}  - briefs:\n      receipts: required\n", "utf-8")
    git(project, "add", "mkdocs.yml")
    git(project, "commit", "-m", "receipts")
    if now is None:
        settings.unlink()
    else:
        settings.write_text(head + now, "utf-8")
    done = run(project, "check", "--since", "HEAD")
    assert "problem" in done.output  # the check ran
    assert ("receipts were required" in done.output) == warned
    assert not warned or (GIVEN_UP in done.output and done.exit_code == 0)
    assert "receipts were required" not in run(project, "check").output


def test_receipts_that_were_never_required_are_not_missed(project: Path) -> None:
    assert run(project, "check", "--since", "HEAD").output == "no problems\n"
