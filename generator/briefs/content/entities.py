"""Models of company.yml: a company, others that its briefs speak of, segments, corrections."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from briefs.content.texts import (
    Bilingual,
    ConceptName,
    Day,
    EntityName,
    FiscalYear,
    Formerly,
    Line,
    Origin,
    Ratio,
    Reference,
    SegmentName,
    Slug,
    Url,
)
from briefs.model.language import ROWS


class Entry(BaseModel):
    """Any mapping in a YAML file: unknown keys are problems."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Segment(Entry):
    """A part of an entity: a business, a product, a programme."""

    label: Line = Field(description="The name as readers see it.")
    long: Line | None = Field(None, description="The full name, where the label is short.")
    synonyms: dict[str, list[str]] = Field(
        {}, description=f"Other names that articles use, by language: {', '.join(ROWS)}."
    )
    common: bool = Field(
        default=False,
        description="Whether the label is an everyday word, so that only the synonyms name it.",
    )
    formerly: Formerly = Field([])


_SOURCE = Field(None, description="Where it can be read, if no article of the folder speaks of it.")


class Split(Entry):
    """A split of an entity's shares."""

    day: Day = Field(description="The first day on which the new shares are traded.")
    ratio: Ratio = Field(
        description="The new shares for the old ones, as it is announced.",
        examples=["10-for-1", "1-for-8"],
    )
    source: Url | None = _SOURCE


class Recast(Entry):
    """A day from which an entity counts otherwise, and states what was before anew."""

    day: Day = Field(description="The day of the report that first counts in the new way.")
    segments: list[SegmentName] = Field(
        [], description="The segments that were cut anew; the whole entity if none is named."
    )
    concepts: list[ConceptName] = Field(
        [],
        description="What is counted otherwise; every figure of its accounts if none is named.",
    )
    label: Line = Field(description="The new way in a few words, as cards name it.")
    source: Url | None = _SOURCE


class Entity(Entry):
    """A company that the briefs speak of."""

    name: Line = Field(description="The company's name as readers see it.")
    currency: str = Field(
        "USD",
        pattern=r"^[A-Z]{3}$",
        description="The currency of amounts printed without one, a code of ISO 4217.",
        examples=["USD", "TWD"],
    )
    fiscal_year_end: int = Field(
        12, ge=1, le=12, description="The month in which the fiscal year ends, 1 to 12."
    )
    fiscal_year_since: Day | None = Field(
        None,
        description="The first day of the first fiscal year that ends in that month, where earlier "
        "ones ended in another.",
    )
    long_years: list[FiscalYear] = Field(
        [],
        description="The fiscal years of 53 weeks; their last quarter has fourteen.",
        examples=[["FY2023"]],
    )
    splits: list[Split] = Field(
        [],
        description="The splits of its shares; per-share figures are on the shares of the day "
        "their article appeared.",
        examples=[[{"day": "2024-06-10", "ratio": "10-for-1"}]],
    )
    recasts: list[Recast] = Field(
        [],
        description="The days from which it counts otherwise: segments cut anew, a part "
        "discontinued, another accounting policy.",
    )
    segments: dict[str, Segment] = Field(
        {},
        description="Its parts by the name that facts and references use.",
        json_schema_extra={"propertyNames": {"kind": "name"}},
    )
    synonyms: dict[str, list[str]] = Field(
        {}, description=f"Other names that articles use, by language: {', '.join(ROWS)}."
    )
    formerly: Formerly = Field([])


class Corrected(Entry):
    """A published figure that was corrected."""

    of: Reference = Field(description="The figure, as prose names it; it may be there no longer.")
    was: str = Field(
        "",
        max_length=80,
        description="The figure exactly as its fact printed it before, where that was wrong.",
        examples=["2,134億美元"],
    )
    down: bool = Field(
        default=False, description="Whether it was below zero though printed as a size."
    )


class Correction(Entry):
    """A dated note that something published was wrong, and what it was."""

    day: Day = Field(description="The day on which it was corrected.")
    figures: list[Corrected] = Field(
        [],
        description="The figures that are another now, or gone.",
        examples=[[{"of": "AWS Revenue yoy", "was": "約23%"}]],
    )
    articles: list[Slug] = Field(
        [],
        description="The articles, by the names of their files, whose day, address or publisher is "
        "another now, or that are gone with all their figures.",
    )
    text: Bilingual = Field(description="What was wrong and why, with references to figures.")


class Reported(Entry):
    """The day on which a company reported, and what says so."""

    date: Day = Field(description="The day on which the company reported, by its exchange's clock.")
    source: Origin = Field(
        description="The article that names the day, by the name of its fact file, or the address "
        "where it can be read."
    )


class NextReport(Entry):
    """The day of a company's next report."""

    date: Day = Field(description="The day on which the company reports.")
    session: Literal["before_open", "during", "after_close"] | None = Field(
        None, description="Whether before the exchange opens, while it trades, or after it closes."
    )
    status: Literal["announced", "estimated"] = Field(
        description="Whether the company named the day, or somebody expects it.",
        examples=["announced"],
    )
    source: Origin = Field(
        description="The article that names the day, by the name of its fact file, or the address "
        "where it can be read.",
        examples=["https://ir.example.com/events"],
    )


class Company(Entity):
    """The company whose folder this is."""

    ticker: str = Field(
        pattern=r"^[A-Z0-9]([A-Z0-9&/._+-]{0,18}([a-z]([./-][A-Z0-9]{1,5})?)?)$",
        description="The exchange's symbol, which also names the company in references.",
        examples=["AMZN", "2330.TW", "BRK/B", "M&M.NS"],
    )
    about: Bilingual = Field(description="What the company does, in a few sentences.")
    parts: list[SegmentName] = Field(
        [], description="The segments that add up to the company; checks use their sum."
    )
    entities: dict[str, Entity] = Field(
        {},
        description="The other companies that its briefs speak of, by ticker or name.",
        json_schema_extra={"propertyNames": {"kind": "name"}},
    )
    peers: list[EntityName] = Field(
        [], description="The entities that the company's page compares it with."
    )
    trends: list[Reference] = Field(
        [],
        description="What the company's page shows quarter by quarter; without it, what has most "
        "values on file.",
        examples=[["Revenue", "OperatingMargin"]],
    )
    next_report: NextReport | None = Field(
        None, description="The day of the next report; without a source there is none."
    )
    corrections: list[Correction] = Field(
        [], description="Corrections that belong to no brief, such as to one that was withdrawn."
    )
