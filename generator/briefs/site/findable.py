"""Records that the search finds, read from finished pages: one a section, and one a metric."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import chain, groupby
from posixpath import relpath
from typing import Any, NamedTuple

from briefs.content.grounds import hashed
from briefs.outputs.metrics import Metric, Names
from briefs.outputs.pages import Page
from briefs.site.sections import Section, sections
from briefs.site.terms import counted, terms

FOLDER = "search"
POINTS = 12  # of a metric, the newest first
CARD = "/figures/#f-"  # between a brief's page and the place of a card
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
    """A result as it is shown below what its page shares, with the weight of each term."""

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


def of_sections(page: Page, html: str, thesaurus: Thesaurus) -> Iterator[Record]:
    """A record for each section of a page: its title, its text, its id."""
    around = list(counted(page.called))
    for section in sections(html):
        if section.title:
            yield _record(page, section, thesaurus, around)


def _record(page: Page, section: Section, thesaurus: Thesaurus, around: Sequence[str]) -> Record:
    weights = dict.fromkeys(around, AROUND if section.id else _own(page))
    record = Record((section.title, section.text, section.id), weights)
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


Shown = tuple[Metric, str, str]  # a metric as a card shows it: with the figure and its address


class Card(NamedTuple):
    """A card by what places it among those of other times, and a mark of all that it shows.

    `page` is the place of its page among all, `number` its own there.
    """

    key: str
    period: str
    day: int
    rank: Sequence[Any]
    mark: str
    page: int
    number: int


def placed(metric: Metric, figure: str, address: str) -> Sequence[Any]:
    """A card, but for its place, as it is kept."""
    mark = hashed([*vars(metric).values()], figure, address)
    return metric.key, metric.period, metric.day, metric.rank, mark


def cards(page: Page, html: str) -> Sequence[Shown]:
    """The cards of a page of figures that are of metrics, with their figures and addresses."""
    if not page.metrics:
        return []
    found = _CARD.findall(html)
    metrics = page.metrics([unescape(name) for _, name, _ in found])
    return [
        (metric, unescape(_TAG.sub("", shown)), f"{page.url}#{place}")
        for metric, (place, _, shown) in zip(metrics, found, strict=True)
        if metric
    ]


def over_time(cards: Iterable[Card]) -> Mapping[int, Sequence[Sequence[Card]]]:
    """Metrics by their newest card's page, the first asked first: of each period the newest card.

    Cards come by page, the newest brief's first; so do a metric's periods.
    """
    metrics: dict[str, dict[str, Card]] = {}
    for one in cards:
        metrics.setdefault(one.key, {}).setdefault(one.period, one)
    every = (sorted(found.values(), key=_newest) for found in metrics.values())
    return {page: list(found) for page, found in groupby(sorted(every, key=_asked), _page)}


def _newest(card: Card) -> int:
    return -card.day


def _page(points: Sequence[Card]) -> int:
    return points[0].page


def _asked(points: Sequence[Card]) -> tuple[Any, ...]:
    who, change, place = points[0].rank
    return (_page(points), who, -min(len(points), 3), change, place)


def of_metric(points: Sequence[Shown], home: str) -> Record:
    """A metric's record: its title, its points, and where a line through them goes.

    A point is a period, a figure, and where its card is from `home` on, which leaves out `CARD`.
    """
    points = points[:POINTS]
    first, figure, _ = points[0]
    shown = [(metric.period, figure, _below(home, address)) for metric, figure, address in points]
    record = Record((first.title, shown, _line([metric for metric, _, _ in points])))
    record.weigh([first.title], _titled(list(terms(first.title))))
    record.weigh([figure], SHOWN)
    record.weigh([first.called], CALLED)
    record.weigh((earlier for _, earlier, _ in points[1:]), EARLIER)
    for metric, _, _ in points:
        record.weigh([metric.when], WHOSE)
    record.weights |= dict.fromkeys(counted([first.whose]), WHOSE)
    return record


def _below(home: str, address: str) -> str:
    page, name = address.split(CARD)
    return f"{relpath(page, home)}#{name}"


def _line(points: Sequence[Metric]) -> Sequence[int]:
    """The points from the newest on, each with its share of width and height in thousandths."""
    days = _shares([one.day for one in points])
    values = _shares([one.value for one in points])
    return list(chain.from_iterable(zip(days, values, strict=True))) if len(points) > 1 else []


def _shares(values: Sequence[float]) -> Sequence[int]:
    low = min(values)
    span = max(values) - low or 1
    return [round(1000 * (value - low) / span) for value in values]
