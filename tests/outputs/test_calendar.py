"""The next report: in a company's file, on pages and in calendars."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from places import ROOT, TINY

from briefs.analysis.dataset import read_dataset
from briefs.analysis.due import due
from briefs.content.folder import Folder
from briefs.outputs import calendar
from briefs.outputs.pages import pages
from briefs.presentation.context import RenderContext

GLOW = "evening-glow-2025-02-02"
ANNOUNCED = f"date: 2025-05-08, session: after_close, status: announced, source: {GLOW}"
ESTIMATED = "date: 2025-05-08, status: estimated, source: https://ir.lumen.example/events"


def reading(folder: Path, entry: str) -> tuple[RenderContext, list[str]]:
    content = shutil.copytree(TINY, folder / "content")
    with (content / "lumen/company.yml").open("a") as file:
        file.write(f"next_report: {{{entry}}}\n" if entry else "")
    dataset, problems = read_dataset(content)
    return RenderContext(dataset, Folder(ROOT, address="https://site.example/")), [str(problem) for problem in problems]


def body(context: RenderContext, url: str) -> str:
    html = next(page for page in pages(context) if page.url == url).body()
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", html))


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("date: 2025-05-08, status: announced", "content/lumen/company.yml:14:14: 'source' is missing"),
        ("date: 2025-05-08, status: announced, source: ''", "14:60: source: the address is empty"),
        ("date: 8 May, status: announced, source: https://x.example/", "14:21: date: '8 May' is no date"),
        ("date: 2025-05-08, source: https://x.example/", "14:14: 'status' is missing; add 'status: announced'"),
        ("date: 2025-05-08, status: sure, source: https://x.example/", "14:41: 'sure' is not a status; write one of: announced, estimated"),
        ("date: 2025-05-08, session: noon, status: announced, source: https://x.example/", "14:42: 'noon' is not a session; write one of: before_open, during, after_close"),
        ("date: 2025-05-08, status: announced, source: evening-glow", "14:60: the company has no article 'evening-glow'"),
        (f"date: 2025-01-08, status: announced, source: {GLOW}", f"14:60: {GLOW} appeared on 2025-02-02, after the report's day"),
        ("date: 2025-05-08, status: announced, source: www.lumen.example", "14:60: source: 'www.lumen.example' is no web address"),
    ],
)  # fmt: skip
def test_a_day_without_a_status_and_a_source_is_refused_at_its_place(tmp_path: Path, entry: str, said: str) -> None:
    _, problems = reading(tmp_path, entry)
    assert len(problems) == 1
    assert said in problems[0]


def test_the_day_stands_on_home_company_and_strip_with_its_status(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1741000000")  # 3 March 2025
    context, problems = reading(tmp_path, ANNOUNCED)
    assert problems == []
    assert "Next report: Q1 2025 · 8 May 2025, after the close · announced · Evening Glow" in body(context, "en/lumen/")
    assert "Q1 2025 due 8 May 2025 (announced)" in body(context, "en/lumen/2024Q3/")
    assert "Lumen Lamps Q1 2025 8 May 2025, after the close announced Evening Glow" in body(context, "en/")
    assert "下次財報：2025年第1季・2025年5月8日，盤後・已宣布" in body(context, "zh-Hant/lumen/").replace(" ", "")


@pytest.mark.parametrize(("entry", "said"), [(ANNOUNCED, "reported, brief pending"), (ESTIMATED, "estimated day past, brief pending")])
def test_a_day_past_without_a_brief_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str, said: str) -> None:
    context, _ = reading(tmp_path, entry)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1746700000")  # 8 May 2025
    assert said not in body(context, "en/lumen/")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1746750000")  # 9 May
    assert said in body(context, "en/lumen/")
    assert said in body(context, "en/")


@pytest.mark.parametrize(
    ("day", "period"),
    [
        ("2025-02-01", None),  # the brief of 2024Q4 has articles of 1 and 2 February
        ("2025-02-03", ""),  # but none of the day after; a report so soon cannot be of 2025Q1
        ("2025-03-31", ""),
        ("2025-04-01", "2025Q1"),
        ("2025-06-30", "2025Q1"),
        ("2025-07-20", ""),
    ],
)
def test_a_report_is_due_until_a_brief_tells_of_it(tmp_path: Path, day: str, period: str | None) -> None:
    context, _ = reading(tmp_path, f"date: {day}, status: announced, source: https://x.example/")
    found = due(context.dataset.content.companies["LUMN9"], context.dataset)
    assert (found and str(found.period or "")) == period


def lines(made: bytes) -> list[str]:
    """The content lines of a calendar, unfolded."""
    assert made.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert b"\n" not in made.replace(b"\r\n", b"")
    return made.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_calendars_have_an_all_day_event_whose_name_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    context, _ = reading(tmp_path / "a", ANNOUNCED)
    moved, _ = reading(tmp_path / "b", ESTIMATED.replace("05-08", "05-12"))
    made = calendar.files(context)
    assert set(made) == {f"{tag}/{place}calendar.ics" for tag in ("en", "zh-Hant") for place in ("", "lumen/")}
    found = lines(made["en/lumen/calendar.ics"])
    assert found[0] == "BEGIN:VCALENDAR"
    assert found[-1] == "END:VCALENDAR"
    for line in (
        "DTSTAMP:20250202T000000Z",  # the day of the newest article
        "DTSTART;VALUE=DATE:20250508",
        "DTEND;VALUE=DATE:20250509",
        "SUMMARY;LANGUAGE=en:Lumen Lamps: Q1 2025 results",
        f"DESCRIPTION;LANGUAGE=en:8 May 2025\\, after the close\\nannounced\\nhttps://site.example/en/sources/#{GLOW}",
        "URL:https://site.example/en/lumen/",
        "STATUS:CONFIRMED",
    ):
        assert line in found
    other = lines(calendar.files(moved)["zh-Hant/calendar.ics"])
    assert "SUMMARY;LANGUAGE=zh-Hant:流明燈具：2025 年第 1 季財報（預估）" in other
    assert "STATUS:TENTATIVE" in other
    assert [line for line in found if line.startswith("UID")] == [line for line in other if line.startswith("UID")]


def test_a_folder_without_a_day_has_calendars_without_events(tmp_path: Path) -> None:
    context, problems = reading(tmp_path, "")
    assert problems == []
    assert all("BEGIN:VEVENT" not in lines(made) for made in calendar.files(context).values())
    assert "Next report" not in body(context, "en/lumen/") + body(context, "en/")


def test_lines_are_escaped_and_folded_between_characters() -> None:
    assert calendar.escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"
    long = "X:" + "財報" * 40
    made = calendar.folded(long)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert made.decode().replace("\r\n ", "") == long + "\r\n"
