"""Numbers of a page whose figures' cards stand on another."""

from __future__ import annotations

from briefs.presentation.leading import led

PAGE = (
    '<a class="bf-n" data-fact="a.p1" href="#f-a.p1">1</a> <a href="#sources">2</a> '
    '<a class="bf-n" data-derived="B.2" href="#f-B.2">3</a> <a class="bf-n" data-fact="a.p1" href="#f-a.p1">1</a>'
)


def test_numbers_lead_there_and_the_first_of_each_keeps_the_anchor() -> None:
    assert led(PAGE, "../figures/") == (
        '<a class="bf-n" data-fact="a.p1" id="f-a.p1" href="../figures/#f-a.p1">1</a> <a href="#sources">2</a> '
        '<a class="bf-n" data-derived="B.2" id="f-B.2" href="../figures/#f-B.2">3</a> '
        '<a class="bf-n" data-fact="a.p1" href="../figures/#f-a.p1">1</a>'
    )


def test_a_page_with_its_own_cards_stays_as_it_is() -> None:
    assert led(PAGE, "") == PAGE
