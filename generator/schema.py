"""What an editor may write in each kind of YAML file (pydantic models, one a file kind)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from generator.facts import CLAIM, LANGUAGES


def _both_languages(text: dict[str, str]) -> dict[str, str]:
    missing = [tag for tag in LANGUAGES if not text.get(tag, "").strip()]
    unknown = sorted(set(text) - set(LANGUAGES))
    if unknown:
        raise ValueError(f"unknown language '{unknown[0]}'|write one of: {', '.join(LANGUAGES)}")
    if missing:
        remedy = f"write the text in {' and '.join(LANGUAGES)}"
        raise ValueError(f"translation missing: {', '.join(missing)}|{remedy}")
    return text


def _web_address(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"']+", url):
        raise ValueError(f"'{url}' is no web address|write an address that starts with https://")
    return url


def _slug(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        remedy = "write lower-case letters, digits and single hyphens"
        raise ValueError(f"'{name}' cannot be used in an address|{remedy}")
    return name


def _claim(text: str) -> str:
    if not CLAIM.fullmatch(text):
        forms = "'above REF', 'below REF', 'of REF is REF', 'from REF to REF' or 'is REF plus REF'"
        raise ValueError(f"'{text}' claims nothing|write {forms}")
    return text


def _day(text: object) -> object:
    if isinstance(text, str) and not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(f"'{text[:40]}' is no date|write it as 2026-02-06")
    return text


def _pair(names: list[str]) -> list[str]:
    if len(names) == 1:
        raise ValueError("one concept alone|write two: [first, second]")
    return names


Bilingual = Annotated[dict[str, str], AfterValidator(_both_languages)]
Reference = Annotated[
    str, Field(min_length=1, description="Tokens that name a figure: `AWS Revenue yoy`")
]
Claim = Annotated[str, AfterValidator(_claim)]
Day = Annotated[date, BeforeValidator(_day)]
Pair = Annotated[list[str], Field(max_length=2), AfterValidator(_pair)]
Slug = Annotated[str, AfterValidator(_slug)]
Url = Annotated[str, AfterValidator(_web_address)]


class Entry(BaseModel):
    """Any mapping in a YAML file: unknown keys are problems."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Concept(Entry):
    """One thing that can be measured."""

    label: Bilingual = Field(description="Name as readers see it")
    short: Bilingual | None = Field(None, description="Shorter name for charts and chips")
    definition: Bilingual = Field(description="One sentence for the glossary")
    unit: Literal["money", "per_share", "percent", "count", "power", "multiple", "time", "length"]
    period: Literal["duration", "instant"]
    good: Literal["up", "down", "none"] = Field("none", description="What is good for an owner")
    sum_of: list[str] = Field([], description="What adds up to it; '-Name' is subtracted")
    ratio_of: Pair = Field([], description="Numerator and denominator of this percentage")
    growth_of: Pair = Field(
        [], description="This percentage is how far the first concept lies above the second"
    )
    share_of: str = Field("", description="The concept of which a segment's share is taken")
    annualised: str = Field("", description="The quarterly concept of which this is four times")
    synonyms: dict[str, list[str]] = Field({}, description="Words that articles use, by language")


class Segment(Entry):
    """A part of an entity: a business, a product, a programme."""

    label: Bilingual
    long: Bilingual | None = None


class Entity(Entry):
    """A company that the briefs speak of."""

    name: Bilingual
    currency: str = Field("USD", pattern=r"^[A-Z]{3}$", description="ISO 4217")
    fiscal_year_end: int = Field(12, ge=1, le=12, description="Month in which the fiscal year ends")
    segments: dict[str, Segment] = {}


class Company(Entity):
    """The company whose folder this is."""

    ticker: str = Field(pattern=r"^[A-Z0-9.]{1,10}$")
    about: Bilingual
    parts: list[str] = Field([], description="Segments that add up to the company")
    entities: dict[str, Entity] = {}
    peers: list[str] = []
    trends: list[Reference] = Field([], description="What the company's page shows by quarter")


class Source(Entry):
    """One article."""

    publisher: Bilingual
    title: Bilingual = Field(description="What the article is about, in our words")
    author: str = ""
    published: Day
    dated: Bilingual | None = Field(None, description="How an unprinted date is known")
    language: Literal["en", "zh-Hant", "zh-Hans"]
    url: Url | None = None
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="Fingerprint of the article's text")
    figures: int = Field(ge=0, description="How many figures `briefs verify` finds in the article")


class FactEntry(Entry):
    """One printed figure and what it means."""

    at: int = Field(ge=1, description="Paragraph of the article, counted from 1")
    concept: str
    printed: str = Field(min_length=1, max_length=80, description="The figure exactly as printed")
    entity: str = ""
    segment: str = ""
    period: str = ""
    scenario: Literal["actual", "guidance", "consensus", "estimate", "target"] = "actual"
    change: Literal[
        "",
        "yoy",
        "qoq",
        "yoy_cc",
        "cagr",
        "growth",
        "surprise",
        "vs_guidance",
        "yoy_amount",
        "qoq_amount",
        "surprise_amount",
        "midpoint",
    ] = ""
    by: Bilingual | str | None = Field(None, description="Whose estimate or consensus")
    down: bool = Field(default=False, description="A size; the words say it fell or was lost")
    note: Bilingual | None = None
    prefer: Bilingual | None = Field(None, description="Why this printing is shown")
    claims: list[Claim] = Field([], description="What the article says of it: `above A`")


class Skipped(Entry):
    """A figure of the article that is no fact of ours, and why."""

    at: int = Field(ge=1)
    printed: str = Field(min_length=1)
    reason: Literal["repeats", "date", "boilerplate", "unfollowed", "vague", "name", "context"]


class FactFile(Entry):
    """One article's facts."""

    source: Source
    facts: list[FactEntry] = Field(max_length=2000)
    skipped: list[Skipped] = []


class Series(Entry):
    """One row of a chart: a reference completed by each category."""

    of: Reference
    label: Bilingual | None = None
    role: Literal["", "actual", "guidance", "consensus", "better", "worse"] = ""


class Category(Entry):
    """One column of a chart."""

    of: str = ""
    label: Bilingual | None = None


class ChartEntry(Entry):
    """A chart: series by categories, each cell a reference."""

    id: Slug
    kind: Literal["bars", "stacked", "lines", "ranges"]
    title: Bilingual = Field(description="The finding, as a sentence")
    description: Bilingual = Field(description="What is drawn, for those who cannot see it")
    categories: list[str | Category] = Field(min_length=1, max_length=24)
    series: list[Series] = Field(min_length=1, max_length=6)
    note: Bilingual | None = None


class Section(Entry):
    """A business or theme of the brief."""

    id: Slug
    title: Bilingual
    body: Bilingual
    figures: list[Reference] = Field([], description="Key figures shown as a table")
    charts: list[ChartEntry] = []


class Thesis(Entry):
    """The case for and the case against."""

    bull: list[Bilingual] = Field(min_length=1)
    bear: list[Bilingual] = Field(min_length=1)


class WatchItem(Entry):
    """Something to watch and the figure that would settle it."""

    id: Slug
    text: Bilingual
    settles: Reference


class Settled(Entry):
    """How a watch item of an earlier brief turned out."""

    item: str = Field(description="The id of the earlier brief's watch item")
    text: Bilingual


class Dispute(Entry):
    """A contradiction between sources, explained."""

    id: Slug
    kind: Literal["dispute", "definition"] = Field(
        "dispute", description="A contradiction, or figures that measure different things"
    )
    title: Bilingual
    facts: list[Reference] = Field([], description="The figures concerned")
    findings: list[str] = Field([], description="Conflicts of `briefs check` that this explains")
    text: Bilingual


class BriefFile(Entry):
    """The prose of one brief."""

    headline: Bilingual
    summary: Bilingual = Field(description="One sentence for lists and search results")
    bottom_line: list[Bilingual] = Field(min_length=3, max_length=3)
    reaction: Bilingual
    key: list[Reference] = Field(min_length=3, max_length=3, description="The numbers at the top")
    scorecard: list[Reference] = Field(min_length=1)
    charts: list[ChartEntry] = []
    sections: list[Section] = Field(min_length=1)
    thesis: Thesis
    risks: list[Bilingual] = Field(min_length=1)
    watch: list[WatchItem] = Field(min_length=1)
    changes: list[Bilingual] = Field([], description="What changed since the previous brief")
    settled: list[Settled] = []
    disputes: list[Dispute] = []
