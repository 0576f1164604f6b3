"""All languages name the same period beside a figure: no `a year ago` where 上季 stands."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, product

from briefs.analysis.lint.governing import reach
from briefs.analysis.lint.periods import now
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.period_words import Named, Now, Time, agree, joins, named, names, times
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each word that another language contradicts: beside a figure, or anywhere in the text."""
    for one, other in combinations(prose.worded, 2):
        found = [*_beside_figures(prose, one, other)] or [*_alone(prose, one, other)]
        for word, contrary in dict(found).items():
            message = f"'{word.word}' is another period than '{contrary.word}' in the {other} text"
            yield prose.problem(one, word.start, message, "mend the word in one of them")


def _beside_figures(prose: Prose, one: str, other: str) -> Iterator[tuple[Named, Named]]:
    """Words beside a figure that stands in both languages, none of which agrees."""
    theirs = {mention.key: mention for mention in prose.mentions[other]}
    for mention in prose.mentions[one]:
        same = theirs.get(mention.key)
        mine = _beside(prose, one, mention)
        others = _beside(prose, other, same) if same else []
        found = _contrary(prose, (one, mine), (other, others))
        if found:
            yield found


def _alone(prose: Prose, one: str, other: str) -> Iterator[tuple[Named, Named]]:
    """A year or a numbered part of one on each side that the other nowhere names."""
    mine = _unheard(prose, one, other) if prose.mentions[one] else []
    others = _unheard(prose, other, one) if mine else []
    if others:
        yield mine[0], others[0]


def _unheard(prose: Prose, one: str, other: str) -> list[Named]:
    """The years and numbered parts of which another language has neither a word nor a figure."""
    day = now(prose, prose.mentions[other])
    heard = [_meant(word, other, day) for word in named(prose.words[other], other)]
    heard += [names(period) for period in day.periods]
    found = []
    for word in named(prose.words[one], one):
        meant = _meant(word, one, day)
        exact = word.reading in _EXACT and all(time.number or time.year for time in meant)
        if meant and exact and not any(said and agree(meant, said) for said in heard):
            found.append(word)
    return found


_EXACT = ("quarter", "half", "nine", "year", "in_year", "bare_year", "moment", "months")


def _beside(prose: Prose, language: str, mention: Mention) -> Sequence[Named]:
    """The words of a period in a figure's clause, no other figure between, nor the other's own."""
    text, joined = prose.words[language], joins(language).joined
    start, end = reach(text, language, prose.mentions[language], mention)
    found = [word for word in named(text, language) if start <= word.start and word.end <= end]
    before = text[start - 1 : start] == "}"
    others = before and found and joined.fullmatch(text, start, found[0].start)
    return found[1:] if others and found[0].end <= mention.start else found


def _contrary(
    prose: Prose, ours: tuple[str, Sequence[Named]], theirs: tuple[str, Sequence[Named]]
) -> tuple[Named, Named] | None:
    """A word of each side, where none agrees with one of the other."""
    day = now(prose, prose.mentions[ours[0]])
    mine, others = ([_meant(word, tag, day) for word in words] for tag, words in (ours, theirs))
    if not mine or not others or any(agree(*pair) for pair in product(mine, others)):
        return None
    return ours[1][-1], theirs[1][-1]


def _meant(word: Named, language: str, day: Now) -> Collection[Time]:
    """The times of a word; `in 2025` may stand for a part of the year that another names."""
    meant = times(word, language, day)
    return {one._replace(kind="") for one in meant} if word.reading == "in_year" else meant
