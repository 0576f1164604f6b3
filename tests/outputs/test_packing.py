"""Files as they are kept: what was packed comes back."""

from briefs.outputs.packing import packed, unpacked


def test_files_that_are_packed_are_the_same_again() -> None:
    files = {"": "<p>\n字</p>".encode(), "a/index.md": "字\n".encode(), "b.xlsx": b"\0\n\xff", "empty": b""}
    assert unpacked(packed(files)) == files
