"""One metric of companies and their peers side by side, as blocks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from briefs.analysis.across import Field, Standing, field, slug
from briefs.analysis.intervals import interval
from briefs.charts.marks import Chart, Series
from briefs.content.records import Company
from briefs.model.facts import Quantity
from briefs.model.unit import is_currency
from briefs.presentation import chart_data, legends, tables
from briefs.presentation.blocks import Block, Charts, Drawing, Prose, Section, Table
from briefs.presentation.inline import (
    Inline,
    Link,
    Missing,
    Parts,
    Span,
    close_up,
    lined,
    plain,
)
from briefs.presentation.localizer import Localizer, known_to

BARS = 12  # of a chart, the highest
ROWS = {"companies": 200, "parts": 60}
SHOWN: Mapping[str, Callable[[Standing], Quantity | None]] = {
    "level": lambda one: one.level,
    "growth": lambda one: one.growth,
    "outlook": lambda one: one.outlook,
}
Fields = Sequence[Field | None]  # of each of these
NAMED = 6  # companies that the list of metrics names


@dataclass(frozen=True)
class Comparison:
    """A metric of all that have it, in one language; companies with a folder are its subjects."""

    concept: str
    standings: Sequence[Standing]
    localizer: Localizer
    differing: Mapping[str, str]  # the places that say how figures are counted otherwise

    @property
    def name(self) -> str:
        return self.localizer.concept(self.concept)

    @property
    def place(self) -> str:
        """The address of its page below the language's."""
        return f"compare/{slug(self.concept)}/"

    @property
    def entities(self) -> list[str]:
        """All that have it, subjects first."""
        names = dict.fromkeys(one.entity for one in self.standings)
        ours = self.localizer.content.companies
        return sorted(names, key=lambda name: name not in ours)

    @property
    def sections(self) -> Iterator[Section]:
        """The companies, then the parts of companies, if any has the metric."""
        for name, found in self._groups.items():
            if found:
                title = (self._say(name),)
                yield Section(name, title, partial(self._explained, name, found))

    @property
    def charts(self) -> Iterator[str]:
        """The ids of the charts."""
        every = (_charted(*group) for group in self._groups.items())
        return (name for charted in every for name, _ in charted)

    @property
    def _groups(self) -> Mapping[str, Sequence[Standing]]:
        return {
            "companies": [one for one in self.standings if not one.segment],
            "parts": [one for one in self.standings if one.segment],
        }

    def _explained(self, name: str, found: Sequence[Standing]) -> Iterator[Block]:
        return legends.explained(self.localizer, self._blocks(name, found))

    def _say(self, key: str, **parts: object) -> str:
        return self.localizer.say("compare", key, **parts)

    def _teller(self, entity: str) -> Company:
        """The company in whose words an entity is named: itself, or one that speaks of it."""
        companies = self.localizer.content.companies
        own = companies.get(entity)
        return own or next(one for one in companies.values() if entity in one.entities)

    def called(self, entity: str, segment: str = "") -> str:
        teller = self._teller(entity)
        name = self.localizer.company(entity, teller)
        if not segment:
            return name
        return self.localizer.say("label", "join").join(
            [name, self.localizer.segment(segment, teller)]
        )

    # Blocks

    def _blocks(self, name: str, found: Sequence[Standing]) -> Iterator[Block]:
        drawings = [self._chart(*one) for one in _charted(name, found)]
        if drawings:
            yield Charts(drawings)
        fields = _fields(found)
        rows = sorted(found, key=partial(_order, fields))
        yield self._table(name, rows[: ROWS[name]], fields)
        if rows[ROWS[name] :]:
            said = self._say("cut", n=ROWS[name], all=len(rows))
            yield Prose((Span("paragraph", (said,)),))

    def _table(self, name: str, rows: Sequence[Standing], fields: Fields) -> Table:
        cell = self.localizer.cell
        columns: list[tables.Spec] = [
            ("facts.company" if name == "companies" else "compare.part", "title", self._linked),
            ("facts.period", "period", lambda one: (self._when(one.level or one.growth),)),
            ("compare.newest", "figure", lambda one: cell(one.level)),
            ("brief.yoy", "figure", lambda one: cell(one.growth, "signed")),
            ("compare.outlook", "figure", self._outlook),
        ]
        notes = {id(one): tuple(self._notes(one, fields)) for one in rows}
        if any(notes.values()):
            columns.append(("compare.note", "verdict", lambda one: notes[id(one)]))
        return tables.table(self.localizer, f"={self.name}", "ledger", columns, rows)

    def _linked(self, one: Standing) -> Parts:
        name = self.called(one.entity, one.segment)
        own = self.localizer.content.companies.get(one.entity)
        place = f"{self.localizer.language}/{own.folder}/" if own else ""
        return (Link(place, (name,)),) if place else (name,)

    def _when(self, quantity: Quantity | None) -> Inline:
        """A period in short, as its own company counts it."""
        if quantity is None:
            return Missing(self.localizer.say("label", "none"))
        meaning = quantity.meaning
        period = known_to(meaning.period, meaning.entity, self._teller(meaning.entity))
        return self.localizer.period(period, short=True)

    def _outlook(self, one: Standing) -> Parts:
        if one.outlook is None:
            return self.localizer.cell(None)
        return self.dated(one.outlook)

    def dated(self, quantity: Quantity) -> Parts:
        return *self.localizer.cell(quantity), " ", Span("soft", (self._when(quantity),))

    def _notes(self, one: Standing, fields: Fields) -> Iterator[Inline]:
        """The reason why a row is not compared, and where its count is another than others'."""
        reason = self._apart(one, fields)
        known = (self.differing.get(each.id, "") for each in one.known)
        if reason:
            yield reason
        for place in dict.fromkeys(filter(None, known)):
            yield from (self.localizer.say("label", "join"),) if reason else ()
            yield Link(place, (self._say("definition"),))

    def _apart(self, one: Standing, fields: Fields) -> str:
        """The reason why the first that is known of a row stands in no comparison, or nothing."""
        within, quantity = _first(one, fields)
        reason, unit = within.apart(quantity), quantity.figure.unit or ""
        if reason == "unit" and is_currency(unit):
            return self._say("currency", currency=self.localizer.named(unit))
        if reason == "age":
            days = (within.newest.end - quantity.meaning.period.end).days
            return self._say("age", n=round(days / 30.4))
        return self._say(reason) if reason else ""

    # A chart

    def _chart(self, name: str, fit: Sequence[tuple[Standing, Quantity]]) -> Drawing:
        """The highest that can be compared, subjects in colour."""
        known = [each for _, each in fit]
        written = self.localizer.amounts(known)
        texts = {each.id: text for each, text in zip(known, written, strict=True)}
        made = Chart(
            name,
            "bars",
            self._title(fit, texts),
            self._say("alt", metric=self._metric(known[0])),
            tuple(self._category(*pair) for pair in fit),
            tuple(self._series(fit, texts)),
            source=chart_data.source_line(known, self.localizer),
        )
        said = chart_data.looks([made], self.localizer)
        return Drawing(made, (said,) if said else (), known)

    def _category(self, one: Standing, quantity: Quantity) -> str:
        when = plain((self._when(quantity),))
        named = self.called(one.entity, one.segment)
        return self.localizer.say("label", "join").join([named, when])

    def _series(
        self, fit: Sequence[tuple[Standing, Quantity]], texts: Mapping[str, str]
    ) -> Iterator[Series]:
        ours = self.localizer.content.companies
        for name, role, wanted in (("subjects", "own", True), ("peers", "p1", False)):
            row = tuple(
                chart_data.point(each, texts, self.localizer)
                if (one.entity in ours) is wanted
                else None
                for one, each in fit
            )
            if any(row):
                yield Series(self._say(name), role, row)

    def _metric(self, quantity: Quantity) -> str:
        words, change = self.localizer.words["metric"], quantity.meaning.change
        named = (
            self.localizer.say("metric", change, what=self.name) if change in words else self.name
        )
        if quantity.meaning.scenario == "actual":
            return named
        whose = self.localizer.say("scenario", quantity.meaning.scenario)
        return self.localizer.say("label", "of", what=named, whose=whose)

    def _title(self, fit: Sequence[tuple[Standing, Quantity]], texts: Mapping[str, str]) -> str:
        """The metric, and the one that is highest, if that is beyond doubt."""
        (one, first), (_, second), *_ = fit
        metric = self._metric(first)
        if interval(first.figure)[0] <= interval(second.figure)[1]:
            return metric
        shown = plain((self.localizer.figure(first, "", texts[first.id]),))
        name = self.called(one.entity, one.segment)
        return close_up(self._say("highest", metric=metric, name=name, figure=shown))


def _first(one: Standing, fields: Fields) -> tuple[Field, Quantity]:
    """The first that is known of level, growth and outlook, and the field that it belongs to."""
    both = zip(fields, (of(one) for of in SHOWN.values()), strict=True)
    return next((within, each) for within, each in both if within and each)


def _order(fields: Fields, one: Standing) -> tuple[object, ...]:
    """The key by which rows stand: those compared by height, then the others by age."""
    within, quantity = _first(one, fields)
    if within.apart(quantity):
        return len(fields), -quantity.meaning.period.end.toordinal(), one.entity, one.segment
    return fields.index(within), -_middle(quantity), one.entity, one.segment


def _middle(quantity: Quantity) -> float:
    low, high = interval(quantity.figure)
    ends = [end for end in (quantity.figure.low, quantity.figure.high) if end is not None]
    return float(sum(ends) / len(ends)) if ends else (low + high) / 2


def newest(one: Comparison) -> Iterator[Parts]:
    """Names of those that have the metric, each with its newest figure; the others in one line."""
    levels = {each.entity: each.level for each in one.standings if each.level and not each.segment}
    for name in [name for name in one.entities if name in levels][:NAMED]:
        yield one.called(name), " ", *one.dated(levels[name])
    others = [one.called(name) for name in one.entities if name not in levels]
    if others:
        more = ["…"] if others[NAMED:] else []
        comma = one.localizer.say("label", "comma")
        yield (Span("soft", (comma.join([*others[:NAMED], *more]),)),)


def index(found: Iterable[Comparison], localizer: Localizer) -> Iterator[Block]:
    """The metrics that can be compared, each with those that have it."""
    columns: list[tables.Spec] = [
        (
            "brief.metric",
            "title",
            lambda one: (Link(f"{localizer.language}/{one.place}", (one.name,)),),
        ),
        ("compare.who", "verdict", lambda one: lined(newest(one))),
    ]
    table = tables.table(localizer, "compare.metrics", "ledger", columns, found)
    return legends.explained(localizer, [table])


def _fields(found: Sequence[Standing]) -> Fields:
    return [field(filter(None, map(of, found))) for of in SHOWN.values()]


def _charted(
    name: str, found: Sequence[Standing]
) -> Iterator[tuple[str, Sequence[tuple[Standing, Quantity]]]]:
    """The id of each chart with the highest that it shows; there is none of fewer than two."""
    for (kind, of), within in zip(SHOWN.items(), _fields(found), strict=True):
        known = [(one, of(one)) for one in found]
        fit = [(one, each) for one, each in known if each and within and not within.apart(each)]
        if len({one.entity for one, _ in fit}) > 1:
            highest = sorted(fit, key=lambda pair: _middle(pair[1]), reverse=True)
            yield f"compare-{name}-{kind}", highest[:BARS]
