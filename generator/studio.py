"""Where pages are made: a library, its voices, and the templates filled with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator import charts
from generator.briefing import Briefing
from generator.documents import LOADER
from generator.facts import LANGUAGES, Finding, Meaning, Quantity
from generator.guide import Guide
from generator.library import Library
from generator.load import Brief, Company
from generator.voice import BriefVoice, Voice, Words


@lru_cache(maxsize=1)
def spoken(text: str) -> Mapping[str, Words]:
    """The text of `words.yml` as each language's words."""
    sections = yaml.load(text, LOADER)  # noqa: S506 - a safe loader, and our own file
    return {
        language: {
            section: {key: forms[language] for key, forms in entries.items()}
            for section, entries in sections.items()
        }
        for language in LANGUAGES
    }


@cache
def environment(templates: Path) -> Environment:
    """The templates of a folder, compiled again only when they change."""
    return Environment(
        loader=FileSystemLoader([templates / "pages", templates]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True)
class Studio:
    """A library with what it takes to show it; `address` is where the site will stand, if known.

    A preview goes without what takes long: its pages say so instead of leading there.
    """

    library: Library
    templates: Path
    address: str = ""
    preview: bool = False
    guide: Guide | None = None

    @cached_property
    def words(self) -> Mapping[str, Words]:
        """The interface words of each language."""
        return spoken((self.templates / "words.yml").read_text("utf-8"))

    @property
    def environment(self) -> Environment:
        return environment(self.templates)

    @cached_property
    def checks(self) -> Mapping[Meaning, Sequence[Finding]]:
        """The findings that each meaning takes part in."""
        checks: dict[Meaning, list[Finding]] = {}
        for finding in self.library.findings:
            for meaning in {finding.meaning, *(part.meaning for part in finding.inputs)}:
                checks.setdefault(meaning, []).append(finding)
        return checks

    def voice(self, language: str) -> Voice:
        return Voice(language, self.words[language], self.library.content, self.library.book)

    @property
    def voices(self) -> Sequence[Voice]:
        """A voice for each language."""
        return [self.voice(language) for language in LANGUAGES]

    def brief_voice(self, language: str, brief: Brief) -> BriefVoice:
        return BriefVoice(
            language,
            self.words[language],
            self.library.content,
            self.library.book,
            brief,
            currency=brief.company.entry.currency,
        )

    def speak_of(self, brief: Brief, voice: Voice) -> BriefVoice:
        """A brief's voice on the page of another: what it shows gets its card there."""
        own = self.brief_voice(voice.language, brief)
        return replace(own, used=voice.used, currency=voice.currency)

    def briefing(self, brief: Brief) -> Briefing:
        return Briefing(self.library, brief)

    @property
    def several(self) -> bool:
        """Whether there are several companies: each then has its own pages for what grows."""
        return len(self.library.content.companies) > 1

    def render(self, template: str, voice: Voice, **values: Any) -> str:
        """A page's HTML with the cards of all figures that it shows."""
        page = self.environment.get_template(f"{template}.html").render(
            v=voice, say=voice.say, **values
        )
        return page + self._cards(voice, values["root"]) if voice.used else page

    def _cards(self, voice: Voice, root: str) -> str:
        return self.environment.get_template("cards.html").render(
            v=voice, say=voice.say, cards=self.cards(voice), root=root
        )

    def cards(self, voice: Voice) -> Sequence[tuple[Quantity, Sequence[Finding], Company]]:
        """Each quantity that a voice spoke of, and what it rests on, with its findings."""
        found: dict[str, Quantity] = {}
        waiting = list(voice.used.values())
        for quantity in waiting:
            if quantity.id not in found:
                found[quantity.id] = quantity
                waiting += quantity.inputs
        return [
            (quantity, self.checks.get(quantity.meaning, ()), self.teller(quantity, voice))
            for quantity in found.values()
        ]

    def teller(self, quantity: Quantity, voice: Voice) -> Company:
        """The company in whose words a card speaks: the brief's, if it knows whose figure it is."""
        meaning = quantity.meaning
        company = voice.brief.company if isinstance(voice, BriefVoice) else None
        known = company and company.entities.get(meaning.entity)
        whole = known and (not meaning.segment or meaning.segment in known.segments)
        return company if company and whole else self.owner(quantity)

    def owner(self, quantity: Quantity) -> Company:
        """The company whose articles a quantity comes from."""
        while quantity.derived:
            quantity = quantity.inputs[0]
        return self.library.content.companies[quantity.facts[0].brief.partition("/")[0]]

    def draw(self, chart: charts.Chart, voice: Voice) -> str:
        return charts.draw(chart, voice.words["chart"], self.templates / "charts")
