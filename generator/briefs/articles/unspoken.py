"""Splits, recasts, restatements and years of 53 weeks rest on an article that speaks of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefs.articles.article import at_hand
from briefs.articles.lexicon import pattern
from briefs.articles.long_years import LONG
from briefs.content.entities import Recast, Split
from briefs.content.records import Company, Content, Source
from briefs.content.texts import RESTATED
from briefs.figures.folding import fold
from briefs.model.period import parse_period
from briefs.model.problem import Problem

_ARTICLE = "give `--articles` the article that says so"


def unspoken(content: Content, articles: Path) -> Iterator[Problem]:
    """Each of which no article at hand of its company has a word; where none is, none is missed."""
    for company in content.companies.values():
        ours = [one for one in content.sources.values() if one.brief.startswith(f"{company.id}/")]
        texts = {one.id: text for one in ours if (text := at_hand(articles, one.id))}
        if texts:
            said = fold("\n".join(line for text in texts.values() for line in text))
            known = [one for one in ours if one.id in texts]
            yield from _turns(company, said)
            yield from _restated(content, known, said)
            yield from _long_years(company, known, said)


def _turns(company: Company, said: str) -> Iterator[Problem]:
    for name, entity in company.entities.items():
        owner = () if name == company.id else ("entities", name)
        rows: tuple[tuple[str, str, Sequence[Split | Recast]], ...] = (
            ("splits", "split", entity.splits),
            ("recasts", "stated", entity.recasts),
        )
        for key, kind, turns in rows:
            for number, turn in enumerate(turns):
                if not turn.source and not pattern("anew", kind).search(said):
                    message = f"no article at hand speaks of the {key[:-1]} of {turn.day}"
                    remedy = f"write source: with the address of one that does, or {_ARTICLE}"
                    yield company.document.problem((*owner, key, number), message, remedy)


def _restated(content: Content, known: Sequence[Source], said: str) -> Iterator[Problem]:
    """The first such fact of each article."""
    if pattern("anew", "stated").search(said):
        return
    left = {source.id for source in known}
    for fact in content.facts:
        if fact.basis == RESTATED and fact.source in left:
            left.remove(fact.source)
            message = f"no article at hand says that '{fact.printed}' is restated"
            yield fact.problem(message, f"take 'basis' out if it is not, or {_ARTICLE}")


def _long_years(company: Company, known: Sequence[Source], said: str) -> Iterator[Problem]:
    """A year whose last quarter an article at hand reports, or which it compares with that."""
    if LONG.search(said):
        return
    for number, name in enumerate(company.entry.long_years):
        end = parse_period(name, company.entry.fiscal_year_end).end
        if any(0 <= (source.period.end - end).days < 380 for source in known):
            message = f"no article at hand speaks of 53 weeks in {name}"
            remedy = f"take it out if it has 52, or {_ARTICLE}"
            yield company.document.problem(("long_years", number), message, remedy)
