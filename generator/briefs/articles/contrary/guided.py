"""A forecast goes on with the period of the one before: no year behind `the third quarter`."""

from collections.abc import Iterator

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.dates import Relative
from briefs.articles.objection import Objection
from briefs.model.facts import Fact

_KINDS = ("quarter", "half", "year")


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """A forecast of another length than the only coming one that its paragraph has named."""
    meaning, now = fact.meaning, p.calendar.quarter
    own = meaning.period
    if meaning.scenario not in ("guidance", "consensus") or own.kind not in _KINDS:
        return
    named = [m for m in p.within(0, len(p.text), "period") if _kind(m.period) in _KINDS]
    ahead = [m for m in named if m.end <= place.sentence[0]]
    if not ahead or len(ahead) < len(named) or _kind(ahead[-1].period) == own.kind:
        return
    last = ahead[-1]
    coming = last.period is Relative.THE_YEAR or (
        not isinstance(last.period, Relative) and last.period.end > now.end
    )
    if coming and all(_kind(m.period) != own.kind for m in named):
        word = p.original[last.start : last.end]
        remedy = "write period: with the one that is meant"
        yield Objection(f"the words speak of '{word}', but the fact is of {own}", remedy, word)


def _kind(period: object) -> str:
    if period is Relative.THE_YEAR:
        return "year"
    return getattr(period, "kind", "")
