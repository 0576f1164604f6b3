"""All languages name the same period beside a figure: no `a year ago` where 上季 stands."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, product

from briefs.analysis.directions import tables
from briefs.analysis.lint.governing import reach
from briefs.analysis.lint.periods import now
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.period_words import Named, Now, Time, agree, named, times
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each word that another language contradicts: none of the words beside a figure agree."""
    languages = [language for language in prose.words if language in tables()]
    for one, other in combinations(languages, 2):
        theirs = {mention.key: mention for mention in prose.mentions[other]}
        told: set[Named] = set()
        for mention in prose.mentions[one]:
            same = theirs.get(mention.key)
            mine = _beside(prose, one, mention)
            others = _beside(prose, other, same) if same else []
            found = _contrary(prose, (one, mine), (other, others))
            if found and found[0] not in told:
                told.add(found[0])
                word, contrary = (one.word for one in found)
                message = f"'{word}' is another period than '{contrary}' in the {other} text"
                yield prose.problem(one, found[0].start, message, "mend the word in one of them")


def _beside(prose: Prose, language: str, mention: Mention) -> Sequence[Named]:
    """The words of a period in a figure's clause, no other figure between."""
    text = prose.words[language]
    start, end = reach(text, language, prose.mentions[language], mention)
    return [word for word in named(text, language) if start <= word.start and word.end <= end]


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
