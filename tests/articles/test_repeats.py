"""Our words, not theirs: no text repeats an article's wording, and a quotation stands in its article."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from places import TINY, new_project

from briefs.articles.repeats import repeated, unquoted
from briefs.cli.commands import main
from briefs.content.load import load
from briefs.content.records import Content

LAMP = "lamp-times-2025-02-01"
ENGLISH = "After years of patience the old company has at last found its way into every garden of the land."
CHINESE = "公司說，這家老牌廠商耐心耕耘並且步步為營向前邁進，終於以125億元營收走進全國所有花園的每個角落。"
RESULTS = "第四季營收為125億元，年增20%，高於市場預期的118億元；營業利益12.5億元，營業利益率10%。"
NAMES = "The garden also has lamps of Philips Hue, Osram Pro, Ikea Home, Nanoleaf Shapes, Govee Glide and Yeelight Cube."
QUOTED = "我們多年耐心耕耘，終於走進每一座花園"


def changed(folder: Path, english: str, chinese: str, more: str = "") -> Content:
    """The content with other words on how the share moved, and articles beside it."""
    root = new_project(folder, TINY)
    brief = root / "content/lumen/2024Q4/brief.yml"
    text = brief.read_text("utf-8")
    old = "reaction: {en: The shares rose., zh-Hant: 股價上漲。}"
    assert text.count(old) == 1
    new = f"reaction:\n  en: >-\n    {english}\n  zh-Hant: >-\n    {chinese}\n"
    brief.write_text(text.replace(old, new) + more, "utf-8")
    (root / "articles").mkdir()
    (root / "articles" / f"{LAMP}.txt").write_text(f"標題\n\n{CHINESE}\n{ENGLISH}\n董事長表示：「{QUOTED}」。\n{RESULTS}\n{NAMES}\n", "utf-8")
    content, problems = load(root / "content")
    assert not problems
    return content


OURS = ("The shares rose.", "股價上漲。")


@pytest.mark.parametrize(
    ("english", "chinese", "found"),
    [
        (*OURS, []),
        # ten words in a row, and nine
        ("It has at last found its way into every garden.", OURS[1], []),
        ("It has at last found its way into every garden of us.", OURS[1], ["9:8 'has at last found its way into every garden of' 3"]),
        ("Has AT last\n    found its way, into: every “garden” of", OURS[1], ["9:5 'Has AT last found its way, into: every “garden” of' 3"]),
        # genitives, links and capitals are no other words
        ("It HAS at last’s found its [way](https://x.example/) into every garden's of us.", OURS[1], ["9:8 'HAS at last’s found its [way](https://x.example/) into ever…' 3"]),
        # names, figures and times may stand in the same order
        ("The garden also has lamps of Philips Hue, Osram Pro, Ikea Home, Nanoleaf Shapes and Yeelight Cube.", OURS[1], []),
        (OURS[0], "本季營收為 {Revenue}，年增 {Revenue yoy}，高於市場預期的 {Revenue consensus}；營業利益 {OperatingIncome}，營業利益率 {OperatingMargin}。", []),
        # sixteen characters, and fifteen; the other script, other marks, another form of a character
        (OURS[0], "老牌廠商耐心耕耘並且步步為營向", []),
        (OURS[0], "老牌廠商耐心耕耘並且步步為營向前", ["11:5 '老牌廠商耐心耕耘並且步步為營向前' 2"]),
        (OURS[0], "老牌厂商耐心耕耘并且步步为营，向前", ["11:5 '老牌厂商耐心耕耘并且步步为营，向前' 2"]),
        (OURS[0], "老牌廠商「耐⼼」耕耘；並且 OK 步步為營向 前", ["11:5 '老牌廠商「耐⼼」耕耘；並且 OK 步步為營向 前' 2"]),
        # a reference in the place of their figure is a figure in the same sentence, and one put in hides nothing
        (OURS[0], "步步為營向前邁進，終於以 {Revenue} 營收走進全國所有", ["11:5 '步步為營向前邁進，終於以 {Revenue} 營收走進全國所有' 2"]),
        (OURS[0], "老牌廠商耐心 {Revenue} 耕耘並且步步為營向前邁進", ["11:5 '老牌廠商耐心 {Revenue} 耕耘並且步步為營向前邁進' 2"]),
        # our own words may stand around and between
        (OURS[0], "這家老牌廠商耐心耕耘，一路上並且步步為營向前", []),
    ],
)  # fmt: skip
def test_no_text_repeats_a_run_of_an_article(tmp_path: Path, english: str, chinese: str, found: list[str]) -> None:
    content = changed(tmp_path, english, chinese)
    shown = []
    for problem in repeated(content, tmp_path / "articles"):
        assert problem.path == "content/lumen/2024Q4/brief.yml"
        assert problem.remedy == "say it in other words, or quote it below management_said"
        said, _, where = problem.message.partition(" is the wording of paragraph ")
        number, _, source = where.partition(" of ")
        assert source == LAMP
        shown.append(f"{problem.line}:{problem.column} {said} {number}")
    assert shown == found


def test_every_text_is_ours_but_titles_of_articles(tmp_path: Path) -> None:
    """Names, notes, the company's own file and the fact files."""
    changed(tmp_path, *OURS)
    facts = tmp_path / f"content/lumen/2024Q4/{LAMP}.yml"
    text = facts.read_text("utf-8")
    title = next(line for line in text.splitlines() if "title:" in line)
    facts.write_text(text.replace(title, f"  title: {{en: '{ENGLISH}', zh-Hant: '{CHINESE}'}}", 1), "utf-8")
    content, problems = load(tmp_path / "content")
    assert not problems
    assert not list(repeated(content, tmp_path / "articles"))
    company = tmp_path / "content/lumen/company.yml"
    theirs = f"about: {{en: '{ENGLISH}', zh-Hant: 一家公司}}"
    company.write_text(re.sub("(?m)^about: .*", theirs, company.read_text("utf-8")), "utf-8")
    content, problems = load(tmp_path / "content")
    assert not problems
    assert [problem.path for problem in repeated(content, tmp_path / "articles")] == ["content/lumen/company.yml"]


def test_a_sentence_parted_over_a_list_is_one(tmp_path: Path) -> None:
    changed(tmp_path, *OURS)
    brief = tmp_path / "content/lumen/2024Q4/brief.yml"
    text = brief.read_text("utf-8")
    split = "risks:\n  - {en: Power., zh-Hant: 老牌廠商耐心耕耘}\n  - {en: Prices., zh-Hant: 並且步步為營向前邁進}\n"
    brief.write_text(re.sub(r"(?m)^risks: .*\n", split, text), "utf-8")
    content, problems = load(tmp_path / "content")
    assert not problems
    (found,) = repeated(content, tmp_path / "articles")
    assert found.message == f"'老牌廠商耐心耕耘' is the wording of paragraph 2 of {LAMP}"
    assert text.splitlines().index(next(line for line in text.splitlines() if line.startswith("risks:"))) + 2 == found.line


def test_check_takes_the_articles(tmp_path: Path) -> None:
    changed(tmp_path, *OURS)
    run = ["check", "--root", str(tmp_path), "--articles", str(tmp_path / "articles")]
    assert CliRunner().invoke(main, run).exit_code == 0
    changed(tmp_path / "again", ENGLISH, "這家老牌廠商耐心耕耘並且步步為營向前邁進。")
    run = ["check", "--root", str(tmp_path / "again")]
    without = CliRunner().invoke(main, run)
    beside = CliRunner().invoke(main, [*run, "--articles", str(tmp_path / "again/articles")])
    by_setting = CliRunner().invoke(main, run, env={"BRIEFS_ARTICLES": str(tmp_path / "again/articles")})
    assert (without.exit_code, beside.exit_code) == (0, 1), without.output
    assert beside.stdout.count("is the wording of paragraph") == 2
    assert "1 of 3 articles at hand" in beside.stderr
    nowhere = CliRunner().invoke(main, [*run, "--articles", str(tmp_path / "nowhere")])
    assert nowhere.exit_code == 2
    assert "does not exist" in nowhere.stderr
    assert by_setting.stdout == beside.stdout


@pytest.mark.parametrize(
    ("at", "chinese", "stands"),
    [
        (4, QUOTED, True),
        (4, "我们多年耐心耕耘，终于走进每一座花园", True),  # the other script
        (4, "多年耐心耕耘 終於走進每一座花園", True),  # a part of it
        (3, QUOTED, False),
        (9, QUOTED, False),
        (4, "我們多年用心耕耘，終於走進每一座花園", False),
    ],
)
def test_a_quotation_stands_in_its_paragraph(tmp_path: Path, at: int, chinese: str, *, stands: bool) -> None:
    more = f"""\
management_said:
  - speaker: {{en: The chair, zh-Hant: 董事長}}
    source: {LAMP}
    at: {at}
    words: {{en: Patience led us into every garden, zh-Hant: {chinese}}}
"""
    content = changed(tmp_path, *OURS, more)
    problems = list(unquoted(content, tmp_path / "articles", {LAMP}))
    assert not list(repeated(content, tmp_path / "articles"))  # it is marked as theirs
    assert [problem.message for problem in problems] == ([] if stands else [f"the quotation does not stand in paragraph {at}"])
    assert not list(unquoted(content, tmp_path / "articles", set()))
    assert not list(unquoted(content, tmp_path, {LAMP}))  # the article is not at hand


def test_a_concept_is_defined_in_our_words(tmp_path: Path) -> None:
    changed(tmp_path, *OURS)
    path = tmp_path / "content/concepts.yml"
    text = path.read_text("utf-8")
    assert text.count("Operating income as a share of revenue.") == 1
    path.write_text(text.replace("Operating income as a share of revenue.", "It has at last found its way into every garden of us."), "utf-8")
    content, problems = load(tmp_path / "content")
    assert not problems
    (problem,) = repeated(content, tmp_path / "articles")
    assert problem.path == "content/concepts.yml"
    assert problem.message.startswith("'has at last found its way into every garden of' is the wording of paragraph 3")
