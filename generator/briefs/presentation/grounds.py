"""Grounds of all that is shown, of a company or across companies, beyond files alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from briefs.analysis.across import Standing, metrics, slug
from briefs.analysis.dataset import Dataset
from briefs.analysis.doubts import doubt
from briefs.analysis.due import all_due
from briefs.content.folder import Folder
from briefs.content.grounds import by_company, hashed, of_briefs, shown_of_briefs
from briefs.content.records import Content
from briefs.model.clock import today
from briefs.model.facts import Fact, Finding, Quantity, Saying
from briefs.presentation.localizer import authors

# Names of grounds that no company has:
FIGURES = "/figures"  # of what shows no word of any brief; of a company with its name behind it
TOLD = "/told"  # of what shows of briefs `content.grounds.SHOWN`, and the newest
COMPARED = "/compare"  # of metrics, each with its name behind it


def grounds(folder: Folder, dataset: Dataset, *, preview: bool = False) -> Mapping[str, str]:
    """A fingerprint for each company and brief of all that their pages and files may show.

    Of the others it holds the metrics that are defined, the authors' names, and the findings in
    which a figure of theirs stands beside one of its own; of the day, whether it is past that of
    its next report. There are also those of pages across companies.
    """
    content = dataset.content
    beside: list[Finding] = []
    among: dict[str, list[object]] = {}  # what these say, by company
    for one in dataset.findings:
        if len(companies := _companies(one)) > 1:
            beside.append(one)
            for name in companies:
                among.setdefault(name, []).append(_said(one))
    common = (
        preview,
        sorted(dataset.index.measured),
        sorted((name, [*by.items()]) for name, by in authors(content).items()),
    )
    due = {one.company.id: one.state(today()) for one in all_due(dataset)}

    def with_day(files: Mapping[str, str]) -> dict[str, str]:
        return {
            name: hashed(ours, due.get(name), common, among.get(name, []))
            for name, ours in files.items()
        }

    strange = (_companies(one) for one in beside if not _spoken_of(one, content))
    found = by_company(folder, content, strange)
    whole, facts = map(with_day, (found.whole, found.facts))
    briefs = content.briefs.values()
    own = of_briefs(content)
    each = {one.id: hashed(facts[one.company.id], own[one.id]) for one in briefs}
    whole |= {f"{FIGURES}/{name}": ours for name, ours in facts.items()}
    if folder.templates.folders[1:]:  # a page may then show anything
        figures = told = hashed([*whole.items()])
        return whole | each | {FIGURES: figures, TOLD: told}
    figures = hashed([*facts.items()])
    newest = [each[one.id] for one in dataset.briefs()[:1]]
    told = hashed(figures, shown_of_briefs(content), newest)
    compared = _compared(dataset, hashed(found.shared, common))
    return whole | each | {FIGURES: figures, TOLD: told} | compared


def _compared(dataset: Dataset, common: str) -> dict[str, str]:
    """A fingerprint for each metric of the figures that stand side by side, and of all names."""
    content = dataset.content
    names = hashed(
        common,
        [(one.id, one.document.text) for one in content.companies.values()],
        [(one.id, one.brief, one.entry) for one in content.sources.values()],
        [(one.id, one.entry.disputes, one.entry.corrections) for one in content.briefs.values()],
    )
    known: dict[str, str] = {}

    def said(quantity: Quantity) -> str:
        """A fingerprint of a figure and of all that it follows from."""
        if quantity.id not in known:
            own = quantity.figure, quantity.facts, quantity.formula, quantity.bounds, quantity.signs
            rests = [said(one) for one in quantity.inputs]
            marked = doubt(quantity, dataset.doubts) is not None
            known[quantity.id] = hashed(quantity.id, quantity.meaning, own, rests, marked)
        return known[quantity.id]

    def standing(one: Standing) -> Iterator[object]:
        yield one.entity, one.segment
        yield from (each and said(each) for each in (one.level, one.growth, one.outlook))

    def ground(found: Sequence[Standing]) -> str:
        return hashed(names, [[*standing(one)] for one in found])

    return {f"{COMPARED}/{slug(name)}": ground(found) for name, found in metrics(dataset).items()}


def _companies(finding: Finding) -> set[str]:
    return {one.brief.rpartition("/")[0] for one in _told(finding)}


def _spoken_of(finding: Finding, content: Content) -> bool:
    """Tell a finding whose companies all speak of whatever stands in it."""
    told: Iterable[Fact | Saying | Quantity] = chain(_told(finding), finding.inputs)
    entities = {one.meaning.entity for one in told}
    return all(entities <= {*content.companies[name].entities} for name in _companies(finding))


def _told(finding: Finding) -> Sequence[Fact | Saying]:
    return *finding.facts, *finding.sayings


def _said(finding: Finding) -> tuple[object, ...]:
    printed = [(fact.id, fact.printed) for fact in finding.facts]
    return finding.id, finding.status, printed, [(one.id, one.brief) for one in finding.sayings]
