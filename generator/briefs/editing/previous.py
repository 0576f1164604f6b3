"""Things that the earlier briefs of a company leave for its next one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefs.analysis.dataset import Dataset
from briefs.content.fitting import concept_period
from briefs.content.models import WatchItem
from briefs.content.records import Brief, Company
from briefs.content.references import BadReference, parse_reference, split, year_end
from briefs.model.facts import Meaning, Quantity
from briefs.model.language import written
from briefs.model.period import (
    REPORTED,
    Period,
    before,
    by_calendar,
    calendar_quarter,
    counterpart,
    earlier,
    fiscal_year,
    is_period,
    parse_period,
)


@dataclass(frozen=True)
class Previous:
    """All that is known before a company's quarter, from its briefs and from their figures."""

    dataset: Dataset
    company: Company
    period: Period

    @property
    def languages(self) -> Sequence[str]:
        """Those in which an editor writes."""
        return written(self.dataset.content.languages)

    @cached_property
    def before(self) -> Sequence[Brief]:
        """The company's earlier briefs, newest first."""
        ours = (
            brief
            for brief in self.dataset.content.briefs.values()
            if brief.company.id == self.company.id and brief.period.end < self.period.end
        )
        return sorted(ours, key=lambda brief: brief.period.end, reverse=True)

    @property
    def empty(self) -> Mapping[str, str]:
        """A text that is still to be written."""
        return dict.fromkeys(self.languages, "")

    @property
    def last(self) -> Brief | None:
        """The brief before this one."""
        return self.before[0] if self.before else None

    def compared(self) -> list[Quantity]:
        """Figures of the quarter before, the quarter a year before and the last year."""
        concepts = {name: index for index, name in enumerate(self.dataset.content.concepts)}
        order = {name: index for index, name in enumerate(self.company.segments)}
        found = [
            quantity
            for meaning, quantity in self.dataset.index.quantities.items()
            if meaning.scenario == "actual"
            and not meaning.change
            and meaning.entity in self.company.entities
            and meaning.period in self._compared_periods(meaning)
        ]
        found.sort(
            key=lambda quantity: (
                quantity.meaning.entity != self.company.id,
                quantity.meaning.entity,
                concepts[quantity.meaning.concept],
                order.get(quantity.meaning.segment, -1),
                quantity.meaning.period.end,
            )
        )
        return found

    def _compared_periods(self, meaning: Meaning) -> list[Period]:
        entity = self.company.entities[meaning.entity]
        now = counterpart(self.period, entity.fiscal_year_end)
        last = _completed(now)
        years = [fiscal_year(year, entity.fiscal_year_end) for year in (last - 1, last)]
        periods = [before(now), earlier(now, 12), *years]
        concept = self.dataset.content.concepts[meaning.concept]
        return [concept_period(concept, period) for period in periods if period]

    def guided(self) -> list[Quantity]:
        """Guidance whose period ends with this quarter, in the order in which it was given."""
        found = (
            quantity
            for meaning, quantity in self.dataset.index.quantities.items()
            if meaning.scenario == "guidance"
            and meaning.entity == self.company.id
            and meaning.period.end == self.period.end
            and meaning.since < calendar_quarter(self.period).end
            and quantity.facts
        )
        return sorted(found, key=lambda item: (item.meaning.since, item.id))

    def watched(self) -> list[tuple[Brief, WatchItem, Meaning]]:
        """Watch items of earlier briefs that none has settled since, oldest first."""
        found: dict[str, tuple[Brief, WatchItem, Meaning]] = {}
        for brief in self.before[::-1]:
            for settled in brief.entry.settled:
                found.pop(settled.item, None)
            for item in brief.entry.watch:
                meaning = self._meaning(item.settles, brief)
                if meaning:
                    found[item.id] = (brief, item, meaning)
        return list(found.values())

    def is_due(self, period: Period) -> bool:
        if period.kind in REPORTED:
            return calendar_quarter(period).end <= calendar_quarter(self.period).end
        return period.end <= self.period.end

    def _meaning(self, reference: str, brief: Brief) -> Meaning | None:
        try:
            return parse_reference(reference, brief, self.dataset.content).meaning
        except (BadReference, ValueError):
            return None

    def reference(self, meaning: Meaning) -> str:
        """The words by which this brief's prose names a figure."""
        theirs = meaning.entity != self.company.id
        entity = self.company.entities.get(meaning.entity, self.company.entry)
        usual = counterpart(self.period, entity.fiscal_year_end)
        concept = self.dataset.content.concepts[meaning.concept]
        period = by_calendar(meaning.period) if theirs else meaning.period
        parts = [
            meaning.entity if theirs else "",
            meaning.segment,
            meaning.concept,
            "" if meaning.period == concept_period(concept, usual) else str(period),
            "" if meaning.scenario == "actual" else meaning.scenario,
            meaning.change,
            meaning.currency,
        ]
        return " ".join(part for part in parts if part)

    def moved(self, references: Iterable[str]) -> list[str]:
        """References with their periods as far after this quarter as they were after the last."""
        found = (self.advanced(reference) for reference in references)
        return list(dict.fromkeys(filter(None, found)))

    def advanced(self, reference: str) -> str | None:
        """A reference for this quarter; None where it names a day that will not come again."""
        tokens, bar, option = reference.partition("|")
        moved = [self._later(token, reference) for token in split(tokens)]
        if None in moved:
            return None
        return " ".join(token for token in moved if token) + (bar and f"|{option.strip()}")

    def _later(self, token: str, reference: str) -> str | None:
        if not self._is_period(token):
            return token
        last = self.before[0].period
        period = parse_period(token, year_end(reference.partition("|")[0], self.company))
        if period.kind == "year":
            name = "CY" if period.calendar_year else "FY"
            return f"{name}{period.year + _completed(self.period) - _completed(last)}"
        if period.kind not in ("quarter", "half", "nine", "ttm", "day"):
            return token
        step = earlier(period, _months(self.period, last))
        if step is None or period.kind not in ("quarter", "ttm") or "FY" in token:
            return str(step) if step else None
        return f"{token[:-6]}{calendar_quarter(step)}"  # as it was written, by the calendar

    def _is_period(self, token: str) -> bool:
        known = (self.dataset.content.concepts, self.company.segments, self.company.entities)
        return is_period(token) and not any(token in names for names in known)


def _months(one: Period, other: Period) -> int:
    """Months by which one period ends before another."""
    return (other.end.year - one.end.year) * 12 + other.end.month - one.end.month


def _completed(period: Period) -> int:
    """The last fiscal year that has ended with a period."""
    return period.year if period.closes_year else period.year - 1
