"""An article's words on how a result or a promise turned out, beside what a fact file says."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from briefs.articles.dates import Mention
from briefs.articles.lexicon import Vocabulary
from briefs.articles.objection import Objection
from briefs.figures.folding import fold
from briefs.model.facts import Saying
from briefs.model.layers import read_yaml

_EARNED = ("NetIncome", "EarningsPerShare")
_EARNINGS = re.compile(  # of no kind that is named
    r"(?<![a-z])(?:profits?|earnings|bottom line)(?![a-z])|获利|[盈溢纯净]利|盈余|利润|纯益"
)
_STOP = re.compile(r"[,。!?;:]|\.(?=\s|$)|(?:但|而|\s(?:but|while|and|whereas)\s)")
_ANALYSTS = ("analysts", "consensus", "vendor", "author")
_WHOSE = {  # the words of an expectation, and those of the other
    "consensus": (_ANALYSTS, ("strong",)),
    "guidance": (("strong", "guidance", "own"), _ANALYSTS),
}


def unsaid(saying: Saying, paragraph: str, vocabulary: Vocabulary) -> Iterator[Objection]:
    """The first reason for which a paragraph does not say what a saying does."""
    for message, word in _against(saying, paragraph, vocabulary):
        remedy = "write what it says, or the paragraph that says so"
        yield Objection(f"paragraph {saying.at} {message}", remedy, word)
        break


def _against(saying: Saying, paragraph: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """The reasons, each with the word that contradicts."""
    outcomes = next(family for family in _words().values() if saying.word in family)
    text, concept = fold(paragraph), saying.meaning.concept  # every position stays true
    found = [match for pattern in outcomes.values() for match in pattern.finditer(text)]
    right = list(outcomes[saying.word].finditer(text))
    if not right and found:
        word = paragraph[slice(*min(match.span() for match in found))]
        yield f"says '{word}', and nowhere what '{saying.says}' says", word
    elif not right:
        yield f"has no word that says what '{saying.says}' says", ""
    mentions = vocabulary.mentions(text)
    named = [m for m in mentions if m.kind == "concept"]
    bare = any(kind in concept for kind in _EARNED) and _is_earnings(text, named)
    if named and not bare and not any(_is_of(concept, mention) for mention in named):
        word = paragraph[named[0].start : named[0].end]
        yield f"speaks of '{word}', not of {concept}", word
    other = _others(saying, [_clause(text, match) for match in right], mentions)
    if other:
        word = paragraph[other.start : other.end]
        yield f"says '{word}' beside it, so it speaks of no {saying.about}", word
    beside = [m for stretch in _stretches(text, named, concept) for m in found if _in(m, stretch)]
    if beside and not any(_in(one, other.span()) for one in right for other in beside):
        word = paragraph[slice(*beside[0].span())]
        yield f"says '{word}' of {concept}, not what '{saying.says}' says", word


def _is_earnings(text: str, named: Sequence[Mention]) -> bool:
    """Tell a text that speaks of earnings by a word that is part of no other name."""
    words = [match.span() for match in _EARNINGS.finditer(text)]
    return any(not any(m.start < end and start < m.end for m in named) for start, end in words)


def _clause(text: str, match: re.Match[str]) -> tuple[int, int]:
    before = [stop.end() for stop in _STOP.finditer(text, 0, match.start())]
    stop = _STOP.search(text, match.end())
    return before[-1] if before else 0, stop.start() if stop else len(text)


def _others(
    saying: Saying, clauses: Sequence[tuple[int, int]], mentions: Sequence[Mention]
) -> Mention | None:
    """The word by which each clause speaks of the company's guidance alone, or of analysts'."""
    if saying.about not in _WHOSE:
        return None
    own, others = _WHOSE[saying.about]
    found: Mention | None = None
    for start, end in clauses:
        said = [m for m in mentions if start <= m.start and m.end <= end]
        theirs = [m for m in said if m.kind in others]
        if not theirs or any(m.kind in own for m in said):
            return None
        found = found or theirs[0]
    return found


def _stretches(text: str, named: Sequence[Mention], concept: str) -> Iterator[tuple[int, int]]:
    """The words behind each name of a concept, up to the next name or the end of the clause."""
    for index, mention in enumerate(named):
        if _is_of(concept, mention):
            stop = _STOP.search(text, mention.end)
            following = [m.start for m in named[index + 1 : index + 2]]
            yield mention.end, min([*following, stop.start() if stop else len(text)])


def _is_of(concept: str, mention: Mention) -> bool:
    """Tell a name of a concept, or of one that it is a kind of."""
    return any(name in concept or concept in name for name in mention.values)


def _in(match: re.Match[str], span: tuple[int, int]) -> bool:
    return span[0] <= match.start() and match.end() <= span[1]


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
