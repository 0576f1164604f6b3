"""Words of direction in a text: `rose` and `fell`, `above` and `below`, 年增 and 年減."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from briefs.analysis.wordings import NEVER, Wording, any_of
from briefs.content.references import REFERENCE
from briefs.model.layers import read_yaml

# kinds of words of which one may contradict another; those of other kinds only their own
TOGETHER = ({"move", "reach", "rate", "order", "size", "plan", "touch"}, {"pace", "order", "size"})


@dataclass(frozen=True, slots=True)
class Said:
    """A word of direction: its kind, and 1 where it says more, -1 where it says less.

    Its clause may deny it, or leave it open as `whether` does: then it is not `sure`.
    """

    start: int
    end: int
    word: str
    kind: str
    sign: int
    denied: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Words:
    """A language's words of direction as expressions, made of its file of `words`."""

    known: Mapping[str, tuple[str, int]]
    pattern: re.Pattern[str]
    before: Wording
    after: Wording
    of: Wording
    since: Wording
    denied: Wording
    throughout: Wording
    unsure: Wording
    stop: Wording
    clause: Wording
    part: Wording
    yearly: Wording
    quarterly: Wording
    monthly: Wording
    guided: Wording
    awaited: Wording
    aside: Wording
    vague: Wording
    carries: Wording
    behind: Wording
    level: Wording
    out: Wording
    into: Wording
    source: Wording
    against: Wording
    far: Wording
    verdict: Wording
    bar: Wording
    toward: Wording
    opens: Wording
    speaks: Wording
    past_year: Wording
    past_quarter: Wording
    elsewhen: Wording
    withdrew: Wording

    def joins(self, text: str, start: int, end: int) -> bool:
        """Tell that a stretch of text speaks of one thing and denies nothing."""
        breaks = (self.stop, self.denied, self.unsure)
        return not any(pattern.search(text, start, end) for pattern in breaks)


@cache
def tables() -> Mapping[str, Mapping[str, Any]]:
    """The files of `words` by language."""
    return {
        path.stem: read_yaml(path)
        for path in sorted(Path(__file__).with_name("words").glob("*.yml"))
    }


@cache
def words_of(language: str) -> Words:
    """A language's words, compiled; of one without a file there are none, and one clause."""
    if language not in tables():
        return Words({}, NEVER.pattern, *[NEVER] * (len(fields(Words)) - 2))
    table = tables()[language]
    pairs = dict(table["besides"])
    for kind, names in (("move", ("rise", "fall")), ("order", ("above", "below"))):
        pairs[kind] = [[*pair, *table[name]] for pair, name in zip(pairs[kind], names, strict=True)]
    known = dict.fromkeys(table["neither"], ("", 0))
    for kind, (more, less) in pairs.items():
        known |= dict.fromkeys(more, (kind, 1)) | dict.fromkeys(less, (kind, -1))
    more, less = table["touching"]
    touching = dict.fromkeys(more, ("touch", 1)) | dict.fromkeys(less, ("touch", -1))
    near = rf"{any_of(touching)}(?={table['before']}\x00)"
    edge = r"(?:\b|(?<=[^\x00-\x7f])|(?=[^\x00-\x7f]))"
    pattern = re.compile(rf"{edge}(?P<word>{any_of(known)}|{near})s?{edge}", re.IGNORECASE)
    expressions = (Wording(table[field.name]) for field in fields(Words)[2:])
    return Words({**touching, **known}, pattern, *expressions)


@lru_cache(maxsize=4096)
def blanked(text: str) -> str:
    """A text without its references, each character where it was."""
    return REFERENCE.sub(lambda match: "\0" * len(match[0]), text)


@lru_cache(maxsize=4096)
def clauses(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The clauses of a text as start and end."""
    ends = [match.end() for match in words_of(language).clause.finditer(blanked(text))]
    return tuple(zip([0, *ends], [*ends, len(text)], strict=True))


@lru_cache(maxsize=4096)
def stops(text: str, language: str) -> tuple[int, ...]:
    """The places at which sentences of a text end."""
    return tuple(match.end() for match in words_of(language).stop.finditer(blanked(text)))


def sentence(text: str, language: str, start: int, end: int) -> tuple[int, int]:
    """The start and end of the sentence, or of the sentences, in which a stretch of text stands."""
    ends = stops(text, language)
    before, behind = bisect_right(ends, start), bisect_left(ends, end)
    first = ends[before - 1] if before else 0
    return first, ends[behind] if behind < len(ends) else len(text)


@lru_cache(maxsize=4096)
def said(text: str, language: str) -> tuple[Said, ...]:
    """The words of direction of a text."""
    words, found = words_of(language), []
    bare = blanked(text)
    for start, end in clauses(text, language):
        for match in words.pattern.finditer(bare, start, end):
            kind, sign = words.known[" ".join(match["word"].lower().split())]
            if sign:
                denied, unsure = (
                    bool(pattern.search(bare, start, match.start()))
                    for pattern in (words.denied, words.unsure)
                )
                denied = denied or _denied_before(words, bare, start)
                sure = not (denied or unsure)
                found.append(Said(*match.span(), match[0], kind, sign, denied, sure))
    return tuple(found)


def _denied_before(words: Words, bare: str, start: int) -> bool:
    """Tell if the sentence denies, before a clause, all that follows: `neither sales, nor …`."""
    stop = max((match.end() for match in words.stop.finditer(bare, 0, start)), default=0)
    return bool(words.throughout.search(bare, stop, start))


def clash(
    ours: Sequence[Said], theirs: Sequence[Said], together: Sequence[set[str]] = TOGETHER
) -> tuple[Said, Said] | None:
    """A word of each side of which one contradicts the other.

    One side says more of one direction and less of the other, in words of one kind or of those that
    may stand for each other (`together`); what is denied stands against what is denied.
    """
    kinds = {word.kind for word in (*ours, *theirs)}
    groups = [*({kind} for kind in sorted(kinds)), *together] if ours and theirs else []
    for group, denied in product(groups, (False, True)):
        mine, other = (
            _by_sign([word for word in side if word.kind in group and word.denied == denied])
            for side in (ours, theirs)
        )
        more, less = (len(mine[sign]) - len(other[sign]) for sign in (1, -1))
        if more * less < 0:
            sign = 1 if more > 0 else -1
            return mine[sign][-1], other[-sign][-1]
    return None


def _by_sign(words: Sequence[Said]) -> Mapping[int, Sequence[Said]]:
    return {sign: [word for word in words if word.sign == sign] for sign in (1, -1)}
