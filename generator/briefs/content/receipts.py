"""Receipts: what proves an article's figures where the article is not, and who read them."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefs.content import models
from briefs.content.canonical import Statement, departures, pairs
from briefs.content.records import Content
from briefs.content.suggest import clip
from briefs.content.yaml_source import Document
from briefs.model.problem import Problem, counted

_PRINTED = ("fact", "skipped", "undecided")  # what an entry with a figure may be
_NAMING = ("entity", "segment", "concept", "claims")  # keys whose words are names

Change = tuple[Statement | None, Statement | None]  # what the receipt has, what is stated now


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who read entries of a fact file, or accepted them as read otherwise than before."""

    day: date
    name: str
    entries: int

    def __str__(self) -> str:
        return f"{self.day} by {self.name}: {counted(self.entries, 'entry', 'entries')}"


@dataclass(frozen=True, slots=True)
class Receipt:
    """An article's proof; without readers it holds figures and their places alone."""

    statements: tuple[Statement, ...]
    paragraphs: int
    proven: date
    readers: tuple[Reader, ...] = ()
    every: int = 0  # paragraphs that share a digest, where words would take too much room

    def form(self, statements: Iterable[Statement]) -> Sequence[Statement]:
        """Statements as far as the receipt holds them."""
        if not self.readers:
            return [*bare(statements)]
        return [*digests(statements, self.every)] if self.every else list(statements)

    def under(self, names: Mapping[str, str]) -> "Receipt":
        """The same receipt, in which former names give way to those of today."""
        return replace(self, statements=tuple(_renamed(one, names) for one in self.statements))

    def changes(self, statements: Iterable[Statement]) -> list[Change]:
        """All that is stated otherwise now."""
        now = self.form(statements)
        found = pairs(self.statements, now, _SAME, lambda a, b: abs(a.at - b.at))
        return [(old, new) for old, new in found if old != new]


_SAME: tuple[Callable[[Statement], Hashable], ...] = (
    lambda one: one,
    lambda one: (one.kind, one.printed, one.reading),  # in another paragraph
    lambda one: (one.kind, one.at, one.printed),  # read otherwise
    lambda one: (one.at, one.printed),  # left out or taken in
    lambda one: (one.kind, one.at, one.reading),  # printed otherwise
    lambda one: (one.kind, one.reading),
)


def bare(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Figures and their places, which nobody need have read, and the text's fingerprint."""
    for one in statements:
        if one.kind in _PRINTED:
            yield replace(one, kind="figure", reading=())
        elif one.kind == "text":
            yield replace(one, reading=tuple(pair for pair in one.reading if pair[0] != "read"))


def proves(change: Change) -> bool:
    """Tell a change that an article proves by itself: its text, or the paragraph of a figure."""
    was, now = change
    if not was or not now:
        return False
    return was.kind == now.kind == "text" or replace(was, at=now.at) == now


def reads(change: Change) -> bool:
    """Tell a change that leaves alone what stands in the article: only its reading is another."""
    was, now = change
    if not was or not now or was.kind == "text":
        return False
    return replace(was, reading=()) == replace(now, reading=())


def digests(statements: Iterable[Statement], every: int) -> Iterator[Statement]:
    """Statements of so many paragraphs each as one digest; those of the article as they are."""
    stretches: dict[int, list[Statement]] = defaultdict(list)
    for one in statements:
        if one.at:
            stretches[(one.at - 1) // every].append(one)
        else:
            yield one
    for number, inside in stretches.items():
        said = sorted(repr((one.kind, one.at, one.printed, one.reading)) for one in inside)
        digest = hashlib.sha256("\n".join(said).encode()).hexdigest()[:12]
        first = number * every + 1
        stretch = (("paragraphs", f"{first}-{first + every - 1}"),)
        yield Statement("digest", first, digest, stretch, inside[0].line, inside[0].column)


def names_of(content: Content, brief: str) -> Mapping[str, str]:
    """Former names of concepts, entities and segments, each with the name it has now."""
    company = content.companies[brief.rpartition("/")[0]]
    named: dict[str, models.Concept | models.Entity | models.Segment] = {
        **content.concepts,
        **company.entities,
        **company.segments,
    }
    return {
        former: name
        for name, thing in named.items()
        for former in thing.formerly
        if former not in named
    }


def _renamed(statement: Statement, names: Mapping[str, str]) -> Statement:
    def now(text: str) -> str:
        return re.sub(r"[\w.&-]+", lambda word: names.get(word[0], word[0]), text)

    if not names:
        return statement
    reading = tuple((key, now(text) if key in _NAMING else text) for key, text in statement.reading)
    printed = now(statement.printed) if statement.kind == "accounts" else statement.printed
    return replace(statement, printed=printed, reading=reading)


# ---- as problems


def against(receipt: Receipt, now: Iterable[Statement], document: Document) -> Iterator[Problem]:
    """A problem for each thing that a fact file states otherwise than its receipt."""
    for change in receipt.changes(now):
        here = change[1] or document.root.at("facts")
        remedy = f"put it back, or prove it: `briefs verify {document.path} --articles DIR`"
        if receipt.readers and not proves(change):
            remedy += ", with --accept --by NAME for who has read it"
        yield Problem(document.path, here.line, here.column, described(change), remedy)


def described(change: Change) -> str:
    """A change in words: old and new."""
    was, now = change
    if was and now:
        said = [("kind", was.kind, now.kind), ("paragraph", str(was.at), str(now.at))]
        said += [("printed", was.printed, now.printed), *departures(was.reading, now.reading)]
        parts = [f"{key} was {_word(a)}, is {_word(b)}" for key, a, b in said if a != b]
        return f"{_subject(now)}: {', '.join(parts)}"
    one, what = (was, "is gone") if was else (now, "is new")
    assert one
    read = ", ".join(f"{key} {_word(text)}" for key, text in one.reading)
    return f"{_subject(one)} {what}{f': {read}' if read else ''}"


def _word(text: str) -> str:
    return f"'{clip(text, 120)}'" if text else "nothing"


def _subject(one: Statement) -> str:
    if one.kind == "accounts":
        return f"the accounts of {one.printed}"
    if one.at == 0:
        return f"the article's {one.kind}"
    if one.kind == "digest":
        return f"an entry of some paragraphs from {one.at} on"
    return (
        f"'{clip(one.printed)}' in paragraph {one.at}"
        if one.printed
        else f"the word in paragraph {one.at}"
    )
