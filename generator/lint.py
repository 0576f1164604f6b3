"""Problems in prose: references that name nothing, loose digits, and languages that differ in what they cite."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.facts import LANGUAGES, Problem
from generator.figures import scan
from generator.load import Brief, Company, Content, Place, suggest
from generator.references import REFERENCE, BadReference, Book, classify, parse_reference, split
from generator.schema import Category, ChartEntry

SPANS = ("years", "quarters", "months", "weeks", "days", "hours")  # 兩季, "four years": words, not figures


def lint(content: Content, book: Book) -> Iterator[Problem]:
    """Every problem in the prose and references of all briefs."""
    for brief in content.briefs.values():
        for place, text in texts(brief.document.root.plain()):
            yield from _text_problems(place, text, brief, content, book)
        yield from _reference_problems(brief, content, book)
        yield from _item_problems(brief, content)
    for company in content.companies.values():
        yield from _trend_problems(company, content)


def texts(data: Any, place: Place = ()) -> Iterator[tuple[Place, dict[str, str]]]:
    """Every text in both languages below a place."""
    if isinstance(data, dict) and data and all(key in LANGUAGES for key in data):
        yield place, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*place, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, (*place, index))


def _text_problems(place: Place, text: dict[str, str], brief: Brief, content: Content, book: Book) -> Iterator[Problem]:
    document = brief.document
    cited: dict[str, Counter[Any]] = {}
    sound = True
    for language, words in text.items():
        where = (*place, language)
        cited[language] = Counter()
        for match in REFERENCE.finditer(words):
            try:
                meaning = parse_reference(match[1], brief, content).meaning
                cited[language][meaning] += 1
                if book.find(meaning, brief.period) is None:
                    sound = False
                    yield document.problem_in_text(where, match.start(), f"no figure is known for {match[0]}", f"add the fact to a file in content/{brief.url}, or mend the reference")
            except (BadReference, ValueError) as error:
                sound = False
                yield document.problem_in_text(where, match.start(), str(error), getattr(error, "remedy", "write it like 2025Q4 or FY2025"))
        blanked = REFERENCE.sub(lambda match: "\0" * len(match[0]), words)
        for brace in (index for index, char in enumerate(blanked) if char in "{}"):
            sound = False
            yield document.problem_in_text(where, brace, "a brace without its partner", "write a reference as {Concept …}")
        for found in scan(blanked):
            if found.figure.unit in SPANS and not re.search("[0-9]", found.printed):
                continue
            yield document.problem_in_text(where, found.start, f"'{found.printed}' is a figure of its own", "refer to a fact: {Concept …}")
    if sound and len({frozenset(counts.items()) for counts in cited.values()}) > 1:
        first, second = (set(cited[tag]) for tag in LANGUAGES)
        only = next(iter(first ^ second), None)
        what = f"{only} is cited in one language only" if only else "a figure is cited more often in one language"
        yield document.problem(place, what, "cite the same figures in both languages")


def _reference_problems(brief: Brief, content: Content, book: Book) -> Iterator[Problem]:
    for place, reference, must_exist in references(brief):
        try:
            meaning = parse_reference(reference, brief, content).meaning
        except (BadReference, ValueError) as error:
            yield brief.document.problem(place, str(error), getattr(error, "remedy", "write it like 2025Q4 or FY2025"))
            continue
        if must_exist and book.find(meaning, brief.period) is None:
            yield brief.document.problem(place, f"no figure is known for '{reference}'", f"add the fact to a file in content/{brief.url}, or mend the reference")


def references(brief: Brief) -> Iterator[tuple[Place, str, bool]]:
    """Every reference outside of prose: its place, its tokens, and whether its figure must be known."""
    entry = brief.entry
    for key in ("key", "scorecard"):
        for index, reference in enumerate(getattr(entry, key)):
            yield (key, index), reference, True
    for index, section in enumerate(entry.sections):
        for number, reference in enumerate(section.figures):
            yield ("sections", index, "figures", number), reference, True
    for place, chart in _charts(brief):
        for number, series in enumerate(chart.series):
            for category in chart.categories:
                tokens = category.of if isinstance(category, Category) else category
                yield (*place, "series", number, "of"), f"{tokens} {series.of}".strip(), False
    for index, item in enumerate(entry.watch):
        yield ("watch", index, "settles"), item.settles, False
    for index, dispute in enumerate(entry.disputes):
        for number, reference in enumerate(dispute.facts):
            yield ("disputes", index, "facts", number), reference, True


def _item_problems(brief: Brief, content: Content) -> Iterator[Problem]:
    """Identifiers that stand twice, and settled items that no earlier brief watches."""
    entry = brief.entry
    charts = [((*place, "id"), chart.id) for place, chart in _charts(brief)]
    sections = [(("sections", index, "id"), item.id) for index, item in enumerate(entry.sections)]
    seen: set[str] = set()
    for place, name in [*charts, *sections]:
        if name in seen:
            yield brief.document.problem(place, f"the id '{name}' is taken on this page", "give it an id of its own")
        seen.add(name)
    for key in ("watch", "disputes"):
        names = [item.id for item in getattr(entry, key)]
        for index, name in enumerate(names):
            if name in names[:index]:
                yield brief.document.problem((key, index, "id"), f"the id '{name}' is taken in this list", "give it an id of its own")
    earlier = [other for other in content.briefs.values() if other.company is brief.company and other.period.end < brief.period.end]
    watched = [item.id for other in earlier for item in other.entry.watch]
    for index, settled in enumerate(entry.settled):
        if settled.item not in watched:
            yield brief.document.problem(("settled", index, "item"), f"no earlier brief watches '{settled.item}'", suggest(settled.item, watched))


def _charts(brief: Brief) -> Iterator[tuple[Place, ChartEntry]]:
    for index, chart in enumerate(brief.entry.charts):
        yield ("charts", index), chart
    for number, section in enumerate(brief.entry.sections):
        for index, chart in enumerate(section.charts):
            yield ("sections", number, "charts", index), chart


def _trend_problems(company: Company, content: Content) -> Iterator[Problem]:
    for index, reference in enumerate(company.entry.trends):
        try:
            for token in split(reference):
                classify(token, company, content)
        except BadReference as error:
            yield company.document.problem(("trends", index), str(error), error.remedy)
