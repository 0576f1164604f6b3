"""A price or a move of the share is of the trading that its words name: no close of `盤中高點`."""

import re
from collections.abc import Iterator

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.concepts import longer_than_a_day
from briefs.articles.dates import Mention
from briefs.articles.lexicon import pattern
from briefs.articles.objection import Objection
from briefs.model.facts import Fact

_AFTER, _CLOSE, _WITHIN = "after the close", "at the close", "within a session"
_TRADING = {
    _AFTER: re.compile(
        r"盘后|延长交易|\b(?:extended|after[- ]?hours|post-?market|late)(?:[- ]trad(?:ing|es?))\b"
        r"|\b(?:after[- ]hours|aftermarket|postmarket)\b"
    ),
    _CLOSE: re.compile(
        r"收盘|收[在于报]|作收|终场|\bregular[- ](?:session|trading|hours)\b"
        r"|\b(?:to|at the|market) close\b|\bclos(?:ed|ing)\b(?! of)"
    ),
    _WITHIN: re.compile(r"盘中|\bintra-?day\b|\bduring the session\b"),
}
_MEANT = {
    "SharePrice": _CLOSE,
    "DailyMove": _CLOSE,
    "AfterHoursMove": _AFTER,
    "AfterHoursPrice": _AFTER,
}


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """Another trading than that of the concept, or a time longer than a day."""
    concept = fact.meaning.concept
    if concept not in _MEANT or fact.meaning.scenario != "actual":
        return
    if concept.endswith("Move") and (word := longer_than_a_day(p, place)):
        message = f"the words say '{word}', which is longer than a day"
        yield Objection(message, "write a concept of its own, or reason: unfollowed", word)
        return
    said, word = _session(p, place)
    if said and said != _MEANT[concept]:
        yield Objection(f"the words say '{word}', so it is {said}", _remedy(concept, said), word)
    else:
        yield from _another_day(p, place, fact)


def _another_day(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """股價11月4日收在142.5美元 of November 3: the day that is named beside it, and no other."""
    own = fact.meaning.period
    days = [m for m in p.within(place.sentence[0], place.right, "period") if m.period_kind == "day"]
    near = [m for m in days if m.start >= place.left or _leads(p, m, place)]
    named = [m for m in near if m.end <= place.start][-1:] or near[:1]
    if own.kind != "day" or not named or any(m.period == own for m in near):
        return
    start, end = min(named[0].start, place.clause[0]), max(place.right, named[0].end)
    if any(pattern("day", kind).search(p.text, start, end) for kind in ("other", "news")):
        return
    word = p.original[named[0].start : named[0].end]
    message = f"the words say '{word}', but the fact is of {own}"
    yield Objection(message, f"write period: {named[0].period}", word)


def _leads(p: Paragraph, day: Mention, place: Place) -> bool:
    """Tell a day that goes on: the last before a clause, or named again by 當日."""
    start = place.clause[0]
    alone = day.end <= start and not p.gap(day.end, start).strip(" ,的")
    return alone or pattern("day", "same").search(p.text, place.left, place.start) is not None


def _remedy(concept: str, said: str) -> str:
    other = "Move" if concept.endswith("Move") else "Price"
    named = {_AFTER: f"AfterHours{other}", _CLOSE: "DailyMove" if other == "Move" else "SharePrice"}
    if said in named:
        return f"if it is, write concept: {named[said]}"
    return "if it is, write reason: unfollowed"


def _session(p: Paragraph, place: Place) -> tuple[str, str]:
    """The trading named nearest before a figure, or else behind it, or alone in its sentence."""
    near = [*_named(p, place.left, place.start)[-1:], *_named(p, place.end, place.right)[:1]]
    near = [one for one in near if one[1] == _WITHIN] or near  # regular-session high in intraday
    here = near or _named(p, *place.sentence)
    found = here or _named(p, _start(p, place), place.start)[-1:]
    one = bool(near) or len({said for _, said, _ in found}) == 1
    return found[0][1:] if one else ("", "")


def _named(p: Paragraph, start: int, end: int) -> list[tuple[int, str, str]]:
    """Words of trading between two places: where each stands, what it says, how it is printed."""
    return sorted(
        (match.start(), said, p.original[slice(*match.span())])
        for said, words in _TRADING.items()
        for match in words.finditer(p.text, start, max(start, end))
    )


def _start(p: Paragraph, place: Place) -> int:
    """The place from which words may go on: not before a sentence that names its own day."""
    days = [m for m in p.within(*place.sentence, "period") if m.period_kind == "day"]
    return place.sentence[0] if days else 0
