"""Words before a metric that name a part or a company that nobody follows: 数据中心 before 营收.

What may stand there without naming anybody is closed: `neutral` words tell a time, an amount or
the whole, `leads` are verbs and prepositions behind which a sentence's own subject is meant.
"""

import re
from bisect import bisect_right
from functools import cache

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.concepts import Named
from briefs.articles.dates import Mention
from briefs.articles.lexicon import tables

_TOLD = (
    "change", "rise", "fall", "loss", "arrives", "beats", "period", "compared", "since", "expected",
    "guidance", "strong", "analysts", "consensus", "vendor", "concept", "subject", "share", "total",
    "together", "respectively", "author",
)  # fmt: skip
_BOUNDARY = re.compile(r"[^\w &'/-]|(?<!\w)[-'/]|[-'/](?!\w)")
_BROUGHT = ("收入", "收益")
_REACH = 40


def stranger(p: Paragraph, place: Place, named: Named) -> str:
    """The words that lead to a figure's metric and name nobody known, as the article prints them.

    Only what a company's parts have in its accounts is asked for: sales, a profit, a margin.
    """
    concept, mention = p.concepts[named.name], named.mention
    of_accounts = concept.scope == "any" and (concept.unit == "money" or concept.ratio_of)
    if mention is None or mention.end > place.start or not of_accounts or p.is_row:
        return ""
    return _compound(p, mention) or before(p, mention.start)


def _compound(p: Paragraph, mention: Mention) -> str:
    """The 現金股利 of 現金股利收入: another metric, of which this is what it brought."""
    near = p.within(max(0, mention.start - _REACH), mention.start, "concept")[-1:]
    joined = near and near[0].end == mention.start
    brought = joined and p.text[mention.start : mention.end] in _BROUGHT
    return p.original[near[0].start : near[0].end] if brought else ""


def before(p: Paragraph, end: int) -> str:
    """The words right before a metric, or a figure, that name nobody known."""
    told = p.within(max(0, end - _REACH), end, *_TOLD)
    last = bisect_right(p.starts, end) - 1
    ends = [m.end for m in told] + [
        f.end for f in p.figures[max(0, last - 1) : last + 1] if f.end <= end
    ]
    start = max([0, end - _REACH, *ends])
    for stop in _BOUNDARY.finditer(p.text, start, end):
        start = stop.end()
    of_known = any(m.kind == "subject" and start - 2 <= m.end <= start for m in told)
    left = _left(p.text[start:end], of_known=of_known)
    return p.original[start : start + len(left)].strip() if has_words(left) else ""


def _left(text: str, *, of_known: bool) -> str:
    """A text without the words at its end that name nobody; nothing where a verb leads on."""
    neutral, leads, parts = _patterns()
    while has_words(text):
        if leads.search(text):
            return ""
        match = neutral.search(text) or (parts.search(text) if of_known else None)
        if not match:
            return text
        text = text[: match.start()]
    return ""


def has_words(text: str) -> bool:
    """Tell a text in which a letter is left, of more than a possessive."""
    return re.search(r"[^\W\d_]{2}|[\u4e00-\u9fff]", text) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Neutral words, leads and names of parts, each at the end of a folded text."""
    return tuple(
        re.compile("(?:" + "|".join(table[kind] for table in tables() if kind in table) + r")\s*$")
        for kind in ("neutral", "leads", "parts")
    )
