from __future__ import annotations

from pathlib import Path

import pytest
from promises import quarters

from briefs.analysis.dataset import read_dataset
from briefs.model.facts import Finding

EXPECTED = "{{at: 2, concept: Revenue, scenario: {}, printed: {}}}"
SAID = "said: {{at: 3, concept: Revenue, says: {}}}"
GUIDED = "{{at: 2, concept: Revenue, period: FY2025, scenario: guidance, printed: {}}}"
REVISED = "said: {{at: 3, concept: Revenue, period: FY2025, says: {} guidance}}"


def stated(root: Path) -> list[Finding]:
    """What the rule finds; conflicts are no reason not to read it."""
    dataset, _ = read_dataset(root / "content")
    return [finding for finding in dataset.findings if finding.rule == "stated"]


OUTCOMES = [
    # revenue is 10.0 billion; what was expected, what is said of it
    ("consensus", "95億元", "beat consensus", "agrees"),
    ("consensus", "95億元", "missed consensus", "conflict"),
    ("consensus", "95億元", "met consensus", "conflict"),
    ("consensus", "105億元", "missed consensus", "agrees"),
    ("consensus", "100億元", "met consensus", "agrees"),
    ("consensus", "100.2億元", "beat consensus", "undetermined"),
    ("guidance, given: 2024Q3", "95億至105億元", "met guidance", "agrees"),
    ("guidance, given: 2024Q3", "90億至95億元", "beat guidance", "agrees"),
    ("guidance, given: 2024Q3", "105億至110億元", "beat guidance", "conflict"),
]


@pytest.mark.parametrize(("scenario", "expected", "says", "status"), OUTCOMES)
def test_an_articles_verdict_beside_that_of_the_figures(tmp_path: Path, scenario: str, expected: str, says: str, status: str) -> None:
    root = quarters(tmp_path, {"2024Q4/times": [EXPECTED.format(scenario, expected), SAID.format(says)]})
    assert [finding.status for finding in stated(root)] == [status]


def test_two_articles_that_do_not_agree_are_a_finding(tmp_path: Path) -> None:
    root = quarters(tmp_path, {"2024Q4/times": [SAID.format("beat consensus")], "2024Q4/post": [SAID.format("missed consensus")]})
    (found,) = stated(root)
    assert (found.status, found.facts, len(found.sayings)) == ("conflict", (), 2)
    assert found.verdicts == ("stated_above_consensus", "stated_below_consensus")


def test_two_articles_that_agree_are_none(tmp_path: Path) -> None:
    assert stated(quarters(tmp_path, {"2024Q4/times": [SAID.format("beat consensus")], "2024Q4/post": [SAID.format("beat consensus")]})) == []


def test_a_conflict_is_a_problem_at_its_line_until_it_is_explained(tmp_path: Path) -> None:
    root = quarters(tmp_path, {"2024Q4/times": [EXPECTED.format("consensus", "95億元"), SAID.format("missed consensus")]})
    _, (problem,) = read_dataset(root / "content")
    (found,) = stated(root)
    assert problem.path == "content/lumen/2024Q4/times-2024q4.yml"
    assert problem.message == "'missed consensus' does not fit the figures"
    assert f"with findings: ['{found.id}']" in problem.remedy
    brief = root / "content" / "lumen" / "2024Q4" / "brief.yml"
    dispute = f"{{id: one, title: {{en: One, zh-Hant: 一}}, findings: ['{found.id}'], text: {{en: One., zh-Hant: 一。}}}}"
    brief.write_text(f"{brief.read_text('utf-8')}disputes: [{dispute}]\n", "utf-8")
    assert read_dataset(root / "content")[1] == []


REVISIONS = [
    ("400億元", "430億元", "raised", "agrees"),
    ("400億元", "430億元", "cut", "conflict"),
    ("400億元", "430億元", "withdrew", "conflict"),
    ("400億至420億元", "410億至420億元", "raised", "undetermined"),  # its lower end was
    ("400億元", "400億元", "kept", "agrees"),
]


@pytest.mark.parametrize(("before", "now", "word", "status"), REVISIONS)
def test_an_articles_word_for_a_revision_beside_its_figures(tmp_path: Path, before: str, now: str, word: str, status: str) -> None:
    root = quarters(tmp_path, {"2024Q4/times": [GUIDED.format(before)], "2025Q1/times": [GUIDED.format(now), REVISED.format(word)]})
    assert [finding.status for finding in stated(root)] == [status]


def test_two_articles_that_name_another_revision_are_a_finding(tmp_path: Path) -> None:
    root = quarters(tmp_path, {"2025Q1/times": [REVISED.format("raised")], "2025Q1/post": [REVISED.format("cut")]})
    (found,) = stated(root)
    assert (found.status, found.verdicts) == ("conflict", ("stated_raised", "stated_cut"))
