"""All languages of a text have one tone at a figure: no `strong` where 疲弱 stands."""

import re
from collections.abc import Iterator
from itertools import combinations, product

from briefs.analysis.directions import stops
from briefs.analysis.lint.prose import Mention, Prose
from briefs.model.problem import Problem

Span = tuple[int, int]
TONES = ("good", "bad")


def check(prose: Prose) -> Iterator[Problem]:
    """Each word of praise where the same sentence of another language has words of blame alone."""
    for one, other in combinations(prose.worded, 2):
        told = set()
        for mine, theirs in _same(prose, one, other):
            praised, blamed = _words(prose, one, mine), _words(prose, other, theirs)
            for tone, contrary in zip(TONES, reversed(TONES), strict=True):
                if praised.keys() == {tone} and blamed.keys() == {contrary}:
                    word, against = praised[tone], blamed[contrary]
                    if word.start() not in told:
                        message = (
                            f"'{word[0]}' has another tone than '{against[0]}' in the {other} text"
                        )
                        yield prose.problem(
                            one, word.start(), message, "mend the word in one of them"
                        )
                    told.add(word.start())


def _same(prose: Prose, one: str, other: str) -> Iterator[tuple[Span, Span]]:
    """Sentences of both that cite one figure; of texts that cite none, those of one sentence."""
    theirs = {mention.key: mention for mention in prose.mentions[other]}
    if not prose.mentions[one] and not theirs:
        texts = [(tag, prose.words[tag].rstrip()) for tag in (one, other)]
        if all(not stops(text[:-1], tag) for tag, text in texts):
            yield (0, len(texts[0][1])), (0, len(texts[1][1]))
    for mention in prose.mentions[one]:
        if mention.key in theirs:
            yield _around(prose, one, mention), _around(prose, other, theirs[mention.key])


def _around(prose: Prose, language: str, mention: Mention) -> Span:
    return prose.around(language, mention.start, mention.end)


def _words(prose: Prose, language: str, span: Span) -> dict[str, re.Match[str]]:
    """The first word of each tone in a stretch; behind a negation it has the other."""
    found: dict[str, re.Match[str]] = {}
    for tone, kind in product(TONES, TONES):
        for match in prose.found(language, "tones", kind, *span):
            denied = any(prose.found(language, "tones", "denied", span[0], match.start()))
            if (tone == kind) != denied:
                found.setdefault(tone, match)
    return found
