"""Figures that pages of several briefs show: the cards of each stand on one brief's page."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from briefs.analysis.dataset import grouped
from briefs.content.records import Brief, Company
from briefs.model.facts import Quantity
from briefs.outputs.reference import VALUES
from briefs.presentation import overview
from briefs.presentation.blocks import quantities
from briefs.presentation.context import RenderContext


@dataclass(frozen=True)
class Elsewhere:
    """The figures of each brief on pages of several, reckoned once a company."""

    context: RenderContext
    _known: dict[str, Sequence[Quantity]] = field(default_factory=dict)
    _named: dict[str, Sequence[str]] = field(default_factory=dict)

    def of(self, brief: Brief) -> list[Quantity]:
        """The figures whose cards stand on a brief's page though others show them."""
        companies = self.context.dataset.content.companies
        known = brief.company.entities
        about = (self._shown(companies[name]) for name in known if name in companies)
        shown = chain(*about, *(self._compared.get(name, ()) for name in known))
        kept = [one for one in shown if self.context.keeper(one) is brief]
        return [*kept, *self._printed.get(brief.id, ())]

    def named(self, brief: Brief) -> list[str]:
        """All that others show of what its company speaks of, which may be other companies'."""
        companies, known = self.context.dataset.content.companies, brief.company.entities
        compared = chain(*(self._compared.get(name, ()) for name in known))
        about = (self._names(companies[name]) for name in known if name in companies)
        return [*chain(*about), *(one.id for one in compared)]

    def _names(self, company: Company) -> Sequence[str]:
        """The figures on all pages that speak of a company, by their names."""

        def make() -> bytes:
            return json.dumps([one.id for one in self._shown(company)]).encode()

        if company.id not in self._named:
            found = json.loads(self.context.kept("shown", company, company.id, make))
            self._named[company.id] = found
        return self._named[company.id]

    @cached_property
    def _printed(self) -> Mapping[str, Sequence[Quantity]]:
        """The figures of each brief's facts, all of which the explorer shows."""
        printed = (one for one in self.context.dataset.index.quantities.values() if one.facts)
        return grouped(printed, lambda one: self.context.keeper(one).id)

    @cached_property
    def _compared(self) -> Mapping[str, Sequence[Quantity]]:
        """The figures of each entity on the pages of metrics."""
        every = chain.from_iterable(self.context.metrics.values())
        known = chain.from_iterable(one.known for one in every)
        return grouped(known, lambda one: one.meaning.entity)

    def _shown(self, company: Company) -> Sequence[Quantity]:
        """The figures on all pages that speak of a company."""
        if company.id not in self._known:
            self._known[company.id] = quantities(list(self._pages(company)))
        return self._known[company.id]

    def _pages(self, company: Company) -> Iterator[object]:
        context = self.context
        own = replace(context.localizers[0], currency=company.entry.currency)
        briefs = context.dataset.briefs(company)[:1]
        for brief in briefs:
            latest = context.speak_of(brief, own)
            yield (
                overview.company(context.dataset, latest),
                [*overview.newest(context.dataset, latest)],
            )
        for name in ("home", "promises", "findings", "corrections"):
            yield VALUES[name](context, own, company).get("shown", ())
