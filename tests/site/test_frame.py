"""What stands around a page."""

from __future__ import annotations

import pytest

from briefs.site.frame import current


@pytest.mark.parametrize(
    ("entry", "url", "expected"),
    [
        ("en/", "en/", "page"),
        ("en/", "en/acme/", ""),
        ("en/acme/", "en/acme/", "page"),
        ("en/acme/", "en/acme/2025Q4/", "true"),
        ("en/acme/", "en/acme2/", ""),
    ],
)
def test_the_menu_marks_where_the_reader_is(entry: str, url: str, expected: str) -> None:
    assert current(entry, url) == expected
