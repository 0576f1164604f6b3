"""An article's words on how a result or a promise turned out, beside what a fact file says."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from briefs.figures.folding import fold
from briefs.model.facts import Saying
from briefs.model.layers import read_yaml
from briefs.model.problem import Problem


def unsaid(sayings: Iterable[Saying], paragraphs: Sequence[str]) -> Iterator[Problem]:
    """Sayings that stand in no paragraph, or in one whose words say the opposite alone."""
    for saying in sayings:
        if saying.at > len(paragraphs):
            message = f"there is no paragraph {saying.at}"
            remedy = f"write at: with one of the article's, 1 to {len(paragraphs)}"
            yield saying.problem(message, remedy)
        elif other := _opposite(saying.word, paragraphs[saying.at - 1]):
            message = f"paragraph {saying.at} says '{other}', and nowhere what '{saying.says}' says"
            yield saying.problem(message, "write what it says, or the paragraph that says so")


def _opposite(word: str, paragraph: str) -> str:
    """The first word for another outcome, where none is for the one that is meant."""
    outcomes = next(family for family in _words().values() if word in family)
    text = fold(paragraph)  # every position stays true
    if outcomes[word].search(text):
        return ""
    found = [match.span() for pattern in outcomes.values() if (match := pattern.search(text))]
    return paragraph[slice(*min(found))] if found else ""


@cache
def _words() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """A pattern for each outcome, folded as the text is."""
    families = read_yaml(Path(__file__).with_name("sayings.yml"))
    return {
        family: {name: _either(words) for name, words in outcomes.items()}
        for family, outcomes in families.items()
    }


def _either(words: Iterable[str]) -> re.Pattern[str]:
    latin = [rf"\b{re.escape(word)}\b" for word in words if word.isascii()]
    return re.compile("|".join([*latin, *(re.escape(fold(w)) for w in words if not w.isascii())]))
