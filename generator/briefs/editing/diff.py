"""Changes for a reader between a git revision's content and the working tree."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.content.canonical import departures, fact_statement, pairs
from briefs.content.folder import Folder
from briefs.content.receipt_file import read_receipt, receipt_path
from briefs.content.receipts import Receipt
from briefs.content.records import Brief, Source, days
from briefs.content.references import parse_reference
from briefs.editing.history import content_of
from briefs.editing.pieces import Piece, exchanged, moved_words, pieces
from briefs.editing.read import read
from briefs.model.facts import Fact, Finding, Meaning, Quantity
from briefs.model.language import ROWS
from briefs.model.problem import Problem
from briefs.presentation.context import RenderContext

Item = TypeVar("Item")
Addresses = Callable[[Path, RenderContext], Mapping[str, str]]

KINDS = {  # in the order in which they are shown
    "brief": "Briefs",
    "company": "Companies",
    "concept": "Concepts",
    "source": "Sources",
    "fact": "Facts",
    "receipt": "Receipts",
    "figure": "Figures computed or chosen anew",
    "finding": "Findings",
    "dispute": "Disputes",
    "prose": "Prose",
    "address": "Addresses",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a reader will find different; `brief` is empty for what belongs to none."""

    brief: str
    kind: str  # one of KINDS
    how: str  # added, removed, changed; of findings also opened, closed
    what: str
    before: str = ""
    after: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes since a revision, and the problems that kept some of it from being compared."""

    revision: str
    changes: Sequence[Change]
    before: Sequence[Problem] = ()
    now: Sequence[Problem] = ()
    unseen: Sequence[str] = ()
    fresh: Mapping[str, Sequence[str]] = field(default_factory=dict)  # new briefs, as they read


@dataclass(frozen=True)
class Side:
    """One of the two states compared."""

    content: Path
    dataset: Dataset
    problems: Sequence[Problem]
    folder: Folder

    @cached_property
    def context(self) -> RenderContext:
        return RenderContext(self.dataset, self.folder)

    @property
    def merged(self) -> bool:
        """True where the content could be read well enough to be computed with."""
        return not self.problems or bool(self.dataset.index.quantities)

    @property
    def checked(self) -> bool:
        """True where the checks ran."""
        return not self.problems or bool(self.dataset.findings)

    @cached_property
    def unread(self) -> frozenset[str]:
        """The files that could not be read whole."""
        return frozenset() if self.merged else frozenset(problem.path for problem in self.problems)

    def name(self, meaning: Meaning, brief: str) -> str:
        """A meaning in English."""
        company = self.dataset.content.companies[brief.rpartition("/")[0]]
        return self.context.localizers[0].meaning(meaning, company)

    def cited(self, references: Iterable[str], brief: Brief) -> str:
        """References as a brief's prose has them, each with the figure that readers see."""
        content, said = self.dataset.content, []
        for reference in references:
            try:
                meaning = parse_reference(reference, brief, content).meaning
            except ValueError:
                said.append(reference)
                continue
            quantity = self.dataset.index.cited(meaning, brief.period, days(content)[brief.id])
            number = self.context.localizers[0].number(quantity.figure) if quantity else "nowhere"
            said.append(f"{{{reference}}} {number}")
        return ", ".join(said)

    def shown(self, meaning: Meaning) -> str:
        """The figure that readers see for a meaning, or nothing."""
        quantity = self.dataset.index.quantities.get(meaning)
        return self.context.localizers[0].number(quantity.figure) if quantity else ""


def since(revision: str, folder: Folder, addresses: Addresses) -> Comparison:
    """Compare a folder with what it was; raises Refused where there is no such state.

    `addresses` gives all addresses of a content folder's site: nothing for those that stand, for
    those that are gone where they lead.
    """
    with content_of(revision, folder) as content:
        sides = side(content, folder), side(folder.content, folder)
        return compare(revision, *sides, addresses)


def side(content: Path, folder: Folder) -> Side:
    """Some content with all that follows from it, as a folder shows it."""
    dataset, problems = read_dataset(content, folder.languages)
    return Side(content, dataset, problems, folder)


def compare(revision: str, old: Side, new: Side, addresses: Addresses) -> Comparison:
    """All changes from one side to the other, by brief."""
    unread = old.unread | new.unread
    found = [
        *_entries(old, new, unread),
        *_facts(old, new, unread),
        *_receipts(old, new, unread),
        *_prose(old, new, unread),
    ]
    unseen = [f"{path} could not be read" for path in sorted(unread)]
    if old.merged and new.merged:
        found += _figures(old, new)
    else:
        unseen.append("figures shown, findings and addresses")
    if old.merged and new.merged and old.checked and new.checked:
        found += _findings(old, new)
        found += _addresses(*(addresses(one.content, one.context) for one in (old, new)))
    elif old.merged and new.merged:
        unseen.append("findings and addresses")
    fresh = _fresh(old, new)
    found = [one for one in found if one.brief not in fresh or one.kind in _OF_NEW]
    order = list(KINDS)
    newest = sorted(found, key=lambda change: (change.brief == "", order.index(change.kind)))
    newest.sort(key=lambda change: change.brief.rpartition("/")[2], reverse=True)
    newest.sort(key=lambda change: (not change.brief, change.brief.rpartition("/")[0]))
    return Comparison(revision, newest, old.problems, new.problems, unseen, fresh)


_OF_NEW = ("brief", "source", "receipt")  # the rest of a new brief is read in it


def _fresh(old: Side, new: Side) -> Mapping[str, Sequence[str]]:
    """Each brief that is new, as its readers get it in the site's first language."""
    if not (new.merged and new.checked):
        return {}
    briefs, context = new.dataset.content.briefs, new.context
    names = briefs.keys() - old.dataset.content.briefs.keys()
    localizers = {
        name: context.brief_localizer(new.folder.languages[0], briefs[name]) for name in names
    }
    return {name: read(context.document(one)) for name, one in sorted(localizers.items())}


# Entries: briefs, companies, concepts, sources, disputes


def _entries(old: Side, new: Side, unread: frozenset[str]) -> Iterator[Change]:
    was, now = old.dataset.content, new.dataset.content
    if not any(path.endswith("/concepts.yml") for path in unread):
        yield from _differences("", "concept", was.concepts, now.concepts)
    yield from _differences(
        "",
        "company",
        {name: company.entry for name, company in _read(was.companies, unread).items()},
        {name: company.entry for name, company in _read(now.companies, unread).items()},
    )
    briefs = _read(was.briefs, unread), _read(now.briefs, unread)
    yield from _differences("", "brief", *(dict.fromkeys(part) for part in briefs))
    sources = _read(was.sources, unread), _read(now.sources, unread)
    for brief in sorted({source.brief for part in sources for source in part.values()}):
        parts = (
            {name: source.entry for name, source in part.items() if source.brief == brief}
            for part in sources
        )
        yield from _differences(brief, "source", *parts)
    for brief in sorted(set(briefs[0]) | set(briefs[1])):
        disputes = (
            {note.id: note for note in part[brief].entry.disputes} if brief in part else {}
            for part in briefs
        )
        yield from _differences(brief, "dispute", *disputes)


def _read(things: Mapping[str, Item], unread: frozenset[str]) -> dict[str, Item]:
    """Those whose file can be read on both sides, company and concepts included."""
    return {name: thing for name, thing in things.items() if not _lost(_path(thing), unread)}


def _path(thing: Any) -> str:
    return str(thing.document.path)


def _lost(path: str, unread: frozenset[str]) -> bool:
    """True where a file, its company's or that of the concepts could not be read."""
    top, company, *_ = path.split("/")
    concepts = {name for name in unread if name.endswith("/concepts.yml")}
    needed = {path, f"{top}/{company}/company.yml", *concepts}
    quarter = path.rpartition("/")[0]  # a folder with a wrong name is reported itself
    return bool(unread & {*needed, quarter})


def _differences(
    brief: str, kind: str, old: Mapping[str, BaseModel | None], new: Mapping[str, BaseModel | None]
) -> Iterator[Change]:
    for name in sorted(set(old) | set(new)):
        if name not in old:
            yield Change(brief, kind, "added", name)
        elif name not in new:
            yield Change(brief, kind, "removed", name)
        else:
            before, after = _seen(old[name]), _seen(new[name])
            keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
            said = [key for key in keys if isinstance(after.get(key), str) and before.get(key)]
            was, now = (", ".join(f"{key} {part[key]}" for key in said) for part in (before, after))
            if keys:
                rest = ", ".join(key for key in keys if key not in said)
                yield Change(brief, kind, "changed", name, was, now, rest)


def _seen(entry: BaseModel | None) -> dict[str, Any]:
    """An entry without what only our own commands read; a text has a key a language."""
    read = _without(entry.model_dump(mode="json")) if entry else {}
    return {name: value for key, item in read.items() for name, value in _worded(key, item)}


def _worded(key: str, item: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(item, dict) and item.keys() & ROWS.keys():
        yield from ((f"{key} {language}", text) for language, text in item.items())
    else:
        yield key, item


def _without(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without(item) for key, item in value.items() if key not in _OURS}
    return [_without(item) for item in value] if isinstance(value, list) else value


_OURS = ("synonyms", "scope", "common", "sha256")


# Facts and findings


def _facts(old: Side, new: Side, unread: frozenset[str]) -> Iterator[Change]:
    was, now = (
        [fact for fact in part.dataset.content.facts if not _lost(fact.path, unread)]
        for part in (old, new)
    )
    keys: list[Callable[[Fact], Hashable]] = [
        lambda fact: (fact.brief, fact.source, fact.meaning, fact.at, fact.printed),
        lambda fact: (fact.brief, fact.source, fact.meaning, fact.at),
        lambda fact: (fact.brief, fact.source, fact.at, fact.printed),
        lambda fact: (fact.brief, fact.source, fact.meaning),
        lambda fact: (fact.brief, fact.meaning, fact.at, fact.printed),
    ]
    for before, after in pairs(was, now, keys, lambda a, b: abs(a.at - b.at)):
        change = _fact_change(before, after, old, new)
        if change:
            yield change


def _fact_change(before: Fact | None, after: Fact | None, old: Side, new: Side) -> Change | None:
    if before is None or after is None:
        fact, here, how = (after, new, "added") if after else (before, old, "removed")
        assert fact
        place = f"{fact.source}, paragraph {fact.at}"
        what = f"{here.name(fact.meaning, fact.brief)} ({place})"
        printed = {"after" if after else "before": fact.printed}
        return Change(fact.brief, "fact", how, what, **printed, note=_shown(fact.meaning, old, new))
    if _all(before) == _all(after):
        return None
    said = [pair for pair in _said(before, after, old, new) if pair[0] != pair[1]]
    what = f"{new.name(after.meaning, after.brief)} ({after.source}, paragraph {after.at})"
    was, now = (", ".join(side) for side in zip(*said, strict=True)) if said else ("", "")
    note = _shown(after.meaning, old, new) or ("" if said else "what is said of it")
    return Change(after.brief, "fact", "changed", what, was, now, note)


def _said(before: Fact, after: Fact, old: Side, new: Side) -> list[tuple[str, str]]:
    """A fact's words before and after, pair by pair."""
    readings = (
        fact_statement(fact, side.dataset.content).reading
        for fact, side in ((before, old), (after, new))
    )
    return [
        *(
            (f"{key} {was}" if was else f"no {key}", f"{key} {now}" if now else f"no {key}")
            for key, was, now in departures(*readings)
            if key in _BESIDES
        ),
        (before.printed, after.printed),
        (old.name(before.meaning, before.brief), new.name(after.meaning, after.brief)),
        (f"paragraph {before.at}", f"paragraph {after.at}"),
        (before.source, after.source),
    ]


_BESIDES = ("by", "claims", "prefer")  # what a reader sees of a fact besides its meaning


def _all(fact: Fact) -> tuple[object, ...]:
    """All that a reader sees of a fact; where it stands in the file is not for them."""
    said = fact.by, fact.note, fact.prefer, fact.claims
    return fact.source, fact.at, fact.printed, fact.figure, fact.meaning, *said


def _shown(meaning: Meaning, old: Side, new: Side) -> str:
    """The change of the figure that readers see, or nothing."""
    was, now = old.shown(meaning), new.shown(meaning)
    return f"shown {was or 'nowhere'} → {now or 'nowhere'}" if was != now else ""


def _receipts(old: Side, new: Side, unread: frozenset[str]) -> Iterator[Change]:
    """Receipts that came, went or were renewed, and who has read what they say."""
    sources = [_read(side.dataset.content.sources, unread) for side in (old, new)]
    for name in sorted(set(sources[0]) | set(sources[1])):
        was, now = (
            _receipt(side, part[name]) if name in part else None
            for side, part in zip((old, new), sources, strict=True)
        )
        if was == now:
            continue
        brief = (sources[1].get(name) or sources[0][name]).brief
        how = "changed" if was and now else "added" if now else "removed"
        known = was.readers if was else ()
        readers = [str(one) for one in (now.readers if now else ()) if one not in known]
        read = f"read {'; '.join(readers)}" if readers else ""
        yield Change(brief, "receipt", how, name, note=read if now else "nothing proves it now")


def _receipt(side: Side, source: Source) -> Receipt | None:
    return read_receipt(receipt_path(side.content.parent, source.document), "")[0]


def _figures(old: Side, new: Side) -> Iterator[Change]:
    """Figures that both sides show, differently, though nobody printed them anew."""
    for meaning, quantity in new.dataset.index.quantities.items():
        before = old.dataset.index.quantities.get(meaning)
        if before is None or before.figure == quantity.figure:
            continue
        was, now = old.shown(meaning), new.shown(meaning)
        if was != now and (quantity.derived or _printings(before) == _printings(quantity)):
            brief = _root(quantity).brief
            yield Change(brief, "figure", "changed", new.name(meaning, brief), was, now)


def _printings(quantity: Quantity) -> set[tuple[str, str]]:
    return {(fact.source, fact.printed) for fact in quantity.facts}


def _root(quantity: Quantity) -> Fact:
    """A fact that a quantity rests on."""
    while quantity.derived:
        quantity = quantity.inputs[0]
    return quantity.facts[0]


def _findings(old: Side, new: Side) -> Iterator[Change]:
    keys: list[Callable[[Finding], Hashable]] = [
        lambda finding: (finding.brief, finding.id),
        lambda finding: (finding.brief, finding.rule, finding.meaning),
    ]
    known = (old.dataset.findings, new.dataset.findings)
    for before, after in pairs(*known, keys, lambda a, b: float(a.status != b.status)):
        was, now = (finding.status if finding else "" for finding in (before, after))
        finding, here = (after, new) if after else (before, old)
        assert finding
        open_before, open_now = was not in _QUIET, now not in _QUIET
        if was == now or not (open_before or open_now):
            continue
        how = "changed" if open_before and open_now else "opened" if open_now else "closed"
        rule = here.context.localizers[0].say("rule", finding.rule)
        what = f"{here.name(finding.meaning, finding.brief)} ({rule})"
        yield Change(finding.brief, "finding", how, what, was, now)


_QUIET = ("", "agrees")


# Prose


def _prose(old: Side, new: Side, unread: frozenset[str]) -> Iterator[Change]:
    was, now = (_read(part.dataset.content.briefs, unread) for part in (old, new))
    for brief in sorted(set(was) & set(now)):
        before, after = pieces(was[brief].entry), pieces(now[brief].entry)
        for name in dict.fromkeys([*after, *before]):
            how = "added" if name not in before else "changed" if name in after else "removed"
            one, other = before.get(name, Piece()), after.get(name, Piece())
            if note := moved_words(one, other):
                gone, new_ones = exchanged(one, other)
                cited = old.cited(gone, was[brief]), new.cited(new_ones, now[brief])
                yield Change(brief, "prose", how, name, *cited, note)


# Addresses


def _addresses(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    was, now = ({address for address, target in part.items() if not target} for part in (old, new))
    for address in sorted(was - now):
        yield Change("", "address", "removed", address, after=new.get(address, ""))
    for address in sorted(now - was):
        yield Change("", "address", "added", address)
