"""All languages name the same view beside a figure: no `consensus` where 財測 stands."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from briefs.analysis.lint.governing import reach
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.views import NAMES, named
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each word of one view where another language names the other alone."""
    for one, other in combinations(prose.worded, 2):
        theirs = {mention.key: mention for mention in prose.mentions[other]}
        for mention in prose.mentions[one]:
            mine = _beside(prose, one, mention)
            others = _beside(prose, other, theirs[mention.key]) if mention.key in theirs else {}
            if mine and others and not {*mine} & {*others}:
                [word], [contrary] = mine.values(), others.values()
                message = f"'{word[0]}' is another's view than '{contrary[0]}' in the {other} text"
                yield prose.problem(one, word.start(), message, "mend the word in one of them")
                return


def _beside(prose: Prose, language: str, mention: Mention) -> Mapping[str, re.Match[str]]:
    text = prose.words[language]
    return named(text, language, reach(text, language, prose.mentions[language], mention), NAMES)
