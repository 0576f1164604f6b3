"""The needs of an expression: most are never compiled nor looked for."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.analysis.directions import tables
from briefs.analysis.touching import patterns
from briefs.analysis.wordings import Wording

NEEDS = [
    (r"\brose\b", [{"rose"}]),
    (r"analysts? expect(?:s|ed)?\b", [{"analyst"}, {" expect"}]),
    (r"(?:rose|fell) (?:sharply )?to\s+\0", [{"rose", "fell"}, {" "}, {"to"}, {"\0"}]),
    (r"up|down|\w+", []),
    (r"(?:a|b?)c", [{"c"}]),
    (r"(?<!not )sold(?! out)", [{"sold"}]),
    (r"[Tt]he \x01{1,3}", [{"he \x01"}]),
    (r"(?i)年增(?P<n>[一二])成(?P=n)", [{"年增"}, {"成"}]),
    (r"Two{2}X{0,2}y*\.(?-i:US)", [{"two"}, {"."}, {"us"}]),
    (r"(?:(?:about|some) )?\d+ Éclairs", [{"clairs"}, {" "}]),
]


@pytest.mark.parametrize(("source", "needs"), NEEDS)
def test_an_expression_needs_what_stands_in_all_its_ways(source: str, needs: list[set[str]]) -> None:
    assert sorted(map(sorted, Wording(source).needs)) == sorted(map(sorted, needs))


@pytest.mark.parametrize("text", ["SİLK ROSE", "ſilk roſe", "sılk Rose", "SIL\u212a ROSE"])
def test_case_is_as_in_expressions(text: str) -> None:
    assert re.search("silk rose", text, re.IGNORECASE)
    assert Wording("silk rose").search(text)


ALL = [
    wording
    for language in tables()
    for topic in ("attributed", "qualifiers", "ranked", "states", "titles", "unfigured", "views")
    for listed in patterns(topic, language).values()
    for wording in listed
]


@settings(suppress_health_check=[*HealthCheck], max_examples=100)
@given(st.data())
def test_a_text_that_matches_holds_what_is_needed(data: st.DataObject) -> None:
    wording = data.draw(st.sampled_from(ALL))
    text = data.draw(st.from_regex(wording.pattern))
    assert wording.may_be_in(text)
    assert [one.span() for one in wording.finditer(text)] == [one.span() for one in wording.pattern.finditer(text)]
