"""All that a brief shows besides its prose, as values in no language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from briefs.analysis import awaited, ledger, scorecard
from briefs.analysis.corrections import Correction
from briefs.analysis.dataset import Dataset
from briefs.analysis.scores import independent
from briefs.content.models import Dispute, WatchItem
from briefs.content.records import Brief, Source
from briefs.content.references import Index, parse_reference
from briefs.model.facts import Finding, Meaning, Quantity
from briefs.model.language import Text
from briefs.model.period import Period, after, between, calendar_quarter

SHOWN = 7  # periods in a row


@dataclass(frozen=True, slots=True)
class Watched:
    """A watch item, what settles it and, once known, that figure and the brief that has it.

    `state` is `settled`, also by a later brief's words alone, or that of what is awaited.
    """

    item: WatchItem
    meaning: Meaning
    outcome: Quantity | None
    brief: Brief | None
    state: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A watch item of an earlier brief and how it turned out."""

    brief: Brief
    item: WatchItem
    text: Text


@dataclass(frozen=True, eq=False)
class BriefValues:
    """All that a dataset says of one brief; nothing of it depends on a language."""

    dataset: Dataset
    brief: Brief

    @property
    def day(self) -> date:
        """The day of the brief."""
        return self.dataset.dated(self.brief)

    @property
    def then(self) -> Index:
        """All that was known on the day of the brief."""
        return self.dataset.index.on(self.day)

    def row(self, reference: str) -> scorecard.Row:
        """A metric's scorecard row as known on the day of the brief."""
        return scorecard.row(reference, self.brief, self.dataset.content, self.then)

    @cached_property
    def rows(self) -> Sequence[scorecard.Row]:
        """The scorecard."""
        return [self.row(reference) for reference in self.brief.entry.scorecard]

    @cached_property
    def completed(self) -> Sequence[tuple[scorecard.Row, scorecard.Row]]:
        """The scorecard, each row beside itself as later articles complete it."""
        content, index = self.dataset.content, self.dataset.index
        later = (
            scorecard.row(reference, self.brief, content, index)
            for reference in self.brief.entry.scorecard
        )
        return list(zip(self.rows, later, strict=True))

    @cached_property
    def key(self) -> Sequence[scorecard.Row]:
        """The numbers that stand at the top."""
        return [self.row(reference) for reference in self.brief.entry.key]

    @cached_property
    def previous(self) -> Brief | None:
        return self._beside(-1)

    @cached_property
    def next(self) -> Brief | None:
        return self._beside(1)

    @property
    def row_of_periods(self) -> Sequence[tuple[Period, Brief | None]]:
        """The periods around the brief's own, each with its brief if it has one.

        The last is the one that the company reports next.
        """
        known = {brief.period: brief for brief in self.dataset.briefs(self.brief.company)}
        due = after(max(known, key=lambda period: period.end))
        periods = sorted({*known, *between(known), *filter(None, [due])}, key=lambda one: one.end)
        place = periods.index(self.brief.period)
        first = max(0, min(place - 3, len(periods) - SHOWN))
        return [(period, known.get(period)) for period in periods[first : first + SHOWN]]

    def _beside(self, step: int) -> Brief | None:
        order = self.dataset.briefs(self.brief.company)[::-1]
        index = order.index(self.brief) + step
        return order[index] if 0 <= index < len(order) else None

    @cached_property
    def moved(self) -> Sequence[tuple[scorecard.Row, Quantity]]:
        """Scorecard metrics known in both briefs: now, and what it was in the previous one."""
        if self.previous is None:
            return []
        found = []
        for reference, now in zip(self.brief.entry.scorecard, self.rows, strict=True):
            if now.actual is None:
                continue
            one = now.actual.meaning
            meaning = parse_reference(reference, self.previous, self.dataset.content).meaning
            before = self.then.find(replace(meaning, basis=one.basis), self.previous.period)
            if before is None or before.meaning.period == one.period:
                continue
            if (one.currency, one.basis) == (before.meaning.currency, before.meaning.basis):
                found.append((now, before))
        return found

    @cached_property
    def guided_now(self) -> Sequence[ledger.Guided]:
        """Guidance given before that the brief's quarter or year settles."""
        return [
            item
            for item in self._guided(self.brief.period)
            if item.actual and item.place != "undated"
        ]

    @cached_property
    def revised(self) -> Sequence[ledger.Guided]:
        """Guidance given with the brief's quarter that revises what was given before."""
        now = calendar_quarter(self.brief.period)
        statements = self._guided()
        return [one for one in statements if one.revision and one.meaning.issued == now]

    @cached_property
    def promised(self) -> Sequence[ledger.Guided]:
        """The last word on what was guided for now, then on what was guided now, still open.

        Each kind stands in the order of the scorecard.
        """
        content, brief = self.dataset.content, self.brief
        groups = ledger.promises(brief.company.id, content, self.then, brief.period)
        last = [one for group in groups for one in group if one.place in ("only", "last")]
        end, now = brief.period.end, calendar_quarter(brief.period)
        told = [
            one
            for one in last
            if one.meaning.period.end == end
            or (one.meaning.period.end > end and one.meaning.issued == now)
        ]
        ranks = [(row.meaning.segment, row.meaning.concept) for row in self.rows]

        def order(item: ledger.Guided) -> tuple[object, ...]:
            meaning = item.meaning
            what = meaning.segment, meaning.concept
            rank = ranks.index(what) if what in ranks else len(ranks)
            return meaning.period.end > end, rank, meaning.period.end

        return sorted(independent(told, brief.company, content.concepts), key=order)

    def _guided(self, due: Period | None = None) -> Sequence[ledger.Guided]:
        content, brief = self.dataset.content, self.brief
        return ledger.ledger(brief.company.id, content, self.then, brief.period, due)

    @cached_property
    def watch(self) -> Sequence[Watched]:
        """The brief's own watch list."""
        return [self._watched(item) for item in self.brief.entry.watch]

    def _watched(self, item: WatchItem) -> Watched:
        index = self.dataset.index
        meaning = parse_reference(item.settles, self.brief, self.dataset.content).meaning
        newest = self.dataset.briefs(self.brief.company)[0]
        now, then = index.find(meaning, newest.period), self.then.find(meaning, self.brief.period)
        same = now and then and now.meaning == then.meaning
        outcome = now if not same or (now and not now.meaning.issued) else None
        content, company = self.dataset.content, self.brief.company.id
        later = self._answered.get(item.id)
        if outcome:
            later = content.briefs.get(outcome.facts[0].brief) if outcome.facts else None
        settled = outcome or later
        state = "settled" if settled else awaited.state(meaning.period, company, content)
        return Watched(item, meaning, outcome, later, state)

    @cached_property
    def _answered(self) -> Mapping[str, Brief]:
        """The first later brief that settles each item in words."""
        ours = self.dataset.briefs(self.brief.company)
        later = (other for other in ours if other.period.end > self.brief.period.end)
        return {settled.item: other for other in later for settled in other.entry.settled}

    @cached_property
    def settled(self) -> Sequence[Settled]:
        """Watch items of earlier briefs, and their answers."""
        earlier = {
            item.id: (other, item)
            for other in self.dataset.briefs(self.brief.company)
            if other.period.end < self.brief.period.end
            for item in other.entry.watch
        }
        return [
            Settled(*earlier[item.item], item.text)
            for item in self.brief.entry.settled
            if item.item in earlier
        ]

    @property
    def disputes(self) -> Sequence[Dispute]:
        """The contradictions between sources, first those that put a figure in doubt."""
        return sorted(
            self.brief.entry.disputes,
            key=lambda one: (not grave(one), one.kind == "definition"),
        )

    @property
    def corrections(self) -> Sequence[Correction]:
        """The brief's own corrections, newest first."""
        return [note for note in self.dataset.corrections if note.own and note.brief is self.brief]

    @property
    def findings(self) -> Sequence[Finding]:
        """The findings that a reader should see."""
        return self.dataset.shown.get(self.brief.id, ())

    @property
    def sources(self) -> Sequence[tuple[Source, int]]:
        """The articles, each with the number of facts taken from it."""
        facts, sources = self.dataset.facts, self.dataset.sources.get(self.brief.id, ())
        return [(source, len(facts.get(source.id, ()))) for source in sources]


def grave(dispute: Dispute) -> bool:
    """True where a contradiction puts a figure in doubt."""
    return bool(dispute.doubts or dispute.findings)


def values_of(dataset: Dataset, brief: Brief) -> BriefValues:
    """The values of a brief, reckoned once for its pages and files in all languages."""
    made: dict[str, BriefValues] = dataset.made
    if brief.id not in made:
        for oldest in list(made)[: len(made) + 1 - _MADE]:
            del made[oldest]
        made[brief.id] = BriefValues(dataset, brief)
    return made[brief.id]


_MADE = 64  # briefs whose values are in memory
