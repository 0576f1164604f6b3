"""Published facts, and words on metrics, that changed though no correction says so.

A fact was published if its file stood at a revision under a brief that was. It changed if its
printing, its meaning, its source or `prefer` did, or if it is gone. A name that was given up for
another with the same label is a new name and no new meaning; a file with the same article's
fingerprint is the same article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from briefs.analysis.corrections import Correction, corrections, newest
from briefs.content.canonical import Reading, departures, fact_statement, pairs, said_statement
from briefs.content.records import Company, Content, Source
from briefs.content.references import names, parse_reference, spellings
from briefs.content.yaml_source import Document
from briefs.content.yaml_text import flow
from briefs.editing.exchanged import Exchange, exchanges
from briefs.editing.redefined import Cause, label, redefined, same, things
from briefs.model.facts import Fact, Meaning, Saying, squeeze
from briefs.model.language import foremost, written
from briefs.model.problem import Problem


def uncorrected(
    before: Content, content: Content, today: date, since: date = date.min
) -> list[Problem]:
    """Every change of what was published that no correction made since then names.

    `since` is the first day on which a new one can have been made.
    """
    return sorted({*_Comparison(before, content, today, since).problems()})


@dataclass(frozen=True, slots=True)
class _Told:
    """A fact as the site tells it, or a word on a metric, in the names of today."""

    item: Fact | Saying
    source: str
    meaning: Meaning
    reading: Reading  # all of it whose change is a correction, but for its source and printing

    @property
    def printed(self) -> str:
        return self.item.printed if isinstance(self.item, Fact) else ""

    @property
    def says(self) -> Hashable:
        return self.reading, self.printed, self.meaning


@dataclass(frozen=True)
class _Notes:
    """The corrections that were published beside those that are to be."""

    old: Content
    new: Content

    @cached_property
    def fresh(self) -> Sequence[Correction]:
        """Those that were not published yet."""
        return _more(corrections(self.new), corrections(self.old))

    @property
    def gone(self) -> Sequence[Correction]:
        """Those that were published and are no longer there."""
        return _more(corrections(self.old), corrections(self.new))

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles that fresh ones name."""
        return frozenset(name for note in self.fresh for name in note.entry.articles)

    def were(self, meaning: Meaning) -> list[str]:
        """The printings that a figure had, as fresh ones say."""
        return [was for other, was in self._figures if names(other, meaning)]

    def name(self, meanings: Iterable[Meaning]) -> bool:
        """True where a fresh one names a figure of which nothing was printed otherwise."""
        named = [other for other, was in self._figures if not was]
        return any(names(other, meaning) for other in named for meaning in meanings)

    @cached_property
    def _figures(self) -> list[tuple[Meaning, str]]:
        return [
            (parse_reference(one.of, note.brief, self.new).meaning, one.was)
            for note in self.fresh
            for one in note.entry.figures
        ]


def _more(notes: Sequence[Correction], others: Sequence[Correction]) -> list[Correction]:
    """Those of some notes that are not among others."""
    left, found = Counter(map(_key, others)), []
    for note in notes:
        left[_key(note)] -= 1
        if left[_key(note)] < 0:
            found.append(note)
    return found


@dataclass(frozen=True)
class _Comparison:
    """Published content beside the content of today."""

    old: Content
    new: Content
    today: date
    since: date

    @cached_property
    def notes(self) -> _Notes:
        return _Notes(self.old, self.new)

    def problems(self) -> Iterator[Problem]:
        """Everything that changed and is not said."""
        for note in self.notes.gone:
            document = self._document(note.brief.id, note.brief.company)
            message = f"the correction of {note.day}, which was published, is gone"
            yield document.problem(("corrections",), message, "bring it back")
        for note in self.notes.fresh:
            yield from _unsound(note, self.today, self.since)
        for name, source in self.old.sources.items():
            yield from self._source(source, self.new.sources.get(self.sources.get(name, "")))
        for before, after in self._pairs():
            if before and not (
                after and before.says == after.says and before.source == after.source
            ):
                yield from self._fact(before, after)
        for cause in redefined(self.old, self.new, self._today, self.sources):
            yield from self._cause(cause)
        for exchange in exchanges(self.old, self.new, self._today):
            yield from self._exchange(exchange)

    # The same things under other names

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Each article that is there still, by the name that it had."""
        texts = {source.entry.sha256: name for name, source in self.new.sources.items()}
        found = {
            name: name if name in self.new.sources else texts.get(source.entry.sha256)
            for name, source in self.old.sources.items()
        }
        return {name: now for name, now in found.items() if now}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Each name of a concept, segment or entity that was given up, and the one it has now."""
        found: dict[str, str] = {}
        for key, was in things(self.old).items():
            now = things(self.new)[key]
            before, after = (
                {getattr(item.meaning, key) for item in _items(one)} - {""}
                for one in (self.old, self.new)
            )
            for name in before - after:
                others = after - before
                alike = [one for one in others if same(label(now[one]), label(was[name]))]
                alike = alike or [one for one in others if now[one].formerly == [name]]
                found |= {name: alike[0]} if len(alike) == 1 else {}
        return found

    def _today(self, meaning: Meaning) -> Meaning:
        """A meaning in the names of today."""
        known = self.names
        return replace(
            meaning,
            entity=known.get(meaning.entity, meaning.entity),
            segment=known.get(meaning.segment, meaning.segment),
            concept=known.get(meaning.concept, meaning.concept),
        )

    def _told(self, item: Fact | Saying) -> _Told:
        source = self.sources.get(item.source, "")
        reading = _reading(item, self.old, self.names)
        return _Told(item, source, self._today(item.meaning), reading)

    def _pairs(self) -> Iterator[tuple[_Told | None, _Told | None]]:
        """Each published fact of an article that is there still, and what became of it."""
        old = [told for told in map(self._told, _items(self.old)) if told.source]
        new = [
            _Told(item, item.source, item.meaning, _reading(item, self.new, {}))
            for item in _items(self.new)
        ]
        keys: list[Callable[[_Told], Hashable]] = [
            lambda told: (told.source, told.says, told.item.at),
            lambda told: (told.source, told.says),
            lambda told: (told.source, told.meaning, told.printed),
            lambda told: (told.source, told.item.at, told.printed),
            lambda told: (told.source, told.meaning),
            lambda told: (told.meaning, told.printed),
        ]
        return pairs(old, new, keys, lambda a, b: abs(a.item.at - b.item.at))

    # Problems

    def _source(self, before: Source, after: Source | None) -> Iterator[Problem]:
        """Problems of an article's day, address or publisher, or of one that is gone."""
        if {before.id, after.id if after else ""} & self.notes.articles:
            return
        if after is None:
            facts = [self._told(item) for item in _items(self.old) if item.source == before.id]
            if facts and all(told.printed in self.notes.were(told.meaning) for told in facts):
                return
            document = self._document(before.brief, self._company(before.brief))
            message = f"the article '{before.id}', which was published, is gone"
            yield document.problem(("corrections",), message, self._remedy(document, before.id))
            return
        for key in ("published", "url", "publisher"):
            was, now = getattr(before.entry, key), getattr(after.entry, key)
            if not (same(was, now) if isinstance(was, dict) else was in (now, None)):
                shown = foremost(was) if isinstance(was, dict) else was
                document = self._document(after.brief, self._company(after.brief))
                message = f"{key} was published as {shown}, and no correction says so"
                remedy = self._remedy(document, after.id)
                yield after.document.problem(("source", key), message, remedy)

    def _fact(self, before: _Told, after: _Told | None) -> Iterator[Problem]:
        """The problem of a fact that says another thing, or is gone."""
        were = self.notes.were(before.meaning)
        were += self.notes.were(after.meaning) if after else []
        told = after and (before.meaning, before.printed) == (after.meaning, after.printed)
        if before.printed in were or (told and were):
            return
        document = self._document(before.item.brief, self._company(before.item.brief))
        remedy = self._remedy(document, [self._corrected(before, after or before, document)])
        said = before.printed or dict(before.reading)["says"]
        message = f"'{said}' was published as {before.meaning}"
        if after is None:
            message = f"{message}, in {before.item.source}, and is gone"
            yield document.problem(("corrections",), message, remedy)
        else:
            message = f"{message}; {_difference(before, after)}, and no correction says so"
            yield after.item.problem(message, remedy)

    def _cause(self, cause: Cause) -> Iterator[Problem]:
        """The problem of figures that say another thing though their facts are the same."""
        grounds = {fact.meaning for figure in cause.figures for fact in figure.grounds}
        if self.notes.name(grounds | {figure.meaning for figure in cause.figures}):
            return
        first, *others = cause.figures
        brief = next(first.grounds).brief
        document = self._document(brief, self._company(brief))
        also = f" and {len(others)} more" if others else ""
        message = f"{cause.what}; {first.meaning}{also} was published otherwise"
        remedy = self._remedy(document, [{"of": _reference(first.meaning, document, self.new)}])
        yield document.problem(("corrections",), message, remedy)

    def _exchange(self, one: Exchange) -> Iterator[Problem]:
        """The problem of a published sentence that says the same of another figure."""
        (was, _), (now, _) = one.was, one.now
        if not self.notes.name([was, now]):
            document = one.brief.document
            then, today = (
                f"the {end} end of {of}" if end else of for of, end in (one.was, one.now)
            )
            message = f"this was published of {then}, and is said of {today} now"
            remedy = self._remedy(document, [{"of": _reference(now, document, self.new)}])
            yield document.problem(one.place, f"{message}; no correction says so", remedy)

    # Places and remedies

    def _company(self, brief: str) -> Company | None:
        name = brief.rpartition("/")[0]
        return self.new.companies.get(self.names.get(name, name))

    def _document(self, brief: str, company: Company | None) -> Document:
        """The file in which a correction is to stand: the brief's, else its company's, else any."""
        _, _, period = brief.rpartition("/")
        known = self.new.briefs.get(f"{company.id}/{period}") if company else None
        if known:
            return known.document
        if company is None or newest(company, self.new) is None:
            others = [one for one in self.new.companies.values() if newest(one, self.new)]
            company = others[0] if others else next(iter(self.new.companies.values()))
        return company.document

    def _corrected(self, told: _Told, now: _Told, document: Document) -> dict[str, Any]:
        """The figure of a published fact as a correction in a file names it."""
        down = isinstance(told.item, Fact) and told.item.down
        was = {"was": told.printed} if told.printed else {}
        found = (_reference(one.meaning, document, self.new) for one in (told, now))
        reference = {"of": next(filter(None, found), str(told.meaning))}
        return reference | was | ({"down": True} if down else {})

    def _remedy(self, document: Document, named: str | list[dict[str, Any]]) -> str:
        """The entry to add, ready to be pasted, for an article or for figures."""
        entry: dict[str, Any] = {"day": str(self.today)}
        entry |= {"articles": [named]} if isinstance(named, str) else {"figures": named}
        entry["text"] = dict.fromkeys(written(self.new.languages), "")
        return f"add below 'corrections:' in {document.path}: - {flow(entry)}"


_NAMES = ("entity", "segment", "concept")


def _items(content: Content) -> Iterator[Fact | Saying]:
    yield from content.facts
    yield from content.sayings


def _reading(item: Fact | Saying, content: Content, names: Mapping[str, str]) -> Reading:
    """A fact as it is read: `prefer` alone counts, not its words, and an author in one language."""
    fact = item if isinstance(item, Fact) else None
    statement = fact_statement(item, content) if isinstance(item, Fact) else said_statement(item)
    said = dict(statement.reading)
    said |= {key: names.get(said[key], said[key]) for key in _NAMES if key in said}
    said |= {"by": squeeze(foremost(fact.by))} if fact and fact.by else {}
    said |= {"prefer": "there"} if fact and fact.prefer else {}
    return tuple((key, words) for key, words in said.items() if key != "claims")


def _reference(meaning: Meaning, document: Document, content: Content) -> str:
    """A published figure as a correction in a file refers to it, if it can."""
    briefs = [one for one in content.briefs.values() if one.document is document]
    if not briefs:
        owner = next(one for one in content.companies.values() if one.document is document)
        briefs = [one for one in [newest(owner, content)] if one]
    for brief in briefs:
        for reference in spellings(meaning, brief):
            try:
                other = parse_reference(reference, brief, content).meaning
            except ValueError:
                continue
            if names(other, meaning):
                return reference
    return ""


def _unsound(note: Correction, today: date, since: date) -> Iterator[Problem]:
    """The problems of a new note's day and words."""
    document, message = note.brief.document, ""
    if note.day > today + timedelta(days=1):  # elsewhere it is tomorrow already
        message = f"{note.day} is yet to come"
    elif note.day < since:
        message = f"{note.day} is before {since}, when it was not corrected yet"
    if message:
        yield document.problem((*note.place, "day"), message, f"write {today}")
    for tag, words in note.entry.text.items():
        if not any(map(str.isalpha, re.sub(r"\{[^}]*\}", "", words))):
            place, message = (*note.place, "text", tag), "it says nothing in words"
            yield document.problem(place, message, "write what was wrong and why")


def _difference(before: _Told, after: _Told) -> str:
    """All that a fact says otherwise."""
    old = (("printed", before.printed), ("source", before.source), *before.reading)
    new = (("printed", after.printed), ("source", after.source), *after.reading)
    said = [f"{key} is {now or 'gone'}" for key, _, now in departures(old, new)]
    return f"now {', '.join(said) or f'it is {after.meaning}'}"


def _key(note: Correction) -> Hashable:
    """All of a correction that may not change: its text may be mended, its names be new."""
    entry = note.entry
    return note.day, tuple(sorted(one.was for one in entry.figures)), tuple(entry.articles)
