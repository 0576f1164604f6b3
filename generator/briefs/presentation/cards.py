"""The grounds of a figure: its printings or arithmetic, what it stands for, what checks found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from briefs.analysis.corrections import Changed, Correction
from briefs.analysis.doubts import doubt, otherwise
from briefs.charts.numbers import PRINTED, anchor
from briefs.content.records import Company
from briefs.model.facts import Fact, Finding, Meaning, Quantity
from briefs.presentation import bases, corrected, places
from briefs.presentation.inline import DOUBTFUL, Link, Parts, Spoken, close_up
from briefs.presentation.localizer import Localizer
from briefs.presentation.prose import BriefLocalizer
from briefs.presentation.tables import place, printed

Note = tuple[Correction, Changed]


@dataclass(frozen=True, slots=True)
class Printing:
    """A figure in one article; `read` is what it says where another printing is shown."""

    fact: Fact
    words: Spoken
    read: str
    place: Link
    day: str
    by: str
    address: str
    remarks: Sequence[str]


@dataclass(frozen=True, slots=True)
class Card:
    """All that is known of a figure, in one language."""

    id: str
    figure: str
    what: str
    printings: Sequence[Printing]
    formula: Parts
    inputs: Sequence[tuple[str, str]]  # each figure of the formula and what it is
    stands: str
    versions: Sequence[str]  # the same on other bases
    checks: Sequence[Finding]
    checked: Sequence[str]  # what these compare, a line for each rule and how it came out
    since: str  # the day from which it is known, where that is later than the brief
    doubt: Parts
    otherwise: Sequence[str]  # the figure by other choices
    corrected: Sequence[Parts]  # when, and what it was

    @property
    def signs(self) -> str:
        """The sign of a figure in doubt, behind it wherever a card is headed or listed."""
        return DOUBTFUL if self.doubt else ""


def card(
    quantity: Quantity,
    localizer: Localizer,
    company: Company,
    findings: Sequence[Finding],
    notes: Iterable[Note] = (),
) -> Card:
    """A figure's card in the words of a company."""
    parts = {part.id: part for part in quantity.inputs}.values()
    return Card(
        quantity.id,
        localizer.full(quantity),
        localizer.meaning(quantity.meaning, company),
        [printing(fact, quantity, localizer) for fact in quantity.facts],
        localizer.arithmetic(quantity) if quantity.derived else (),
        [(localizer.full(part), localizer.meaning(part.meaning, company)) for part in parts],
        localizer.stands_for(quantity.figure, quantity.bounds),
        bases.versions(localizer, quantity),
        findings,
        [*_checked(findings, localizer)],
        _since(quantity, localizer),
        _doubt(quantity, localizer),
        [
            _said(other, found, localizer, company)
            for other, found in otherwise(
                quantity, localizer.index, localizer.doubts, _day(localizer)
            )
            if found is not other or other.meaning != quantity.meaning  # it is also printed so
        ],
        [_corrected(*note, localizer) for note in notes],
    )


def _checked(findings: Iterable[Finding], localizer: Localizer) -> Iterator[str]:
    """All that a rule compared with the same outcome in one line, the same figures once."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for one in findings:
        compared = found.setdefault((one.rule, one.status), {})
        compared[" / ".join(localizer.sides(one))] = None
    comma, clause = localizer.say("label", "comma"), localizer.say("label", "clause")
    for (rule, status), sides in found.items():
        said = clause.join([comma.join(sides), localizer.say("status", status)])
        yield localizer.say("label", "colon").join([localizer.say("rule", rule), said])


def _day(localizer: Localizer) -> date:
    """The day whose knowledge a page shows."""
    if isinstance(localizer, BriefLocalizer) and localizer.dated:
        return localizer.day
    return date.max


def _doubt(quantity: Quantity, localizer: Localizer) -> Parts:
    """The place that explains what is doubtful, if anything is."""
    found = doubt(quantity, localizer.doubts)
    if not found:
        return ()
    place = places.dispute(found.brief, found.dispute, localizer.language)
    return (Link(place, (localizer.say("brief", "disputes"),)),)


def _said(other: Quantity, found: Quantity, localizer: Localizer, company: Company) -> str:
    """A figure on another choice: on another printing, or on what may be meant instead."""
    what = localizer.meaning(other.meaning, company)
    if other.facts:
        place = localizer.source_place(other.facts[0])
        what = localizer.say("label", "colon").join([what, place])
    parts = {"other": localizer.amount(other), "what": what}
    if found is other:
        return localizer.say("card", "instead", **parts)
    return localizer.say("card", "with", figure=localizer.amount(found), **parts)


def _corrected(note: Correction, one: Changed, localizer: Localizer) -> Parts:
    """The day of a correction and what the figure was, which lead to its note."""
    said = [localizer.date(note.day)]
    if one.was:
        was = localizer.number(one.was, meaning=one.meaning)
        said.append(localizer.say("correction", "on_card", was=was))
    words = close_up(localizer.say("label", "clause").join(said))
    return (Link(corrected.page(note, localizer.language), (words,)),)


def _since(quantity: Quantity, localizer: Localizer) -> str:
    if isinstance(localizer, BriefLocalizer) and localizer.late(quantity):
        return localizer.date(localizer.index.since(quantity))
    return ""


def printing(fact: Fact, quantity: Quantity, localizer: Localizer) -> Printing:
    """A figure as one article prints it."""
    source = localizer.content.sources[fact.source].entry
    return Printing(
        fact,
        printed(localizer, fact),
        "" if fact.figure == quantity.figure else localizer.reading(fact),
        place(localizer, fact, anchor(fact.id, PRINTED)),
        localizer.date(source.published),
        localizer.text(fact.by) if fact.by else "",
        places.passage(source.url, fact.printed) if source.url else "",
        [localizer.text(remark) for remark in (fact.note, fact.prefer) if remark],
    )


def cards(
    shown: Iterable[Quantity],
    localizer: Localizer,
    checks: Mapping[Meaning, Sequence[Finding]],
    notes: Mapping[Meaning, Sequence[Note]] = MappingProxyType({}),
) -> list[Card]:
    """The cards of some quantities and of all that they rest on."""
    return [
        card(
            quantity,
            localizer,
            teller(quantity, localizer),
            checks.get(quantity.meaning, ()),
            notes.get(quantity.meaning, ()),
        )
        for quantity in grounds(shown)
    ]


def grounds(shown: Iterable[Quantity]) -> Iterable[Quantity]:
    """Some quantities, each once, and all that they rest on."""
    waiting = list(shown)
    found: dict[str, Quantity] = {}
    for quantity in waiting:
        if quantity.id not in found:
            found[quantity.id] = quantity
            waiting += quantity.inputs
    return found.values()


def teller(quantity: Quantity, localizer: Localizer) -> Company:
    """The company in whose words a card speaks: the brief's, if it knows whose figure it is."""
    meaning = quantity.meaning
    company = localizer.brief.company if isinstance(localizer, BriefLocalizer) else None
    known = company and company.entities.get(meaning.entity)
    whole = known and (not meaning.segment or meaning.segment in known.segments)
    return company if company and whole else owner(quantity, localizer)


def owner(quantity: Quantity, localizer: Localizer) -> Company:
    """The company whose articles a quantity comes from."""
    while quantity.derived:
        quantity = quantity.inputs[0]
    return localizer.company_of(quantity.facts[0])
