"""Figures that pages of several briefs show: the cards of each stand on one brief's page."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from briefs.content.records import Brief, Company
from briefs.model.facts import Quantity
from briefs.model.groups import grouped
from briefs.outputs.reference import VALUES
from briefs.presentation import overview
from briefs.presentation.blocks import quantities
from briefs.presentation.context import RenderContext


@dataclass(frozen=True)
class Elsewhere:
    """The figures of each brief on pages of several, reckoned once a company."""

    context: RenderContext

    def of(self, brief: Brief) -> list[Quantity]:
        """The figures whose cards stand on a brief's page though others show them."""
        every = (self._shown_of, self._compared, self._printed)
        return [*chain.from_iterable(some.get(brief.id, ()) for some in every)]

    def named(self, brief: Brief) -> list[str]:
        """The names of those that pages of companies and of metrics show."""
        every = (self._shown_of, self._compared)
        return [one.id for some in every for one in some.get(brief.id, ())]

    @cached_property
    def _shown_of(self) -> Mapping[str, Sequence[Quantity]]:
        """The figures of each brief on pages that speak of a company, any that names theirs."""
        companies = self.context.dataset.content.companies.values()
        named = {one.id: one for one in self.context.dataset.index.quantities.values()}
        shown = dict.fromkeys(chain.from_iterable(map(self._names, companies)))
        return self._by_brief(named[name] for name in shown)

    def _names(self, company: Company) -> Sequence[str]:
        """The figures on all pages that speak of a company, by their names."""

        def make() -> bytes:
            return json.dumps([one.id for one in quantities(list(self._pages(company)))]).encode()

        found: Sequence[str] = json.loads(self.context.kept("shown", company, company.id, make))
        return found

    @cached_property
    def _printed(self) -> Mapping[str, Sequence[Quantity]]:
        """The figures of each brief's facts, all of which the explorer shows."""
        every = self.context.dataset.index.quantities.values()
        return self._by_brief(one for one in every if one.facts)

    @cached_property
    def _compared(self) -> Mapping[str, Sequence[Quantity]]:
        """The figures of each brief on the pages of metrics."""
        every = chain.from_iterable(self.context.metrics.values())
        return self._by_brief(chain.from_iterable(one.known for one in every))

    def _by_brief(self, figures: Iterable[Quantity]) -> Mapping[str, Sequence[Quantity]]:
        return grouped(figures, lambda one: self.context.keeper(one).id)

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
