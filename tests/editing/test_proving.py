"""Receipts written by `briefs verify`, and held against the fact files by `briefs check` where no article is."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from desks import EARLY, FILES, GLOW, LAMP, Desk, desk_at

from briefs.cli.commands import main

PATHS = {name: path.replace(".yml", ".receipt") for name, path in FILES.items()}
SAYS = "put it back, or prove it: `briefs verify {} --articles DIR`"
ACCEPT = ", with --accept --by NAME for who has read it"


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1738540800")  # 2025-02-03
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk at which everything was proven and read."""
    desk = desk_at(tmp_path)
    result = verify(desk, "--by", "Anna")
    assert result.exit_code == 0, result.output
    return desk


def verify(desk: Desk, *options: str) -> Result:
    return desk.command("--articles", str(desk.articles), *options, env={})


def check(desk: Desk) -> list[str]:
    """The problems that `briefs check` has with facts and their receipts, the articles being away."""
    away = desk.root / "away"
    if there := desk.articles.exists():
        desk.articles.rename(away)
    result = CliRunner().invoke(main, ["check", "--root", str(desk.root)])
    if there:
        away.rename(desk.articles)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return [line for line in result.output.splitlines() if "briefs verify" in line]


def receipt(desk: Desk, name: str) -> str:
    return (desk.root / PATHS[name]).read_text("utf-8")


def test_each_article_has_one_beside_its_facts(desk: Desk) -> None:
    assert sorted(path.relative_to(desk.root).as_posix() for path in desk.root.rglob("*.receipt")) == sorted(PATHS.values())
    assert "read: 2025-02-03 by Anna: 11 entries\n" in receipt(desk, LAMP)
    assert check(desk) == []


def test_one_that_stands_is_not_written_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {name: receipt(desk, name) for name in PATHS}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1838540800")
    assert ".receipt" not in verify(desk, "--by", "Ben").output
    assert {name: receipt(desk, name) for name in PATHS} == before


@pytest.mark.parametrize(
    ("edit", "place", "message", "accept"),
    [
        (("printed: 75億元", "printed: 76億元"), "14:5", "'76億元' in paragraph 3: printed was '75億元', is '76億元'", True),
        (("{at: 3, segment: Indoor", "{at: 4, segment: Indoor"), "14:5", "'75億元' in paragraph 4: paragraph was '3', is '4'", False),
        (("change: qoq", "change: yoy_cc"), "11:5", "'25%' in paragraph 2: change was 'qoq', is 'yoy_cc'", True),
        (("printed: 逾10%", "printed: 10%"), "19:5", "'10%' in paragraph 6: printed was '逾10%', is '10%'", True),
        (("published: 2025-02-01", "published: 2025-02-02"), "2:3", "the article's source: published was '2025-02-01', is '2025-02-02'", True),
        (("  - {at: 4, concept: OperatingIncome, printed: 12.5億元}\n", ""), "10:3",
         "'12.5億元' in paragraph 4 is gone: entity 'LUMN9', concept 'OperatingIncome', period '2024Q4', scenario 'actual'", True),
    ],
)  # fmt: skip
def test_check_finds_a_changed_fact_without_the_article(
    desk: Desk, edit: tuple[str, str], place: str, message: str, accept: bool
) -> None:
    desk.edit(LAMP, *edit)
    remedy = SAYS.format(FILES[LAMP]) + (ACCEPT if accept else "")
    assert check(desk) == [f"{FILES[LAMP]}:{place}: {message}; {remedy}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("printed: 75億元}", "printed: 75億元, note: {en: Lamps., zh-Hant: 燈。}}"),
        ("{at: 2, concept: Revenue, change: qoq, printed: 25%}", "{printed: 25%, change: qoq, concept: Revenue, at: 2}  # seen"),
        ("concept: Revenue, printed: 125億元", "concept: Revenue, period: 2024Q4, printed: 125億元"),
    ],
)
def test_what_changes_nothing_is_no_problem(desk: Desk, old: str, new: str) -> None:
    desk.edit(LAMP, old, new)
    assert check(desk) == []
    assert verify(desk).exit_code == 0


def test_a_reading_is_never_renewed_unseen(desk: Desk) -> None:
    desk.edit(LAMP, "published: 2025-02-01", "published: 2025-02-02")
    before, result = receipt(desk, LAMP), verify(desk, "--by", "Ben")
    assert result.exit_code == 1
    said = "published was '2025-02-01', is '2025-02-02'; read it, then accept it with --accept --by NAME; or put it back"
    assert f"{FILES[LAMP]}:2:3: the article's source: {said}" in result.output
    assert receipt(desk, LAMP) == before
    result = verify(desk, "--by", "Ben", "--accept")
    assert (result.exit_code, check(desk)) == (0, [])
    assert f"{PATHS[LAMP]}: renewed, read 2025-02-03 by Ben: 1 entry\n  the article's source: published was" in result.output
    assert "read: 2025-02-03 by Anna: 11 entries\nread: 2025-02-03 by Ben: 1 entry\n" in receipt(desk, LAMP)


def test_a_reading_can_be_accepted_where_the_article_is_not(desk: Desk) -> None:
    desk.articles.rename(desk.root / "away")
    desk.edit(LAMP, "published: 2025-02-01", "published: 2025-02-02")
    result = desk.command(str(desk.root / FILES[LAMP]), "--accept", "--by", "Ben")
    assert (result.exit_code, check(desk)) == (0, [])
    desk.edit(LAMP, "printed: 75億元", "printed: 76億元")
    result = desk.command(str(desk.root / FILES[LAMP]), "--accept", "--by", "Ben")
    assert result.exit_code == 1
    assert "none of its 10 facts is proven" in result.output


def test_nobody_accepts_without_a_name(desk: Desk) -> None:
    desk.edit(LAMP, "published: 2025-02-01", "published: 2025-02-02")
    result = verify(desk, "--accept")
    assert (result.exit_code, result.output.strip()) == (1, "Error: nobody is named who accepts it: say --by NAME")


def test_what_is_not_proven_is_not_accepted(desk: Desk) -> None:
    desk.edit(LAMP, "printed: 75億元", "printed: 76億元")
    before = receipt(desk, LAMP)
    assert verify(desk, "--accept", "--by", "Ben").exit_code == 1
    assert receipt(desk, LAMP) == before


def test_an_article_that_only_moved_its_figures_is_proven_anew(desk: Desk) -> None:
    desk.rewrite(GLOW, "流明灯具第四季营收124.6", "快訊\n        流明灯具第四季营收124.6".replace("        ", ""))
    path = desk.root / FILES[GLOW]
    text = path.read_text("utf-8")
    path.write_text(text.replace("at: 2,", "at: 3,").replace("at: 1,", "at: 2,"), "utf-8")
    result = verify(desk, "--by", "Ben")
    assert (result.exit_code, check(desk)) == (0, [])
    assert f"{PATHS[GLOW]}: renewed\n" in result.output
    assert "  4 proven anew: paragraphs, the text\n" in result.output  # three paragraphs, and the text
    assert "Ben" not in receipt(desk, GLOW)


def test_without_a_name_it_proves_and_nobody_has_read(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    result = verify(desk)
    assert result.exit_code == 0
    assert f"{PATHS[LAMP]}: written, read by nobody yet\n" in result.output
    desk.edit(LAMP, "change: qoq", "change: yoy_cc")
    assert check(desk) == []
    desk.edit(LAMP, "printed: 75億元", "printed: 76億元")
    assert len(check(desk)) == 1
    desk.edit(LAMP, "printed: 76億元", "printed: 75億元")
    desk.edit(LAMP, "change: yoy_cc", "change: qoq")
    assert f"{PATHS[LAMP]}: renewed, read 2025-02-03 by Anna: 11 entries\n" in verify(desk, "--by", "Anna").output


def test_the_name_is_that_of_git(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    for words in (["init", "--quiet"], ["config", "user.name", "Chen \x1b[31m Mei"]):
        subprocess.run(["git", "-C", tmp_path, *words], check=True)
    assert verify(desk).exit_code == 0
    assert "read: 2025-02-03 by Chen [31m Mei: 11 entries\n" in receipt(desk, LAMP)


def test_receipts_can_be_required(desk: Desk) -> None:
    (desk.root / PATHS[GLOW]).unlink()
    assert check(desk) == []
    (desk.root / "templates/assets").mkdir(parents=True)
    (desk.root / "mkdocs.yml").write_text("site_name: Lamps\ndocs_dir: templates/assets\nplugins:\n  - briefs: {receipts: required}\n", "utf-8")
    said = "no receipt proves it; prove and read it: `briefs verify {0} --articles DIR --by NAME`"
    assert check(desk) == [f"{FILES[GLOW]}:1:1: {said.format(FILES[GLOW])}"]


@pytest.mark.parametrize("name", ["lumen/2024Q3/other.receipt", "lumen/2024Q3/brief.receipt", "lumen/company.receipt"])
def test_a_receipt_of_no_fact_file_is_read_by_nothing(desk: Desk, name: str) -> None:
    shutil.move(desk.root / PATHS[EARLY], desk.root / "content" / name)
    result = CliRunner().invoke(main, ["check", "--root", str(desk.root)])
    assert f"content/{name}:1:1: no fact file of its name stands beside this receipt; put it where that file is now, under the same name, or delete it" in result.output


def rename(desk: Desk, old: str, new: str, formerly: str = "") -> None:
    """Rename a concept wherever it stands."""
    for path in desk.root.glob("content/**/*.yml"):
        path.write_text(re.sub(rf"\b{old}\b", new, path.read_text("utf-8")), "utf-8")
    concepts = desk.root / "content/concepts.yml"
    concepts.write_text(concepts.read_text("utf-8").replace(f"\n{new}:\n", f"\n{new}:\n{formerly}"), "utf-8")


def test_a_renamed_concept_leaves_it_valid(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    rename(desk, "OperatingIncome", "LampProfit")
    verify(desk, "--by", "Anna")
    rename(desk, "LampProfit", "LampIncome")
    assert [line.partition("; ")[0].partition(": ")[2] for line in check(desk)] == [
        f"'{printed}' in paragraph {at}: concept was 'LampProfit', is 'LampIncome'"
        for printed, at in (("10億元", 2), ("13亿元", 1), ("12.5億元", 4))
    ]
    rename(desk, "LampIncome", "LampIncome", "  formerly: [LampProfit]\n")
    assert check(desk) == []
    assert verify(desk).exit_code == 0
    assert check(desk) == []


def test_a_draft_is_proven_before_anybody_reads_it(tmp_path: Path) -> None:
    desk = desk_at(tmp_path)
    (desk.root / FILES[LAMP]).unlink()
    brief = desk.root / "content/lumen/2024Q4/brief.yml"
    brief.write_text("draft: true\n" + brief.read_text("utf-8"), "utf-8")
    result = CliRunner().invoke(main, ["draft", str(desk.articles / f"{LAMP}.txt"), "LUMN9", "2024Q4", "--root", str(desk.root)])
    assert result.exit_code == 0, result.output
    assert "read: " not in receipt(desk, LAMP)
    assert check(desk) == []
    facts, _, undecided = (desk.root / FILES[LAMP]).read_text("utf-8").partition("undecided:  # keep its `or` where that is right, else give a reason; `briefs fmt` moves it\n")
    left = re.sub(r"(, hint: .*)?\}\n", ", reason: unfollowed}\n", re.sub(r"  - or: .*\n", "", undecided))
    facts = re.sub(r"  - or: .*\n", "", facts)
    text = facts + ("" if "\nskipped:" in facts else "skipped:\n") + left  # which the editor decided
    (desk.root / FILES[LAMP]).write_text(re.sub("change: qoq, ", "", text, count=1), "utf-8")  # what it means is still open
    assert check(desk) == []
    (desk.root / FILES[LAMP]).write_text(text.replace("printed: 118億元", "printed: 181億元"), "utf-8")
    assert [line.partition(": ")[2].partition(";")[0] for line in check(desk)] == ["'181億元' in paragraph 2: printed was '118億元', is '181億元'"]


def test_a_draft_elsewhere_leaves_nothing_beside_it(desk: Desk) -> None:
    article = str(desk.articles / f"{LAMP}.txt")
    result = CliRunner().invoke(main, ["draft", article, "LUMN9", "2024Q4", "--output", str(desk.root / "x.yml"), "--root", str(desk.root)])
    assert result.exit_code == 0, result.output
    assert not (desk.root / "x.receipt").exists()
