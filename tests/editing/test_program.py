"""A reader as a program: run without a shell, and told apart by what goes wrong; nothing is half written."""

from __future__ import annotations

import os
import re
import shlex
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result
from measure_draft import HELD_OUT, held_out

from briefs.articles.told import Program
from briefs.cli.commands import main
from briefs.content.folder import Folder
from briefs.content.load import load
from briefs.editing import program
from briefs.editing.draft import draft
from briefs.editing.program import program_of
from briefs.model.problem import Refused

KEYS = ("concept", "subject", "period", "scenario", "change", "by")
HELD_OUT_TEXT = (HELD_OUT / "held-out-2025-10-31.txt").read_text("utf-8")
TEXT = "宏圖感測財報\n2025年第三季營收為486億元，年增17%。\n"
LAZY = """\
import json, sys
question = json.load(sys.stdin.buffer)
answers = [{"id": one["id"], "no_fact": "context"} for one in question["figures"]]
json.dump({"answers": answers}, sys.stdout)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return held_out(tmp_path).parent


def script(folder: Path, code: str, name: str = "reader.py") -> str:
    """The command of a reader that is written in Python."""
    path = folder / name
    path.write_text(code, "utf-8")
    return shlex.join([sys.executable, str(path)])


def ask(command: str) -> object:
    return program_of(command).ask({"figures": [], "text": "486億元"})


def drafted(root: Path, command: str, *options: str, text: str = TEXT) -> Result:
    article = root / "daily-2025-10-30.txt"
    article.write_text(text, "utf-8")
    return CliRunner().invoke(main, ["draft", str(article), "HQP", "2025Q3", "--root", str(root), "--reader", command, *options])


def test_it_gets_the_question_in_utf_8_and_its_answer_is_read(tmp_path: Path) -> None:
    echo = script(tmp_path, "import json, sys\nprint(json.dumps(json.load(sys.stdin.buffer)))")
    assert ask(echo) == {"figures": [], "text": "486億元"}
    marked = script(tmp_path, "import sys\nsys.stdout.buffer.write(b'\\xef\\xbb\\xbf{}')")  # with a byte-order mark
    assert ask(marked) == {}


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    args = script(tmp_path, "import json, sys\nprint(json.dumps(sys.argv[1:]))")
    assert ask(f"{args} '$HOME' '*' '|' '>' 'a b' ';'") == ["$HOME", "*", "|", ">", "a b", ";"]


@pytest.mark.parametrize(
    ("command", "words"),
    [("python C:\\tools\\reader.py --fast", ["python", "C:\\tools\\reader.py", "--fast"]), ('"C:\\my tools\\read.exe" x', ["C:\\my tools\\read.exe", "x"])],
)
def test_a_backslash_of_windows_is_part_of_a_path(command: str, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_WINDOWS", True)
    assert program._words(command) == words


def test_it_has_the_name_of_its_script_or_its_own(tmp_path: Path) -> None:
    assert program_of(script(tmp_path, LAZY)).name == "reader.py"
    assert program_of(shlex.quote(sys.executable)).name == Path(sys.executable).name


FAULTS = [
    ("raise ValueError('no key')", "ended with exit code 1 and said: ValueError: no key; try it alone, or draft without --reader"),
    ("import sys\nsys.exit(3)", "ended with exit code 3; try it alone"),
    ("import sys\nprint('\\x1b[31mred\\x07', file=sys.stderr)\nsys.exit(1)", "and said: [31mred; "),
    ("print('Sure! Here is the JSON:')", "answers with no JSON: Sure! Here is the JSON:; let it write one JSON object and nothing else"),
    ("", "answers with no JSON: nothing; "),
    ("print('[' * 100000)", "answers with no JSON: [[[["),
    ("print('9' * 5000)", "answers with no JSON: 9999"),
    ("import sys\nsys.stdout.buffer.write(b'{\"a\": \"\\xff\"}')", "writes no UTF-8: byte 8 of its answer; let it write UTF-8"),
    ("import sys\nsys.stdout.buffer.write('{}'.encode('utf-16'))", "writes no UTF-8: byte 1 of its answer; "),
    ("import os, signal\nos.kill(os.getpid(), signal.SIGTERM)", "ended with exit code -15; "),
]


@pytest.mark.parametrize(("code", "message"), FAULTS, ids=[message[:30] for _, message in FAULTS])
def test_what_goes_wrong_is_told_with_a_remedy_and_nothing_is_written(code: str, message: str, root: Path) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    result = drafted(root, script(root, code))
    assert result.exit_code == 1
    assert f"Error: the reader reader.py {message}" in result.output.replace("\n", " ") or message in result.output
    assert "Traceback" not in result.output.replace("and said: Traceback", "")
    after = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and path.name not in ("reader.py", "daily-2025-10-30.txt")}
    assert after == before


def test_a_program_that_is_not_there_is_named_before_anything_is_done(root: Path) -> None:
    result = drafted(root, "no-such-reader --fast")
    assert result.exit_code == 1
    assert "the reader 'no-such-reader' is not there; write its path, or install it; a script wants its interpreter before it" in result.output
    for command in ("'open", "   "):
        with pytest.raises(Refused, match=r"cannot be read|is not there"):
            program_of(command)


def test_a_program_that_takes_too_long_is_ended_with_those_that_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "SECONDS", 1)
    pid = tmp_path / "pid"
    child = f"import os, pathlib, time\npathlib.Path({str(pid)!r}).write_text(str(os.getpid()))\ntime.sleep(600)"
    code = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {child!r}])"
    with pytest.raises(Refused, match=r"has not answered within 1 seconds; try it alone"):
        ask(script(tmp_path, code))
    if pid.is_file():  # where it came so far
        until = time.monotonic() + 20
        while _runs(int(pid.read_text())):
            assert time.monotonic() < until
            time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z" if Path("/proc/self/stat").exists() else True


def test_an_answer_without_end_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "MOST", 100_000)
    for code in ("import sys\nwhile True: sys.stdout.write('x' * 10000)", "print('x' * 200000)"):
        with pytest.raises(Refused, match=r"answered more than 100,000 bytes; try it alone"):
            ask(script(tmp_path, code))


def test_a_program_that_reads_nothing_waits_for_nothing(tmp_path: Path) -> None:
    big = program_of(script(tmp_path, "print('{}')"))
    assert big.ask({"text": "x" * 3_000_000}) == {}


# The file that is drafted


def test_the_fact_file_says_which_program_proposed_readings(root: Path) -> None:
    result = drafted(root, script(root, LAZY), "--output", "-")
    assert result.exit_code == 0, result.output
    assert "\n  assisted: reader.py  # the program that proposed readings: brief.yml says who reviewed them\nfacts:" in result.output
    assert "context by reader.py" in drafted(root, script(root, LAZY), "--output", "-", text="第三季毛利率為31.4%。").output
    plain = CliRunner().invoke(main, ["draft", str(root / "daily-2025-10-30.txt"), "HQP", "2025Q3", "--root", str(root), "--output", "-"])
    assert "assisted" not in plain.output


def test_readings_that_cannot_be_are_counted(root: Path) -> None:
    code = LAZY.replace('"no_fact": "context"', '"concept": "OperatingMargin", "subject": "HQP", "period": "2025Q3", "scenario": "actual"')
    result = drafted(root, script(root, code))
    assert result.exit_code == 0, result.output
    assert "; 1 by reader.py that figure or words deny" in result.output
    assert Folder(root).content.joinpath("hongqiao/2025Q3/daily-2025-10-30.yml").is_file()


def test_whatever_it_chooses_the_draft_can_be_read(root: Path) -> None:
    """A reader that says any name for any figure gives wrong lines, and none that is refused."""
    assert any(" by toy.py" in guessed(root, Random(seed).choice) for seed in range(4))


def guessed(root: Path, choice: Callable[[Sequence[Any]], Any]) -> str:
    """The facts of a draft by a reader that guesses; all but what a draft leaves to write is sound."""

    def guess(question: Any) -> object:
        names = question["vocabulary"]
        near = [({key: [*(one["candidates"][key] or names[key])] for key in KEYS}, one["id"]) for one in question["figures"]]
        said = [{"id": number, **{key: choice(choice((may[key], [*names[key]]))) for key in KEYS if names[key]}} for may, number in near]
        return {"answers": [{**one, "scenario": "actual"} if one["scenario"] == "estimate" and not one.get("by") else one for one in said]}

    article = root / "other-2025-10-31.txt"
    article.write_text(HELD_OUT_TEXT, "utf-8")
    drafted = draft(article, "HQP", "2025Q3", Folder(root), Program("toy.py", guess))
    drafted.path.write_text(drafted.text, "utf-8")
    own = [problem for problem in load(root / "content", drafts=True)[1] if problem.path.endswith(drafted.path.name)]
    left = re.compile("the text is empty|the address is empty|is undecided|is still to be chosen|has the same fingerprint")
    assert [problem for problem in own if not left.search(problem.message)] == []
    return drafted.text.partition("\nfacts:")[2]
