"""Numbers on pages of several briefs lead to the card on one brief's page of figures."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest
from places import CORPUS, TESTS, TINY

from briefs.analysis.dataset import read_dataset
from briefs.content.folder import Folder
from briefs.outputs.pages import pages
from briefs.presentation.context import RenderContext

NUMBER = re.compile(r'<a class="bf-n" href="([^"]*#f-[^"]*)"')


@pytest.mark.parametrize("content", [TINY, CORPUS, TESTS / "calendars"], ids=["one", "corpus", "several"])
def test_every_number_leads_to_its_card_which_stands_once(content: Path) -> None:
    dataset, problems = read_dataset(content)
    assert problems == []
    bodies = {page.url: page.body() for page in pages(RenderContext(dataset, Folder(content.parent)))}
    cards = {url: re.findall('<div class="bf-fact" id="([^"]*)"', body) for url, body in bodies.items()}
    assert {url for url, found in cards.items() if found} == {url for url in bodies if url.endswith("/figures/")}
    assert [url for url, found in cards.items() if len(found) != len(set(found))] == []
    counted = 0
    for url, body in bodies.items():
        for href in NUMBER.findall(body):
            place, _, anchor = href.partition("#")
            there = f"{posixpath.normpath(f'/{url}{place}')}/".lstrip("/") if place else url
            assert anchor in cards[there], (url, href)
            counted += 1
    assert counted > 100
