"""What stands around a page."""

from __future__ import annotations

import pytest

from briefs.outputs.pages import MenuEntry
from briefs.site.frame import current

ACME = MenuEntry("Acme", "en/acme/")


@pytest.mark.parametrize(
    ("entry", "url", "expected"),
    [
        (MenuEntry("Briefs", "en/"), "en/", "page"),
        (MenuEntry("Briefs", "en/"), "en/acme/", ""),
        (ACME, "en/acme/", "page"),
        (ACME, "en/acme/2025Q4/", "true"),
        (ACME, "en/acme2/", ""),
        (MenuEntry("Companies", "en/#companies", (ACME,)), "en/acme/2025Q4/", "true"),
        (MenuEntry("Companies", "en/#companies", (ACME,)), "en/", ""),
    ],
)
def test_the_menu_marks_where_the_reader_is(entry: MenuEntry, url: str, expected: str) -> None:
    assert current(entry, url) == expected
