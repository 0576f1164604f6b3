"""Problems in prose: references that name nothing, loose digits, and languages that differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import Any

from briefs.analysis.directions import contradictions
from briefs.content.models import Category, ChartEntry
from briefs.content.records import Brief, Company, Content
from briefs.content.references import (
    REFERENCE,
    BadReference,
    Index,
    classify,
    complete,
    parse_reference,
    split,
)
from briefs.content.suggest import clip, suggest
from briefs.content.validate import Place
from briefs.content.yaml_source import MAX_PROBLEMS
from briefs.figures.scan import Found, scan
from briefs.model.facts import Meaning, Quantity, read_claim
from briefs.model.language import LANGUAGES
from briefs.model.problem import Problem
from briefs.model.unit import currency_of, kind_of

# 兩季, "four years": words, not figures
PAGE_IDS = (  # what templates/pages/brief.html calls its own parts
    "top", "content", "bottom-line", "reaction", "scorecard", "charts", "thesis", "bull", "bear",
    "risks", "watch", "changes", "guided", "settled", "disputes", "findings", "sources",
    "downloads", "cite", "disclaimer", "figures",
)  # fmt: skip


def lint(content: Content, index: Index) -> Iterator[Problem]:
    """Every problem in the prose and references of all briefs."""
    for brief in content.briefs.values():
        yield from islice(_brief_problems(brief, content, index), MAX_PROBLEMS)
    for company in content.companies.values():
        yield from islice(_trend_problems(company, content), MAX_PROBLEMS)
    yield from lint_facts(content, index)


def lint_facts(content: Content, index: Index) -> Iterator[Problem]:
    """Every problem of the facts that only shows when they are put together."""
    yield from islice(_claim_problems(content, index), MAX_PROBLEMS)
    yield from islice(_currency_problems(index), MAX_PROBLEMS)


def _brief_problems(brief: Brief, content: Content, index: Index) -> Iterator[Problem]:
    for place, text in texts(brief.document.root.plain()):
        yield from _text_problems(place, text, brief, content, index)
    yield from _reference_problems(brief, content, index)
    yield from _item_problems(brief, content)


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


def _text_problems(  # noqa: C901 - one pass over a text
    place: Place, text: dict[str, str], brief: Brief, content: Content, index: Index
) -> Iterator[Problem]:
    document = brief.document
    cited: dict[str, Counter[Meaning]] = {}
    written: dict[Meaning, str] = {}
    told: set[str] = set()
    sound = True
    for language, words in text.items():
        where = (*place, language)
        cited[language] = Counter()
        blanked = REFERENCE.sub(lambda match: "\0" * len(match[0]), words)
        brace = next(_braces(blanked), None)
        if brace:  # the rest would follow from it
            sound = False
            yield document.problem_in_text(where, *brace)
            continue
        for match in REFERENCE.finditer(words):
            try:
                meaning = _cited(match[1], brief, content, index)
                cited[language][meaning] += 1
                written.setdefault(meaning, match[0])
            except (BadReference, ValueError) as error:
                sound = False
                if match[0] not in told:  # once is enough for both languages
                    told.add(match[0])
                    yield document.problem_in_text(where, match.start(), str(error), _remedy(error))
        named = [match.span() for match in _names(brief, content).finditer(blanked)]
        for found in _figures_in(blanked):
            if kind_of(found.figure.unit) == "time" and not re.search("[0-9]", found.printed):
                continue
            if _is_named(found, blanked, named):
                continue
            sound = False
            message = f"the figure '{clip(found.printed)}' stands in the text without its source"
            reference = _reference_to(found.printed, brief, content, index)
            remedy = f"write {{{reference}}}" if reference else _ADD_AND_REFER
            yield document.problem_in_text(where, found.start, message, remedy)
    if sound:
        mentioned = partial(_mentioned, brief=brief, content=content, index=index)
        for language, words in text.items():
            for offset, message, remedy in contradictions(words, language, mentioned):
                yield document.problem_in_text((*place, language), offset, message, remedy)
    if sound and len({frozenset(counts.items()) for counts in cited.values()}) > 1:
        counts, others = (cited[tag] for tag in LANGUAGES)
        only = min((counts - others) + (others - counts), key=str)
        tag, other = LANGUAGES if counts[only] > others[only] else LANGUAGES[::-1]
        more = "more often " if cited[other][only] else ""
        what = f"{clip(written[only])} stands {more}in the {tag} text {'' if more else 'only'}"
        remedy = f"cite the same figures in both languages: add it to the {other} text"
        yield document.problem((*place, other), what.rstrip(), remedy)


@lru_cache(maxsize=4096)
def _figures_in(text: str) -> tuple[Found, ...]:
    """The figures of a text; a preview reads nearly the same texts again and again."""
    return tuple(scan(text))


@lru_cache(maxsize=256)
def _names(brief: Brief, content: Content) -> re.Pattern[str]:
    """What may stand in a brief's prose though it has digits: labels, and what is skipped as name.

    A bare number is no such name: it could be any figure.
    """
    entities = brief.company.entities.values()
    labels: list[Mapping[str, str] | None] = [entity.name for entity in entities]
    for segment in brief.company.segments.values():
        labels += [segment.label, segment.long]
    for concept in content.concepts.values():
        labels += [concept.label, concept.short]
    names = {name for label in labels if label for name in label.values()}
    for source in content.sources.values():
        if source.brief == brief.id:
            names |= {item.printed for item in source.skipped if item.reason == "name"}
    digits = [name for name in names if re.search("[0-9]", name) and re.search(r"[^\W\d]", name)]
    choices = "|".join(re.escape(name) for name in sorted(digits, key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z0-9])(?<![0-9][.,])(?:{choices or '(?!)'})(?![A-Za-z0-9])")


def _is_named(found: Found, text: str, named: Sequence[tuple[int, int]]) -> bool:
    """Whether a figure is part of a name, or says no more than names do: `1.6T 以上`."""
    inside = [span for span in named if span[0] < found.end and found.start < span[1]]
    if any(start <= found.start and found.end <= end for start, end in inside):
        return True
    covered = {place for span in inside for place in range(*span)}
    rest = (text[place] for place in range(found.start, found.end) if place not in covered)
    return bool(inside) and found.figure.unit == "pure" and not any(map(str.isnumeric, rest))


_ADD_AND_REFER = "store it as a fact and refer to it: {Revenue}, {AWS Revenue yoy} or the like"


def _braces(text: str) -> Iterator[tuple[int, str, str]]:
    """Offset, message and remedy of the first brace that is not part of a reference."""
    wide = re.search(r"｛([^｛｝{}\n]{0,80})｝?", text)
    if wide:
        remedy = f"write {{{wide[1].strip() or 'Revenue'}}} with ordinary braces"
        yield wide.start(), f"the braces of '{clip(wide[0])}' are full-width", remedy
        return
    lone = re.search(r"[{}]", text)
    if lone and lone[0] == "{":
        inside = re.match(r"\{\s*([\w&.:+-]+(?: [\w&.:+-]+)*)", text[lone.start() :][:80])
        words = inside[1] if inside else ""
        while words and not re.fullmatch("[A-Z]", words[0]):
            words = words[1:]
        example = re.match(
            r"(?:[A-Z][\w.&-]*|yoy|qoq|guidance|consensus| (?=[A-Z]|yoy|qoq))+", words
        )
        remedy = f"write {{{example[0]}}}" if example else "write {Concept …}"
        yield lone.start(), "the reference that opens here is never closed", remedy
    elif lone:
        yield lone.start(), "a closing brace stands here without an opening one", "delete it"


def _reference_to(printed: str, brief: Brief, content: Content, index: Index) -> str:
    """The reference to the brief's fact that is printed so, or nothing."""
    squeezed = re.sub(r"\s", "", printed)
    for fact in content.facts:
        if fact.brief == brief.id and re.sub(r"\s", "", fact.printed) == squeezed:
            for reference in _spellings(fact.meaning, brief):
                try:
                    meaning = parse_reference(reference, brief, content).meaning
                except (BadReference, ValueError):
                    continue
                found = index.find(meaning, brief.period)
                if found is not None and fact in found.facts:
                    return reference
    return ""


def _spellings(meaning: Meaning, brief: Brief) -> Iterator[str]:
    """A meaning as a reference, as short as may be and then with its period."""
    entity = "" if meaning.entity == brief.company.id else meaning.entity
    scenario = "" if meaning.scenario == "actual" else meaning.scenario
    for period in ("", str(meaning.period)):
        by = f"by:{meaning.by}" if meaning.by and " " not in meaning.by else ""
        parts = (entity, meaning.segment, meaning.concept, period, scenario, by, meaning.change)
        yield " ".join(part for part in parts if part)


def _cited(text: str, brief: Brief, content: Content, index: Index) -> Meaning:
    """What a reference in prose means; raises BadReference where there is nothing to show."""
    reference = parse_reference(text, brief, content)
    quantity = index.find(reference.meaning, brief.period)
    if quantity is None:
        raise BadReference(f"no figure is known for {{{text}}}", _add_or_mend(brief))
    ends = {"low": quantity.figure.low, "high": quantity.figure.high}
    if ends.get(reference.option, quantity) is None:
        message = f"{{{text}}}: '{quantity.facts[0].printed}' is open at that end"
        raise BadReference(message, f"delete '|{reference.option}'")
    return reference.meaning


def _mentioned(
    text: str, brief: Brief, content: Content, index: Index
) -> tuple[Meaning, str, Quantity] | None:
    reference = parse_reference(text, brief, content)
    quantity = index.find(reference.meaning, brief.period)
    return (reference.meaning, reference.option, quantity) if quantity else None


def _add_or_mend(brief: Brief) -> str:
    return f"add the fact to a file in content/{brief.url}, or mend the reference"


def _remedy(error: ValueError) -> str:
    return str(getattr(error, "remedy", "write it like 2025Q4 or FY2025"))


def _reference_problems(brief: Brief, content: Content, index: Index) -> Iterator[Problem]:
    told: set[tuple[Place, str]] = set()
    for place, reference, must_exist in references(brief):
        try:
            meaning = parse_reference(reference, brief, content).meaning
        except (BadReference, ValueError) as error:
            chart = place[: place.index("series")] if "series" in place else place
            if (chart, str(error)) not in told:  # a category stands beside every series
                told.add((chart, str(error)))
                yield brief.document.problem(place, str(error), _remedy(error))
            continue
        if must_exist and index.find(meaning, brief.period) is None:
            message = f"no figure is known for '{reference}'"
            yield brief.document.problem(place, message, _add_or_mend(brief))


def references(brief: Brief) -> Iterator[tuple[Place, str, bool]]:  # noqa: C901 - a list
    """Every reference outside of prose: place, tokens, and whether its figure must be known."""
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
                yield (
                    (*place, "series", number, "of"),
                    complete(tokens, series.of, brief.company),
                    False,
                )
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
    seen = set(PAGE_IDS)
    for place, name in [*charts, *sections]:
        if name in seen:
            message = f"the id '{name}' is taken on this page"
            yield brief.document.problem(place, message, "give it an id of its own")
        seen.add(name)
    for key in ("watch", "disputes"):
        names = [item.id for item in getattr(entry, key)]
        for index, name in enumerate(names):
            if name in names[:index]:
                message = f"the id '{name}' is taken in this list"
                place = (key, index, "id")
                yield brief.document.problem(place, message, "give it an id of its own")
    ours = [other for other in content.briefs.values() if other.company is brief.company]
    earlier = [other for other in ours if other.period.end < brief.period.end]
    watched = [item.id for other in earlier for item in other.entry.watch]
    for index, settled in enumerate(entry.settled):
        if settled.item not in watched:
            message = f"no earlier brief watches '{clip(settled.item)}'"
            place = ("settled", index, "item")
            yield brief.document.problem(place, message, suggest(settled.item, watched))


def _charts(brief: Brief) -> Iterator[tuple[Place, ChartEntry]]:
    for index, chart in enumerate(brief.entry.charts):
        yield ("charts", index), chart
    for number, section in enumerate(brief.entry.sections):
        for index, chart in enumerate(section.charts):
            yield ("sections", number, "charts", index), chart


def _trend_problems(company: Company, content: Content) -> Iterator[Problem]:
    briefs = [brief for brief in content.briefs.values() if brief.company is company]
    for index, reference in enumerate(company.entry.trends):
        try:
            for token in split(reference.partition("|")[0]):
                classify(token, company, content)
            for brief in briefs[:1]:
                parse_reference(reference, brief, content)
        except BadReference as error:
            yield company.document.problem(("trends", index), str(error), error.remedy)


def _claim_problems(content: Content, index: Index) -> Iterator[Problem]:
    for fact in content.facts:
        brief = content.briefs.get(fact.brief)
        if brief is None:
            continue
        for reference in (part for claim in fact.claims for part in read_claim(claim)[1]):
            try:
                meaning = parse_reference(reference, brief, content).meaning
                if index.find(meaning, brief.period) is None:
                    message = f"no figure is known for '{reference}', which a claim names"
                    remedy = "add the fact, or mend the reference"
                    yield Problem(fact.path, fact.line, fact.column, message, remedy)
            except (BadReference, ValueError) as error:
                yield Problem(fact.path, fact.line, fact.column, f"claims: {error}", _remedy(error))


def _currency_problems(index: Index) -> Iterator[Problem]:
    """One amount printed in two currencies: two figures, which no rounding can reconcile."""
    for quantity in index.quantities.values():
        shown, *others = quantity.facts or (None,)
        for fact in others:
            if shown and currency_of(fact.figure.unit) != currency_of(shown.figure.unit):
                what = f"{fact.meaning.concept} in {currency_of(fact.figure.unit)}"
                message = f"'{fact.printed}' is {what}; line {shown.line} of {shown.path} has it in"
                message = f"{message} {currency_of(shown.figure.unit)}"
                remedy = "give the other currency a concept of its own, such as RevenueUSD"
                yield Problem(fact.path, fact.line, fact.column, message, remedy)
