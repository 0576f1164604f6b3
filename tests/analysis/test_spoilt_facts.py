"""Every fact of the corpus spoilt in every way: problems with a place, never an exception.

Reading goes fact by fact, so a way spoils all of them at once. What can be read is reckoned with,
and there one turn costs the same whatever it holds: in each, every fact is spoilt in another way
than the one before it, until each was spoilt in each way. Two in five stay sound in a turn, for
they cannot be read so or mean what they did. What one fact alone does to the pages and to `briefs
diff` is looked at for a few.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from places import CORPUS, ROOT

from briefs.analysis.check import check, unnoted
from briefs.analysis.dataset import read_dataset
from briefs.analysis.lint import lint_companies, lint_facts
from briefs.analysis.looking import looks, one_by_one
from briefs.analysis.reckoning import compute
from briefs.content.folder import Folder
from briefs.content.load import load
from briefs.content.records import Content
from briefs.editing.diff import Side, compare, side
from briefs.model.facts import Fact
from briefs.model.problem import Problem
from briefs.presentation.context import RenderContext
from briefs.site.build import made, reach

Entry = dict[str, Any]


def keyed(key: str, *values: Any) -> Callable[[Entry], Entry]:
    """Another value under a key: the first that does not stand there."""
    return lambda entry: {**entry, key: next((value for value in values if value != entry.get(key)), values[0])}


def printed(pattern: str, put: str | Callable[[re.Match[str]], str]) -> Callable[[Entry], Entry]:
    return lambda entry: {**entry, "printed": re.sub(pattern, put, entry["printed"], count=1)}


def without(key: str) -> Callable[[Entry], Entry]:
    return lambda entry: {name: value for name, value in entry.items() if name != key}


def another_digit(match: re.Match[str]) -> str:
    return str((int(match[0]) + 3) % 10)


WAYS: Mapping[str, Callable[[Entry], Entry]] = {
    "as it is": dict,
    "digit": printed("[0-9]", another_digit),
    "last digit": printed("[0-9](?=[^0-9]*$)", another_digit),
    "scale down": printed("[億亿]|(?<=[0-9])(?=[^0-9.,億亿]*$)", "萬"),
    "scale up": printed("[億亿]|(?<=[0-9])(?=[^0-9.,億亿]*$)", "兆"),
    "sign": lambda entry: {**entry, "down": "false" if entry.get("down") == "true" else "true"},
    "minus": printed("^", "-"),
    "zero": printed("[0-9][0-9.,]*", "0"),
    "range": printed("[0-9][0-9.,]*", r"\g<0>至9999"),
    "range end": printed("[0-9][0-9.,]*(?=[^0-9]*$)", "9999"),
    "range upside down": printed("[0-9][0-9.,]*", r"\g<0>至0.1"),
    "percent": printed("(?<=[0-9]).*", "%"),
    "money": printed("(?<=[0-9]).*", "億美元"),
    "other money": printed("美元|美金|$", "歐元"),
    "times": printed("(?<=[0-9]).*", "倍"),
    "people": printed("(?<=[0-9]).*", "人"),
    "open": printed("^", "逾"),
    "garbled": printed("[0-9]", "？x"),
    "words": keyed("printed", "大幅成長"),
    "spaces": keyed("printed", "  "),
    "emptied": keyed("printed", ""),
    "two figures": printed("$", "與3億美元"),
    "paragraph": keyed("at", "99", "98"),
    "paragraph zero": keyed("at", "0"),
    "paragraph in words": keyed("at", "第三段"),
    "segment": keyed("segment", "AWS", "NorthAmerica"),
    "segment of another": keyed("segment", "GoogleCloud", "Azure"),
    "unknown segment": keyed("segment", "Awz"),
    "no segment": without("segment"),
    "entity": keyed("entity", "GOOGL", "MSFT"),
    "unknown entity": keyed("entity", "AMZ"),
    "quarter": keyed("period", "2025Q3", "2025Q4"),
    "quarter before": keyed("period", "2024Q4", "2025Q4"),
    "year": keyed("period", "FY2025", "FY2024"),
    "day": keyed("period", "2025-12-31", "2025-09-30"),
    "half": keyed("period", "2025H1"),
    "deadline": keyed("period", "by 2030"),
    "span": keyed("period", "2019/2025"),
    "far away": keyed("period", "FY2199"),
    "no period": without("period"),
    "misspelt period": keyed("period", "25Q4"),
    "concept": keyed("concept", "Revenue", "OperatingIncome"),
    "ratio": keyed("concept", "OperatingMargin", "Revenue"),
    "sum": keyed("concept", "FreeCashFlow", "OperatingCashFlow"),
    "unknown concept": keyed("concept", "Revenu"),
    "no concept": without("concept"),
    "actual": keyed("scenario", "actual", "consensus"),
    "guidance": keyed("scenario", "guidance", "consensus"),
    "estimate": keyed("scenario", "estimate"),
    "estimate of somebody": lambda entry: {**entry, "scenario": "estimate", "by": "Lamp Research"},
    "unknown scenario": keyed("scenario", "hope"),
    "year on year": keyed("change", "yoy", "qoq"),
    "amount of change": keyed("change", "yoy_amount"),
    "surprise": keyed("change", "surprise", "vs_guidance"),
    "times as much": keyed("change", "times"),
    "no change": without("change"),
    "unknown change": keyed("change", "mom"),
    "given before": keyed("given", "2025Q1"),
    "given later": keyed("given", "2030Q1"),
    "claim": keyed("claims", ["above Revenue consensus"]),
    "claim of a sum": keyed("claims", ["is AWS Revenue plus NorthAmerica Revenue"]),
    "claim of itself": lambda entry: {**entry, "claims": [f"below {entry['concept']}"]},
    "senseless claim": keyed("claims", ["beyond all"]),
    "preferred": keyed("prefer", {"en": "why", "zh-Hant": "因"}, {"en": "so", "zh-Hant": "故"}),
    "noted": keyed("note", {"en": "why", "zh-Hant": "因"}, {"en": "so", "zh-Hant": "故"}),
    "noted in one language": keyed("note", {"en": "only"}),
    "unknown key": keyed("value", "1"),
    "list for text": keyed("printed", ["1億", "2億"]),
    "mapping for text": keyed("printed", {"en": "1億"}),
    "text for mapping": keyed("note", "a remark"),
    "text for list": keyed("claims", "above Revenue"),
    "nothing": lambda _: {},
    "no text": without("printed"),
    "no paragraph": without("at"),
}  # fmt: skip
TEXTUAL: Mapping[str, Callable[[str], str]] = {
    "key doubled": lambda line: line.replace("}\n", ', "printed": "1"}\n'),
    "line doubled": lambda line: line * 2,
    "brace lost": lambda line: line.replace("{", "", 1),
    "quote lost": lambda line: line.replace('"', "", 1),
    "full-width comma": lambda line: line.replace(", ", "，", 1),
}


@dataclass(frozen=True)
class FactFile:
    """A fact file's lines before its facts, its facts, and the lines after them."""

    path: Path
    head: str
    entries: list[Entry]
    foot: str


def read(path: Path) -> FactFile:
    head, facts, rest = path.read_text("utf-8").partition("\nfacts:\n")
    entries, skipped, foot = rest.partition("\nskipped:\n")
    return FactFile(path, head + facts, yaml.load(entries, yaml.CBaseLoader), skipped + foot)


class Corpus:
    """A copy of the corpus in which facts can be spoilt."""

    def __init__(self, folder: Path) -> None:
        self.content = Path(shutil.copytree(CORPUS, folder / "content"))
        self.files = [read(path) for path in sorted(self.content.rglob("*-*.yml"))]
        self.size = sum(len(file.entries) for file in self.files)

    def spoil(self, ways: Callable[[int], str]) -> None:
        """Write every fact anew, each by its number in the way that it is given."""
        number = count()
        for file in self.files:
            lines = [written(entry, ways(next(number))) for entry in file.entries]
            file.path.write_text(file.head + "".join(lines) + file.foot, "utf-8")

    def loaded(self, way: str) -> tuple[Content, list[Problem], list[Fact | None]]:
        """The content with every fact spoilt in a way, and each fact that could be read."""
        self.spoil(lambda _: way)
        content, problems = load(self.content)
        found = {(fact.path, fact.line): fact for fact in content.facts}
        places = [(f"content/{file.path.relative_to(self.content)}", file.head.count("\n") + 1 + row) for file in self.files for row in range(len(file.entries))]
        return content, problems, [found.get(place) for place in places]


def written(entry: Entry, way: str) -> str:
    """A fact's line, spoilt in a way."""
    line = f"  - {json.dumps(WAYS.get(way, dict)(entry), ensure_ascii=False)}\n"
    return TEXTUAL.get(way, str)(line)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path)


def sound(problems: Iterable[Problem]) -> list[Problem]:
    problems = list(problems)
    for problem in problems:
        assert problem.path.startswith("content/")
        assert min(problem.line, problem.column) >= 1
        assert problem.message
        assert problem.remedy
    return problems


def test_the_corpus_is_sound_as_it_is(corpus: Corpus) -> None:
    content, problems, facts = corpus.loaded("as it is")
    assert not problems
    assert list(content.facts) == facts
    assert len(facts) == 279
    assert not read_dataset(corpus.content)[1]


def test_whatever_is_spoilt_reading_and_checking_never_raise(corpus: Corpus) -> None:
    whole, _, _ = corpus.loaded("as it is")
    spoilt: dict[str, list[Fact | None]] = {}
    for way in [*WAYS, *TEXTUAL]:
        _, problems, spoilt[way] = corpus.loaded(way)
        assert sound(problems) or None not in spoilt[way], way
    readable = [found for found in spoilt.values() if any(found)]
    conflicts = []
    for turn in range(len(readable)):
        facts = [readable[(number + turn) % len(readable)][number] or fact for number, fact in enumerate(whole.facts)]
        content = replace(whole, facts=tuple(facts))
        index = compute(content)
        sound([*lint_facts(content, index), *lint_companies(content, index)])
        for looked in one_by_one(content, index, looks(content, agreed=False)):
            sound(looked.found)
        conflicts.append(len(sound(unnoted(content, check(content, index)))))
    assert min(conflicts) >= 5, conflicts  # no turn was quiet for want of anything to say


@pytest.fixture(scope="module")
def before() -> Side:
    return side(CORPUS, Folder(ROOT))


SOUND = [way for way in WAYS if way not in ("as it is", "words", "spaces", "emptied", "nothing")]


@pytest.mark.parametrize(("way", "place"), [(way, Random(way).random()) for way in Random(9).sample(SOUND, 8)])
def test_a_spoilt_fact_can_be_compared_and_shown(corpus: Corpus, before: Side, way: str, place: float) -> None:
    corpus.spoil(lambda number: way if number == int(place * corpus.size) else "as it is")
    after = side(corpus.content, Folder(ROOT))
    sound(after.problems)
    assert compare("HEAD", before, after, reach).now == after.problems
    if after.dataset.findings:  # conflicts are problems too, but do not stand in the way
        site = made(RenderContext(after.dataset, Folder(ROOT), preview=True))
        assert all(page.body() for page in site.pages)


def test_a_conflict_of_a_fact_with_a_remark_is_named(tmp_path: Path) -> None:
    content = Path(shutil.copytree(CORPUS, tmp_path / "content"))
    path = content / "amzn/2025Q4/vocus-2026-02-06.yml"
    path.write_text(path.read_text("utf-8").replace("printed: 212億美元", "printed: 212萬美元"), "utf-8")
    problems = [str(problem) for problem in read_dataset(content)[1]]
    assert problems
    assert all("'212萬美元'" in problem for problem in problems)
