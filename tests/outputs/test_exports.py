"""The data files: the columns that others rely on, and what is written reads back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from dollars import dollar_project
from invented import fact, findings
from places import ROOT, TESTS
from promises import quarters
from promises import read as read_project

from briefs.analysis.dataset import read_dataset
from briefs.content.folder import Folder
from briefs.content.load import load
from briefs.model.language import LANGUAGES
from briefs.outputs import sharing
from briefs.outputs.exports import (
    TABLES,
    Line,
    Row,
    columns,
    described,
    fact_row,
    files,
    finding_row,
    lines,
    number,
    to_csv,
    to_json,
)
from briefs.outputs.pages import pages
from briefs.presentation.context import RenderContext

FACTS = "id, brief, entity, segment, concept, period, scenario, change, low, high, unit, decimals, approx, printed, source, at, path, line, currency, basis, doubt"
SOURCES = "id, brief, published, language, author, url, sha256, publisher_en, publisher_zh_hant, title_en, title_zh_hant"
FINDINGS = "id, brief, rule, status, facts, message_en, message_zh_hant"

MADE = [
    fact("Revenue", "2,134億美元", at=3),
    fact("Revenue", "over 20%", change="yoy", segment="Indoor", at=4),
    fact("Revenue", "$206–$213 billion", "2026Q1", scenario="guidance", source="b"),
    fact("Headcount", "約1,576,000人", "FY2025"),
    fact("Revenue", "$200B", source="b"),
]


EMPTY: dict[str, Sequence[Line]] = dict.fromkeys(TABLES, ())


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def written(table: str, rows: Sequence[Row]) -> Sequence[Line]:
    return [*lines(table, rows, LANGUAGES).values()]


def made() -> dict[str, bytes]:
    rows = [finding_row(finding, {language: f'{language}: "{finding.rule}", 矛盾\n二' for language in LANGUAGES}) for finding in findings(MADE)]
    return files(EMPTY | {"facts": written("facts", [fact_row(fact, {}) for fact in MADE]), "findings": written("findings", rows)}, LANGUAGES)


def test_the_columns_are_the_ones_promised() -> None:
    tables = made()
    assert list(tables) == ["data/facts.csv", "data/facts.json", "data/derived.csv", "data/derived.json", "data/findings.csv", "data/findings.json", "data/guidance.csv", "data/guidance.json", "data/corrections.csv", "data/corrections.json", "data/sources.csv", "data/sources.json"]
    assert tables["data/facts.csv"].decode("utf-8-sig").partition("\n")[0] == FACTS.replace(" ", "")
    assert tables["data/findings.csv"].decode("utf-8-sig").partition("\n")[0] == FINDINGS.replace(" ", "")
    assert ", ".join(columns(LANGUAGES)["facts"]) == FACTS
    assert ", ".join(columns(LANGUAGES)["findings"]) == FINDINGS
    assert ", ".join(columns(LANGUAGES)["sources"]) == SOURCES


def test_every_column_is_described_in_every_language(context: RenderContext) -> None:
    for localizer in context.localizers:
        for table, names in columns(LANGUAGES).items():
            texts = described(localizer, table, LANGUAGES)
            assert list(texts) == list(names)
            assert all(texts.values())


def test_a_message_is_described_by_the_name_of_its_language(context: RenderContext) -> None:
    english, chinese = (described(localizer, "findings", LANGUAGES) for localizer in context.localizers)
    assert (english["message_zh_hant"], chinese["message_en"]) == ("The finding in Traditional Chinese", "英文說明")


def test_facts_read_back() -> None:
    rows = read(made()["data/facts.csv"])
    assert [row["id"] for row in rows] == [one.id for one in MADE]
    assert rows[0] == {
        "id": "a.p3.LUMN9.Revenue.2025Q4", "brief": "LUMN9/2025Q4", "entity": "LUMN9", "segment": "", "concept": "Revenue",
        "period": "2025Q4", "scenario": "actual", "change": "", "low": "213400000000", "high": "213400000000", "unit": "USD",
        "decimals": "-8", "approx": "exact", "printed": "2,134億美元", "source": "a", "at": "3",
        "path": "content/lumen/2025Q4/a.yml", "line": "3", "currency": "", "basis": "", "doubt": "",
    }  # fmt: skip
    assert (rows[1]["low"], rows[1]["high"], rows[1]["unit"], rows[1]["approx"], rows[1]["change"]) == ("20", "", "percent", "over", "yoy")
    assert (rows[2]["low"], rows[2]["high"], rows[2]["period"]) == ("206000000000", "213000000000", "2026Q1")
    assert (rows[3]["low"], rows[3]["unit"], rows[3]["period"], rows[3]["approx"]) == ("1576000", "people", "2025-12-31", "about")


def test_findings_read_back() -> None:
    (row,) = read(made()["data/findings.csv"])
    assert (row["brief"], row["rule"], row["status"]) == ("LUMN9/2025Q4", "duplicate", "conflict")
    assert row["facts"].split(";") == [MADE[0].id, MADE[4].id]
    assert row["message_zh_hant"] == 'zh-Hant: "duplicate", 矛盾\n二'


@pytest.mark.parametrize("name", ["facts", "findings"])
def test_json_says_the_same(name: str) -> None:
    tables = made()
    rows: list[dict[str, Any]] = json.loads(tables[f"data/{name}.json"])
    assert [{key: "" if value is None else str(value) for key, value in row.items()} for row in rows] == read(tables[f"data/{name}.csv"])
    assert list(rows[0]) == list(columns(LANGUAGES)[name])


def test_open_ends_are_null_in_json() -> None:
    assert fact_row(MADE[1], {})["high"] is None
    assert json.loads(to_json(written("facts", [fact_row(MADE[1], {})])))[0]["high"] is None


NUMBERS = [(Decimal("2.134E+11"), "213400000000"), (Decimal("1.950"), "1.950"), (Decimal("-5E-3"), "-0.005"), (Decimal(0), "0"), (None, None)]


@pytest.mark.parametrize(("value", "text"), NUMBERS)
def test_plain_digits(value: Decimal | None, text: str | None) -> None:
    assert number(value) == text


def test_awkward_cells_are_quoted() -> None:
    cells = ["a,b", 'say "x"', "two\nlines", "", "億"]
    names = columns(LANGUAGES)["corrections"]
    data = to_csv(names, written("corrections", [dict(zip(names, [*cells, "", *names[6:]], strict=True))]))
    assert [list(row.values())[:5] for row in read(data)] == [cells]
    assert b"\r" not in data
    assert data.startswith(b"\xef\xbb\xbfid,brief")  # else Excel takes Chinese for Latin


def test_empty_tables() -> None:
    assert to_csv(["a"], []) == b"\xef\xbb\xbfa\n"
    assert json.loads(to_json([])) == []


def test_the_currency_column_is_filled_where_it_is_not_the_companys(tmp_path: Path) -> None:
    content, _ = load(dollar_project(tmp_path) / "content")
    rows = {row["id"]: row for row in read(files(EMPTY | {"facts": written("facts", [fact_row(fact, {}) for fact in content.facts])}, LANGUAGES)["data/facts.csv"])}
    usd, twd = rows["lamp-times-2025-02-01.p7.Revenue.2024Q4.USD"], rows["lamp-times-2025-02-01.p2.Revenue.2024Q4"]
    assert (usd["currency"], usd["unit"], usd["low"], usd["printed"]) == ("USD", "USD", "390000000", "3.9億")
    assert (twd["currency"], twd["unit"]) == ("", "TWD")


def test_disputes_are_rows_of_the_findings(context: RenderContext) -> None:
    rows = {row["id"]: row for row in read(sharing.files(context, {})["data/findings.csv"]) if row["rule"] == "dispute"}
    briefs = context.dataset.content.briefs.values()
    assert list(rows) == [f"dispute:{brief.id}:{dispute.id}" for brief in context.dataset.briefs() for dispute in brief.entry.disputes]
    growth = rows["dispute:LUMN9/2024Q4:growth"]
    assert (growth["brief"], growth["status"]) == ("LUMN9/2024Q4", "explained")
    assert growth["message_en"] == "Two growth rates: The two levels give about 25%."
    assert set(growth["facts"].split(";")) == {fact.id for fact in context.dataset.content.facts if str(fact.meaning) == "LUMN9.Revenue.2024Q4.qoq"}
    assert {row["status"] for row in rows.values()} <= {"explained", "definition"}
    assert any(brief.entry.disputes for brief in briefs)


def test_each_computed_figure_is_a_row_with_what_it_rests_on(context: RenderContext) -> None:
    files = sharing.files(context, {})
    rows = {row["id"]: row for row in read(files["data/derived.csv"])}
    facts = {row["id"] for row in read(files["data/facts.csv"])}
    derived = {one.id: one for one in context.dataset.index.quantities.values() if one.derived}
    assert list(rows) == sorted(derived)
    for name, row in rows.items():
        assert row["inputs"].split(";") == [part.id for part in derived[name].inputs]
        assert set(row["facts"].split(";")) <= facts
        assert Decimal(row["low"]) <= Decimal(row["high"])
    growth = rows["LUMN9.Revenue.2024Q4.yoy"] if "LUMN9.Revenue.2024Q4.yoy" in rows else next(row for row in rows.values() if row["change"])
    assert growth["unit"] in ("percent", "pp")
    assert growth["formula"]


GIVEN = "{{at: 2, concept: Revenue, period: FY2025, scenario: guidance, printed: {}}}"
WITHDRAWN = "said: {at: 2, concept: Revenue, period: FY2025, says: withdrew guidance}"


def test_each_statement_of_guidance_is_a_row(tmp_path: Path) -> None:
    outcome = "{at: 3, concept: Revenue, period: FY2025, printed: 425億元}"
    root = quarters(tmp_path, {
        "2024Q4/times": [GIVEN.format("400億至420億元"), GIVEN.replace("printed", "given: undated, printed").format("390億元")],
        "2025Q1/times": [GIVEN.format("430億元")],
        "2025Q2/times": [WITHDRAWN],
        "2025Q4/times": [outcome],
    })
    context = RenderContext(read_project(root), Folder(ROOT))
    rows = read(sharing.files(context, {})["data/guidance.csv"])
    assert [(row["issued"], row["source"], row["day"], row["low"], row["high"], row["unit"], row["revision"]) for row in rows] == [
        ("2024Q4", "times-2024q4", "2025-01-21", "40000000000", "42000000000", "TWD", ""),
        ("2025Q1", "times-2025q1", "2025-04-22", "43000000000", "43000000000", "TWD", "raised"),
        ("2025Q2", "times-2025q2", "2025-07-23", "", "", "", "withdrawn"),
        ("undated", "times-2024q4", "2025-01-21", "39000000000", "39000000000", "TWD", ""),
    ]
    assert {(row["verdict_first"], row["verdict_last"]) for row in rows} == {("above_guidance", "withdrawn")}
    assert len({row["id"] for row in rows}) == 4


def test_the_data_page_counts_the_rows_of_the_files(context: RenderContext) -> None:
    files = sharing.files(context, {})
    (page,) = (page.body() for page in pages(context) if page.url == "en/data/")
    for name in ("facts", "derived", "findings", "guidance"):
        assert f"<p>{context.localizer('en').say('data', 'rows', n=len(read(files[f'data/{name}.csv'])))} ·" in page


def test_each_of_several_companies_has_its_own_rows_in_files_of_its_own(context: RenderContext) -> None:
    dataset, problems = read_dataset(TESTS / "calendars")
    assert problems == []
    made = sharing.files(RenderContext(dataset, Folder(TESTS)), {})
    listed = json.loads(made["data/companies.json"])
    assert [one["company"] for one in listed] == [*dataset.content.companies]
    assert len(listed) > 1
    for table in ("facts", "derived", "findings"):
        paths = {path: many for one in listed for path, many in one["rows"].items() if path.endswith(f"/{table}.csv")}
        assert len(paths) == len(listed)
        parts = {path: read(made[path]) for path in paths}
        assert {path: len(part) for path, part in parts.items()} == paths
        rows = [row for part in parts.values() for row in part]
        assert sorted(map(str, rows)) == sorted(map(str, read(made[f"data/{table}.csv"])))
    assert "data/companies.json" not in sharing.files(context, {})
