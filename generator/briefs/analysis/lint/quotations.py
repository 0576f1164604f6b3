"""A quotation is short, names an article of the company, and is one of three of it at most."""

import re
from collections import Counter
from collections.abc import Iterator

from briefs.analysis.known import Knowledge
from briefs.content.records import Brief, Content, briefs_of, sources_of
from briefs.content.suggest import suggest
from briefs.model.problem import Problem

MOST = 3  # of one article
_CHARACTERS, _WORDS = 40, 25
_CHARACTER, _WORD = re.compile("[\u3400-\u9fff]"), re.compile(r"[^\W_\u3400-\u9fff]+")


def check(brief: Brief, content: Content, _index: Knowledge) -> Iterator[Problem]:
    """Each that is longer, one too many, or of an article that is not there."""
    ours = {source.id for source in sources_of(content).get(brief.company.id, ())}
    quoted = _before(brief, content)
    for number, quotation in enumerate(brief.entry.management_said):
        place = ("management_said", number)
        quoted[quotation.source] += 1
        if quotation.source not in ours:
            message = f"the company has no article '{quotation.source}'"
            remedy = suggest(quotation.source, sorted(ours))
            yield brief.document.problem((*place, "source"), message, remedy)
        elif quoted[quotation.source] > MOST:
            message = f"{quotation.source} is quoted more than {MOST} times"
            yield brief.document.problem((*place, "source"), message, "say it in your own words")
        for language, words in quotation.words.items():
            if said := _too_long(words):
                remedy = f"keep it to {_CHARACTERS} Chinese characters or {_WORDS} words"
                yield brief.document.problem((*place, "words", language), said, remedy)


def _before(brief: Brief, content: Content) -> Counter[str]:
    """The number of times that the company's earlier briefs quote each article."""
    ours = briefs_of(content).get(brief.company.id, ())
    earlier = [other for other in ours if other.period.end < brief.period.end]
    return Counter(said.source for other in earlier for said in other.entry.management_said)


def _too_long(words: str) -> str:
    characters, others = len(_CHARACTER.findall(words)), len(_WORD.findall(words))
    if characters * _WORDS + others * _CHARACTERS <= _CHARACTERS * _WORDS:
        return ""
    size = f"{characters} characters" if characters else f"{others} words"
    return f"the quotation has {size}"
