"""A word of standstill or of a record is true: no `flat` of what rose, no `lowest this year`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from re import Match

from briefs.analysis.intervals import compare
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.spoken import masked
from briefs.analysis.moves import ways
from briefs.analysis.touching import patterns
from briefs.content.records import days
from briefs.content.references import Index
from briefs.model.facts import MONTHS_BACK, Meaning, Quantity
from briefs.model.problem import Problem

_PACES = {"slowest": "below", "fastest": "above"}  # of growth
_MORE = {"least": "below", "last": "below", "most": "above", "first": "above"} | _PACES
_AS = {"as_year": "yoy", "as_quarter": "qoq"}
_KINDS = ("still", "not_more", "not_less", *_AS, *_MORE)
_PLAIN = 2  # percent or points; what changed by less may be called flat


def check(prose: Prose) -> Iterator[Problem]:
    """Each that the figures on file refute."""
    for language, kind in product(prose.worded, _KINDS):
        for match in prose.found(language, "states", kind):
            subject = _subject(prose, language, match)
            known = _refuted(prose, language, kind, match, subject) if subject else ""
            if subject and known:
                message = f"'{match[0]}' is said of {subject.text}, but {known}"
                remedy = "mend the word or the reference"
                yield prose.problem(language, match.start(), message, remedy)


def _subject(prose: Prose, language: str, match: Match[str]) -> Mention | None:
    """The figure before a word from which it is said, else the one to which the word leads."""
    text, cited = masked(prose, language), prose.mentions[language]
    wordings = patterns("states", language)
    if not prose.clear(language, match.start(), denied=False):
        return None
    start, _ = prose.around(language, match.start(), match.end())
    for one in [one for one in cited if one.end <= match.start()][-1:]:
        held = wordings["held"][0].search(text[start : one.start])
        if not held and wordings["lead"][0].fullmatch(text, one.end, match.start()):
            return one
    behind = next((one for one in cited if one.start >= match.end()), None)
    leads = behind and wordings["gap"][0].fullmatch(text, match.end(), behind.start)
    return behind if leads else None


def _refuted(prose: Prose, language: str, kind: str, match: Match[str], subject: Mention) -> str:
    """The way in which a word is wrong of a figure; nothing where it may be true."""
    meaning = subject.quantity.meaning
    index = prose.index.on(days(prose.content)[prose.brief.id])
    if meaning.scenario != "actual" or meaning.period.instant:
        return ""
    if kind in ("last", "first"):
        return _beside(prose.mentions[language], subject, _MORE[kind])
    if kind in _MORE:
        growth = meaning.change in MONTHS_BACK
        fits = growth if kind in _PACES else not meaning.change
        return _before(index, meaning, subject.quantity, _MORE[kind], match) if fits else ""
    if meaning.change:
        plain = kind == "still" and meaning.change in MONTHS_BACK and _is_plain(subject.quantity)
        return "that says another thing" * plain
    if kind == "still" or kind in _AS:
        over = [_AS[kind]] if kind in _AS else ["yoy", "qoq"]
        found = [index.find(replace(meaning, change=one), prose.brief.period) for one in over]
        known = [one for one in found if one]
        least = 1 if kind in _AS else _PLAIN
        return "that changed" * (bool(known) and all(_is_plain(one, least) for one in known))
    moved = ways(meaning, index, prose.brief.period)
    return "that did" * (moved == {1 if kind == "not_more" else -1})


def _is_plain(change: Quantity, least: int = _PLAIN) -> bool:
    low, high = change.figure.interval()
    return (low is not None and low >= least) or (high is not None and high <= -least)


def _beside(cited: Sequence[Mention], subject: Mention, side: str) -> str:
    """Another figure of the text, of the same unit and time, that lies farther out."""
    ours = subject.quantity
    alike = [
        one.quantity
        for one in cited
        if one.quantity.figure.unit == ours.figure.unit
        and one.meaning.change == subject.meaning.change
        and one.meaning.scenario == subject.meaning.scenario
        and (
            one.meaning.period == subject.meaning.period
            or one.meaning.concept == subject.meaning.concept
        )
    ]
    farther = any(compare(one.figure, ours.figure) == side for one in alike)
    return f"another here is {side} it" * farther


def _before(
    index: Index, meaning: Meaning, quantity: Quantity, side: str, match: Match[str]
) -> str:
    """An earlier figure of a like period, of the same year if the word says so, that is farther."""
    year = match.groupdict().get("year")
    for period in index.over_time(meaning):
        alike = period.kind == meaning.period.kind and period.end < meaning.period.end
        if alike and (not year or period.end.year == meaning.period.end.year):
            past = index.find(replace(meaning, period=period), meaning.period)
            if past and compare(past.figure, quantity.figure) == side:
                return f"{period} was {side} it"
    return ""
