"""All that is known of one figure or finding, as a card on a terminal."""

import re
from collections.abc import Iterable, Iterator

from briefs.content.records import Content
from briefs.content.suggest import alike
from briefs.model.facts import Finding, Quantity
from briefs.model.period import calendar_quarter, is_period, parse_period
from briefs.model.problem import Refused
from briefs.presentation import cards
from briefs.presentation.cards import Card, Printing, owner
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import plain
from briefs.presentation.localizer import Localizer
from briefs.presentation.prose import BriefLocalizer


def explain(context: RenderContext, name: str, language: str) -> list[str]:
    """All that is known of a figure, of a finding or of a dispute; raises Refused."""
    localizer = context.localizer(language)
    quantities = context.dataset.index.quantities.values()
    by_name = {str(quantity.meaning): quantity for quantity in quantities}
    for quantity in quantities:
        for fact in quantity.facts:
            by_name |= {fact.id: quantity, f"{fact.path}:{fact.line}": quantity}
    findings = {finding.id: finding for finding in context.dataset.findings}
    briefs = context.dataset.content.briefs.values()
    disputes = {name: brief for brief in briefs for name in brief.disputes}
    for spelling in (name, *_by_calendar(name, context.dataset.content)):
        if spelling in by_name:
            return list(_card(by_name[spelling], spelling, context, localizer))
        if spelling in findings:
            return list(_finding(findings[spelling], context, localizer))
    if name in disputes:
        own = context.brief_localizer(language, disputes[name])
        title, *says = _dispute(name, own)
        return [title, *(f"  {line}" for line in says), *_entry("ID", [name])]
    near = _nearest(name, [*by_name, *findings, *disputes])
    raise Refused(f"nothing has the id '{name}'; {near}")


def _by_calendar(name: str, content: Content) -> Iterator[str]:
    """An id in which an entity's own name of a period stands for its key: `FY2026Q3`, `2025Q4`."""
    words = re.split(r"(?<=[.:@])|(?=[.:@])", name)
    ends = {
        entity: accounts.fiscal_year_end
        for company in content.companies.values()
        for entity, accounts in company.entities.items()
    }
    owners = [word for word in words if word in ends]
    sources = [content.sources[word].brief for word in words if word in content.sources]
    owners += [brief.rpartition("/")[0] for brief in sources]
    for whose in owners[:1]:
        periods = {word: parse_period(word, ends[whose]) for word in words if is_period(word)}
        keys = {word: period.key for word, period in periods.items()}
        days = {word: period.end.isoformat() for word, period in periods.items()}
        for known in (keys, days):  # balances stand at a period's last day
            subject, at, issued = "".join(known.get(word, word) for word in words).partition("@")
            given = periods.get(words[-1]) if at else None
            yield subject + at + (str(calendar_quarter(given)) if given else issued)


def _nearest(name: str, names: list[str]) -> str:
    """The ids closest to a text: those that hold it, else those that are spelt much like it.

    Those of the same company or article go before others.
    """
    holding = [known for known in names if name.lower() in known.lower()]
    first = name.partition(".")[0].lower()
    same = [known for known in names if known.lower().startswith(f"{first}.")]
    close = (holding or alike(name, same, 5) or alike(name, names, 5))[:5]
    if not close:
        return "data/facts.csv and data/findings.csv list them"
    return "\n  ".join(["did you mean one of these?", *close])


def _card(
    quantity: Quantity, asked: str, context: RenderContext, localizer: Localizer
) -> Iterator[str]:
    card = _known(quantity, context, localizer)
    yield card.what
    yield f"  {card.figure}"
    yield from _entry(localizer.say("card", "stands"), [card.stands])
    if card.doubt:
        yield from _entry(f"≠ {localizer.say('card', 'doubt')}", [plain(card.doubt)])
    if card.otherwise:
        yield from _entry(localizer.say("card", "otherwise"), card.otherwise)
    if card.corrected:
        yield from _entry(localizer.say("card", "corrected"), map(plain, card.corrected))
    if card.versions:
        yield from _entry(localizer.say("card", "versions"), card.versions)
    if card.formula:
        yield from _entry(localizer.say("card", "formula"), _steps(quantity, context, localizer))
    for printing in card.printings:
        title = localizer.say("card", "printed" if printing is card.printings[0] else "also")
        mark = " ←" if printing.fact.id == asked != card.id else ""
        own = [printing.fact.id] if printing.fact.id != card.id else []
        yield from _entry(title + mark, [*_printing(printing, localizer), *own])
    checks = [
        line for finding in card.checks for line in (localizer.finding(finding), f"  {finding.id}")
    ]
    if checks:
        yield from _entry(localizer.say("card", "checks"), checks)
    yield from _entry("ID", [card.id])


def _known(quantity: Quantity, context: RenderContext, localizer: Localizer) -> Card:
    findings = context.checks.get(quantity.meaning, ())
    notes = context.dataset.corrected.get(quantity.meaning, ())
    return cards.card(quantity, localizer, owner(quantity, localizer), findings, notes)


def _entry(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"  {line}" for line in lines)


def _printing(printing: Printing, localizer: Localizer) -> Iterator[str]:
    """A figure's place in print, and what an editor says of it."""
    yield f"{printing.words.text} ({printing.read})" if printing.read else printing.words.text
    whose = filter(None, [plain(printing.place.parts), printing.day, printing.by])
    yield localizer.say("label", "clause").join(whose)
    yield f"{printing.fact.path}:{printing.fact.line}"
    yield from printing.remarks


def _steps(quantity: Quantity, context: RenderContext, localizer: Localizer) -> Iterator[str]:
    """The arithmetic in names and in figures, then each input and how it was come by."""
    colon, clause = localizer.say("label", "colon"), localizer.say("label", "clause")
    yield localizer.formula(quantity, owner(quantity, localizer))
    yield plain(localizer.arithmetic(quantity))
    for part in {part.id: part for part in quantity.inputs}.values():
        card = _known(part, context, localizer)
        yield f"• {card.figure}{colon}{card.what}"
        yield f"  {localizer.say('card', 'stands')}{colon}{card.stands}"
        if card.formula:
            yield from (f"  {line}" for line in _steps(part, context, localizer))
        for printing in card.printings[:1]:
            place = f"{printing.fact.path}:{printing.fact.line}"
            yield "  " + clause.join([printing.words.text, plain(printing.place.parts), place])
        yield f"  {card.id}"


def _finding(finding: Finding, context: RenderContext, localizer: Localizer) -> Iterator[str]:
    yield localizer.finding(finding)
    figures = (finding.facts[0].figure, finding.other) if finding.other else (None, None)
    for title, said, figure in zip(
        ("shown", "other"), localizer.sides(finding), figures, strict=True
    ):
        lines = [said, *([localizer.stands_for(figure)] if figure else ())]
        yield from _entry(localizer.say("brief", title), lines)
    for saying in finding.sayings:
        place = localizer.place(saying.source, saying.at)
        yield from _entry(place, [f"{saying.path}:{saying.line}"])
    by_meaning = context.dataset.index.quantities
    for fact in finding.facts:
        quantity = by_meaning[fact.meaning]
        what = localizer.meaning(fact.meaning, localizer.company_of(fact))
        printing = cards.printing(fact, quantity, localizer)
        yield from _entry(what, [*_printing(printing, localizer), fact.id])
    for brief in context.dataset.content.briefs.values():
        for name, dispute in brief.disputes.items():
            if finding.id in dispute.findings:
                title, *says = _dispute(name, context.brief_localizer(localizer.language, brief))
                yield from _entry(title, says)
    yield from _entry("ID", [finding.id])


def _dispute(name: str, localizer: BriefLocalizer) -> Iterator[str]:
    """A dispute's title, its text and its place."""
    brief = localizer.brief
    place = list(brief.disputes).index(name)
    dispute = brief.entry.disputes[place]
    yield from map(localizer.disputing().plain, (dispute.title, dispute.text))
    yield f"{brief.document.path}:{brief.document.root.at('disputes', place).line}"
