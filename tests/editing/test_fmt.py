"""The layout of fact files: readable, and never at the cost of a fact or a comment."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from places import CORPUS, TINY

from briefs.cli.commands import main
from briefs.content.load import load
from briefs.content.yaml_source import parse_document
from briefs.editing.fmt import fact_files, lay_out, layout

HEAD = """\
# yaml-language-server: $schema=../../.schemas/lumen/facts.json
source:
  publisher: {en: Lamp Times, zh-Hant: 燈具時報}
  title: {en: The fourth quarter, zh-Hant: 第四季}
  published: 2025-02-01
  language: zh-Hant
  sha256: 000000000000000000000000000000000000000000000000000000000000000a
  figures: 11
"""


def laid_out(text: str) -> str:
    made, problems = layout(text, "x.yml")
    assert problems == []
    assert made is not None
    assert layout(made, "x.yml") == (made, [])
    return made


def facts(text: str) -> str:
    """The lines below `facts:` of a file with these."""
    made = laid_out(f"{HEAD}facts:\n{text}")
    assert made.startswith(f"{HEAD}facts:\n")
    return made.removeprefix(f"{HEAD}facts:\n")


def test_keys_stand_in_one_order() -> None:
    assert facts(
        "  - {printed: 39%, concept: Revenue, change: yoy, entity: MSFT, segment: Azure, at: 9}\n"
        "  - {at: 10,   concept: Revenue,   printed: 1億元, note: {zh-Hant: 註, en: a}, down: true}\n"
    ) == (
        "  - {at: 9, entity: MSFT, segment: Azure, concept: Revenue, change: yoy, printed: 39%}\n"
        "  - {at: 10, concept: Revenue, printed: 1億元, down: true, note: {en: a, zh-Hant: 註}}\n"
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('"2,134億美元"', "'2,134億美元'"),
        ("'10%'", "10%"),
        ("'205'", "'205'"),
        ("1000", "'1000'"),
        ('"-5%"', "-5%"),
        ("'- 5%'", "'- 5%'"),
        ("23:16:43", "23:16:43"),
        ("'over: 5'", "'over: 5'"),
        ("'5 #1'", "'5 #1'"),
        ("5#1", "5#1"),
        ("'{5}'", "'{5}'"),
        ("'it''s, 5'", '"it\'s, 5"'),
        ("'a \"b\", it''s'", "'a \"b\", it''s'"),
        ("介于5%-9%", "介于5%-9%"),
        ('"a\\tb"', "a\tb"),
        ("'約：5，6'", "約：5，6"),
        ("'true'", "'true'"),
        ("'1e5'", "'1e5'"),
        ("~5", "~5"),
    ],
)
def test_only_what_needs_quotes_has_them(written: str, kept: str) -> None:
    assert facts(f"  - {{at: 1, concept: Revenue, printed: {written}}}\n") == f"  - {{at: 1, concept: Revenue, printed: {kept}}}\n"


def test_order_comments_and_empty_lines_stay() -> None:
    text = (
        "  # ---- results\n"
        "  - {at: 3, concept: Revenue, printed: 3%}  # third\n"
        "\n\n"
        "  # and now this\n"
        "  - {at: 1, concept: Revenue, printed: 1%} # sure\n"
        "#   - {at: 2, concept: Revenue, printed: 2%}\n"
    )
    assert facts(text) == text


def test_what_does_not_fit_a_line_may_stay_spread() -> None:
    long = "In these words the article says something that an editor wants every reader to know, at length"
    spread = f"  - printed: 5%\n    note:\n      zh-Hant: {'字' * 50}\n      en: {long}\n    at: 4 # last\n    concept: Revenue\n"
    remark = "  - printed: 5%\n    # of the segment\n    at: 4\n    concept: Revenue\n"
    folded = "  - printed: 5%\n    at: 4\n    concept: Revenue\n    note:\n      en: >-\n        a\n        b\n      zh-Hant: 字\n"
    assert facts(
        spread + remark + folded + "  - concept: Revenue\n    printed: 6%\n    at: 2 # short\n"
        f'  - {{at: 1, concept: Revenue, printed: 7%, note: {{en: "{long}", zh-Hant: x}}}}\n'
    ) == (
        spread + remark + folded + "  - {at: 2, concept: Revenue, printed: 6%} # short\n"
        f"  - {{at: 1, concept: Revenue, printed: 7%, note: {{en: '{long}', zh-Hant: x}}}}\n"
    )


def test_the_entries_of_every_list_are_laid_out_and_nothing_else() -> None:
    head = HEAD.replace("figures: 11\n", "figures:   11   # by verify\n") + "# the facts\nfacts:   []\n\n"
    text = "skipped: [{reason: date, at: 12, printed: 3天}, {at: 2, printed: '7', reason: name}] # none of ours\n# the end\n"
    laid = "skipped: [{at: 12, printed: 3天, reason: date}, {at: 2, printed: '7', reason: name}] # none of ours\n# the end\n"
    assert laid_out(head + text) == head + laid


# Anything goes


PRINTABLE = st.text(st.sampled_from("ab 1.5%$億約：，、:,#{}[]'\"-?&*!|>@`~=\\/\té"), min_size=1, max_size=12).filter(str.strip)
LONG = st.lists(PRINTABLE, min_size=1, max_size=14).map(" ".join)
COMMENT = st.text(st.sampled_from("ab #:{}-'\"約"), max_size=8).map(str.rstrip)


def written(value: Any, style: str) -> str:
    """A value within a line in one of the styles of quoting."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {written(part, style)}' for key, part in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(written(part, style) for part in value)}]"
    if isinstance(value, str) and style == "single" and "\t" not in value:
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=False)


WORDED = LONG.filter(lambda text: any(map(str.isalnum, text)))
TEXTS = st.fixed_dictionaries({"en": WORDED, "zh-Hant": WORDED})
FACT = st.fixed_dictionaries(
    {"at": st.integers(1, 120), "concept": PRINTABLE, "printed": PRINTABLE},
    optional={
        "entity": PRINTABLE,
        "segment": PRINTABLE,
        "period": PRINTABLE,
        "scenario": st.sampled_from(["actual", "guidance"]),
        "change": st.sampled_from(["yoy", "qoq_amount"]),
        "by": PRINTABLE | TEXTS,
        "down": st.booleans(),
        "claims": st.lists(st.sampled_from(["above A b", "is A plus B"]), max_size=2),
        "prefer": TEXTS,
        "note": TEXTS,
    },
).flatmap(lambda fact: st.permutations(list(fact.items())).map(dict))
ENTRY = st.fixed_dictionaries(
    {
        "fact": FACT,
        "shape": st.sampled_from(["line", "lines", "spread"]),
        "style": st.sampled_from(["single", "double"]),
        "above": st.lists(st.tuples(st.sampled_from(["", "---- ", "==", " "]), COMMENT), max_size=2),
        "behind": st.none() | COMMENT,
        "inside": st.none() | COMMENT,
        "blank": st.integers(0, 2),
    }
)


class Writer:
    """Writes files in which each comment has a number, so that none can be taken for another."""

    def __init__(self) -> None:
        self.comments: list[str] = []
        self.behind: dict[str, str] = {}  # the line that a comment stands behind

    def comment(self, before: str, text: str) -> str:
        self.comments.append(f"# {before}{len(self.comments)} {text}".rstrip())
        return self.comments[-1]

    def entry(self, entry: dict[str, Any]) -> str:
        shape, style = entry["shape"], entry["style"]
        lines = [""] * entry["blank"]
        lines += [f"  {self.comment(before, text)}" for before, text in entry["above"]]
        pairs = [f"{key}: {written(value, style)}" for key, value in entry["fact"].items()]
        within = shape != "line" and entry["inside"] is not None
        inside = [f"     {self.comment('', entry['inside'])}"] if within else []
        behind = "" if entry["behind"] is None else f" {self.comment('', entry['behind'])}"
        if shape == "spread":
            return "\n".join([*lines, f"  - {pairs[0]}", *inside, *(f"    {pair}" for pair in pairs[1:])]) + behind
        if shape == "lines":
            return "\n".join([*lines, f"  - {{{pairs[0]},", *inside, f"    {', '.join(pairs[1:])}}}{behind}"])
        if behind:
            self.behind[self.comments[-1]] = f"- {{{', '.join(pairs)}}}"
        return "\n".join([*lines, f"  - {{{', '.join(pairs)}}}{behind}"])


def sense(text: str) -> Any:
    """What a file says."""
    document, problems = parse_document(text, "x.yml")
    assert document is not None, problems
    return document.root.plain()


@settings(max_examples=200)
@given(st.lists(ENTRY, min_size=1, max_size=7), st.lists(COMMENT, max_size=3))
def test_meaning_and_comments_stay_whatever_the_file(entries: list[dict[str, Any]], comments: list[str]) -> None:
    writer = Writer()
    text = HEAD + "".join(f"{writer.comment('', comment)}\n" for comment in comments)
    text += "facts:\n" + "\n".join(map(writer.entry, entries)) + "\n"
    made, problems = layout(text, "x.yml")
    if parse_document(text, "x.yml")[1]:
        assert made is None
        assert problems
        return
    assert problems == [], text
    assert made is not None
    assert layout(made, "x.yml") == (made, [])
    assert sense(made) == sense(text)
    for comment in writer.comments:
        assert made.count(f"{comment}\n") == 1, comment
    for comment, line in writer.behind.items():
        now = next(one for one in made.splitlines() if one.endswith(comment))
        assert sense(now.strip()) == sense(line)


# Files


def test_the_facts_of_the_content_stay_the_same(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(TINY, content)
    before, _ = load(content)
    path = content / "lumen/2024Q4/lamp-times-2025-02-01.yml"
    path.write_text(path.read_text("utf-8").replace("{at: 2, concept: Revenue, printed: 125億元}", "{printed: '125億元', concept: Revenue, at: 2}"), "utf-8")
    for file in fact_files(content):
        assert lay_out(file, file.name, write=True)[1] == []
        assert lay_out(file, file.name, write=False) == (False, [])
    after, problems = load(content)
    assert problems == []
    assert {(fact.id, fact.meaning, fact.printed) for fact in after.facts} == {(fact.id, fact.meaning, fact.printed) for fact in before.facts}
    assert not list(content.rglob("*.new"))


def test_the_fact_files_of_the_corpus_are_laid_out() -> None:
    for path in fact_files(CORPUS):
        assert lay_out(path, path.name, write=False) == (False, [])


def test_windows_line_ends_and_a_mark_at_the_start_go(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(b"\xef\xbb\xbf" + f"{HEAD}facts: []\n".replace("\n", "\r\n").encode())
    path.chmod(0o640)
    assert lay_out(path, "x.yml", write=True) == (True, [])
    assert path.read_bytes().decode() == f"{HEAD}facts: []\n"
    assert path.stat().st_mode & 0o777 == 0o640


# The command


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["fmt", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(TINY, tmp_path / "content")
    run("--root", tmp_path)
    return tmp_path


def test_check_names_what_would_change_and_leaves_it(project: Path) -> None:
    path = project / "content/lumen/2024Q4/evening-glow-2025-02-02.yml"
    assert run("--check", "--root", project).exit_code == 0
    spoilt = path.read_text("utf-8").replace("{at: 1, concept", "{at:   1, concept", 1)
    path.write_text(spoilt, "utf-8")
    result = run("--check", "--root", project)
    assert (result.exit_code, result.stdout) == (1, "content/lumen/2024Q4/evening-glow-2025-02-02.yml\n")
    assert path.read_text("utf-8") == spoilt
    result = run("--root", project)
    assert (result.exit_code, result.stdout) == (0, "content/lumen/2024Q4/evening-glow-2025-02-02.yml\n")
    assert path.read_text("utf-8") == spoilt.replace("{at:   1", "{at: 1")


def test_a_file_that_does_not_load_is_left_with_its_problems(project: Path) -> None:
    path = project / "content/lumen/2024Q4/evening-glow-2025-02-02.yml"
    path.write_text(path.read_text("utf-8").replace("concept: Revenue", "consept: Revenue", 1), "utf-8")
    before = path.read_bytes()
    result = run(path, "--root", project)
    assert result.exit_code == 1
    assert "evening-glow-2025-02-02.yml:" in result.stdout
    assert "'consept'" in result.stdout
    assert path.read_bytes() == before


def test_only_fact_files_are_laid_out(project: Path) -> None:
    words = project / "content/lumen/2024Q4/brief.yml"
    before = words.read_bytes()
    assert run(words, project / "content/lumen/company.yml", "--root", project).exit_code == 0
    assert words.read_bytes() == before
    other = project / "notes.txt"
    other.write_text("notes", "utf-8")
    result = run(other, "--root", project)
    assert result.exit_code == 1
    assert "notes.txt: not a fact file" in result.stderr
