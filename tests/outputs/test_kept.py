"""Pages as they are kept: what was packed comes back."""

from briefs.outputs.kept import packed, unpacked


def test_a_page_that_is_packed_is_the_same_again() -> None:
    files = {"a/index.md": "字\n".encode(), "b.xlsx": b"\0\n\xff", "empty": b""}
    assert unpacked(packed("<p>\n字</p>", files)) == ("<p>\n字</p>", files)
