"""Bad files: each mistake gives exactly the problems that the table lists."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from tables import CASES, TINY, spoil

from briefs.analysis.dataset import read_dataset
from briefs.content.concepts import common_concepts, read_concepts
from briefs.content.folder import Folder
from briefs.content.load import load
from briefs.content.reading import MAX_STRAYS, Reading, strays
from briefs.content.references import parse_reference
from briefs.presentation.context import RenderContext
from briefs.presentation.document import ANCHORS
from briefs.presentation.tables import issue


def test_a_raised_forecast_keeps_what_it_was_raised_from(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    path = content / "lumen/2024Q4/lamp-times-2025-02-01.yml"
    line = "  - {at: 5, concept: Revenue, period: 2025Q1, scenario: guidance, printed: 105億至115億元}\n"
    text = path.read_text("utf-8")
    assert line in text
    path.write_text(text.replace(line, line + line.replace("guidance,", "guidance, given: 2024Q3,").replace("105億至115億元", "100億至110億元")), "utf-8")
    dataset, problems = read_dataset(content)
    assert problems == []
    brief = dataset.content.briefs["LUMN9/2024Q4"]
    latest, before = (parse_reference(f"Revenue 2025Q1 guidance{given}", brief, dataset.content).meaning for given in ("", " given:2024Q3"))
    shown = [quantity for meaning in (latest, before) if (quantity := dataset.index.find(meaning, brief.period))]
    assert [quantity.facts[0].printed for quantity in shown] == ["105億至115億元", "100億至110億元"]
    assert [str(quantity.meaning.issued) for quantity in dataset.index.given(latest)] == ["2024Q3", "2024Q4"]
    assert len({fact.id for fact in dataset.content.facts}) == len(dataset.content.facts)
    localizer = RenderContext(dataset, Folder(TINY.parents[2])).localizer("en")
    assert [issue(localizer, quantity) for quantity in shown] == ["Q4 2024 · 1 Feb 2025", "Q3 2024"]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("given: 2024Q4", "'2024Q4' is no quarter before this brief's; write one like 2024Q3"),
        ("given: FY2024", "'FY2024' is no quarter before this brief's; write one like 2024Q3"),
        ("given: soon", "'soon' is no quarter before this brief's; write one like 2024Q3"),
    ],
)
def test_a_forecast_is_given_with_a_quarter_before(tmp_path: Path, entry: str, message: str) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    path = content / "lumen/2024Q4/lamp-times-2025-02-01.yml"
    path.write_text(path.read_text("utf-8").replace("scenario: guidance,", f"scenario: guidance, {entry},", 1), "utf-8")
    (problem,) = load(content)[1]
    assert message in str(problem)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_problem(case: dict[str, Any], tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    spoil(case, content)
    _, problems = read_dataset(content, anchors=ANCHORS)
    assert [str(problem) for problem in problems] == case["problems"]
    assert problems


def test_every_problem_of_a_run_is_reported(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    chosen = [case for case in CASES if case["name"] in ("unknown concept", "bad period", "unparsable figure", "month thirteen")]
    for case in chosen[:3]:
        spoil(case, content)
    _, problems = read_dataset(content, anchors=ANCHORS)
    assert sorted(map(str, problems)) == sorted(line for case in chosen[:3] for line in case["problems"])


def test_the_invented_company_has_no_problem() -> None:
    content, problems = load(TINY)
    assert problems == []
    assert len(content.facts) == 17
    assert [brief.id for brief in content.briefs.values()] == ["LUMN9/2024Q3", "LUMN9/2024Q4"]


LAMP = "lumen/2024Q4/lamp-times-2025-02-01.yml"
ENTRIES = [
    ("{at: 5, concept: NetIncomeLoss, printed: 105億元}", "unknown concept 'NetIncomeLoss'; did you mean 'NetIncome'?"),
    ("{at: 5, concept: Revenue, period: FY2022, change: yoy, printed: 2.3倍}", "'2.3倍' does not say whether it is growth or a ratio; write 'change: times'"),
    ("{at: 5, concept: Revenue, period: FY2022, change: growth, printed: 3 times}", "as in 'printed: grew 3 times'"),
    ("{at: 5, concept: Revenue, period: FY2022, change: times, printed: 12%}", "but Revenue times is a multiple"),
    ("{at: 5, concept: Revenue, period: 2025Q1, printed: 105億元}", "'2025Q1' ends on 2025-03-31, after the article's day, 2025-02-01: it cannot have happened yet; add 'scenario: guidance'"),
    ("{at: 5, concept: Revenue, period: by 2027, printed: 105億元}", "it cannot have happened yet"),
    ("{at: 5, concept: Revenue, period: 2025-03, printed: 105億元}", "it cannot have happened yet"),
]  # fmt: skip


def with_fact(tmp_path: Path, entry: str, **mended: str) -> Path:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    path = content / LAMP
    text = path.read_text("utf-8").replace("facts:\n", f"facts:\n  - {entry}\n", 1)
    for key, line in mended.items():
        text = re.sub(rf"(?m)^  {key}: .*$", line, text, count=1)
    path.write_text(text, "utf-8")
    return content


@pytest.mark.parametrize(("entry", "message"), ENTRIES)
def test_a_fact_that_cannot_be(tmp_path: Path, entry: str, message: str) -> None:
    (problem,) = load(with_fact(tmp_path, entry))[1]
    assert message in str(problem)


@pytest.mark.parametrize(
    ("change", "printed", "low", "unit"),
    [("yoy", "成長2.3倍", 230, "percent"), ("yoy", "grew 3 times", 300, "percent"), ("yoy", "近一倍", 100, "percent"), ("yoy", "翻倍", 100, "percent"),
     ("yoy", "年增幅度為1.05倍", 105, "percent"), ("yoy", "按年升1.2倍", 120, "percent"), ("yoy", "飆升2倍", 200, "percent"),
     ("times", "2.3倍", 2.3, "x"), ("times", "2.3 times", 2.3, "x")],
)  # fmt: skip
def test_a_multiple(tmp_path: Path, change: str, printed: str, low: float, unit: str) -> None:
    content, problems = load(with_fact(tmp_path, f"{{at: 5, concept: Revenue, period: FY2022, change: {change}, printed: {printed}}}"))
    assert problems == []
    (found,) = [fact for fact in content.facts if fact.printed == printed]
    assert (float(found.figure.low or 0), found.figure.unit) == (low, unit)


def test_a_quarter_that_had_not_ended_is_named_once(tmp_path: Path) -> None:
    problems = load(with_fact(tmp_path, "{at: 5, concept: Revenue, period: FY2022, printed: 1億元}", published="  published: 2024-11-01"))[1]
    said = "the brief's quarter 2024Q4 ends on 2024-12-31, after the article's day, 2024-11-01; correct 'published'"
    assert [said in str(problem) for problem in problems].count(True) == 1


@pytest.mark.parametrize("entry", ["period: 2025Q1, scenario: guidance", "period: 2025-02", "period: 2020/2025", "period: FY2024"])
def test_what_may_be(tmp_path: Path, entry: str) -> None:
    assert load(with_fact(tmp_path, f"{{at: 5, concept: Revenue, {entry}, printed: 400億元}}"))[1] == []


def test_a_day_that_was_only_concluded_forbids_nothing(tmp_path: Path) -> None:
    entry = "{at: 5, concept: Revenue, period: 2025Q1, printed: 105億元}"
    day = "  published: 2025-02-01\n  dated: {en: concluded, zh-Hant: 推定}"
    assert load(with_fact(tmp_path, entry, published=day))[1] == []


def test_a_folders_concepts_lie_over_the_common_ones(tmp_path: Path) -> None:
    common = common_concepts()
    assert read_concepts(Reading(tmp_path)) == ((), common, set(), [])
    own = "Revenue:\n  label: {en: Takings, zh-Hant: 進帳}\n  definition: {en: x, zh-Hant: x}\n  unit: money\n  period: duration\n"
    (tmp_path / "concepts.yml").write_text(own + own.replace("Revenue:", "Tips:").replace("duration\n", "duration\n  sum_of: [NetIncome]\n"), "utf-8")
    _, concepts, _, problems = read_concepts(Reading(tmp_path))
    assert problems == []
    assert concepts["Revenue"].label["en"] == "Takings"
    assert concepts["NetIncome"] == common["NetIncome"]
    assert concepts.keys() - common.keys() == {"Tips"}


def test_an_empty_folder_has_nothing_to_publish(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    _, problems = load(tmp_path / "content")
    assert list(map(str, problems)) == ["content:1:1: there is nothing to publish; take an article in with `briefs add ARTICLE`"]


BESIDE = (
    "brief.yml~", ".brief.yml.swp", ".x.swp", "brief.yml.swo", "#brief.yml#", "4913", "Thumbs.db", "desktop.ini", "Icon\r",
    ".DS_Store", "brief.yml.orig", "brief.yml.bak", "lamp-times-2025-02-01.yml.tmp", "~brief.yml~",
)  # fmt: skip


def test_what_editors_and_systems_leave_beside_is_no_content(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    for folder in (content, content / "lumen", content / "lumen/2024Q4"):
        for name in BESIDE:
            (folder / name).write_text("no: content", "utf-8")
        (folder / ".#brief.yml").symlink_to("editor@machine.1234")
    before, after = load(TINY), load(content)
    assert after[1] == before[1] == []
    assert [fact.id for fact in after[0].facts] == [fact.id for fact in before[0].facts]


@pytest.mark.parametrize("name", ["notes.txt", "brief.yaml", "figures.csv", "bak", "tmp.yml", "orig.txt"])
def test_what_a_person_wrote_is_never_passed_over(tmp_path: Path, name: str) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    (content / "lumen" / name).write_text("no: content", "utf-8")
    assert [problem.path for problem in load(content)[1]] == [f"content/lumen/{name}"]


@pytest.mark.parametrize(("name", "said"), [("zz-copy.yml", "zz-copy"), ("a-copy.yml", "lamp-times-2025-02-01")])
def test_one_article_in_two_fact_files_of_a_brief_is_refused_at_the_second(tmp_path: Path, name: str, said: str) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    quarter = content / "lumen/2024Q4"
    shutil.copy(quarter / "lamp-times-2025-02-01.yml", quarter / name)
    (problem,) = [problem for problem in load(content)[1] if "fingerprint" in problem.message]
    first = "a-copy" if said.startswith("lamp") else "lamp-times-2025-02-01"
    assert str(problem) == (
        f"content/lumen/2024Q4/{said}.yml:7:11: content/lumen/2024Q4/{first}.yml has the same fingerprint: one article is"
        " read twice; delete one of them, or write the fingerprint that `briefs verify` prints"
    )


def test_one_article_may_be_read_for_two_quarters(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    path = content / "lumen/2024Q4/lamp-times-2025-02-01.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("0002\n", "0001\n", 1), "utf-8")
    assert path.read_text("utf-8") != text
    assert load(content)[1] == []


def test_only_files_that_nothing_reads_are_too_many(tmp_path: Path) -> None:
    quarter = tmp_path / "content/lumen/2024Q4"
    quarter.mkdir(parents=True)
    for number in range(MAX_STRAYS + 1):
        (quarter / f"article-{number}.yml").touch()
    assert strays(tmp_path / "content") == []
    for number in range(MAX_STRAYS):
        (quarter / f"picture-{number}.png").touch()
    assert len(strays(tmp_path / "content")) == MAX_STRAYS
    (quarter / "one-more.png").touch()
    (problem,) = strays(tmp_path / "content")
    assert str(problem).startswith("content:1:1: more than 1,000 files stand here that nothing reads; move out")
