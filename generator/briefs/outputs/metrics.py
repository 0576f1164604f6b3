"""The metric of each figure and all names of what is measured, as the search needs them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any

from briefs.content.grounds import hashed
from briefs.content.models import Company, Concept, Entity, Segment
from briefs.model.facts import CHANGES, SCENARIOS, Fact, Meaning, Quantity
from briefs.model.figure import MAGNITUDE, Figure
from briefs.model.language import Text
from briefs.model.period import UNDATED
from briefs.presentation.context import RenderContext
from briefs.presentation.prose import BriefLocalizer

Named = Company | Concept | Segment | Entity


@dataclass(frozen=True)
class Names:
    """The label of something that articles tell of, and all that it is called, in any language."""

    label: Text
    called: Sequence[str]


@dataclass(frozen=True)
class Metric:
    """The thing that a figure measures, under a `key` that its figures of other times share.

    It is `called` by other names, one a line; `whose` and `when` are names too. What readers ask
    for sooner has a lower `rank`.
    """

    key: str
    title: str
    where: str
    period: str
    day: int  # the last one of its period, as an ordinal
    value: float
    called: str
    whose: str
    when: str
    rank: Sequence[Any]


@dataclass(frozen=True)
class Metrics:
    """The metrics of all figures, and all names in them."""

    context: RenderContext
    _known: dict[tuple[str, str, str], Metric | None] = field(default_factory=dict)

    @cached_property
    def figures(self) -> Mapping[str, tuple[Meaning, Figure]]:
        """The meaning and the value of each figure that may have a card, by its id."""
        dataset = self.context.dataset
        known: Iterable[Quantity | Fact] = chain(
            dataset.index.quantities.values(), dataset.content.facts
        )
        return {one.id: (one.meaning, one.figure) for one in known}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each concept among all, the most usual first."""
        return {name: place for place, name in enumerate(self.context.dataset.content.concepts)}

    @cached_property
    def names(self) -> Sequence[Names]:
        """The names of companies and their parts, of concepts that have figures, of guidance."""
        content, localizers = self.context.dataset.content, self.context.localizers
        used = {meaning.concept for meaning, _ in self.figures.values()}
        guidance = {one.language: one.say("scenario", "guidance") for one in localizers}
        return [
            *(named(company.entry) for company in content.companies.values()),
            *(named(concept) for name, concept in content.concepts.items() if name in used),
            *(named(part) for one in content.companies.values() for part in one.segments.values()),
            Names(guidance, [*guidance.values()]),
        ]

    def on_page(self, localizer: BriefLocalizer, names: Sequence[str]) -> Sequence[Metric | None]:
        """The metrics of the figures on a page of a brief, kept as long as that page."""

        def make() -> bytes:
            found = (self.of(name, localizer) for name in names)
            return json.dumps([one and [*vars(one).values()] for one in found]).encode()

        name = hashed(localizer.language, names)
        kept = json.loads(self.context.kept("metrics", localizer.brief, name, make))
        return [one and Metric(*one) for one in kept]

    def of(self, name: str, localizer: BriefLocalizer) -> Metric | None:
        """The metric of a figure by its id, as all pages of its brief's company say it."""
        key = name, localizer.brief.company.id, localizer.language
        if key not in self._known:
            self._known[key] = self._of(name, localizer)
        return self._known[key]

    def _of(self, name: str, localizer: BriefLocalizer) -> Metric | None:
        meaning, figure = self.figures.get(name, (None, None))
        if meaning is None or figure is None or UNDATED in (meaning.period, meaning.issued):
            return None
        grown = CHANGES.get(meaning.change) == "relative"
        company, period = localizer.brief.company, meaning.period
        everywhere = [
            self.context.brief_localizer(tag, localizer.brief) for tag in self.context.languages
        ]
        parts: list[Named] = [localizer.content.concepts[meaning.concept]]
        parts += [company.segments[meaning.segment]] if meaning.segment else []
        parts += [company.entities[meaning.entity]] if meaning.entity != company.id else []
        return Metric(
            _key(meaning),
            _title(meaning, localizer),
            f"{localizer.text(company.entry.name)} · {company.entry.ticker}",
            localizer.period(period),
            period.end.toordinal(),
            middle(figure),
            _lines(
                *(_title(meaning, one) for one in everywhere),
                *chain.from_iterable(named(part).called for part in parts),
                *(one.say("frame", "search_growth") for one in everywhere if grown),
            ),
            _lines(*named(company.entry).called, *(one.author(meaning.by) for one in everywhere)),
            _lines(period.key, *(one.period(period) for one in everywhere)),
            (
                (
                    meaning.entity != company.id,
                    SCENARIOS.index(meaning.scenario),
                    bool(meaning.segment),
                ),
                bool(meaning.change),
                self.places[meaning.concept],
            ),
        )


def named(part: Named) -> Names:
    """The names of a company, a concept, a segment or an entity."""
    label = part.name if isinstance(part, Entity) else part.label
    ticker = [part.ticker] if isinstance(part, Company) else []
    return Names(label, [*label.values(), *chain.from_iterable(part.synonyms.values()), *ticker])


def _lines(*names: str) -> str:
    return "\n".join(dict.fromkeys(names))


def _key(meaning: Meaning) -> str:
    kind = {"ttm": "year"}.get(meaning.period.kind, meaning.period.kind)
    subject = (meaning.entity, meaning.segment, meaning.concept, meaning.currency, meaning.basis)
    return "/".join(map(str, (*subject, meaning.scenario, meaning.by, meaning.change, kind)))


def _title(meaning: Meaning, localizer: BriefLocalizer) -> str:
    """Whose, what, and which kind of figure: `AWS revenue growth`, `Revenue · guidance`."""
    parts = [localizer.metric(meaning, localizer.brief.company)]
    if meaning.change and meaning.change not in localizer.words["metric"]:
        parts.append(localizer.say("change", meaning.change))
    if meaning.scenario != "actual":
        parts.append(localizer.scenario(meaning))
    return localizer.say("label", "join").join(parts)


def middle(figure: Figure) -> int | float:
    """The figure's middle, known end or power of ten, to sort by."""
    if figure.approx == MAGNITUDE:
        return int(figure.size) if figure.high is None else -int(figure.size)
    ends = [float(end) for end in (figure.low, figure.high) if end is not None]
    value = sum(ends) / len(ends)
    return int(value) if value.is_integer() else value
