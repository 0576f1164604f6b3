"""Each page's text as Markdown beside it: the blocks that its template draws, in their order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from briefs.analysis.due import due
from briefs.content.records import Company
from briefs.model.facts import Quantity
from briefs.outputs import explorer
from briefs.outputs.as_markdown import Markdown
from briefs.outputs.reference import VALUES
from briefs.presentation import cards, coming, overview, places
from briefs.presentation.blocks import (
    Block,
    Column,
    Heading,
    Points,
    Prose,
    Section,
    Table,
    quantities,
)
from briefs.presentation.cards import Card
from briefs.presentation.compared import Comparison
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import Inline, Link, Parts, Span
from briefs.presentation.localizer import Localizer
from briefs.presentation.prose import BriefLocalizer

Files = Mapping[str, Callable[[], bytes]]
Made = tuple[str | Parts, Iterable[Block]]  # a page's title and its blocks


def file(context: RenderContext, localizer: Localizer, url: str, make: Callable[[], Made]) -> Files:
    """The file beside a page, which a preview goes without."""
    drawer = Markdown(url, context.folder.address, localizer.say("chart", "source"))
    return kept(context, url, lambda: drawer.page(*make()))


def kept(context: RenderContext, url: str, make: Callable[[], bytes]) -> Files:
    """The name of the file beside a page, and its maker."""
    return {} if context.preview else {f"{url}index.md": make}


def paragraph(*parts: Inline) -> Prose:
    """A paragraph of its own."""
    return Prose((Span("paragraph", parts),))


def chooser(localizers: Iterable[Localizer]) -> Made:
    """The languages of the site."""
    homes: list[Parts] = [
        (
            Link(f"{one.language}/index.md", (one.say("frame", "language"),)),
            f" {one.say('home', 'tagline')}",
        )
        for one in localizers
    ]
    return " · ".join(one.say("frame", "site") for one in localizers), [Points(homes)]


def brief(context: RenderContext, localizer: BriefLocalizer) -> Made:
    """A brief as its readers get it."""
    document = context.document(localizer)
    own = (document.dateline, document.grounds, document.marker)
    return document.headline, [*(paragraph(*one) for one in own if one), *document.blocks]


def figures(
    context: RenderContext, localizer: BriefLocalizer, title: str, others: Sequence[Quantity]
) -> Made:
    """All that a brief leaves to its page of figures, and the card of each figure."""
    document = context.document(localizer)
    shown = quantities((document.headline, document.blocks, document.evidence, others))
    found = cards.cards(shown, localizer, {})

    def drawn() -> Iterator[Block]:
        for one in found:
            yield from _card(one, localizer)

    all_cards = Section("figures", (localizer.say("card", "title"),), drawn)
    return title, [paragraph(localizer.say("card", "about")), *document.evidence, all_cards]


def _card(card: Card, localizer: Localizer) -> Iterator[Block]:
    say, colon = localizer.say, localizer.say("label", "colon")
    clause = say("label", "clause")
    yield Heading(f"f-{card.id}", (f"{card.figure}{card.signs} {card.what}",))
    lines: list[Parts] = []
    for one in card.printings:
        place = Link(one.address, one.place.parts) if one.address else one.place
        read = f" ({one.read}) " if one.read else " "
        day = clause.join(filter(None, ("", one.day, one.by)))
        lines.append((say("card", "printed"), colon, one.words, read, place, day))
    if card.formula:
        lines.append((say("card", "formula"), colon, *card.formula))
    lines += [(figure, colon, what) for figure, what in card.inputs]
    lines.append((say("card", "stands"), colon, card.stands))
    if card.doubt:
        lines.append((say("card", "doubt"), colon, *card.doubt))
    yield Points(lines)


def company(context: RenderContext, localizer: Localizer, of: Company) -> Made:
    """A company's page."""
    say, name = localizer.say, localizer.text(of.entry.name)
    report = due(of, context.dataset)
    blocks: list[Block] = [paragraph(*coming.line(report, localizer))] if report else []
    briefs = [context.speak_of(one, localizer) for one in context.dataset.briefs(of)]
    if briefs:
        blocks += [paragraph(_led(briefs[0])), *overview.newest(context.dataset, briefs[0])]
        blocks += overview.company(context.dataset, briefs[0])
        blocks.append(_listed(say("company", "briefs"), map(_led, briefs)))
    else:
        blocks.append(paragraph(say("company", "no_briefs")))
    return f"{name} ({of.entry.ticker})", [*blocks, paragraph(localizer.text(of.entry.about))]


def metric(comparison: Comparison, title: str) -> Made:
    """One metric across companies."""
    fair = paragraph(comparison.localizer.say("compare", "fair"))
    return title, [fair, *comparison.sections]


def reference(
    context: RenderContext, localizer: Localizer, url: str, page: tuple[str, Company | None, str]
) -> Files:
    """The file of home or a page of reference, from the values that its template gets."""
    name, of, title = page

    def make() -> Made:
        return title, BLOCKS[name](VALUES[name](context, localizer, of), localizer)

    return file(context, localizer, url, make) if name in BLOCKS else {}


def _led(brief: BriefLocalizer) -> Link:
    """A brief's quarter and headline."""
    said = brief.say("label", "colon").join(
        [brief.period(brief.brief.period), brief.plain(brief.brief.entry.headline)]
    )
    return Link(places.brief_page(brief.brief, brief.language), (said,))


def _listed(title: str, items: Iterable[Inline]) -> Section:
    return section("", title, Points([(one,) for one in items]))


def section(name: str, title: str, *blocks: Block) -> Section:
    """Some blocks under a heading."""
    return Section(name, (title,), partial(tuple, blocks))


def _home(values: Mapping[str, Any], localizer: Localizer) -> Iterator[Block]:
    yield paragraph(localizer.say("home", "tagline"))
    if newest := values["newest"]:
        yield Section("newest", (localizer.say("home", "newest"),), lambda: values["key"])
        yield paragraph(_led(newest))
        yield paragraph(*values["summary"])
        yield from values["sections"]
    yield from values["coming"]
    yield _listed(localizer.say("home", "all"), map(_led, values["briefs"][:40]))
    yield _companies(values["companies"], "", localizer)


def _companies(companies: Iterable[Company], page: str, localizer: Localizer) -> Section:
    links = (
        Link(f"{localizer.language}/{one.folder}/{page}", (localizer.text(one.entry.name),))
        for one in companies
    )
    return _listed(localizer.say("home", "companies"), links)


def _sections(name: str) -> Callable[[Mapping[str, Any], Localizer], Iterator[Block]]:
    """The page of a name that is made of sections."""

    def blocks(values: Mapping[str, Any], localizer: Localizer) -> Iterator[Block]:
        yield paragraph(localizer.say(name, "intro"))
        yield from [values["tally"]] if "tally" in values else []
        if parts := values.get("parts"):
            yield _companies(parts, f"{name}/", localizer)
        yield from values.get("sections", ())

    return blocks


def _sources(values: Mapping[str, Any], localizer: Localizer) -> Iterator[Block]:
    say = localizer.say
    yield paragraph(say("sources", "intro"))
    if values["parts"]:
        yield _companies(values["parts"], "sources/", localizer)
    heads = [("title", "means"), ("text", "printed"), ("figure", "reads"), ("text", "paragraph")]
    columns = [Column(say("sources", key), kind) for kind, key in heads]  # type: ignore[arg-type]
    for source, facts, _, brief in values["sources"]:
        entry = source.entry
        about: list[Parts] = [(localizer.text(entry.title),), (localizer.date(entry.published),)]
        if brief:
            page = places.brief_page(brief, localizer.language)
            about.append((Link(page, (f"{brief.company.id} {brief.period}",)),))
        about.append((Link(entry.url, (entry.url,)) if entry.url else say("sources", "no_link"),))
        rows = [_fact(fact, localizer) for fact in facts]
        table = Table(localizer.text(entry.publisher), "printings", columns, rows)
        yield section(source.id, localizer.text(entry.publisher), Points(about), table)


def _fact(fact: Any, localizer: Localizer) -> list[Parts]:
    what = localizer.meaning(fact.meaning, localizer.company_of(fact))
    return [(what,), (fact.printed,), (localizer.number(fact.figure),), (str(fact.at),)]


def _facts(values: Mapping[str, Any], localizer: Localizer) -> Iterator[Block]:
    say = localizer.say
    yield paragraph(say("facts", "intro"))
    yield paragraph(Link("data/facts.csv", ("facts.csv",)))
    heads = [
        say("brief", "what"), say("facts", "period"), say("facts", "scenario"),
        say("brief", "figure"), say("facts", "source"), say("facts", "status"),
    ]  # fmt: skip
    rows: list[list[Parts]] = [
        [
            (explorer.what(fact.meaning, localizer.company_of(fact), localizer),),
            (localizer.calendar(fact.meaning.period),),
            (say("scenario", fact.meaning.scenario),),
            (Link(card, (localizer.number(fact.figure),)),),
            (localizer.source_place(fact),),
            (say("status", status),),
        ]
        for fact, status, card in values["facts"]
    ]
    yield Table(say("nav", "facts"), "amounts", [Column(head, "text") for head in heads], rows)


def _glossary(values: Mapping[str, Any], localizer: Localizer) -> Iterator[Block]:
    yield paragraph(localizer.say("glossary", "intro"))
    colon = localizer.say("label", "colon")
    yield Points(
        [
            (
                Span("strong", (localizer.text(one.label),)),
                *(f" {other.text(one.label)}" for other in values["others"]),
                " ",
                Span("code", (name,)),
                colon,
                localizer.text(one.definition) if one.definition else "",
            )
            for name, one in values["concepts"].items()
        ]
    )


def _method(values: Mapping[str, Any], _: Localizer) -> Iterator[Block]:
    yield paragraph(values["lead"])
    yield from values["sections"]


def _data(values: Mapping[str, Any], localizer: Localizer) -> Iterator[Block]:
    say = localizer.say
    for key in ("description", "package_note", "rights"):
        yield paragraph(say("data", key))
    if values["archive"]:
        yield paragraph(Link(values["archive"], (say("data", "archive"),)))
    columns = [Column(say("data", key), "text") for key in ("column", "meaning")]
    for name, described in values["tables"].items():
        rows: list[list[Parts]] = [
            [(Span("code", (column,)),), (text,)] for column, text in described.items()
        ]
        links = tuple(Link(f"data/{name}.{kind}", (kind.upper(),)) for kind in ("csv", "json"))
        count = paragraph(
            say("data", "rows", n=values["counts"][name]), " ", links[0], " ", links[1]
        )
        yield section(name, f"{name}.csv", count, Table(name, "words", columns, rows))


BLOCKS: Mapping[str, Callable[[Mapping[str, Any], Localizer], Iterable[Block]]] = {
    "home": _home,
    "compare": _sections("compare"),
    "promises": _sections("promises"),
    "facts": _facts,
    "findings": _sections("findings"),
    "sources": _sources,
    "glossary": _glossary,
    "method": _method,
    "data": _data,
    "corrections": _sections("corrections"),
}
