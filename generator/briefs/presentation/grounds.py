"""Grounds of all that is shown of a company, beyond the files that it follows from."""

from collections.abc import Mapping

from briefs.analysis.dataset import Dataset
from briefs.analysis.due import all_due
from briefs.content.folder import Folder
from briefs.content.grounds import by_company, hashed, of_briefs
from briefs.model.clock import today
from briefs.model.facts import Finding
from briefs.presentation.localizer import authors


def grounds(folder: Folder, dataset: Dataset, *, preview: bool = False) -> Mapping[str, str]:
    """A fingerprint for each company and brief of all that their pages and files may show.

    Of the others it holds the metrics that are defined, the authors' names, and the findings in
    which a figure of theirs stands beside one of its own; of the day, whether it is past that of
    its next report.
    """
    content = dataset.content
    beside = [one for one in dataset.findings if len(_companies(one)) > 1]
    measured = sorted({meaning.concept for meaning in dataset.index.quantities})
    shared = (
        preview,
        measured,
        sorted((name, [*by.items()]) for name, by in authors(content).items()),
    )
    due = {one.company.id: one.state(today()) for one in all_due(dataset)}

    def with_day(files: Mapping[str, str]) -> dict[str, str]:
        return {
            name: hashed(
                ours,
                due.get(name),
                shared,
                [_said(one) for one in beside if name in _companies(one)],
            )
            for name, ours in files.items()
        }

    whole, facts = map(with_day, by_company(folder, content, map(_companies, beside)))
    briefs = content.briefs.values()
    own = of_briefs(content)
    return whole | {one.id: hashed(facts[one.company.id], own[one.id]) for one in briefs}


def _companies(finding: Finding) -> set[str]:
    return {fact.brief.rpartition("/")[0] for fact in finding.facts}


def _said(finding: Finding) -> tuple[object, ...]:
    return finding.id, finding.status, [(fact.id, fact.printed) for fact in finding.facts]
