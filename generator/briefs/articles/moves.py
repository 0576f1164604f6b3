"""Articles that their publishers changed: paragraphs that moved, figures in the place of others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Protocol

from briefs.articles.article import Article, squeeze
from briefs.content.yaml_text import scalar
from briefs.figures.reader import parse
from briefs.figures.scan import scan
from briefs.model.figure import Figure, NotAFigure

_MOST = 100_000  # pairs of paragraphs that are looked at


class Entry(Protocol):
    """A figure of a fact file, and the paragraph where it says that it stands."""

    @property
    def at(self) -> int: ...
    @property
    def printed(self) -> str: ...


def moves(entries: Iterable[Entry], article: Article) -> Mapping[int, int]:
    """Paragraphs that stand elsewhere, by the figures in them, with the numbers they have now.

    As many figures as can be find their place, and no paragraph overtakes another.
    """
    printed: dict[int, list[str]] = defaultdict(list)
    for entry in entries:
        printed[entry.at].append(entry.printed)
    here = range(1, len(article.paragraphs) + 1)
    staying = all(any(article.stands(one, at)) for at in printed for one in printed[at])
    if staying or len(printed) * len(here) > _MOST:
        return {}
    best: list[tuple[int, tuple[tuple[int, int], ...]]] = [(0, ())] * (len(here) + 1)
    for old in sorted(printed):
        row = [best[0]]
        for new in here:
            hits = sum(any(article.stands(one, new)) for one in printed[old])
            score, pairs = best[new - 1]
            if hits * 2 > len(printed[old]):
                taken = score + 2 * hits + (old == new), (*pairs, (old, new))
                row.append(max(best[new], row[-1], taken, key=lambda one: one[0]))
            else:
                row.append(max(best[new], row[-1], key=lambda one: one[0]))
        best = row
    return {old: new for old, new in best[-1][1] if old != new}


def not_there(
    printed: str, at: int, article: Article, taken: Sequence[tuple[int, int]]
) -> tuple[str, str]:
    """Message and remedy for a figure that does not stand in its paragraph.

    `taken` are the places there of which other entries speak.
    """
    numbers = range(1, len(article.paragraphs) + 1)
    places = [number for number in numbers if any(article.stands(printed, number))]
    message = f"'{printed}' does not stand in paragraph {at}"
    if places:
        nearest = min(places, key=lambda place: abs(place - at))
        near = f"the nearest place where it stands is paragraph {nearest}: write at: {nearest}"
        return message, near
    instead = _instead(printed, article.paragraphs[at - 1], taken) if at in numbers else ""
    if instead:
        now = f"it stands nowhere in the article; paragraph {at} now prints {instead}"
        return message, f"{now}: write printed: {scalar(instead)}, if that is meant"
    return message, "it stands nowhere in the article: write the figure as it is printed"


def _instead(printed: str, paragraph: str, taken: Sequence[tuple[int, int]]) -> str:
    """The figure of a paragraph, of which nothing is said, that is most like one that is gone."""
    likeness: dict[str, float] = {}
    for found in scan(paragraph):
        if not any(start < found.end and found.start < end for start, end in taken):
            alike = SequenceMatcher(None, squeeze(printed).text, squeeze(found.printed).text)
            likeness[found.printed] = alike.ratio() + _near(printed, found.figure)
    return max((one for one in likeness if likeness[one] > 1), key=likeness.__getitem__, default="")


def _near(printed: str, figure: Figure) -> float:
    """The nearness of two values, from 0 to 1; below 0 where they are of two kinds."""
    try:
        gone = parse(printed)
    except NotAFigure:
        return 0
    if gone.unit != figure.unit:
        return -1
    less, more = sorted(abs(one.low or one.high or Decimal(0)) for one in (gone, figure))
    return float(less / more) if more else 1
