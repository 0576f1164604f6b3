"""Models of brief.yml: the words of a brief, its charts, and the figures that stand where."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from briefs.charts.kinds import KINDS
from briefs.content.entities import Correction, Entry, Reported
from briefs.content.texts import Bilingual, Day, Line, Reference, Slug, Tokens

if TYPE_CHECKING:
    ChartKind = str
else:
    ChartKind = Literal[tuple(KINDS)]

Name = Annotated[str, Field(min_length=1, max_length=100)]  # of a person or a program


class Series(Entry):
    """One row of a chart: a reference completed by each category."""

    of: Reference = Field(
        description="The words of a reference that all its cells share.", examples=["AWS Revenue"]
    )
    label: Line | None = Field(None, description="Its name in the legend, if not its own.")
    role: Literal["", "actual", "guidance", "consensus", "better", "worse"] = Field(
        "", description="What it stands for, which decides colour and shape."
    )


class Category(Entry):
    """One column of a chart."""

    of: Tokens = Field(
        "", description="The words that it adds to each series: a period, segment or entity."
    )
    label: Line | None = Field(None, description="Its name on the axis, if not its own.")


class ChartEntry(Entry):
    """A chart: series by categories, each cell a reference."""

    id: Slug = Field(description="The chart's name in addresses, unique in the brief.")
    kind: ChartKind = Field(
        description="How it is drawn; ranges show guidance and consensus against the outcome."
    )
    title: Line = Field(description="The finding, as a sentence.")
    description: Bilingual = Field(description="What is drawn, for those who cannot see it.")
    categories: list[Tokens | Category] = Field(
        min_length=1,
        max_length=24,
        description="The columns: periods, segments or entities.",
        examples=[["2024Q4", "2025Q4"]],
    )
    series: list[Series] = Field(
        min_length=1, max_length=6, description="The rows, each drawn in its own colour."
    )
    note: Bilingual | None = Field(None, description="A remark below the chart.")


class Section(Entry):
    """A business or theme of the brief."""

    id: Slug = Field(description="The section's name in addresses, unique in the brief.")
    title: Line = Field(description="The heading.")
    body: Bilingual = Field(
        description="The text, in Markdown with references to figures; its first paragraph is the "
        "finding, the rest unfolds."
    )
    figures: list[Reference] = Field([], description="The key figures shown as a table.")
    charts: list[ChartEntry] = Field(
        [], description="The charts below the finding; all but the first unfold."
    )


class Thesis(Entry):
    """The case for and the case against."""

    bull: list[Bilingual] = Field(min_length=1, description="Arguments for owning the share.")
    bear: list[Bilingual] = Field(min_length=1, description="Arguments against it.")


class WatchItem(Entry):
    """Something to watch and the figure that would settle it."""

    id: Slug = Field(description="The item's name, by which a later brief settles it.")
    text: Bilingual = Field(description="What to watch, as a question.")
    settles: Reference = Field(description="The figure that will answer it.")


class Settled(Entry):
    """The outcome of a watch item of an earlier brief."""

    item: str = Field(description="The id of the earlier brief's watch item.")
    text: Bilingual = Field(description="How it turned out.")


class Doubted(Entry):
    """A printed figure in doubt."""

    of: Reference = Field(description="The figure; it and all that rests on it carry the sign ≠.")
    instead: Reference | None = Field(
        None,
        description="The figure that may be meant instead; cards say what it would make of the "
        "others.",
    )


class Dispute(Entry):
    """A contradiction between sources, explained."""

    id: Slug = Field(description="The dispute's name in addresses, unique in the brief.")
    kind: Literal["dispute", "definition"] = Field(
        "dispute", description="A contradiction, or figures that measure different things."
    )
    title: Line = Field(description="What is disputed, in a few words.")
    facts: list[Reference] = Field([], description="The figures shown side by side.")
    findings: list[str] = Field(
        [], description="The conflicts that this explains, by the ids that `briefs check` prints."
    )
    doubts: list[Doubted] = Field(
        [],
        description="The figures that this leaves in doubt, besides those of its findings.",
        examples=[[{"of": "CapitalExpenditure FY2025"}]],
    )
    text: Bilingual = Field(description="Why the sources differ, and which figure we show.")


class Quotation(Entry):
    """Words of a person, as an article has them."""

    speaker: Line = Field(description="Who said it, with their office.")
    source: str = Field(description="The article that quotes it, by the name of its fact file.")
    at: int = Field(
        ge=1, description="The article's paragraph; lines that are not empty count from 1."
    )
    words: Line = Field(
        description="The words as they stand in the article, without figures, and their "
        "translation; at most 40 Chinese characters or 25 words, three an article."
    )


class Interest(Entry):
    """An interest of those who wrote a brief in a company that it speaks of, or none."""

    kind: Literal["none", "position", "payment"] = Field(
        description="Whether they hold a position, were paid, or neither.", examples=["none"]
    )
    as_of: Day = Field(description="The day on which that was so.")
    text: Bilingual | None = Field(None, description="Who holds what, or was paid by whom.")


class Disclosure(Entry):
    """A brief's word on itself: who wrote and read it, with which interests."""

    writers: list[Name] = Field(
        min_length=1, max_length=12, description="Who wrote it.", examples=[["Chen Mei"]]
    )
    second_reader: str = Field(
        "", max_length=100, description="Who else read it before it was published."
    )
    finished: Day | None = Field(None, description="The day on which it was finished.")
    interests: list[Interest] = Field(
        [], description="What its writers hold in the companies named, or were paid."
    )


class Assisted(Entry):
    """The help of programs with a brief, and the person who reviewed what they proposed."""

    by: list[Name] = Field(
        min_length=1,
        max_length=12,
        description="The programs, by the names that readers are told.",
        examples=[["reader.py"]],
    )
    of: Literal["facts", "words", "both"] = Field(
        "facts", description="Whether they proposed readings of figures, words, or both."
    )
    reviewed_by: Name = Field(description="The person who reviewed all of it.")


class BriefFile(Entry):
    """The prose of one brief."""

    draft: bool = Field(
        default=False,
        description="Whether it is still being written: a preview shows it with the texts marked "
        "that it lacks, and it is not published.",
    )
    reported: Reported | None = Field(
        None, description="The day of the report that it tells of; without a source there is none."
    )
    disclosure: Disclosure | None = Field(
        None, description="Who wrote it and read it, with which interests, and when it was done."
    )
    assisted: Assisted | None = Field(
        None, description="Which programs proposed facts or words of it, and who reviewed them."
    )
    headline: Line = Field(
        description="The story of the quarter in one line, with its most telling figure."
    )
    summary: Bilingual = Field(description="One sentence for lists and search results.")
    bottom_line: list[Bilingual] = Field(
        min_length=3,
        max_length=3,
        description="Three lines that a hurried reader takes away: the result against what was "
        "expected, what matters most, what to watch.",
    )
    reaction: Bilingual = Field(
        {},
        description="How the share moved, and why; the first paragraph says it, the rest unfolds. "
        "Left out where no article tells.",
    )
    key: list[Reference] = Field(
        min_length=3,
        max_length=4,
        description="The three or four numbers at the top, the bad ones among them.",
    )
    scorecard: list[Reference] = Field(
        min_length=1, description="The rows of the scorecard, each against what was expected."
    )
    charts: list[ChartEntry] = Field(
        [],
        description="The first is the headline’s and stands beside it, others below the scorecard.",
    )
    sections: list[Section] = Field(
        min_length=1,
        description="One for each business or theme that the articles cover: what happened, why, "
        "and what it means for an owner; `guidance`, `results` and `peers` have a place of their "
        "own.",
    )
    management_said: list[Quotation] = Field(
        [], description="Quotations, the only words of an article that a brief may repeat."
    )
    thesis: Thesis = Field(description="The arguments for owning the share and those against it.")
    reconsider: list[Bilingual] = Field(
        [], description="What would change the view, each with the figure that would show it."
    )
    risks: list[Bilingual] = Field(min_length=1, description="What could go wrong.")
    watch: list[WatchItem] = Field(
        min_length=1, description="What to watch next, each with the figure that settles it."
    )
    changes: list[Bilingual] = Field([], description="What changed since the previous brief.")
    settled: list[Settled] = Field(
        [], description="How the watch items of earlier briefs turned out."
    )
    disputes: list[Dispute] = Field(
        [], description="Where the sources disagree, and what explains it."
    )
    corrections: list[Correction] = Field(
        [], description="What was corrected since the brief was published, in the order of days."
    )
