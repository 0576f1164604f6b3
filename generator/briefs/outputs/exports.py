"""Facts and findings as files that others can use: CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from briefs.model.facts import Fact, Finding
from briefs.model.language import LANGUAGES
from briefs.model.period import by_calendar

Table = Mapping[str, Mapping[str, str]]

COLUMNS: Mapping[str, Table] = {
    "facts": {
        "id": {
            "en": "Identifier of the fact, stable as long as its meaning and paragraph are",
            "zh-Hant": "數字的識別碼；意義與段落不變，識別碼就不變",
        },
        "brief": {
            "en": "Company and quarter of the brief that the fact informs",
            "zh-Hant": "所屬簡報的公司與季度",
        },
        "entity": {"en": "Whom the figure is about", "zh-Hant": "數字所指的公司或機構"},
        "segment": {
            "en": "Part of the entity; empty for the whole",
            "zh-Hant": "部門或產品；空白表示整體",
        },
        "concept": {
            "en": "What is measured, see the glossary",
            "zh-Hant": "衡量的項目，見名詞解釋",
        },
        "period": {
            "en": (
                "Quarter (of the calendar; FY2026Q3 is one of the entity's own), fiscal year of "
                "the entity, trailing twelve months, day, deadline or span"
            ),
            "zh-Hant": (
                "季度（依日曆；FY2026Q3 為該公司會計季度）、"
                "該公司的會計年度、近十二個月、日期、期限或期間"
            ),
        },
        "scenario": {
            "en": "actual, guidance, consensus, estimate or target",
            "zh-Hant": "實際、財測、市場共識、預估或目標",
        },
        "change": {
            "en": "Empty for a level; yoy, qoq and others for a change",
            "zh-Hant": "空白為數值本身；yoy、qoq 等為變動",
        },
        "low": {
            "en": "Printed value or lower end, in plain units; empty if open",
            "zh-Hant": "刊載數值或區間下限，以基本單位計；空白表示無下限",
        },
        "high": {
            "en": "Printed value or upper end; empty if open",
            "zh-Hant": "刊載數值或區間上限；空白表示無上限",
        },
        "unit": {
            "en": "ISO 4217 currency, currency/share, percent, pp, x, GW, people and others",
            "zh-Hant": "ISO 4217 幣別、每股、百分比、百分點、倍、GW、人等",
        },
        "decimals": {
            "en": "Accuracy of the printed digits: -8 means to the hundred million",
            "zh-Hant": "刊載數字的精確度：-8 表示到億位",
        },
        "approx": {
            "en": "exact, about, over, under, nearly or up_to",
            "zh-Hant": "exact、about、over、under、nearly 或 up_to",
        },
        "printed": {
            "en": "The figure exactly as the article prints it",
            "zh-Hant": "文章原樣刊載的數字",
        },
        "source": {"en": "Identifier of the article", "zh-Hant": "文章的識別碼"},
        "at": {"en": "Paragraph of the article, counted from 1", "zh-Hant": "文章段落，自 1 起算"},
        "path": {"en": "Fact file", "zh-Hant": "數字所在的檔案"},
        "line": {"en": "Line of the fact file", "zh-Hant": "檔案中的行號"},
    },
    "findings": {
        "id": {"en": "Identifier of the finding", "zh-Hant": "檢核結果的識別碼"},
        "brief": {"en": "Brief it belongs to", "zh-Hant": "所屬簡報"},
        "rule": {"en": "Which check", "zh-Hant": "檢核規則"},
        "status": {
            "en": "agrees, agrees if truncated, conflict or undetermined",
            "zh-Hant": "相符、無條件捨去則相符、矛盾或無法判定",
        },
        "facts": {"en": "Facts concerned, joined by ;", "zh-Hant": "相關數字的識別碼，以 ; 分隔"},
        "message_en": {"en": "The finding in English", "zh-Hant": "英文說明"},
        "message_zh_hant": {"en": "The finding in Traditional Chinese", "zh-Hant": "中文說明"},
    },
}


def files(
    facts: Sequence[Fact], findings: Sequence[Finding], messages: Mapping[str, Mapping[str, str]]
) -> dict[str, bytes]:
    """The files below `data/`."""
    tables = {
        "facts": list(map(fact_row, facts)),
        "findings": [finding_row(finding, messages) for finding in findings],
    }
    made = {}
    for name, rows in tables.items():
        made[f"data/{name}.csv"] = to_csv(COLUMNS[name], rows)
        made[f"data/{name}.json"] = to_json(rows)
    return made


def facts_csv(facts: Iterable[Fact]) -> bytes:
    """Some facts as a file like facts.csv."""
    return to_csv(COLUMNS["facts"], map(fact_row, facts))


def fact_row(fact: Fact) -> dict[str, Any]:
    """One row of facts.csv."""
    meaning, figure = fact.meaning, fact.figure
    return {
        "id": fact.id,
        "brief": fact.brief,
        "entity": meaning.entity,
        "segment": meaning.segment,
        "concept": meaning.concept,
        "period": str(by_calendar(meaning.period)),
        "scenario": meaning.scenario,
        "change": meaning.change,
        "low": number(figure.low),
        "high": number(figure.high),
        "unit": figure.unit,
        "decimals": figure.decimals,
        "approx": figure.approx,
        "printed": fact.printed,
        "source": fact.source,
        "at": fact.at,
        "path": fact.path,
        "line": fact.line,
    }


def finding_row(finding: Finding, messages: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """One row of findings.csv; `messages` gives each language's text by the finding's id."""
    return {
        "id": finding.id,
        "brief": finding.brief,
        "rule": finding.rule,
        "status": finding.status,
        "facts": ";".join(fact.id for fact in finding.facts),
        **{
            f"message_{language.lower().replace('-', '_')}": inert(messages[language][finding.id])
            for language in LANGUAGES
        },
    }


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula, as labels at its start might be."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def number(value: Decimal | None) -> str | None:
    """Plain digits without an exponent; None stays open."""
    return None if value is None else format(value, "f")


def to_csv(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """RFC 4180 with LF, UTF-8; None is an empty cell."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def to_json(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """A list of objects, one a line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n".encode()
