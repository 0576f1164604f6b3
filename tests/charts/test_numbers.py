"""The attributes of a page's numbers."""

from __future__ import annotations

from briefs.charts.marks import Point
from briefs.charts.numbers import PLAIN, Numbers, anchor

PLACES = {"a.p1": "../1/", "B.2": "../2/"}
ONE, TWO = anchor("a.p1"), anchor("B.2")


def elsewhere() -> Numbers:
    return Numbers(PLACES.__getitem__)


def test_an_anchor_is_short_and_stays_for_ever() -> None:
    assert anchor("minjiang-2026-02-06.p19.CapitalExpenditure.FY2026.guidance") == "f-SaRNv8oj"
    assert anchor("a.p1", "s") == ONE.replace("f-", "s-") != TWO


def test_a_number_leads_to_its_card() -> None:
    numbers = elsewhere()
    assert numbers.link("a.p1", "a.p1", derived=False) == f' href="../1/#{ONE}" data-fact="a.p1"'
    assert numbers.link("B.2", "B.2", derived=True) == f' href="../2/#{TWO}" data-derived="B.2"'
    assert numbers.link("b.p9", "a.p1", derived=False) == f' href="../1/#{ONE}" data-fact="b.p9"'


def test_where_the_cards_stand_on_the_page_their_anchors_are_the_way() -> None:
    assert PLAIN.link("a.p1", "a.p1", derived=False) == f' href="#{ONE}" data-fact="a.p1"'
    assert PLAIN.link('"', "a.p1", derived=False) == f' href="#{ONE}" data-fact="&#34;"'


def test_a_mark_names_its_fact_and_period() -> None:
    numbers, point = elsewhere(), Point(1, "1", "a.p1", period="2024Q4")
    assert numbers.mark(point) == ' data-fact="a.p1" data-period="2024Q4"'
    assert numbers.text(point) == ' data-fact="a.p1"'


def test_a_number_that_leads_nowhere_says_where_its_card_is() -> None:
    assert elsewhere().apart(Point(2, "2", "B.2", derived=True)) == f' data-derived="B.2" data-card="../2/#{TWO}"'


def test_a_page_without_scripts_has_links_alone() -> None:
    bare = Numbers(bare=True)
    assert bare.link("a.p1", "a.p1", derived=False) == f' href="#{ONE}"'
    assert (bare.mark(Point(1, "1", "a.p1")), bare.text(Point(1, "1", "a.p1"))) == ("", "")
