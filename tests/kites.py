"""Invented kite makers over the years, from a few lines each: their content as it is read from files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from places import TESTS

from briefs.analysis.check import check, unnoted
from briefs.analysis.lint.prose import Prose
from briefs.analysis.reckoning import compute
from briefs.content.load import load
from briefs.content.records import Content

HISTORIES = sorted((TESTS / "histories").glob("*.yml"))
SAID = {"en": "x", "zh-Hant": "x"}
DRAFT = {"draft": True}


def told(path: Path, folder: Path) -> tuple[dict[str, Any], Content]:
    """A history, and its content as it is read from files."""
    history = yaml.safe_load(path.read_text("utf-8"))
    home = folder / "content" / "kite"
    write(home / "company.yml", {"ticker": "KITE", "name": SAID, "about": SAID, **history.get("company", {})})
    for number, article in enumerate(history["articles"]):
        source = {
            "publisher": SAID, "title": SAID, "published": article["day"], "language": "en", "sha256": f"{number:064}", "figures": len(article["facts"]),
        }
        facts = [{"at": at, **fact} for at, fact in enumerate(article["facts"], 1)]
        write(home / article["quarter"] / f"{article.get('name', 'kites')}-{article['day']}.yml", {"source": source, "facts": facts, "said": article.get("said", [])})
        write(home / article["quarter"] / "brief.yml", DRAFT)
    content, problems = load(folder / "content", drafts=True)
    assert [str(problem) for problem in problems if "/brief.yml" not in problem.path] == []
    return history, content


def guided(folder: Path, language: str, text: str) -> Prose:
    """A text of the quarter in which guidance for the year was raised from 108 to 112 by two."""
    [path] = [path for path in HISTORIES if path.stem == "guidance-withdrawn"]
    content = told(path, folder)[1]
    briefs = {brief.id: brief for brief in content.unfinished.values()}
    content = replace(content, briefs=briefs)
    return Prose(("reaction",), {language: text}, briefs["KITE/2025Q1"], content, compute(content))


def write(path: Path, data: Any) -> None:
    """YAML is a superset of JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, default=str, ensure_ascii=False), "utf-8")


def conflicts(content: Content) -> list[str]:
    """The conflicts that an editor reads of."""
    index = compute(content)
    content = Content(content.concepts, content.companies, content.sources, {brief.id: brief for brief in content.unfinished.values()}, content.facts)
    return [problem.message for problem in unnoted(content, check(content, index))]
