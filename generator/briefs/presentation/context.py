"""The place where pages are made: a dataset, its localizers, and the templates filled with them."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from briefs.analysis.across import Standing, metrics
from briefs.analysis.dataset import Dataset
from briefs.charts import drawing
from briefs.charts.numbers import Numbers
from briefs.content.folder import Folder
from briefs.content.records import Brief, Company
from briefs.model.cache import Cache
from briefs.model.facts import Fact, Finding, Meaning, Quantity
from briefs.model.problem import Faulty
from briefs.presentation import cards, embedding, places, reports
from briefs.presentation.blocks import Drawing, contents, quantities
from briefs.presentation.compared import Comparison
from briefs.presentation.document import Document
from briefs.presentation.inline import html
from briefs.presentation.leading import printed_first
from briefs.presentation.localizer import Localizer
from briefs.presentation.prose import BriefLocalizer
from briefs.presentation.template_check import template_fault
from briefs.presentation.templates import environment, words
from briefs.presentation.values import BriefValues, values_of
from briefs.presentation.wording import Words


@dataclass(frozen=True)
class RenderContext:
    """A folder's dataset with what it takes to show it.

    A preview goes without what takes long: its pages say so instead of leading there. `grounds` of
    companies and briefs are the names under which what is made of each is kept; without one nothing
    is.
    """

    dataset: Dataset
    folder: Folder
    preview: bool = False
    grounds: Mapping[str, str] = field(default_factory=dict)
    _last: list[Document] = field(default_factory=list, init=False, compare=False)

    @property
    def languages(self) -> Sequence[str]:
        return self.dataset.content.languages

    @cached_property
    def words(self) -> Mapping[str, Words]:
        """The interface words of each language."""
        return {tag: words(self.folder, tag) for tag in self.languages}

    @property
    def environment(self) -> Environment:
        return environment(self.folder.templates)

    @cached_property
    def checks(self) -> Mapping[Meaning, Sequence[Finding]]:
        """The findings that each meaning takes part in."""
        checks: dict[Meaning, list[Finding]] = {}
        for finding in self.dataset.findings:
            for meaning in {finding.meaning, *(part.meaning for part in finding.inputs)}:
                checks.setdefault(meaning, []).append(finding)
        return checks

    def kept(
        self, kind: str, of: Company | Brief | str, name: str, make: Callable[[], bytes]
    ) -> bytes:
        """Something as it was made of what has grounds, where these are still the same."""
        ours = self.grounds.get(of if isinstance(of, str) else of.id)
        return Cache(self.folder.cache).kept(kind, f"{ours} {name}", make) if ours else make()

    def localizer(self, language: str) -> Localizer:
        return Localizer(
            language,
            self.words[language],
            self.dataset.content,
            self.dataset.index,
            doubts=self.dataset.doubts,
        )

    @property
    def localizers(self) -> Sequence[Localizer]:
        """A localizer for each language."""
        return [self.localizer(language) for language in self.languages]

    def newest(self) -> list[tuple[Localizer, BriefLocalizer | None]]:
        """Each language, and the newest brief in it if there is one."""
        brief = next(iter(self.dataset.briefs()), None)
        told = (self.brief_localizer(one, brief) if brief else None for one in self.languages)
        return list(zip(self.localizers, told, strict=True))

    def brief_localizer(self, language: str, brief: Brief) -> BriefLocalizer:
        return BriefLocalizer(
            language,
            self.words[language],
            self.dataset.content,
            self.dataset.index,
            brief,
            currency=brief.company.entry.currency,
            doubts=self.dataset.doubts,
        )

    def speak_of(self, brief: Brief, localizer: Localizer) -> BriefLocalizer:
        """A brief's localizer on a page that is not its own."""
        own = self.brief_localizer(localizer.language, brief)
        return replace(own, currency=localizer.currency, dated=False)

    def values(self, brief: Brief) -> BriefValues:
        return values_of(self.dataset, brief)

    def document(self, localizer: BriefLocalizer) -> Document:
        """A brief as its readers get it in one language.

        The last one is kept: pages and files of a brief are made one after another.
        """
        if not (self._last and self._last[0].localizer is localizer):
            self._last[:] = [Document(self.dataset, localizer, self.folder, self.preview)]
        return self._last[0]

    def contents(self, localizer: BriefLocalizer) -> Sequence[tuple[tuple[str, str], ...]]:
        """The lists of contents of a brief and of the page of its figures."""

        def make() -> bytes:
            document = self.document(localizer)
            return json.dumps([document.contents, contents(document.evidence)]).encode()

        brief = localizer.brief
        found = self.kept("contents", brief, f"{brief.id} {localizer.language}", make)
        return [tuple((anchor, title) for anchor, title in one) for one in json.loads(found)]

    @cached_property
    def metrics(self) -> Mapping[str, Sequence[Standing]]:
        """The metrics that can be compared, with all that have each."""
        return metrics(self.dataset)

    def comparisons(self, localizer: Localizer) -> list[Comparison]:
        """The same as a language says them."""
        differing = {
            name: places.dispute(brief, dispute, localizer.language)
            for name, (brief, dispute) in self._differing.items()
        }
        return [Comparison(*metric, localizer, differing) for metric in self.metrics.items()]

    @cached_property
    def _differing(self) -> Mapping[str, tuple[Brief, str]]:
        """The figures of which sources count otherwise, each with the brief that says how."""
        found: dict[str, tuple[Brief, str]] = {}
        for brief in reversed(self.dataset.briefs()):
            own = self.brief_localizer(self.languages[0], brief)
            for dispute in brief.entry.disputes:
                if dispute.kind == "definition":
                    known = filter(None, map(own.find, dispute.facts))
                    found |= {one.id: (brief, dispute.id) for one in known}
        return found

    def keeper(self, quantity: Quantity) -> Brief:
        """The brief on whose page of figures the card of a figure stands that others show too."""
        fact = printed_first(quantity, self.dataset.index.published)
        return self.dataset.content.briefs[fact.brief]

    def card_of(self, fact: Fact, language: str) -> tuple[str, str]:
        """The page that has the card of a fact's figure, and the figure's name."""
        quantity = self.dataset.index.quantities[fact.meaning]
        return places.figures_page(self.keeper(quantity), language), quantity.id

    @property
    def several(self) -> bool:
        """True where there are several companies: each then has its own pages for what grows."""
        return len(self.dataset.content.companies) > 1

    def render(
        self, template: str, localizer: Localizer, url: str, shown: object = (), **values: Any
    ) -> str:
        """The HTML of a page at an address.

        One may name another as that of all its `figures`: its numbers lead there; if that is
        itself, it has the cards of all in what it shows. The numbers of any other are all in what
        it shows, and lead each to the brief that keeps it. One that stands `alone` in another's
        page has no scripts. `embeds` are the page whose charts others may show, and the names of
        these. Raises Faulty where a folder's own template fails.
        """
        root = "../" * url.count("/")
        figures, alone = values.get("figures", ""), values.get("alone", False)
        found = []
        if figures == url:
            own = quantities(shown)
            found = cards.cards(own, localizer, self.checks, self.dataset.corrected)
        kept = {} if figures else self._kept(shown, localizer)
        ways = {page: places.way(page, url) for page in {figures, *kept.values()}}
        numbers = Numbers(lambda card: ways[figures or kept[card]], bare=alone)
        text = partial(html, page=url, numbers=numbers)

        def chart(draw: Callable[..., str], drawn: Drawing) -> str:
            finding = text(drawn.finding) or drawn.chart.finding
            made = replace(drawn.chart, note=text(drawn.note), finding=finding)
            take = _taken(self, drawn, localizer, url, values)
            words = localizer.words["chart"]
            return draw(made, words, self.environment, numbers=numbers, alone=alone, **take)

        values |= {
            "v": localizer,
            "say": localizer.say,
            "root": root,
            "to": partial(places.link, "", page=url),
            "html": text,
            "drawn": partial(chart, drawing.draw),
            "valued": partial(chart, drawing.values),
            "strip": lambda drawn: drawing.strip(drawn.chart, self.environment, numbers),
            "cards": found,
            "report": partial(reports.of_card, page=url, folder=self.folder),
        }
        names = [template, "cards"] if found else [template]
        try:
            pages = (self.environment.get_template(f"{one}.html").render(values) for one in names)
            return "".join(pages)
        except Exception as error:
            if problem := template_fault(error, self.folder):  # a worker's process keeps the line
                raise Faulty(problem) from error
            raise

    def _kept(self, shown: object, localizer: Localizer) -> dict[str, str]:
        """The page that has the card of each figure in what is shown, by the figure's name."""
        return {
            one.id: places.figures_page(self.keeper(one), localizer.language)
            for one in quantities(shown)
        }


def _taken(
    context: RenderContext,
    drawn: Drawing,
    localizer: Localizer,
    url: str,
    values: Mapping[str, Any],
) -> dict[str, str]:
    """The place of a chart's values, the page that shows it alone, and the frame for that."""
    base, name, figures = context.folder.address, drawn.chart.id, values.get("figures", "")
    taken = {}
    if figures not in ("", url):
        taken["values"] = f"{places.way(figures, url)}#values-{name}"
    page, names = values.get("embeds", ("", ()))
    if context.preview or name not in names:
        return taken
    if taken:
        return taken  # beside which is the frame
    address = places.link(base, embedding.place(page, name), url)
    code = escape(embedding.frame(drawn, address, localizer)) if base else ""
    code = Markup(code.replace("&#34;", '"'))  # noqa: S704 - a text
    return {"embed": address, "code": code}
