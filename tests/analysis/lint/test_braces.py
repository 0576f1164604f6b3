import pytest
from lamps import prose, told

from briefs.analysis.lint.braces import check

ROWS = [
    ("It is {Revenue yoy} now.", []),
    ("It is {Revenue yoy now.", ["the reference that opens here is never closed; write {Revenue yoy}"]),
    ("It is { of the eBay Revenue yoy.", ["the reference that opens here is never closed; write {Revenue yoy}"]),
    ("It is {, as it was.", ["the reference that opens here is never closed; write {Concept …}"]),
    ("It is Revenue}.", ["a closing brace stands here without an opening one; delete it"]),
    ("It is ｛Revenue yoy｝.", ["the braces of '｛Revenue yoy｝' are full-width; write {Revenue yoy} with ordinary braces"]),
    ("It is ｛｝.", ["the braces of '｛｝' are full-width; write {Revenue} with ordinary braces"]),
    ("It is {Revenue\nyoy}.", ["the reference that opens here is never closed; write {Revenue}"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_braces(text: str, expected: list[str]) -> None:
    assert told(check(prose(en=text, zh_Hant="好"))) == expected
    assert told(check(prose(en="Fine", zh_Hant=text))) == expected
