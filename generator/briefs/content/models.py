"""Models of the YAML files that an editor writes (pydantic, one a kind of file).

Each key's description is one sentence: editors see it while typing, and the reference lists it.
The keys stand in the order in which `briefs fmt` writes them.
"""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    BaseModel,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)

from briefs.content.brief_file import (
    Assisted,
    BriefFile,
    Category,
    ChartEntry,
    Disclosure,
    Dispute,
    Doubted,
    Interest,
    Quotation,
    Section,
    Series,
    Settled,
    Thesis,
    WatchItem,
)
from briefs.content.entities import (
    Company,
    Corrected,
    Correction,
    Entity,
    Entry,
    NextReport,
    Recast,
    Reported,
    Segment,
    Split,
)
from briefs.content.texts import (
    LONGEST_LINE,
    Basis,
    Bilingual,
    Bound,
    Claim,
    ConceptName,
    Day,
    EntityName,
    Formerly,
    Line,
    Pair,
    PeriodName,
    SegmentName,
    SignedConceptName,
    Stretch,
    Tag,
    Url,
)
from briefs.model.facts import PRINTED_CHANGES, SAYINGS, SCENARIOS
from briefs.model.language import ROWS
from briefs.model.unit import Kind

# further models, of company.yml and brief.yml
__all__ = [
    "Assisted",
    "BriefFile",
    "Category",
    "ChartEntry",
    "Company",
    "Corrected",
    "Correction",
    "Disclosure",
    "Dispute",
    "Doubted",
    "Entity",
    "Entry",
    "Interest",
    "NextReport",
    "Quotation",
    "Recast",
    "Reported",
    "Section",
    "Segment",
    "Series",
    "Settled",
    "Split",
    "Thesis",
    "WatchItem",
]

if TYPE_CHECKING:
    Scenario = str
    Change = str
    Says = str
else:
    Scenario = Literal[SCENARIOS]
    Change = Literal[("", *PRINTED_CHANGES)]
    Says = Literal[tuple(SAYINGS)]


TaxonomyName = Annotated[str, Field(pattern=r"^([A-Z][A-Za-z0-9]*)?$")]


class Concept(Entry):
    """One thing that can be measured."""

    label: Line = Field(description="The name as readers see it in tables, cards and prose.")
    short: Line | None = Field(
        None, description="A shorter name for chart axes and chips, where the label is too long."
    )
    definition: Bilingual = Field(description="One sentence for the glossary.")
    us_gaap: TaxonomyName = Field(
        "", description="Its name in the US-GAAP taxonomy.", examples=["NetIncomeLoss"]
    )
    ifrs_full: TaxonomyName = Field(
        "", description="Its name in the IFRS taxonomy.", examples=["ProfitLossBeforeTax"]
    )
    unit: Kind = Field(
        description="What its figures are measured in; a printed figure in another unit is refused."
    )
    period: Literal["duration", "instant"] = Field(
        description="Whether it is measured over a span of time (revenue) or on a day (cash)."
    )
    good: Literal["up", "down", "none"] = Field(
        "none", description="The direction that an owner welcomes; it decides better and worse."
    )
    sum_of: list[SignedConceptName] = Field(
        [],
        description="The concepts that add up to it, those with a minus sign subtracted.",
        examples=[["OperatingCashFlow", "-CapitalExpenditure"]],
    )
    ratio_of: Pair = Field(
        [],
        description="Numerator and denominator of this percentage.",
        examples=[["OperatingIncome", "Revenue"]],
    )
    growth_of: Pair = Field(
        [], description="This percentage is how far the first concept lies above the second."
    )
    share_of: ConceptName = Field(
        "", description="The concept of which a segment's share in its company is taken."
    )
    annualised: ConceptName = Field(
        "", description="The quarterly concept of which this is four times."
    )
    at_most: Bound = Field(
        "",
        description="The concept that this one can never exceed in the same period; its own name "
        "where no segment can exceed its company; 100% for a share, 100% together where companies "
        "share one whole.",
        examples=["Revenue", "100%"],
    )
    adds_up: bool = Field(
        default=False,
        description="Whether a year of it is the sum of its quarters, as of sales, not of prices.",
    )
    synonyms: dict[str, list[str]] = Field(
        {},
        description=f"Words that articles use for it, by language: {', '.join(ROWS)}.",
        json_schema_extra={"propertyNames": {"enum": list(ROWS)}},
    )
    per_share_of: ConceptName = Field(
        "", description="The concept of which this is the amount a share; it tells a split apart."
    )
    shares: bool = Field(
        default=False, description="Whether it counts shares, which a split makes more or fewer."
    )
    scope: Literal["any", "company", "market"] = Field(
        "any",
        description="Whether `briefs draft` may propose it for segments (any), for whole companies "
        "only (company), or for the share on a day (market).",
    )
    formerly: Formerly = Field([])

    @property
    def moves(self) -> bool:
        """True of how much the share moved."""
        return self.scope == "market" and self.unit == "percent" and not self.growth_of

    @property
    def in_shares(self) -> bool:
        """True where a split changes its amounts."""
        return self.shares or self.unit == "per_share"


class Source(Entry):
    """One article."""

    publisher: Line = Field(description="Who published the article.")
    title: Line = Field(
        description="What the article is about, in our words and never its own headline."
    )
    author: str = Field(
        "", max_length=LONGEST_LINE, description="The author as the article names them."
    )
    published: Day = Field(description="The day on which the article appeared.")
    dated: Line | None = Field(
        None, description="How the day is known where the article does not print it."
    )
    language: Tag = Field(description="The language and script of the article.")
    url: Url | None = Field(None, description="Where the article can be read.")
    sha256: str = Field(
        pattern=r"^[0-9a-f]{64}$",
        description="The fingerprint of the article's text; `briefs verify` prints it.",
    )
    figures: int = Field(
        ge=0, description="How many figures the article prints; `briefs verify` counts them."
    )
    assisted: str = Field(
        "", max_length=100, description="The program that proposed readings of its figures."
    )


class Subject(BaseModel):
    """A place of an article, and what stands there is about."""

    at: int = Field(
        ge=1, description="The article's paragraph; lines that are not empty count from 1."
    )
    entity: EntityName = Field(
        "", description="Whose figure it is; the folder's company if not said."
    )
    segment: SegmentName = Field(
        "", description="The part of the entity that it measures; the whole if not said."
    )
    concept: ConceptName = Field(description="What is measured, by its name in concepts.yml.")
    period: PeriodName = Field(
        "",
        description="When it was or will be measured; the brief's quarter if not said, `undated` "
        "where it is of no particular time (a record) or the article does not say.",
        examples=["2025Q4", "FY2025", "TTM2025Q4", "2025-12-31", "2026H1", "by 2027", "2016/2026"],
    )


Despite = Annotated[
    str,
    Field(
        max_length=80,
        description="Words of the paragraph by which `briefs verify` objects to the entry, though "
        "they are said of something else.",
        examples=["去年同期", "expected"],
    ),
]


class Said(Subject, Entry):
    """An article's word on a metric of which it prints no figure."""

    change: Change = Field("", description="The growth it is said of; the level if not said.")
    given: PeriodName = Field(
        "", description="The quarter with which guidance changed; the brief's own if not said."
    )
    says: Says = Field(description="How it stood to what was expected, or what guidance became.")
    despite: Despite = ""


class FactEntry(Subject, Entry):
    """One printed figure and what it means."""

    scenario: Scenario = Field(
        "actual",
        description="Whether it happened, or who expects it: the company (guidance), analysts "
        "(consensus), one author (estimate); a target is an aim and no forecast: with `by` what an "
        "author sets for the share, without it the company's own.",
    )
    change: Change = Field(
        "", description="What kind of change it is; the level itself if not said."
    )
    currency: str = Field(
        "",
        pattern=r"^[A-Z]{3}(/[A-Z]{3})?$",
        description="The currency of the amount, margin or growth, where it is not the company's "
        "and not printed with the figure; of an exchange rate its two, TWD/USD for New Taiwan "
        "dollars per US dollar.",
        examples=["USD", "TWD/USD"],
    )
    basis: Basis = Field(
        "",
        description="What the figure is stated on where it is not that of the article's day: "
        "restated, or the day whose shares and segments it counts by.",
        examples=["restated", "2024-06-09"],
    )
    given: PeriodName = Field(
        "",
        description="The quarter with whose results a forecast was given or a figure restated, "
        "where the article looks back on it; `undated` where it does not say of a forecast; the "
        "brief's own quarter if not said.",
        examples=["2025Q3", "FY2026Q2", "undated"],
    )
    by: Line | str | None = Field(
        None,
        description="Whose estimate or consensus it is; an estimate needs it.",
        examples=["FactSet"],
    )
    printed: str = Field(
        min_length=1,
        max_length=80,
        description="The figure exactly as printed, with its qualifier and unit and nothing else.",
        examples=["2,134億美元", "逾10%", "$1.95"],
    )
    down: bool = Field(
        default=False,
        description="True where the figure is a size and the words say that it fell or was lost; "
        "false where they only seem to.",
    )
    end: Literal["", "upper", "lower"] = Field(
        "",
        description="The end of a forecast's range that the article prints alone, as 'above the "
        "upper end of 29.2 billion'.",
    )
    despite: Despite = ""
    claims: list[Claim] = Field(
        [],
        description="What the article says of the figure, to be checked: above REF, below REF, "
        "of REF is REF, from REF to REF, is REF plus REF.",
        examples=[["above Revenue consensus"]],
    )
    prefer: Bilingual | None = Field(
        None, description="Why this printing is shown where several differ."
    )
    note: Bilingual | None = Field(None, description="A remark for the figure's card.")
    _second: bool = PrivateAttr(default=False)

    @model_validator(mode="wrap")
    @classmethod
    def _within_or(cls, data: Any, read: ModelWrapValidatorHandler["FactEntry"]) -> "FactEntry":
        if not isinstance(data, dict) or [*data] != ["or"]:
            return read(data)
        entry = read(data["or"])
        entry._second = True  # noqa: SLF001 - it is its own
        return entry

    @property
    def is_second(self) -> bool:
        """True where it is written with `or`, as a draft's second reading of a figure."""
        return self._second


Reason = Literal["repeats", "date", "boilerplate", "unfollowed", "vague", "name", "context"]


class Skipped(Entry):
    """A figure of the article that is no fact of ours, and why."""

    at: int = Field(
        ge=1, description="The article's paragraph; lines that are not empty count from 1."
    )
    printed: str = Field(min_length=1, description="The figure exactly as printed.")
    reason: Reason = Field(
        description="Why it is no fact: said before, a date, the page's furniture, a subject "
        "we do not follow, no definite number, part of a name, or a circumstance."
    )


class Undecided(Entry):
    """A figure of the article of which nobody has said yet what it means."""

    at: int = Field(ge=1, description="Paragraph of the article, counted from 1.")
    printed: str = Field(min_length=1, description="The figure exactly as printed.")
    hint: str = Field("", description="The names that `briefs draft` recognised near by.")
    reason: Reason | Literal[""] = Field(
        "", description="Why it is no fact; with it `briefs fmt` moves the line to skipped."
    )
    _fact: FactEntry | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")  # type: ignore[arg-type]
    @classmethod
    def _decided(
        cls, data: Any, read: ModelWrapValidatorHandler["Undecided"], info: ValidationInfo[Any]
    ) -> "Undecided":
        if not isinstance(data, dict) or not {"or", "concept"}.intersection(data):
            return read(data)
        fact = FactEntry.model_validate(data, context=info.context)
        entry = read({"at": fact.at, "printed": fact.printed})
        entry._fact = fact  # noqa: SLF001 - it is its own
        return entry

    @property
    def is_second(self) -> bool:
        """True where it is written with `or`, as a reading of the figure above."""
        return self._fact is not None and self._fact.is_second

    @property
    def belongs(self) -> str:
        """The list to which it belongs by what is said of it."""
        return "facts" if self._fact else "skipped" if self.reason else "undecided"


class FactFile(Entry):
    """One article's facts."""

    source: Source = Field(description="The article.")
    facts: list[FactEntry] = Field(
        max_length=2000,
        description="The figures that the article prints, one a line.",
        json_schema_extra={"uniqueItems": True},
    )
    said: list[Said] = Field([], description="Words of the article on metrics without a figure.")
    skipped: list[Skipped] = Field(
        [], description="The figures of the article that are no facts of ours."
    )
    read: list[Stretch] = Field(
        [],
        description="The paragraphs that were read and give no figure; once it stands here, "
        "`briefs verify` names each paragraph that is neither here nor in an entry.",
        examples=[["1", "3-4"]],
    )
    undecided: list[Undecided] = Field(
        [], description="The figures of which it is still to be said whether they are facts."
    )
