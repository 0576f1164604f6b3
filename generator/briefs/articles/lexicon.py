"""Words of an article that say what its figures mean: `words/<language>.yml`, and the glossary's.

Texts and words are compared folded (`figures.folding`): Simplified, half width, lower case.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from briefs.analysis import directions
from briefs.articles.dates import Mention
from briefs.content import models
from briefs.content.records import Company
from briefs.figures.folding import fold
from briefs.model.layers import read_yaml
from briefs.model.unit import MONEY

NAMING = (
    "change",
    "author",
    "vendor",
)  # tables whose rows say what their words stand for
COUNTED = ("people", "companies", "countries", "items")  # units that no other word may count

_LOST = re.compile("[亏损蚀]|loss")  # in the name of a profit that is less than nothing
_TOKENS = re.compile(r"[a-z\u00c0-\u024f]{2,}|[\u4e00-\u9fff]{2,}")


@cache
def tables() -> tuple[dict[str, Any], ...]:
    """Tables of words, one mapping a language; the languages of articles, not of pages."""
    files = sorted(Path(__file__).with_name("words").glob("*.yml"), reverse=True)
    own = (read_yaml(path) for path in files)
    shared = (  # with briefs: the words of direction
        {"rise": table["rise"], "fall": table["fall"], "beats": [*table["above"], *table["below"]]}
        for table in directions.tables().values()
    )
    return (*own, *shared)


def words(kind: str) -> tuple[str, ...]:
    """Words of a table in every language, folded."""
    return tuple(fold(word) for table in tables() for word in table.get(kind, ()))


@cache
def pattern(table: str, kind: str) -> re.Pattern[str]:
    """A pattern that is written in every language's words, folded."""
    return re.compile("|".join(fold(one[table][kind]) for one in tables() if table in one))


class Vocabulary:
    """Every word that is looked for, found longest first from left to right, in linear time."""

    def __init__(self, company: Company, concepts: Mapping[str, models.Concept]) -> None:
        self.company = company
        self.concepts = concepts
        self.counted = {name: _counted(concept) for name, concept in concepts.items()}
        self.stems: dict[tuple[str, str], frozenset[str]] = {}  # of each entity and part
        self._meanings: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for kind, rows in (pair for table in tables() for pair in table.items()):
            for name, row in rows.items() if kind in NAMING else ():
                self._add(map(fold, row), kind, (name,))
            if isinstance(rows, list):
                self._add(map(fold, rows), kind, ())
        for name, concept in concepts.items():
            more = (
                fold(word) for table in tables() for word in table.get("metric", {}).get(name, ())
            )
            own = [*_names(concept.synonyms, concept.label, concept.short), *more]
            self._add(own, "concept", (name,))
            if (concept.unit in MONEY or concept.ratio_of) and concept.good == "up":
                self._add(filter(_LOST.search, own), "loss", ())
        for name, entity in company.entities.items():
            own = [fold(name), *_names(entity.synonyms, entity.name)]
            self._add(own, "subject", (name, ""))
            self.stems[name, ""] = stems(own)
            for part, segment in entity.segments.items():
                named = _names(segment.synonyms, segment.label, segment.long)
                self.stems[name, part] = stems([fold(part), *named])
                labels = () if segment.common else (segment.label, segment.long)
                self._add(_names(segment.synonyms, *labels), "subject", (name, part))
        lengths: dict[str, set[int]] = {}
        for word in self._meanings:
            lengths.setdefault(word[:1], set()).add(len(word))
        self._lengths = {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}

    def _add(self, names: Iterable[str], kind: str, values: tuple[str, ...]) -> None:
        for name in names:
            for word in {name, re.sub(r"(?<=[a-z])(?=\d)", " ", name)}:
                entries = self._meanings.setdefault(word, [])
                if (kind, values) not in entries:
                    entries.append((kind, values))

    def cells(self, text: str) -> Iterator[Mention]:
        """Segments whose whole label fills a cell of a table's row, however common the word."""
        labels = {
            fold(label): (name, part)
            for name, entity in self.company.entities.items()
            for part, segment in entity.segments.items()
            for label in segment.label.values()
        }
        for match in re.finditer(r"[^|]+", text):
            values = labels.get(match[0].strip())
            if values:
                yield Mention("subject", values, match.start(), match.end())

    def mentions(self, text: str, named: Sequence[Mention] = ()) -> list[Mention]:
        """The words in folded text; a word that several concepts share lists them all.

        None begins in a period that was named there and goes on behind it: 第三季減少 has no 季減.
        """
        found: list[Mention] = []
        ends = {at: period.end for period in named for at in range(period.start + 1, period.end)}
        place = 0
        while place < len(text):
            word = self._word(text, place, ends.get(place, len(text)))
            if not word:
                place += 1
                continue
            end = place + len(word) + _is_plural(text, place + len(word))
            found += self._read(word, place, end)
            place = end
        return found

    def _word(self, text: str, place: int, limit: int) -> str:
        for size in self._lengths.get(text[place], ()):
            word = text[place : place + size]
            known = word in self._meanings and place + size <= limit
            if known and _stands_alone(text, place, place + size):
                return word
        return ""

    def _read(self, word: str, place: int, end: int) -> Iterator[Mention]:
        kinds: dict[str, list[str]] = {}
        for kind, values in self._meanings[word]:
            kinds.setdefault(kind, []).extend(values)
        for kind, names in kinds.items():
            yield Mention(kind, tuple(names), place, end)


def _counted(concept: models.Concept) -> frozenset[str]:
    """Units that a concept counts, by its words; none where they do not say."""
    text = " ".join(_names(concept.synonyms, concept.label))
    stems = {
        unit: [stem for table in tables() for stem in table.get("counted", {}).get(unit, ())]
        for unit in COUNTED
    }
    return frozenset(unit for unit, known in stems.items() if any(stem in text for stem in known))


def _names(
    synonyms: Mapping[str, Sequence[str]], *labels: Mapping[str, str] | None
) -> Iterator[str]:
    for label in labels:
        yield from (fold(text) for text in (label or {}).values())
    for listed in synonyms.values():
        yield from (fold(text) for text in listed)


def stems(names: Iterable[str]) -> frozenset[str]:
    """The words of folded names without their plural, in Chinese the pairs of characters."""
    tokens = {token for name in names for token in _TOKENS.findall(name)}
    latin = {token.removesuffix("s") for token in tokens if token.isascii()}
    han = {token[at : at + 2] for token in tokens for at in range(len(token) - 1)}
    found = frozenset(latin | {pair for pair in han if not pair.isascii()})
    return found.difference(words("plain")) or found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell a Latin word that is whole there, or its plural."""
    if _is_latin(text[start]) and start and _is_latin(text[start - 1]):
        return False
    if not (_is_latin(text[end - 1]) or text[end - 1].isdigit()):
        return True
    after = text[end : end + 1]
    if text[end - 1].isdigit():
        return not after.isdigit()
    return not _is_latin(after) or _is_plural(text, end)


def _is_plural(text: str, end: int) -> bool:
    """Tell a word that ends there but for the s of its plural."""
    word = text[end - 1] != "s" and (_is_latin(text[end - 1]) or text[end - 1].isdigit())
    return word and text[end : end + 1] == "s" and not _is_latin(text[end + 1 : end + 2])


def _is_latin(char: str) -> bool:
    return "a" <= char <= "z" or "\u00c0" <= char <= "\u024f"
