"""Words between two places of an article that name nothing new: 年增, up, 達."""

import re

from briefs.articles.clauses import Paragraph

_VERBS = (
    "change", "rise", "fall", "arrives", "beats", "period", "compared", "since", "expected",
    "guidance", "strong", "analysts", "consensus", "vendor", "subject",
)  # fmt: skip
_LINKS = re.compile(
    r"\b(?:and|or|also|then|but|by|up|down|to|at|of|on|in|was|were|is|are|an?|the|its|about|around|nearly"
    r"|almost|just|only|it|came|stood|hit|closed|ended|totall?ed|amounted|that|which|had|been)\b"
    r"|[约近逾达到至为了则也并且而或及与和较比同仅有的长增减幅率均各再以收报在于来]|大幅|小幅|同样|略|分别"
)


def unknown(p: Paragraph, start: int, end: int, *kinds: str) -> str:
    """The text between two places without figures and words that name nothing, or are of a kind."""
    words = list(p.text[start:end])
    spans = [(m.start, m.end) for m in p.within(start, end, *_VERBS, *kinds)]
    spans += [(one.start, one.end) for one in p.figures if start <= one.start and one.end <= end]
    for first, last in spans:
        words[first - start : last - start] = " " * (last - first)
    return _LINKS.sub(" ", "".join(words))


def has_words(text: str) -> bool:
    """Tell a text in which a letter is left."""
    return re.search(r"[^\W\d_]", text) is not None
