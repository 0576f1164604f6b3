"""Where pages are made: a dataset, its localizers, and the templates filled with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from briefs.analysis.dataset import Dataset
from briefs.charts import drawing
from briefs.charts.marks import Chart
from briefs.content.records import Brief, Company
from briefs.content.yaml_source import LOADER
from briefs.model.facts import Finding, Meaning, Quantity
from briefs.model.language import LANGUAGES
from briefs.outputs.guide import Guide
from briefs.presentation.briefing import Briefing
from briefs.presentation.localizer import BriefLocalizer, Localizer, Words


@lru_cache(maxsize=8)
def spoken(text: str) -> Words:
    """The text of a file of `templates/words`."""
    return yaml.load(text, LOADER)  # type: ignore[no-any-return]  # noqa: S506 - a safe loader


@cache
def environment(templates: Path) -> Environment:
    """The templates of a folder, compiled again only when they change."""
    environment = Environment(
        loader=FileSystemLoader([templates / "pages", templates]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= drawing.FILTERS
    return environment


@dataclass(frozen=True)
class RenderContext:
    """A dataset with what it takes to show it; `address` is where the site will stand, if known.

    A preview goes without what takes long: its pages say so instead of leading there.
    """

    dataset: Dataset
    templates: Path
    address: str = ""
    preview: bool = False
    guide: Guide | None = None

    @cached_property
    def words(self) -> Mapping[str, Words]:
        """The interface words of each language."""
        folder = self.templates / "words"
        return {tag: spoken((folder / f"{tag}.yml").read_text("utf-8")) for tag in LANGUAGES}

    @property
    def environment(self) -> Environment:
        return environment(self.templates)

    @cached_property
    def checks(self) -> Mapping[Meaning, Sequence[Finding]]:
        """The findings that each meaning takes part in."""
        checks: dict[Meaning, list[Finding]] = {}
        for finding in self.dataset.findings:
            for meaning in {finding.meaning, *(part.meaning for part in finding.inputs)}:
                checks.setdefault(meaning, []).append(finding)
        return checks

    def localizer(self, language: str) -> Localizer:
        return Localizer(language, self.words[language], self.dataset.content, self.dataset.index)

    @property
    def localizers(self) -> Sequence[Localizer]:
        """A localizer for each language."""
        return [self.localizer(language) for language in LANGUAGES]

    def brief_localizer(self, language: str, brief: Brief) -> BriefLocalizer:
        return BriefLocalizer(
            language,
            self.words[language],
            self.dataset.content,
            self.dataset.index,
            brief,
            currency=brief.company.entry.currency,
        )

    def speak_of(self, brief: Brief, localizer: Localizer) -> BriefLocalizer:
        """A brief's localizer on the page of another: what it shows gets its card there."""
        own = self.brief_localizer(localizer.language, brief)
        return replace(own, used=localizer.used, currency=localizer.currency)

    def briefing(self, brief: Brief) -> Briefing:
        return Briefing(self.dataset, brief)

    @property
    def several(self) -> bool:
        """Whether there are several companies: each then has its own pages for what grows."""
        return len(self.dataset.content.companies) > 1

    def render(self, template: str, localizer: Localizer, **values: Any) -> str:
        """A page's HTML with the cards of all figures that it shows."""
        page = self.environment.get_template(f"{template}.html").render(
            v=localizer, say=localizer.say, **values
        )
        return page + self._cards(localizer, values["root"]) if localizer.used else page

    def _cards(self, localizer: Localizer, root: str) -> str:
        return self.environment.get_template("cards.html").render(
            v=localizer, say=localizer.say, cards=self.cards(localizer), root=root
        )

    def cards(self, localizer: Localizer) -> Sequence[tuple[Quantity, Sequence[Finding], Company]]:
        """Each quantity that a localizer spoke of, and what it rests on, with its findings."""
        found: dict[str, Quantity] = {}
        waiting = list(localizer.used.values())
        for quantity in waiting:
            if quantity.id not in found:
                found[quantity.id] = quantity
                waiting += quantity.inputs
        return [
            (quantity, self.checks.get(quantity.meaning, ()), self.teller(quantity, localizer))
            for quantity in found.values()
        ]

    def teller(self, quantity: Quantity, localizer: Localizer) -> Company:
        """The company in whose words a card speaks: the brief's, if it knows whose figure it is."""
        meaning = quantity.meaning
        company = localizer.brief.company if isinstance(localizer, BriefLocalizer) else None
        known = company and company.entities.get(meaning.entity)
        whole = known and (not meaning.segment or meaning.segment in known.segments)
        return company if company and whole else self.owner(quantity)

    def owner(self, quantity: Quantity) -> Company:
        """The company whose articles a quantity comes from."""
        while quantity.derived:
            quantity = quantity.inputs[0]
        return self.dataset.content.companies[quantity.facts[0].brief.partition("/")[0]]

    def draw(self, chart: Chart, localizer: Localizer) -> str:
        return drawing.draw(chart, localizer.words["chart"], self.environment)
