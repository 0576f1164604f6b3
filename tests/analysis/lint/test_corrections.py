from dataclasses import replace
from typing import Any

import pytest
from lamps import entered, lamps, newest, told

from briefs.analysis.lint.corrections import check
from briefs.content.records import Content

BOTH = {"en": "x", "zh-Hant": "x"}


def noted(**keys: Any) -> Content:
    content, brief = lamps().content, entered(corrections=[{"day": "2025-03-03", "text": BOTH, **keys}])
    return replace(content, briefs={**content.briefs, brief.id: brief})


def test_the_honest_are_silent() -> None:
    assert told(check(lamps().content, lamps().index)) == []
    figures = [{"of": "Revenue", "was": "124億元"}, {"of": "Revenue yoy", "was": "逾19%"}, {"of": "Headcount", "was": "900人"}, {"of": "OperatingIncome"}]
    assert told(check(noted(figures=figures, articles=["gone-since"]), lamps().index)) == []


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ({"of": "Revenu"}, "unknown word 'Revenu' in a reference; did you mean 'Revenue'?"),
        ({"of": "Revenue", "was": "much"}, "'much' is no figure: "),
        ({"of": "Revenue", "was": "20%"}, "'20%' is no figure of 'Revenue'; write it exactly as its fact printed it"),
        ({"of": "Revenue yoy", "was": "124億元"}, "'124億元' is no figure of 'Revenue yoy'; write it exactly as its fact printed it"),
    ],
)
def test_a_figure_that_none_can_mean(figure: dict[str, str], said: str) -> None:
    (problem,) = told(check(noted(figures=[figure]), lamps().index))
    assert problem.startswith(said)


def test_a_day_before_the_briefs() -> None:
    (problem,) = told(check(noted(day="2025-02-01"), lamps().index))
    assert problem == "2025-02-01 is before the brief's own day, 2025-02-02; write the day on which it was corrected"


def test_a_companys_note_is_read_as_its_newest_brief() -> None:
    content, company = lamps().content, newest().company
    note = {"day": "2024-01-01", "text": BOTH, "figures": [{"of": "Revenu"}]}
    other = replace(company, entry=company.entry.model_validate({**company.entry.model_dump(), "corrections": [note]}))
    briefs = {name: replace(brief, company=other) for name, brief in content.briefs.items()}
    changed = replace(content, companies={other.id: other}, briefs=briefs)
    assert told(check(changed, lamps().index)) == ["unknown word 'Revenu' in a reference; did you mean 'Revenue'?"]
    (alone,) = check(replace(changed, briefs={}), lamps().index)
    assert (alone.path, alone.message) == (company.document.path, "no brief of the company is published, beside which this would be read")
