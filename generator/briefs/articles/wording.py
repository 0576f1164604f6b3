"""Words of a figure's own clause that contradict the fact: its period, its concept, its view."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.concepts import concepts_in
from briefs.articles.dates import Relative
from briefs.articles.periods import is_first_of_two, is_local
from briefs.articles.scenarios import is_own
from briefs.model.facts import Fact
from briefs.model.period import Period

_LENGTHS = ("quarter", "half", "nine", "year")


def contrary(p: Paragraph, place: Place, fact: Fact) -> Iterator[tuple[str, str]]:
    """Contradictions between the words beside a figure and its fact, each with its remedy."""
    yield from _other_length(p, place, fact)
    yield from _other_time(p, place, fact)
    yield from _other_view(p, place, fact)
    yield from _other_concept(p, place, fact)


def _other_length(p: Paragraph, place: Place, fact: Fact) -> Iterator[tuple[str, str]]:
    """前三季淨利 of a fact of one quarter: the sentence names no period but longer ones."""
    own = fact.meaning.period
    span = p.text[: place.start].rpartition("。")[0]  # 4月至12月營收…;淨利: one sentence goes on
    start = min(place.sentence[0], len(span)) if "。" in p.text else place.sentence[0]
    named = [m for m in p.within(start, place.sentence[1], "period") if not is_local(p, m)]
    ahead = [m for m in named if m.end <= place.start]
    yearly = fact.meaning.change and any(m.period_kind == "year" for m in named)
    if own.kind not in _LENGTHS or not ahead or fact.meaning.segment or yearly:
        return
    if all(m.period_kind in _LENGTHS and m.period_kind != own.kind for m in named):
        word = p.gap(ahead[-1].start, ahead[-1].end)
        yield (
            f"the words say '{word}', but the fact is of {own}",
            "write period: with the one that is meant",
        )


def _other_time(p: Paragraph, place: Place, fact: Fact) -> Iterator[tuple[str, str]]:
    """`70.1% a year ago` of a fact of another quarter."""
    own, quarter = fact.meaning.period, p.calendar.quarter
    after = p.within(place.end, place.right, "period")[:1]
    if fact.meaning.change or own.kind != quarter.kind or not after:
        return
    relative = after[0].period
    times: dict[object, Period | None] = {
        Relative.YEAR_AGO: p.calendar.ago(quarter),
        Relative.QUARTER_AGO: p.calendar.quarter_at(-1),
    }
    gap = p.gap(place.end, after[0].start).strip()
    wrong = {quarter, *times.values()} - {times.get(relative)}
    if relative in times and gap in ("", "in", "in the", "the") and own in wrong:
        word = p.gap(after[0].start, after[0].end)
        yield (
            f"the words behind say '{word}', but the fact is of {own}",
            f"write period: {times[relative]}",
        )


def _other_view(p: Paragraph, place: Place, fact: Fact) -> Iterator[tuple[str, str]]:
    """法人預估 of a fact that is guidance, its own guidance of one that is the analysts'."""
    said = fact.meaning.scenario
    company = is_own(p, place)
    kinds = {m.kind for m in p.within(place.left, place.start, "consensus", "beats")}
    analysts = kinds == {"consensus"}  # 優於市場預期的36%: which of the two it is, is open
    if said == "guidance" and analysts and not company:
        yield "the words beside it say that analysts expect it", "write scenario: consensus"
    if said == "consensus" and company and not analysts:
        yield "the words beside it say that the company expects it", "write scenario: guidance"


def _other_concept(p: Paragraph, place: Place, fact: Fact) -> Iterator[tuple[str, str]]:
    """每股股利 of a fact that is earnings: an amount per share is what is named before it."""
    concept, change = fact.meaning.concept, fact.meaning.change
    if p.concepts[concept].unit != "per_share" or change:
        return
    named = concepts_in(p, (place.clause[0], place.start), place.found, change)
    names = {name for m in named for name in m.values}
    alike = any(name.removeprefix("Adjusted") in concept for name in names)  # the wider name
    if names and not alike and all(p.concepts[name].unit == "per_share" for name in names):
        word = p.gap(named[-1].start, named[-1].end)
        yield (
            f"the words say '{word}', which is another concept",
            f"write concept: {named[-1].values[0]}",
        )


def out_of_order(
    p: Paragraph, places: dict[int, tuple[Place, Fact]]
) -> Iterator[tuple[Fact, str, str]]:
    """由3.4兆上修至3.8兆: what is named first was given first."""
    pairs = sorted(places.items())
    for (_, (place, first)), (_, (_, second)) in pairwise(pairs):
        same = replace(first.meaning, issued=None) == replace(second.meaning, issued=None)
        early, late = first.meaning.issued, second.meaning.issued
        if same and early and late and early.end > late.end and is_first_of_two(p, place):
            message = f"'{first.printed}' was changed to '{second.printed}', but was given later"
            yield first, message, f"exchange their given: {late} and {early}"
