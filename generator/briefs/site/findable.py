"""Records that the search finds, read from finished pages: one a section, and one a metric."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from briefs.content.grounds import hashed
from briefs.outputs.metrics import Metric, Names
from briefs.outputs.pages import Page
from briefs.site.sections import Section, sections
from briefs.site.terms import counted, terms

FOLDER = "search"
POINTS = 12  # of a metric, the newest first
_CARD = re.compile(r'id="(f-[^"]*)">\s*<h3 id="f-([^"]*)"><b>(.*?)</b>', re.DOTALL)
_COLON = re.compile("[:：]")
_TAG = re.compile("<[^>]*>")

# Weights, by what a term stands in.
NAMES = (9, 9, 9, 8, 7, 7)  # a title, the longer the less
HEADLINE = 6
SHOWN, CALLED, EARLIER = 8, 6, 6  # a metric's newest figure, other names, its earlier figures
WHOSE = 5  # a metric's company and periods: no more than this is not about a metric
OFTEN, SOME, ONCE, AROUND = 4, 3, 2, 1  # in the text, or among the names around it


@dataclass
class Record:
    """A result as it is shown, with the weight of each term that finds it."""

    shown: Sequence[Any]
    weights: dict[str, int] = field(default_factory=dict)

    def weigh(self, texts: Iterable[str], weight: int) -> None:
        """Let some texts find it."""
        for text in texts:
            for term in terms(text):
                if weight > self.weights.get(term, 0):
                    self.weights[term] = weight


def index_of(language: str) -> str:
    """The file that a language's search begins with."""
    return f"{FOLDER}/{language}/index.json"


class Thesaurus:
    """Names of the same thing: a text with one of them is found by the others."""

    def __init__(self, names: Sequence[Names]) -> None:
        self.mark = hashed([list(one.called) for one in names])
        together = [[set(terms(name)) for name in one.called] for one in names]
        self.entries = [
            ([_pairs(name) for name in known], sorted(set().union(*known))) for known in together
        ]
        self.named: dict[str, set[int]] = {}  # by the longest term of a name, the entries with it
        for number, (known, _) in enumerate(self.entries):
            for name in filter(None, known):
                longest = max(name, key=lambda term: (len(term), term))
                self.named.setdefault(longest, set()).add(number)

    def widen(self, record: Record, given: Iterable[str], weight: int) -> None:
        """Let a record with some terms be found by what else they are called."""
        there = set(given)
        for number in set().union(*(self.named.get(term, ()) for term in there)):
            known, everything = self.entries[number]
            if any(name and name <= there for name in known):
                for term in everything:
                    record.weights[term] = max(weight, record.weights.get(term, 0))


def _pairs(name: set[str]) -> set[str]:
    """The terms of a name that stand in any text with it: not the last character of a run."""
    return {term for term in name if len(term) > 1} or name


def parts(page: Page, html: str, thesaurus: Thesaurus, language: str) -> Iterator[Record]:
    """A record for each section of a page; `language` is said of each."""
    found = sections(html)
    where = " · ".join(filter(None, (page.where, language)))
    for section in found:
        if section.title:
            yield _record(page, section, thesaurus, where)


def _record(page: Page, section: Section, thesaurus: Thesaurus, where: str) -> Record:
    top = not section.id
    address = page.url if top else f"{page.url}#{section.id}"
    record = Record((address, section.title, where, section.text))
    record.weigh(page.called, _own(page) if top else AROUND)
    record.weigh(section.called, CALLED)
    less = page.searched != "brief"
    for term, times in counted([section.text]).items():
        weight = (OFTEN if times > 3 else SOME if times > 1 else ONCE) - less
        record.weights[term] = max(weight, record.weights.get(term, 0))
    title = list(terms(section.title))
    record.weigh([section.title], _titled(title) - less)
    record.weigh(_COLON.split(section.title)[:-1][:1], NAMES[0] - less)  # its short name
    thesaurus.widen(record, title, HEADLINE)
    thesaurus.widen(record, list(record.weights), AROUND)
    return record


def _own(page: Page) -> int:
    return NAMES[0] if page.searched == "company" else CALLED


def _titled(title: Sequence[str]) -> int:
    length = sum(len(term) > 1 for term in title)
    return NAMES[length] if length < len(NAMES) else HEADLINE


@dataclass(frozen=True)
class _Shown:
    """A metric as a card shows it."""

    metric: Metric
    figure: str
    address: str
    brief: int  # its place among all briefs


def figures(pages: Iterable[tuple[Page, str]]) -> Iterator[Record]:
    """A record for each metric that has a card on the pages of figures, the first asked first."""
    metrics: dict[tuple[str, ...], list[_Shown]] = {}
    for number, (page, html) in enumerate(pages):
        for place, name, shown in _CARD.findall(html):
            metric = page.metric and page.metric(unescape(name))
            if metric:
                figure = unescape(_TAG.sub("", shown))
                one = _Shown(metric, figure, f"{page.url}#{place}", number)
                metrics.setdefault(metric.key, []).append(one)
    ordered = sorted((_over_time(found) for found in metrics.values()), key=_asked)
    yield from map(_metric, ordered)


def _over_time(found: Iterable[_Shown]) -> list[_Shown]:
    """The newest card of each period, the newest period first."""
    newest: dict[str, _Shown] = {}
    for one in found:  # the newest brief's come first
        newest.setdefault(one.metric.period, one)
    return sorted(newest.values(), key=lambda one: one.metric.end, reverse=True)


def _asked(points: Sequence[_Shown]) -> tuple[Any, ...]:
    first = points[0]
    who, change, place = first.metric.rank
    return (first.brief, who, -min(len(points), 3), change, place)


def _metric(points: Sequence[_Shown]) -> Record:
    first = points[0].metric
    shown = [
        (one.metric.period, one.figure, one.address, one.metric.value, one.metric.end.toordinal())
        for one in points[:POINTS]
    ]
    record = Record((points[0].address, first.title, first.where, shown))
    record.weigh([first.title], _titled(list(terms(first.title))))
    record.weigh([points[0].figure], SHOWN)
    record.weigh(first.called, CALLED)
    record.weigh((one.figure for one in points[1:POINTS]), EARLIER)
    for one in points[:POINTS]:
        record.weigh(one.metric.when, WHOSE)
    record.weights |= dict.fromkeys(counted(first.whose), WHOSE)
    return record
