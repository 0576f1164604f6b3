"""Pages are light and short: the corpus's own bounds; `make weigh` measures what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reader import newest
from weigh import GOALS, weights

from briefs.model.language import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# of a brief of 5,800 words
BOUNDS: dict[str, float] = {
    "brief, kB plain": 135,
    "brief, kB packed": 23.5,
    "company, kB plain": 110,
    "first visit, kB": 92,
    "screens of a desk": 8,
    "screens of a phone": 16.5,
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_keep_within_their_bounds(browser: Browser, site_url: str, addresses: list[str], language: str) -> None:
    found = weights(browser, site_url, newest(addresses, language))
    assert BOUNDS.keys() == GOALS.keys()
    assert {name: value for name, value in found.items() if value > BOUNDS[name]} == {}
