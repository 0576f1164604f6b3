from dataclasses import replace

from lamps import lamps, newest, told

from briefs.analysis.lint.trends import check


def test_a_trend_can_be_drawn() -> None:
    company = newest().company
    assert told(check(company, lamps().content)) == []
    company = replace(company, entry=company.entry.model_copy(update={"trends": ["Revenue yoy", "Revenu"]}))
    assert told(check(company, lamps().content)) == ["unknown word 'Revenu' in a reference; did you mean 'Revenue'?"]
