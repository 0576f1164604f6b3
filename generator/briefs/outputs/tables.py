"""The data files, put together from the rows of each company, which are kept."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from briefs.analysis import ledger
from briefs.analysis.corrections import Correction, changed
from briefs.content.models import Dispute
from briefs.content.records import Brief, Company
from briefs.model.facts import Fact, Quantity
from briefs.model.groups import grouped
from briefs.outputs import explorer, exports
from briefs.outputs.exports import Line, Row
from briefs.presentation import cards, places
from briefs.presentation.context import RenderContext
from briefs.presentation.grounds import FIGURES
from briefs.presentation.keeping import Each, Task, all_kept

Part = Mapping[str, Any]  # of a company: its `tables`, and by language what there is to explore

KIND = "rows"


def files(context: RenderContext, each: Each) -> dict[str, bytes]:
    """All facts, also by brief, and findings, which are said in each language, as disputes are."""
    dataset, languages = context.dataset, context.languages
    content, parts = dataset.content, _parts(context, each)
    found: dict[str, dict[str, Line]] = {}
    for part in parts.values():
        for name, lines in part["tables"].items():
            found.setdefault(name, {}).update((one, Line(*line)) for one, line in lines.items())
    disputes = chain.from_iterable(brief.disputes for brief in dataset.briefs())
    order = {
        "facts": [one.id for one in content.facts],
        "derived": [one.id for one in dataset.derived],
        "findings": [*(one.id for one in dataset.findings), *disputes],
        "guidance": [*found["guidance"]] if found else [],
    }
    tables = {name: [found[name][one] for one in names] for name, names in order.items()}
    localizers = context.localizers
    others: dict[str, Iterable[Row]] = {
        "corrections": (_corrected(context, note) for note in dataset.corrections),
        "sources": (
            exports.source_row(
                source, lambda text: {one.language: one.text(text) for one in localizers}
            )
            for source in content.sources.values()
        ),
    }
    for name, rows in others.items():
        tables[name] = [*exports.lines(name, rows, languages).values()]
    of_briefs = grouped(content.facts, lambda fact: fact.brief)
    own = {
        places.own_facts(brief): exports.facts_csv(
            found["facts"][fact.id] for fact in of_briefs.get(brief.id, ())
        )
        for brief in dataset.briefs()
    }
    explored = {
        explorer.file(one.language): explorer.joined(
            {name: part[one.language] for name, part in parts.items()}, dataset.by_age, one
        )
        for one in localizers
    }
    return exports.files(tables, languages) | explored | own | _of_companies(context, parts)


def _of_companies(context: RenderContext, parts: Mapping[str, Part]) -> dict[str, bytes]:
    """The tables of each company where there are several, and a list of all of these."""
    columns, made, listed = exports.columns(context.languages), dict[str, bytes](), []
    for name, company in context.dataset.content.companies.items() if context.several else ():
        tables = {table: [*parts[name]["tables"][table].values()] for table in exports.OF_COMPANIES}
        for table, lines in tables.items():
            path = places.own_table(company, table)
            made[path] = exports.to_csv(columns[table], (Line(*line) for line in lines))
        rows = {places.own_table(company, table): len(lines) for table, lines in tables.items()}
        listed.append(Line("", exports.compact({"company": name, "rows": rows})))
    return made | ({exports.COMPANIES: exports.to_json(listed)} if listed else {})


def _parts(context: RenderContext, each: Each) -> Mapping[str, Part]:
    """The part of each company: as it was kept, or as it is made now."""
    dataset, (localizer, *_) = context.dataset, context.localizers
    facts = grouped(dataset.content.facts, lambda fact: fact.brief.rpartition("/")[0])
    derived = grouped(dataset.derived, lambda one: cards.owner(one, localizer).id)
    companies = dataset.content.companies
    tasks: dict[tuple[str, str], Task] = {
        (f"{FIGURES}/{name}", name): partial(
            _part, context, company, facts.get(name, ()), derived.get(name, ())
        )
        for name, company in companies.items()
    }
    found = all_kept(context, KIND, tasks, each)
    return {
        name: json.loads(zlib.decompress(part)) for name, part in zip(companies, found, strict=True)
    }


def _part(
    context: RenderContext, company: Company, facts: Sequence[Fact], derived: Sequence[Quantity]
) -> bytes:
    """The rows of a company's facts, of figures derived from them, of findings and promises."""
    dataset, localizers, languages = context.dataset, context.localizers, context.languages
    findings = (
        exports.finding_row(found, {one.language: one.finding(found) for one in localizers})
        for found in dataset.checked.get(company.id, ())
    )
    promises = ledger.of_company(dataset, company)
    rows: dict[str, Iterable[Row]] = {
        "facts": (exports.fact_row(fact, dataset.doubts) for fact in facts),
        "derived": (exports.derived_row(one, dataset.doubts) for one in derived),
        "findings": chain(findings, *(_disputes(context, one) for one in dataset.briefs(company))),
        "guidance": chain(*(exports.guidance_rows(one, dataset.content) for one in promises)),
    }
    tables = {name: exports.lines(name, found, languages) for name, found in rows.items()}
    explored = {one.language: explorer.data(context, one, facts) for one in localizers}
    return zlib.compress(exports.compact({"tables": tables, **explored}).encode(), 1)


def _corrected(context: RenderContext, note: Correction) -> Row:
    """A correction as a row, said by its text."""
    found = changed(note, context.dataset.content, context.dataset.index)
    localizers = [context.brief_localizer(language, note.brief) for language in context.languages]
    said = {one.language: one.plain(note.entry.text) for one in localizers}
    return exports.correction_row(note, [one.meaning for one in found], said)


def _disputes(context: RenderContext, brief: Brief) -> Iterator[Row]:
    """A brief's disputes as rows, each said by its title and text."""
    told = (context.brief_localizer(language, brief) for language in context.languages)
    localizers = [one.disputing() for one in told]

    def say(dispute: Dispute) -> exports.Messages:
        return {
            one.language: one.say("label", "colon").join(
                map(one.plain, (dispute.title, dispute.text))
            )
            for one in localizers
        }

    return exports.dispute_rows(brief, localizers[0].find, say)
