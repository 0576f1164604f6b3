"""The invented lamp maker over several quarters, a line a fact, for what spans its briefs."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from places import ROOT, TINY, new_project

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.content.folder import Folder
from briefs.editing.read import read as read_aloud
from briefs.model.period import parse_period
from briefs.presentation import overview
from briefs.presentation.blocks import Block, Section, Table
from briefs.presentation.context import RenderContext
from briefs.presentation.document import Document
from briefs.presentation.inline import plain

BRIEF = """\
headline: {{en: A quarter, zh-Hant: 一季}}
summary: {{en: A quarter., zh-Hant: 一季。}}
bottom_line: [{{en: One., zh-Hant: 一。}}, {{en: Two., zh-Hant: 二。}}, {{en: Three., zh-Hant: 三。}}]
reaction: {{en: None., zh-Hant: 無。}}
key: [Revenue, Revenue, Revenue]
scorecard: [Revenue]
sections: [{{id: business, title: {{en: Business, zh-Hant: 業務}}, body: {{en: Lamps., zh-Hant: 燈。}}}}]
thesis: {{bull: [{{en: Light., zh-Hant: 光。}}], bear: [{{en: Dark., zh-Hant: 暗。}}]}}
risks: [{{en: Dark., zh-Hant: 暗。}}]
watch: [{{id: {id}, text: {{en: What is {name} to be?, zh-Hant: '{name} 將是多少？'}}, settles: {settles}}}]
"""
SOURCE = """\
source:
  publisher: {{en: The {name}, zh-Hant: {name}}}
  title: {{en: Lamps, zh-Hant: 燈}}
  published: {day}
  language: en
  sha256: {number:064d}
  figures: 1
"""


def quarters(
    folder: Path, articles: Mapping[str, Sequence[str]], settles: Mapping[str, str] | None = None
) -> Path:
    """A project; `articles` gives the entries of each, named `2024Q4/times`, in the order of their days.

    Each quarter has its revenue; `settles` says what a quarter's watch item waits for, else the next one's. An
    entry is a fact, or stands after the name of its list: `said: {...}`.
    """
    root = new_project(folder / "project", TINY)
    lumen = root / "content" / "lumen"
    for old in ("2024Q3", "2024Q4"):
        shutil.rmtree(lumen / old)
    for number, (name, entries) in enumerate(articles.items(), 1):
        quarter, _, publisher = name.partition("/")
        place = lumen / quarter
        lists: dict[str, list[str]] = {"facts": []}
        if not place.exists():
            place.mkdir()
            (place / "brief.yml").write_text(_brief(quarter, (settles or {}).get(quarter)), "utf-8")
            lists["facts"].append("{at: 1, concept: Revenue, printed: 100億元}")
        for entry in entries:
            key, _, rest = entry.partition(" ") if entry[:1] != "{" else ("facts:", "", entry)
            lists.setdefault(key[:-1], []).append(rest)
        day = parse_period(quarter).end + timedelta(days=20 + number)
        text = SOURCE.format(name=publisher, day=day, number=number)
        text += "".join(
            f"{key}:{'' if found else ' []'}\n" + "".join(f"  - {entry}\n" for entry in found)
            for key, found in lists.items()
        )
        (place / f"{publisher}-{quarter.lower()}.yml").write_text(text, "utf-8")
    return root


def _brief(quarter: str, settles: str | None) -> str:
    period = parse_period(quarter)
    later = f"Revenue {period.year + period.number // 4}Q{period.number % 4 + 1}"
    return BRIEF.format(id=f"after-{quarter.lower()}", name="it", settles=settles or later)


def read(root: Path) -> Dataset:
    """The dataset of a project, which has no problems."""
    dataset, problems = read_dataset(root / "content")
    assert not problems, "\n".join(map(str, problems))
    return dataset


def company(root: Path, language: str = "en") -> Mapping[str, Section]:
    """The sections of the company's page."""
    context = RenderContext(read(root), Folder(ROOT))
    newest = context.brief_localizer(language, context.dataset.briefs()[0])
    return {section.id: section for section in overview.company(context.dataset, newest)}


def tables(blocks: Iterable[Block]) -> list[list[list[str]]]:
    """The cells of the tables among blocks as text, the heads first."""
    found = [block for block in blocks if isinstance(block, Table)]
    return [
        [
            [column.head for column in table.columns],
            *([plain(cell) for cell in row] for row in table.rows),
        ]
        for table in found
    ]


def document(root: Path, language: str = "en") -> Document:
    """The newest brief."""
    context = RenderContext(read(root), Folder(ROOT))
    return context.document(context.brief_localizer(language, context.dataset.briefs()[0]))


def terminal(root: Path, language: str = "en") -> str:
    """The newest brief as a terminal shows it."""
    return "\n".join(read_aloud(document(root, language)))
