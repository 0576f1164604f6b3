"""Statements of a fact file in one form, however it is written: what stands where, read as what.

Two files that say the same make equal statements: order, layout and comments count for nothing,
and a default is written out. Nothing here depends on how a figure is parsed.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from briefs.content.records import Content, Source
from briefs.content.texts import stretches
from briefs.model.facts import Fact, Meaning, Saying
from briefs.model.language import ROWS, Text
from briefs.model.unit import own_currency

Item = TypeVar("Item")
Reading = tuple[tuple[str, str], ...]  # by the keys of a fact file, in its order, none empty


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a fact file states: where an article prints it, and what it is read as."""

    kind: str  # text, source, accounts, fact, said, skipped or undecided
    at: int = 0  # the paragraph; 0 where it is about the whole article
    printed: str = ""  # of accounts the entity
    reading: Reading = ()
    line: int = field(default=1, compare=False)
    column: int = field(default=1, compare=False)


def stated(content: Content) -> Mapping[str, Sequence[Statement]]:
    """The statements of every fact file, by its source."""
    facts: dict[str, list[Fact]] = defaultdict(list)
    sayings: dict[str, list[Saying]] = defaultdict(list)
    for fact in content.facts:
        facts[fact.source].append(fact)
    for saying in content.sayings:
        sayings[saying.source].append(saying)
    return {
        name: (
            *_of_source(source),
            *_accounts(source, facts[name], content),
            *(fact_statement(fact, content) for fact in facts[name]),
            *map(said_statement, sayings[name]),
            *_left_out(source),
        )
        for name, source in content.sources.items()
    }


def fact_statement(fact: Fact, content: Content) -> Statement:
    """A fact as it is read: `Revenue`, `2025Q4`, `actual`, whoever writes these out."""
    own = _own_currency(fact, content)
    return _statement(
        fact, "fact", fact.printed,
        **_meaning(fact.meaning),
        currency="" if fact.currency == own else fact.currency,
        basis=fact.basis,
        by=_texts(fact.by),
        down="true" if fact.down else "",
        end=fact.end,
        despite=fact.despite,
        claims="; ".join(sorted(fact.claims)),
        prefer=_texts(fact.prefer),
    )  # fmt: skip


def _own_currency(fact: Fact, content: Content) -> str:
    company = content.companies[fact.brief.rpartition("/")[0]]
    return own_currency(fact.meaning.concept, company.entities[fact.meaning.entity].currency)


def said_statement(saying: Saying) -> Statement:
    """An article's word on a metric as it is read."""
    reading = {"says": saying.says, "despite": saying.despite}
    return _statement(saying, "said", "", **_meaning(saying.meaning), **reading)


def _statement(item: Fact | Saying, kind: str, printed: str, **reading: str) -> Statement:
    return Statement(kind, item.at, printed, _reading(**reading), item.line, item.column)


def _meaning(meaning: Meaning) -> dict[str, str]:
    return {
        "entity": meaning.entity,
        "segment": meaning.segment,
        "concept": meaning.concept,
        "period": str(meaning.period),
        "scenario": meaning.scenario,
        "change": meaning.change,
        "given": str(meaning.issued or ""),
    }


def _of_source(source: Source) -> Iterator[Statement]:
    """The article's text, and what is said of it."""
    entry, node = source.entry, source.document.root.at("source")
    place = node.line, node.column
    text = _reading(
        sha256=entry.sha256,
        figures=str(entry.figures),
        read=", ".join(stretches(source.read)),
    )
    yield Statement("text", 0, "", text, *place)
    reading = _reading(
        publisher=_texts(entry.publisher),
        title=_texts(entry.title),
        author=entry.author,
        published=str(entry.published),
        dated=_texts(entry.dated),
        language=entry.language,
        url=str(entry.url or ""),
    )
    yield Statement("source", 0, "", reading, *place)


def _accounts(source: Source, facts: Iterable[Fact], content: Content) -> Iterator[Statement]:
    """The accounts by which defaults are meant: currency and fiscal year of each entity."""
    company, node = content.companies[source.brief.rpartition("/")[0]], source.document.root
    for name in sorted({fact.meaning.entity for fact in facts}):
        entity = company.entities[name]
        end = str(entity.fiscal_year_end)
        reading = _reading(currency=entity.currency, fiscal_year_end=end)
        yield Statement("accounts", 0, name, reading, node.line, node.column)


def _left_out(source: Source) -> Iterator[Statement]:
    root = source.document.root
    for index, left in enumerate(source.skipped):
        node, reason = root.at("skipped", index), _reading(reason=left.reason)
        yield Statement("skipped", left.at, left.printed, reason, node.line, node.column)
    for index, item in source.undecided.items():
        node = root.at("undecided", index)
        yield Statement("undecided", item.at, item.printed, (), node.line, node.column)


def _reading(**words: str) -> Reading:
    return tuple((key, " ".join(text.split())) for key, text in words.items() if text.strip())


def _texts(text: Text | None) -> str:
    """A text in all its languages, which mostly say different things."""
    return " | ".join(dict.fromkeys(text[tag] for tag in ROWS if text.get(tag))) if text else ""


def departures(old: Reading, new: Reading) -> list[tuple[str, str, str]]:
    """Keys that are read otherwise, each with its words before and after, if it has any."""
    before, after = dict(old), dict(new)
    keys = dict.fromkeys([*before, *after])
    said = ((key, before.get(key, ""), after.get(key, "")) for key in keys)
    return [(key, was, now) for key, was, now in said if was != now]


def pairs(
    old: Iterable[Item],
    new: Iterable[Item],
    keys: Sequence[Callable[[Item], Hashable]],
    distance: Callable[[Item, Item], float],
) -> Iterator[tuple[Item | None, Item | None]]:
    """Items with what became of them: equal by the first key, then by the next, nearest first."""
    left, right = list(old), list(new)
    for key in keys:
        waiting: dict[Hashable, list[Item]] = {}
        for item in right:
            waiting.setdefault(key(item), []).append(item)
        rest = []
        for item in left:
            candidates = waiting.get(key(item))
            if candidates:
                nearest = min(candidates, key=partial(distance, item))
                candidates.remove(nearest)
                yield item, nearest
            else:
                rest.append(item)
        left = rest
        right = [item for candidates in waiting.values() for item in candidates]
    yield from ((item, None) for item in left)
    yield from ((None, item) for item in right)
