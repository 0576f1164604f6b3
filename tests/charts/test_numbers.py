"""The attributes of a page's numbers."""

from __future__ import annotations

from briefs.charts.marks import Point
from briefs.charts.numbers import PLAIN, Numbers

PLACES = {"f-a.p1": "../1/", "f-B.2": "../2/"}


def elsewhere() -> Numbers:
    return Numbers(PLACES.__getitem__)


def test_a_number_leads_to_its_card() -> None:
    numbers = elsewhere()
    assert numbers.link("a.p1", "a.p1", derived=False) == ' href="../1/#f-a.p1" data-fact="a.p1"'
    assert numbers.link("B.2", "B.2", derived=True) == ' href="../2/#f-B.2" data-derived="B.2"'
    assert numbers.link("b.p9", "a.p1", derived=False) == ' href="../1/#f-a.p1" data-fact="b.p9"'


def test_where_the_cards_stand_on_the_page_their_anchors_are_the_way() -> None:
    assert PLAIN.link("a.p1", "a.p1", derived=False) == ' href="#f-a.p1" data-fact="a.p1"'
    assert PLAIN.link('"', "a.p1", derived=False) == ' href="#f-a.p1" data-fact="&#34;"'


def test_a_mark_names_its_fact_and_period() -> None:
    numbers, point = elsewhere(), Point(1, "1", "a.p1", period="2024Q4")
    assert numbers.mark(point) == ' data-fact="a.p1" data-period="2024Q4"'
    assert numbers.text(point) == ' data-fact="a.p1"'


def test_a_number_that_leads_nowhere_says_where_its_card_is() -> None:
    assert elsewhere().apart(Point(2, "2", "B.2", derived=True)) == ' data-derived="B.2" data-card="../2/#f-B.2"'


def test_a_page_without_scripts_has_links_alone() -> None:
    bare = Numbers(bare=True)
    assert bare.link("a.p1", "a.p1", derived=False) == ' href="#f-a.p1"'
    assert (bare.mark(Point(1, "1", "a.p1")), bare.text(Point(1, "1", "a.p1"))) == ("", "")
