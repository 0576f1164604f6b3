"""Write `briefs/figures/characters.txt`: the characters that are one to a reader, from OpenCC.

`make characters` runs it. Characters that any of OpenCC's tables takes for each other in
Traditional, Simplified, Taiwan's or Hong Kong's writing make a line, led by their common form.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import opencc

TABLES = ("STCharacters", "TSCharacters", "TSCharactersExt", "TWVariants", "HKVariants")
TARGET = Path(__file__).parents[1] / "briefs/figures/characters.txt"
_HOME = Path(opencc.__file__).parent / "clib"


def pairs(table: str) -> Iterator[tuple[str, str]]:
    """Each character of one of OpenCC's tables with each that it may become."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "table")
        tool = f"bin/opencc_dict -i share/opencc/{table}.ocd2 -o {made} -f ocd2 -t text"
        subprocess.run(tool.split(), check=True, cwd=_HOME)  # noqa: S603 - OpenCC's own
        for line in made.read_text("utf-8").splitlines():
            old, _, new = line.partition("\t")
            yield from ((old, char) for char in new.split(" "))


def groups() -> list[str]:
    """The characters that are one, each group led by its form, in the order of their codes."""
    group_of: dict[str, set[str]] = {}
    for table in TABLES:
        for old, new in pairs(table):
            joined = group_of.get(old, {old}) | group_of.get(new, {new})
            group_of |= dict.fromkeys(joined, joined)
    traditional = {old for old, new in pairs("TSCharacters") if old != new}

    def rank(char: str) -> tuple[bool, bytes, str]:
        """Simplified before Traditional, then as the mainland's standard orders its characters."""
        return char in traditional, char.encode("gb2312", "ignore") or b"\xff", char

    found = {"".join(sorted(group, key=rank)) for group in group_of.values() if len(group) > 1}
    return sorted(found)


def text() -> str:
    """The file as it should be."""
    made = f"# From OpenCC {version('opencc')} (Apache License 2.0) by `make characters`.\n"
    return made + "\n".join(groups()) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), "utf-8")
    sys.stdout.write(f"{TARGET.name}: {len(groups())} groups\n")
