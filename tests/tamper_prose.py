"""Kinds of slips in a brief: a wrong reference, a wrong word, a label in another's place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise
from random import Random
from typing import Any
from zlib import crc32

from measure_words import OPPOSITES, _pattern, both_ways
from tamper_asked import Asked, Case

from briefs.analysis.directions import clauses
from briefs.analysis.lint.prose import Mention, Prose
from briefs.content.references import BadReference
from briefs.content.validate import Place
from briefs.figures.format import display
from briefs.model.facts import Meaning, Quantity
from briefs.model.period import UNDATED, counterpart

Kind = Callable[[Asked], Iterator[Case]]


def spoilt(prose: Prose, place: object, said: str, words: Mapping[str, str]) -> Case:
    """The case of a text with other words."""

    def spoil(data: Any) -> None:
        for step in prose.place:
            data = data[step]
        data.update(words)

    return Case(prose.brief.document.path, f"{prose.place} {place}", said, spoil)


def named(mention: Mention) -> str:
    return f"{mention.text} {mention.number}"


def shared(prose: Prose) -> Iterator[Mention]:
    """The figures that a text cites in all its languages, as the first one does."""
    first, *others = prose.mentions.values()
    keys = set.intersection({one.key for one in first}, *({one.key for one in other} for other in others))
    return (one for one in first if one.key in keys)


def in_place(prose: Prose, changes: Mapping[tuple[Meaning, int], str]) -> dict[str, str]:
    """The words with other references for some figures, in all languages."""
    found = {}
    for language, text in prose.words.items():
        found[language] = text
        for mention in reversed(prose.mentions[language]):
            if mention.key in changes:
                found[language] = f"{found[language][: mention.start]}{{{changes[mention.key]}}}{found[language][mention.end :]}"
    return found


# References

BLANKED: Mapping[str, Callable[[Meaning], Meaning]] = {
    "concept": lambda one: replace(one, concept=""),
    "subject": lambda one: replace(one, entity="", segment=""),
    "period": lambda one: replace(one, period=UNDATED, issued=None),
    "scenario": lambda one: replace(one, scenario="", issued=None, by=""),
    "change": lambda one: replace(one, change=""),
}


def wrong_reference(field: str) -> Kind:
    """References to another figure of the same unit that differs in one field."""

    def kind(asked: Asked) -> Iterator[Case]:
        alike: dict[Meaning, list[Quantity]] = {}
        for quantity in asked.index.quantities.values():
            alike.setdefault(BLANKED[field](quantity.meaning), []).append(quantity)
        for prose in asked.proses:
            for mention in shared(prose):
                own = mention.quantity
                others = [one for one in alike.get(BLANKED[field](own.meaning), ()) if one.figure.unit == own.figure.unit and one.figure != own.figure]
                references = sorted(filter(None, (written(one, mention.option, prose) for one in others)))
                if references:
                    other = Random(crc32(f"{field} {prose.place} {named(mention)}".encode())).choice(references)
                    words = in_place(prose, {mention.key: other})
                    yield spoilt(prose, named(mention), f"{mention.text} → {{{other}}}: {around(words, other)}", words)

    return kind


def written(quantity: Quantity, option: str, prose: Prose) -> str:
    """A reference to a quantity; nothing where there is none."""
    one, company = quantity.meaning, prose.brief.company
    if one.entity not in company.entities:
        return ""
    own = counterpart(prose.brief.period, company.entities[one.entity].fiscal_year_end)
    parts = [
        one.entity if one.entity != company.id else "",
        one.segment,
        one.concept,
        str(one.period) if one.period != own else "",
        one.scenario if one.scenario != "actual" else "",
        one.change,
    ]
    text = " ".join(filter(None, parts)) + (f"|{option}" if option else "")
    try:
        return text if prose.named(text)[2] is quantity else ""
    except BadReference:
        return ""


def around(words: Mapping[str, str], part: str) -> str:
    """The words about a place, on one line."""
    text = next(iter(words.values()))
    place = text.find(part)
    return text[max(0, place - 70) : place + 90].replace("\n", " ")


def references_exchanged(asked: Asked) -> Iterator[Case]:
    """Two figures of one unit in a text, each where the other belongs."""
    for prose in asked.proses:
        found = list(shared(prose))
        for number, one in enumerate(found):
            alike = (two for two in found[number + 1 :] if two.quantity.figure.unit == one.quantity.figure.unit)
            other = next((two for two in alike if two.quantity.figure != one.quantity.figure), None)
            if other:
                words = in_place(prose, {one.key: other.text[1:-1], other.key: one.text[1:-1]})
                yield spoilt(prose, named(one), f"{one.text} ↔ {other.text}: {around(words, other.text)}", words)


def typed(asked: Asked) -> Iterator[Case]:
    """A figure written out where it is cited."""
    for prose in asked.proses:
        for mention in shared(prose):
            words = dict(prose.words)
            for language, text in prose.words.items():
                for other in prose.mentions[language]:
                    if other.key == mention.key:
                        words[language] = text[: other.start] + display(other.quantity.figure, language) + text[other.end :]
            yield spoilt(prose, named(mention), f"{mention.text} written out", words)


def ends(asked: Asked) -> Iterator[Case]:
    """The upper end of a range for the lower one."""
    turned = {"low": "high", "high": "low"}
    for prose in asked.proses:
        for mention in shared(prose):
            if mention.option in turned:
                other = mention.text[1:-1].replace(f"|{mention.option}", f"|{turned[mention.option]}")
                words = in_place(prose, {mention.key: other})
                yield spoilt(prose, named(mention), f"{mention.text}: {around(words, other)}", words)


# Words of one language

QUARTERS = {"first": "second", "second": "third", "third": "fourth", "fourth": "third"}
PERIODS: Mapping[str, Mapping[str, Callable[[re.Match[str]], str]]] = {
    "en": {
        r"\b(first|second|third|fourth)(?= quarters?\b)": lambda m: QUARTERS[m[0]],
        r"\bQ[1-4]\b": lambda m: f"Q{int(m[0][1]) % 4 + 1}",
        r"\b(first|second)(?= half\b)": lambda m: "second" if m[0] == "first" else "first",
        r"\b20[0-9]{2}\b": lambda m: str(int(m[0]) - 1),
        r"\b(the|this|last)(?= year\b(?! (before|earlier|ago)))": lambda m: "last" if m[0] != "last" else "this",
        r"\byear(?= (before|earlier|ago)\b)": lambda m: "quarter",
        r"\bquarter(?= (before|earlier|ago)\b)": lambda m: "year",
    },
    "zh": {
        r"第[一二三四](?=季)": lambda m: "第" + "一二三四"["一二三四".index(m[0][1]) - 1],
        r"[上下](?=半年)": lambda m: "下" if m[0] == "上" else "上",
        r"20[0-9]{2}(?= ?年)": lambda m: str(int(m[0]) - 1),
        r"全年": lambda m: "上半年",
        r"今年": lambda m: "去年",
        r"去年同期": lambda m: "前一季",
        r"去年(?!同期)": lambda m: "今年",
        r"[當本]季": lambda m: "上季",
    },
}
SCENARIOS: Mapping[str, Mapping[str, Callable[[re.Match[str]], str]]] = {
    "en": {
        r"\bguidance\b": lambda m: "consensus",
        r"\b(consensus|expectations)\b": lambda m: "guidance",
        r"\bguided\b": lambda m: "reported",
        r"\b(reported|actual)\b": lambda m: "guided",
    },
    "zh": {
        r"財測": lambda m: "市場預期",
        r"(市場|分析師)(共識|預期|預估)": lambda m: "公司財測",
        r"實際": lambda m: "預估",
    },
}


def wrong_words(tables: Mapping[str, Mapping[str, Callable[[re.Match[str]], str]]]) -> Kind:
    """Another word in one language, in a clause that cites a figure."""

    def kind(asked: Asked) -> Iterator[Case]:
        for prose in asked.proses:
            for language, text in prose.blanked.items():
                for form, other in tables[language.partition("-")[0]].items():
                    for match in beside(prose, language, re.finditer(form, text)):
                        yield turned(prose, language, match, other(match))

    return kind


def opposite(asked: Asked) -> Iterator[Case]:
    """The contrary of a word of direction in one language, beside a figure that stands in all."""
    for prose in asked.proses:
        for language, text in prose.blanked.items():
            for match in beside(prose, language, _pattern(language).finditer(text)):
                yield turned(prose, language, match, both_ways(OPPOSITES[language])[match[0].lower()])


def beside(prose: Prose, language: str, found: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Those of some words that stand in a clause with a figure that is cited in all languages."""
    keys = {one.key for one in shared(prose)}
    cited = [one.start for one in prose.mentions[language] if one.key in keys]
    spans = [span for span in clauses(prose.words[language], language) if any(span[0] <= start < span[1] for start in cited)]
    return (match for match in found if any(start <= match.start() < end for start, end in spans))


def turned(prose: Prose, language: str, match: re.Match[str], other: str) -> Case:
    """The case of a text with another word in one language."""
    text = prose.words[language]
    words = text[: match.start()] + other + text[match.end() :]
    near = words[max(0, match.start() - 50) : match.start() + 70].replace("\n", " ")
    return spoilt(prose, f"{language} {match.start()} {match[0]}", f"{match[0]} → {other}: {near}", {language: words})


# Charts


def labels(asked: Asked) -> Iterator[Case]:
    """Two labels of a chart's rows or columns, each where the other belongs."""
    for brief in asked.content.briefs.values():
        path = brief.document.path
        for place, chart in charts(asked.plain[path]):
            for key in ("series", "categories"):
                items = [number for number, item in enumerate(chart[key]) if isinstance(item, dict) and item.get("label")]
                for pair in pairwise(items):
                    said = " ↔ ".join(str(chart[key][number]["label"]) for number in pair)
                    yield Case(path, f"{place} {key} {pair}", said, partial(exchange_labels, place, key, pair))


def exchange_labels(place: Place, key: str, pair: tuple[int, int], data: Any) -> None:
    items = dict(charts(data))[place][key]
    one, other = (items[number] for number in pair)
    one["label"], other["label"] = other["label"], one["label"]


def charts(data: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Every chart of plain data with its place."""
    if isinstance(data, dict) and "series" in data and "categories" in data:
        yield place, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from charts(value, (*place, key))


REFERENCES: Mapping[str, Kind] = {
    **{f"reference: {field}": wrong_reference(field) for field in BLANKED},
    "references exchanged": references_exchanged,
    "low and high": ends,
    "labels exchanged": labels,
}
WORDS: Mapping[str, Kind] = {
    "opposite word": opposite,
    "period word": wrong_words(PERIODS),
    "scenario word": wrong_words(SCENARIOS),
    "typed": typed,
}
