"""Several briefs together, as blocks: on a company's page, on that of disagreements."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from urllib.parse import urlencode

from briefs.analysis import ledger
from briefs.analysis.dataset import Dataset
from briefs.analysis.scores import Score, independent, scores
from briefs.model.facts import STATUSES, Finding, Meaning
from briefs.presentation import chart_data, legends, panels, places, promised, quarterly, tables
from briefs.presentation.blocks import Block, Charts, Drawing, Heading, Prose, Section, Table
from briefs.presentation.inline import DOUBTFUL, Inline, Link, Span
from briefs.presentation.localizer import Localizer
from briefs.presentation.prose import BriefLocalizer
from briefs.presentation.values import Watched, values_of

# What a company's page shows at most of a long history, the newest
RANGES = 2
STATEMENTS = 14
SETTLED = 4
QUESTIONS = 6


# A company


def company(dataset: Dataset, latest: BriefLocalizer) -> list[Section]:
    """A company as its newest brief speaks of it: the quarters, its guidance, what is open."""
    made = {"trends": _trends, "guidance": _guidance, "open_watch": _open_watch}
    return [
        Section(name, (latest.say("company", name),), partial(_explained, make, dataset, latest))
        for name, make in made.items()
    ]


def newest(dataset: Dataset, latest: BriefLocalizer) -> Iterator[Block]:
    """The newest brief in short: its summary, its key numbers, how the promises turned out."""
    values = values_of(dataset, latest.brief)
    rows = [*promised.promises(latest, values.promised)]
    blocks: list[Block] = [
        Prose((Span("paragraph", latest.line(latest.brief.entry.summary)),)),
        tables.key_numbers(latest, values.key),
    ]
    if rows:
        title = (latest.say("brief", "promises"),)
        blocks.append(Section("promises", title, lambda: rows, "promised"))
    return legends.explained(latest, blocks)


def _explained(
    make: Callable[[Dataset, BriefLocalizer], Iterable[Block]],
    dataset: Dataset,
    latest: BriefLocalizer,
) -> Iterator[Block]:
    return legends.explained(latest, make(dataset, latest))


def _trends(dataset: Dataset, latest: BriefLocalizer) -> Iterator[Block]:
    drawings = panels.panels(latest)
    if drawings:
        yield _paragraph(_panels_note(drawings, latest))
        yield Charts(drawings, "multiples")
    yield from quarterly.tabled(dataset, latest)
    if panels.cut(latest):
        yield _all(latest)


def _all(latest: BriefLocalizer, **filters: str) -> Prose:
    """A link to all that is on file of a company, chosen by filters of the page of facts."""
    chosen = urlencode({"company": latest.brief.company.id, **filters})
    said = (latest.say("company", "all_facts"),)
    return _paragraph(Link(f"{latest.language}/facts/?{chosen}", said))


def _panels_note(drawings: Sequence[Drawing], latest: BriefLocalizer) -> Inline:
    """The meaning of dots, bands and looks, and how other fiscal years are put side by side."""
    known = [quantity for drawing in drawings for quantity in drawing.quantities]
    roles = {series.role for drawing in drawings for series in drawing.chart.series}
    expected = [
        latest.say("company", f"panels_{one}") for one in chart_data.EXPECTED if one in roles
    ]
    looks = chart_data.looks([drawing.chart for drawing in drawings], latest)
    said = [latest.say("company", "panels"), *expected, looks, chart_data.matched(known, latest)]
    return Span("soft", (latest.say("label", "gap").join(filter(None, said)),))


def guided(dataset: Dataset, latest: BriefLocalizer) -> list[ledger.Guided]:
    """All guidance of a company up to its newest brief."""
    brief = latest.brief
    return ledger.ledger(brief.company.id, dataset.content, dataset.index, brief.period)


def _guidance(dataset: Dataset, latest: BriefLocalizer) -> Iterator[Block]:
    given = guided(dataset, latest)
    shown = {_measured(one.meaning) for one in panels.metrics(latest)}
    others = [item for item in given if _measured(item.meaning) not in shown]
    drawings = chart_data.guidance(others, latest)[:RANGES]  # a panel has its own
    if drawings:
        yield Charts(drawings)
    yield tables.ledger(latest, given[-STATEMENTS:])
    if len(given) > STATEMENTS:
        yield _all(latest, scenario="guidance")
    found = scores(given, latest.brief.company, dataset.content.concepts)
    if found:
        said = [score(found[-1], latest), latest.say("company", "independent")]
        yield _paragraph(latest.say("label", "gap").join(said))
        doubtful = sum(_doubtful(item, latest) for item in _counted(given, dataset, latest))
        if doubtful:
            yield _paragraph(latest.say("company", "doubtful", n=doubtful, sign=DOUBTFUL))
        yield _score_table(found[-SETTLED:], latest)


def _measured(meaning: Meaning) -> tuple[str, ...]:
    return meaning.entity, meaning.segment, meaning.concept, meaning.change


def _counted(
    given: Iterable[ledger.Guided], dataset: Dataset, latest: BriefLocalizer
) -> list[ledger.Guided]:
    """The promises that a score counts."""
    judged = [item for item in given if item.judged]
    return independent(judged, latest.brief.company, dataset.content.concepts)


def _doubtful(item: ledger.Guided, latest: BriefLocalizer) -> bool:
    return tables.judged(latest, item).tone == "doubtful"


def score(last: Score, localizer: Localizer) -> str:
    """A company's promises counted by their outcomes, those of which there are any."""
    counts = {"above": last.above, "within": last.within, "below": last.below, "open": last.open}
    outcomes = [localizer.say("company", f"ended_{key}", n=n) for key, n in counts.items() if n]
    listed = localizer.say("label", "comma").join(outcomes)
    return localizer.say("company", "score", n=last.settled, outcomes=listed)


def _score_table(found: Iterable[Score], localizer: Localizer) -> Table:
    period = partial(localizer.period, short=True)
    columns: list[tables.Spec] = [
        ("company.for_period", "title", lambda score: (period(score.period),)),
        ("verdict.above_guidance", "figure", lambda score: (str(score.above),)),
        ("verdict.within_guidance", "figure", lambda score: (str(score.within),)),
        ("verdict.below_guidance", "figure", lambda score: (str(score.below),)),
        ("verdict.undetermined_guidance", "figure", lambda score: (str(score.open),)),
    ]
    return tables.table(localizer, "company.so_far", "amounts", columns, found)


def _open_watch(dataset: Dataset, latest: BriefLocalizer) -> Iterator[Block]:
    rows = [
        (latest.of(brief), watched)
        for brief in dataset.briefs(latest.brief.company)
        for watched in values_of(dataset, brief).watch
    ]
    still = [row for row in rows if row[1].state in ("pending", "unreported")][:QUESTIONS]
    never = [row for row in rows if row[1].state == "unanswered"][:QUESTIONS]
    if still:
        yield _watch_table("company.open_watch", still, latest)
    else:
        yield _paragraph(latest.say("company", "no_open"))
    if never:
        yield Heading("never-found-out", (latest.say("company", "never"),))
        yield _watch_table("company.never", never, latest)


def _watch_table(
    title: str, rows: Iterable[tuple[BriefLocalizer, Watched]], latest: BriefLocalizer
) -> Table:
    company = latest.brief.company
    columns: list[tables.Spec] = [
        ("brief.question", "title", lambda row: row[0].line(row[1].item.text)),
        ("brief.settles", "text", lambda row: (latest.meaning(row[1].meaning, company),)),
        ("brief.outcome", "outcome", lambda row: (tables.chip(latest, (row[1].state, "neutral")),)),
        ("nav.home", "text", lambda row: (_to(row[0], _short_period(row[0])),)),
    ]
    return tables.table(latest, title, "words", columns, rows)


def _short_period(localizer: BriefLocalizer) -> str:
    return localizer.period(localizer.brief.period, short=True)


def _to(localizer: BriefLocalizer, text: str) -> Link:
    """A link to a brief."""
    return Link(places.brief_page(localizer.brief, localizer.language), (text,))


def _paragraph(part: Inline) -> Prose:
    return Prose((Span("paragraph", (part,)),))


# Disagreements


def tally(findings: Iterable[Finding], localizer: Localizer) -> Table:
    """The number of findings of each check, by how they came out, in the columns that hold any."""
    counts: dict[str, list[int]] = {}
    for finding in findings:
        row = counts.setdefault(finding.rule, [0] * len(STATUSES))
        row[STATUSES.index(finding.status)] += 1
    columns: list[tables.Spec] = [
        ("brief.rule", "title", lambda rule: (localizer.say("rule", rule),)),
        *(
            (
                f"status.{status}",
                "figure",
                lambda rule, place=place: (str(counts[rule][place]),),
            )
            for place, status in enumerate(STATUSES)
            if any(row[place] for row in counts.values())
        ),
    ]
    return tables.table(localizer, "findings.tally", "amounts", columns, sorted(counts))


def disagreements(
    localizers: Iterable[BriefLocalizer], shown: Mapping[str, Sequence[Finding]]
) -> Iterator[Section]:
    """The disputes and findings of each brief that has any."""
    for localizer in localizers:
        brief = localizer.brief
        found = shown.get(brief.id, ())
        if brief.entry.disputes or found:
            name = localizer.text(brief.company.entry.name)
            title = _to(localizer, f"{name} {localizer.period(brief.period)}")
            make = partial(tables.disagreements, localizer, found)
            yield Section(f"{brief.company.folder}-{brief.period}", (title,), make)
