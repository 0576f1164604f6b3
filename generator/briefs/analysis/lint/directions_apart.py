"""All languages of a text say the same direction beside a figure: no `rose` where 年減 stands."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from briefs.analysis.directions import TOGETHER, Said, clash, clauses, said
from briefs.analysis.lint.prose import Mention, Prose, neighbours
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each word that another language contradicts; of texts without figures, as a whole."""
    for one, other in combinations(prose.worded, 2):
        told = set()
        together = TOGETHER if prose.mentions[one] else ()
        for mine, theirs in _beside(prose, one, other):
            found = clash(mine, theirs, together)
            if found and found[0] not in told:
                told.add(found[0])
                word, contrary = found
                message = (
                    f"'{word.word}' says the contrary of '{contrary.word}' in the {other} text"
                )
                yield prose.problem(one, word.start, message, "mend the word in one of them")


def _beside(prose: Prose, one: str, other: str) -> Iterator[tuple[Sequence[Said], Sequence[Said]]]:
    """The words beside each figure that stands in both languages: in its clause, and nearest."""
    cited = [prose.mentions[language] for language in (one, other)]
    if not any(cited):
        yield said(prose.words[one], one), said(prose.words[other], other)
    theirs = {mention.key: mention for mention in cited[1]}
    for mention in cited[0]:
        if mention.key in theirs:
            same = theirs[mention.key]
            mine = _in_clause(prose.words[one], one, mention)
            others = _in_clause(prose.words[other], other, same)
            yield mine, others
            yield _nearest(mine, cited[0], mention), _nearest(others, cited[1], same)


def _in_clause(text: str, language: str, mention: Mention) -> Sequence[Said]:
    start, end = next(span for span in clauses(text, language) if mention.start < span[1])
    return [word for word in said(text, language) if start <= word.start < end]


def _nearest(words: Sequence[Said], cited: Sequence[Mention], mention: Mention) -> Sequence[Said]:
    """The words with no other figure between."""
    start, behind = neighbours(cited, mention)
    end = (words[-1].end if words else 0) if behind is None else behind
    return [word for word in words if start <= word.start and word.end <= end]
