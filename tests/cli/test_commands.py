"""The `briefs` command: what scripts outside the project rely on."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from places import TESTS

from briefs.cli.commands import main

TINY = TESTS / "tiny"


def run(*arguments: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text, catch_exceptions=False)


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_parse() -> None:
    result = run("parse", text="2,134億美元\n24%\n逾10%\n不到5%\n$1.950\n140-180亿美元\nhello\n\n")
    assert result.exit_code == 0
    *figures, word, nothing = objects(result)
    fields = ["printed", "low", "high", "unit", "decimals", "approx"]
    assert [list(figure) for figure in figures] == [fields] * 6
    assert [list(figure.values()) for figure in figures] == [
        ["2,134億美元", "213400000000", "213400000000", "USD", -8, "exact"],
        ["24%", "24", "24", "percent", 0, "exact"],
        ["逾10%", "10", None, "percent", 0, "over"],
        ["不到5%", None, "5", "percent", 0, "under"],
        ["$1.950", "1.950", "1.950", "USD", 3, "exact"],
        ["140-180亿美元", "14000000000", "18000000000", "USD", -8, "exact"],
    ]
    assert list(word) == list(nothing) == ["printed", "error"]
    assert (word["printed"], nothing["printed"]) == ("hello", "")


def test_parse_writes_one_object_a_line_as_it_is_written() -> None:
    result = run("parse", text="356 億元\r\n3%")
    assert result.stdout.count("\n") == 2
    assert "億" in result.stdout
    assert [found["printed"] for found in objects(result)] == ["356 億元", "3%"]


def test_parse_nothing() -> None:
    result = run("parse", text="")
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_bare_amount_takes_the_currency_asked_for() -> None:
    assert [found["unit"] for found in objects(run("parse", "--currency", "TWD", text="125億元\n$3"))] == ["TWD", "USD"]
    assert objects(run("parse", text="125億元"))[0]["unit"] is None


def test_scan(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("\n  營收2,134億美元，年增14%。\n\n\n無數字。\nEPS of $1.95.\n", "utf-8")
    result = run("scan", article)
    assert result.exit_code == 0
    found = objects(result)
    assert [list(one) for one in found] == [["paragraph", "start", "end", "printed", "low", "high", "unit", "decimals", "approx"]] * 3
    assert [(one["paragraph"], one["start"], one["end"], one["printed"], one["low"]) for one in found] == [
        (1, 2, 10, "2,134億美元", "213400000000"),
        (1, 13, 16, "14%", "14"),
        (3, 7, 12, "$1.95", "1.95"),
    ]


def test_scan_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = run("scan", tmp_path / "lost.txt")
    assert result.exit_code == 2
    assert "lost.txt" in result.stderr


def test_check_of_sound_content(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "tiny")
    result = run("check", "--root", tmp_path / "tiny")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "no problems\n"


def test_check_of_content_with_problems(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "tiny")
    brief = tmp_path / "tiny/content/lumen/2024Q4/brief.yml"
    brief.write_text(brief.read_text("utf-8").replace("The shares rose.", "The shares rose 5%."), "utf-8")
    result = run("check", "--root", tmp_path / "tiny")
    assert result.exit_code == 1
    assert result.stdout == (
        "content/lumen/2024Q4/brief.yml:7:32: the figure '5%' stands in the text without its source; "
        "store it as a fact and refer to it: {Revenue}, {Revenue yoy} or the like\n"
    )
    assert result.stderr.startswith("1 problem")


def test_check_of_what_did_not_change_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(TINY / "content", tmp_path / "content")
    first = run("check", "--root", tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("briefs.analysis.dataset.read_dataset", lambda *_, **__: pytest.fail("read again"))
        again = run("check", "--root", tmp_path)
    assert (again.exit_code, again.stdout, again.stderr) == (first.exit_code, first.stdout, first.stderr)
    brief = min((tmp_path / "content").glob("*/*/brief.yml"))
    brief.write_text(brief.read_text("utf-8").replace("headline:", "headlines:", 1), "utf-8")
    broken = run("check", "--root", tmp_path)
    assert "headlines" in broken.stdout
    assert run("check", "--root", tmp_path, "--format", "github").stdout.startswith("::error")
    brief.write_text(brief.read_text("utf-8").replace("headlines:", "headline:", 1), "utf-8")
    assert run("check", "--root", tmp_path).stdout == first.stdout


def test_check_says_where_there_are_more_problems_than_it_tells(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "tiny")
    brief = tmp_path / "tiny/content/lumen/2024Q4/brief.yml"
    added = ", ".join(f"{{en: It rose {number}%., zh-Hant: 漲。}}" for number in range(60))
    brief.write_text(brief.read_text("utf-8").replace("\nrisks: [", f"\nrisks: [{added}, "), "utf-8")
    result = run("check", "--root", tmp_path / "tiny")
    assert result.stderr.startswith("50 problems or more: of content/lumen/2024Q4/brief.yml only so many are told at once\n")


def test_check_where_there_is_no_content(tmp_path: Path) -> None:
    result = run("check", "--root", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: no briefs are in {tmp_path}: it has no mkdocs.yml and no content/; run `briefs init`")


def test_verify_of_single_files() -> None:
    quarter = TINY / "content/lumen/2024Q4"
    result = run("verify", quarter / "lamp-times-2025-02-01.yml", "--root", TINY)
    assert result.exit_code == 1
    assert {line.partition(":")[0] for line in result.stdout.splitlines()} == {"content/lumen/2024Q4/lamp-times-2025-02-01.yml"}
    assert result.stderr.count("nothing proven") == 1
    result = run("verify", quarter / "brief.yml", "--root", TINY)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "name fact files" in result.stderr
    both = run("verify", quarter / "lamp-times-2025-02-01.yml", quarter / "brief.yml", "--accept", "--root", TINY)
    assert "name fact files" not in both.stderr  # what a pattern names besides is passed over


@pytest.mark.parametrize("command", ["parse", "scan", "check", "verify", "diff", "addresses", "links", "show", "explain", "fmt", "schema"])
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 4


def test_what_is_no_text_is_not_scanned(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_bytes(b"\xff\xfe1")
    result = CliRunner().invoke(main, ["scan", str(tmp_path / "article.txt")])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("article.txt is no text in UTF-8; save the article as plain text\n")


@pytest.mark.parametrize("place", [{"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_lines_are_in_utf_8_in_any_locale(place: dict[str, str]) -> None:
    printed = "2,134億美元\n".encode() + b"\xff\n"
    done = subprocess.run([sys.executable, "-c", "from briefs.cli.commands import main; main()", "parse"], input=printed, capture_output=True, check=True, env=os.environ | place)
    first, second = done.stdout.decode().splitlines()
    assert json.loads(first)["printed"] == "2,134億美元"
    assert "error" in json.loads(second)


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    run("init", tmp_path / "new", "--example")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = [sys.executable, "-c", "from briefs.cli.commands import main; main()", "serve", "--port", str(port)]
        done = subprocess.run(command, cwd=tmp_path / "new", capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert f"port {port} is taken; choose another with --port" in done.stdout
    assert "Traceback" not in done.stderr
