"""Names that stand in addresses."""

from __future__ import annotations

import pytest

from briefs.content.texts import SLUG, slug


@pytest.mark.parametrize(
    ("name", "safe"),
    [("BRK.B", "brk-b"), ("Pedal Weekly_2026-02", "pedal-weekly-2026-02"), ("台積電 2330", "2330"), ("台積電", ""), (f"{'a' * 59}-b", "a" * 59)],
)
def test_a_name_as_it_may_stand_in_an_address(name: str, safe: str) -> None:
    assert slug(name) == safe
    assert bool(SLUG.fullmatch(safe)) is bool(safe)
