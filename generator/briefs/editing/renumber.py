"""Fact files after their article was changed: paragraphs get the numbers that they have now."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from briefs.articles.article import read_article
from briefs.articles.moves import moves
from briefs.content.records import Content
from briefs.content.second import inner
from briefs.content.texts import paragraphs, stretches
from briefs.editing.files import replace
from briefs.model.layers import LOADER


def renumber(content: Content, articles: Path, root: Path) -> Iterator[tuple[Path, int]]:
    """Write the new numbers into each fact file with paragraphs that moved; `root` holds content.

    Yields each file, and how many of its paragraphs with figures moved.
    """
    for source in content.sources.values():
        path, article = root / source.document.path, articles / f"{source.id}.txt"
        if not article.is_file():
            continue
        try:
            moved = moves(source.written, read_article(article))
        except UnicodeDecodeError:  # which the proof says
            continue
        if moved:
            kept = {entry.at: moved.get(entry.at, entry.at) for entry in source.written}
            replace(path, renumbered(path.read_bytes().decode("utf-8"), kept))
            yield path, len(moved)


def renumbered(text: str, numbers: Mapping[int, int]) -> str:
    """A fact file's text in which nothing but the numbers of its paragraphs is another."""
    pieces, at = [], 0
    root = yaml.compose(text, Loader=LOADER)
    for start, end, new in _changes(root, numbers) if root else ():
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


def _changes(root: Any, numbers: Mapping[int, int]) -> Iterator[tuple[int, int, str]]:
    """Each number that changes, with its place, in the order of the file."""
    for key, value in root.value:
        if key.value == "read":
            read = paragraphs([item.value for item in value.value])
            now = [new for new in (_between(number, numbers) for number in read) if new]
            if value.flow_style and list(read) != now:
                yield value.start_mark.index, value.end_mark.index, f"[{', '.join(stretches(now))}]"
        elif key.value in ("facts", "said", "skipped", "undecided"):
            for item in value.value:
                for name, place in inner(item).value:
                    if name.value == "at" and (new := _between(int(place.value), numbers)):
                        yield place.start_mark.index, place.end_mark.index, str(new)


def _between(number: int, numbers: Mapping[int, int]) -> int:
    """The new number of a paragraph; nothing where others came between its neighbours."""
    if number in numbers:
        return numbers[number]
    before = max((old for old in numbers if old < number), default=0)
    after = min((old for old in numbers if old > number), default=0)
    new = numbers.get(before, 0) + number - before
    same = not after or numbers[after] - numbers.get(before, 0) == after - before
    return new if same else 0
