"""Evidence: each fact stands in its article where it says, and every figure there is known."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefs.analysis.lint.kinds import misfits, word_of
from briefs.articles.article import Article, read_article
from briefs.articles.captions import governing
from briefs.articles.currencies import departing, is_bare, names_currency
from briefs.articles.dates import Calendar
from briefs.articles.days import misdated
from briefs.articles.lexicon import Vocabulary
from briefs.articles.likely import unlikely
from briefs.articles.long_years import is_length, undeclared
from briefs.articles.moves import moves, not_there
from briefs.articles.objection import Objection, weigh
from briefs.articles.sayings import unsaid
from briefs.articles.signs import Signs
from briefs.content import models
from briefs.content.records import Content, Source
from briefs.content.suggest import clip
from briefs.content.texts import stretches
from briefs.figures.folding import fold
from briefs.figures.reader import parse
from briefs.figures.scan import Found, scan
from briefs.model.facts import Fact, Saying
from briefs.model.figure import MAGNITUDE, NotAFigure
from briefs.model.period import day
from briefs.model.problem import Problem, counted
from briefs.model.unit import currency_of

# 低於800美元, 跌破205: what the sentence compares with the figure; 突破190億 says of it more
_COMPARED = re.compile(r"[高低大小]于|跌?破|below|above|under")
# 增至優於預期的255億: what it came to
_CAME_TO = re.compile(r"(?:至|到|达|录得|缴出|交出|创下)了?[优高好胜强低逊]于[^,。]{0,8}$")

# growth on the one before, be that a quarter or a month
_STEPWISE = re.compile("环比|sequential")


@dataclass(frozen=True, slots=True)
class Proof:
    """The result of verifying one source."""

    source: Source
    facts: int
    figures: int
    accounted: int
    problems: tuple[Problem, ...]
    undecided: int = 0
    unproven: int = 0
    silent: tuple[int, ...] = ()  # paragraphs that nothing accounts for
    missing: bool = False  # there is no text to read
    doubts: tuple[Problem, ...] = ()  # which the article does not settle
    paragraphs: int = 0


def verify(content: Content, articles: Path | None) -> list[Proof]:
    """Prove every source's facts against the article texts `<articles>/<source id>.txt`."""
    facts: dict[str, list[Fact]] = {}
    for fact in content.facts:
        facts.setdefault(fact.source, []).append(fact)
    sayings: dict[str, list[Saying]] = {}
    for saying in content.sayings:
        sayings.setdefault(saying.source, []).append(saying)
    words = {
        name: Vocabulary(company, content.concepts) for name, company in content.companies.items()
    }
    return [
        _prove(
            source,
            facts.get(source.id, []),
            sayings.get(source.id, []),
            articles,
            words[source.brief.rpartition("/")[0]],
        )
        for source in content.sources.values()
    ]


def _prove(
    source: Source,
    facts: Sequence[Fact],
    sayings: Sequence[Saying],
    articles: Path | None,
    vocabulary: Vocabulary,
) -> Proof:
    path = articles / f"{source.id}.txt" if articles else None
    if path is None or not path.is_file():
        problem = _missing(source, len(facts))
        return Proof(source, 0, 0, 0, (problem,), unproven=len(facts), missing=True)
    try:
        article = read_article(path)
    except UnicodeDecodeError:
        message = f"the article {path.name} is not UTF-8"
        problem = source.document.problem((), message, "save it as UTF-8")
        return Proof(source, 0, 0, 0, (problem,), unproven=len(facts), missing=True)
    moved = moves(source.written, article) if source.entry.sha256 != article.sha256 else {}
    if moved:  # the rest can be said once they have their numbers
        wrong = [*_fingerprint(source, article), _moved(source, moved)]
        return Proof(source, 0, 0, 0, tuple(wrong), unproven=len(facts))
    problems = [*_fingerprint(source, article)]
    doubts = [*undeclared(source, vocabulary.company.entry, article.paragraphs)]
    for problem, sure in misdated(source, article.paragraphs):
        (problems if sure else doubts).append(problem)
    signs = Signs(
        article.paragraphs, vocabulary, Calendar(source.period, day(source.entry.published))
    )
    claims: dict[int, list[tuple[int, int]]] = {}
    for written in source.written:  # also where it could not be read: that is a problem already
        claims.setdefault(written.at, []).extend(article.stands(written.printed, written.at))
    failed: set[Fact | Saying] = set()
    for item, errors, doubted in _held([*facts, *sayings], source, article, signs, claims):
        problems += errors
        doubts += doubted
        failed.update([item] if errors else [])
    proven = len(set(facts) - failed)
    problems += _left_out(source, article, claims)
    figures, missed = _coverage(source, article, claims)
    problems += [*missed, *_count(source, figures)]
    everything = set(range(1, len(article.paragraphs) + 1))
    silent = sorted(everything.difference(claims, source.read, (one.at for one in sayings)))
    problems += _paragraphs(source, article, claims, silent)
    return Proof(
        source, proven, figures, figures - len(missed), tuple(problems),
        len(source.undecided), len(facts) - proven, tuple(silent),
        paragraphs=len(article.paragraphs), doubts=tuple(doubts),
    )  # fmt: skip


def _held(
    items: Sequence[Fact | Saying],
    source: Source,
    article: Article,
    signs: Signs,
    claims: Mapping[int, list[tuple[int, int]]],
) -> Iterator[tuple[Fact | Saying, list[Problem], list[Problem]]]:
    """A source's entries, each with the errors and the doubts that its paragraph leaves."""
    raised: dict[Fact | Saying, list[Objection]] = {}
    stand: dict[int, list[tuple[Fact, list[tuple[int, int]]]]] = {}
    for item in items:
        if isinstance(item, Saying):
            if item.at <= len(article.paragraphs):
                raised[item] = [*unsaid(item, article.paragraphs[item.at - 1], signs.vocabulary)]
            else:
                remedy = f"write at: with one of the article's, 1 to {len(article.paragraphs)}"
                yield item, [item.problem(f"there is no paragraph {item.at}", remedy)], []
        elif found := list(article.stands(item.printed, item.at)):
            yield item, [*_fact_problems(item, found, article, signs)], []
            raised[item] = [*_objections(item, found, article, signs, source.entry.language)]
            stand.setdefault(item.at, []).append((item, found))
        else:
            said = not_there(item.printed, item.at, article, claims.get(item.at, ()))
            yield item, [item.problem(*said)], []
    for beside in stand.values():
        for fact, objection in signs.out_of_order(beside):
            raised[fact].append(objection)
    for fact, objection in unlikely(stand, signs):
        raised[fact] += () if raised[fact] else (objection,)
    for item, objections in raised.items():
        yield item, *weigh(item, objections, article.paragraphs[item.at - 1])


def _left_out(
    source: Source, article: Article, claims: dict[int, list[tuple[int, int]]]
) -> Iterator[Problem]:
    """Figures of which no fact is made, and that do not stand where they should; adds to claims."""
    others: list[tuple[str, int, models.Skipped | models.Undecided]] = [
        *(("skipped", index, entry) for index, entry in enumerate(source.skipped)),
        *(("undecided", index, entry) for index, entry in source.undecided.items()),
    ]
    for key, index, entry in others:
        found = list(article.stands(entry.printed, entry.at))
        taken = claims.setdefault(entry.at, [])
        if not found:
            said = not_there(entry.printed, entry.at, article, taken)
            yield source.document.problem((key, index), *said)
        taken.extend(found)


def _paragraphs(
    source: Source, article: Article, claims: Collection[int], silent: Sequence[int]
) -> Iterator[Problem]:
    """Paragraphs that a source leaves out, once it says which give no figure, and that do."""
    right = [n for n in range(1, len(article.paragraphs) + 1) if n not in claims]
    wrong = sorted(set(source.read).difference(right))
    remedy = f"read them, then write read: [{', '.join(stretches(right))}]"
    for numbers, said in ((silent, "not accounted for"), (wrong, "not without an entry")):
        if numbers and source.read:
            many, are = ("s", "are") if len(numbers) > 1 else ("", "is")
            message = f"paragraph{many} {', '.join(stretches(numbers))} {are} {said}"
            yield source.document.problem(("read",), message, remedy)


def _missing(source: Source, facts: int) -> Problem:
    """The problem of a source without its text: nothing of it is proven."""
    said = f"none of its {facts} facts is proven" if facts > 1 else "its fact is not proven"
    said = said if facts else "its figures are not accounted for"
    message = f"there is no article {source.id}.txt: {said}"
    remedy = "give the folder that holds it: --articles DIR"
    return source.document.problem((), message, remedy)


def _fingerprint(source: Source, article: Article) -> Iterator[Problem]:
    if source.entry.sha256 != article.sha256:
        yield source.document.problem(
            ("source", "sha256"),
            "the article's text is not the one that was read",
            f"read it again, then write sha256: {article.sha256}",
        )


def _moved(source: Source, moved: Mapping[int, int]) -> Problem:
    """The problem of paragraphs that stand elsewhere since the article was changed."""
    numbers = ", ".join(f"{old} → {new}" for old, new in moved.items())
    many = "" if len(moved) == 1 else "s"
    remedy = f"renumber it: `briefs verify {source.document.path} --articles DIR --renumber`"
    message = f"paragraph{many} of the article moved: {clip(numbers, 120)}"
    return source.document.problem(("facts",), message, remedy)


def _fact_problems(
    fact: Fact, found: Sequence[tuple[int, int]], article: Article, signs: Signs
) -> Iterator[Problem]:
    wholes = [_whole(article.paragraphs[fact.at - 1], span, fact) for span in found]
    if all(wholes):
        message = f"'{fact.printed}' is only a part of '{wholes[0]}'"
        yield fact.problem(message, f"write printed: {wholes[0]}")
        return
    yield from _other_currency(fact, [start for start, _ in found], article, signs)
    unknown = {*fact.currency.split("/")} - {"", *signs.currencies}
    if unknown:
        message = f"the article nowhere speaks of {min(unknown)}"
        yield fact.problem(message, "delete 'currency', or write the one that is meant")
    if signs.is_missing(fact, found):
        message = f"the words beside '{fact.printed}' say that it fell or was lost"
        yield fact.problem(message, "add down: true, or down: false if they only seem to")


def _objections(
    fact: Fact, found: Sequence[tuple[int, int]], article: Article, signs: Signs, language: str
) -> Iterator[Objection]:
    contrary = [*signs.contrary(fact, found)]
    for one in contrary:
        yield replace(one, message=f"'{fact.printed}': {one.message}")
    if not any(one.word for one in contrary):
        yield from _other_kind(fact, found, article, language)


def _other_kind(
    fact: Fact, found: Sequence[tuple[int, int]], article: Article, language: str
) -> Iterator[Objection]:
    """The word that touches a figure and is of another kind than the fact."""
    said: set[tuple[str, str]] = set()
    for start, end in found:
        text = article.paragraphs[fact.at - 1]
        blanked = text[:start] + "\0" * (end - start) + text[end:]
        span, unit = (start, end), fact.figure.unit
        monthly = fact.meaning.change.startswith("mom")
        touching = misfits(blanked, language, span, fact.meaning, unit)
        contrary = (
            (word_of(match), wanted)
            for match, wanted in touching
            if not _CAME_TO.search(fold(text[: match.start()]))
            and not (monthly and _STEPWISE.search(fold(match[0])))
        )
        said.add(next(contrary, ("", "")))
    if said and ("", "") not in said:
        word, wanted = min(said)
        message = f"'{word}' stands beside '{fact.printed}', but the fact is no {wanted}"
        yield Objection(message, "correct its change or its scenario", word)


def _other_currency(
    fact: Fact, starts: Sequence[int], article: Article, signs: Signs
) -> Iterator[Problem]:
    """A problem where the words beside a bare amount name another currency than the fact has."""
    ours = currency_of(fact.figure.unit)
    if not ours or fact.currency == signs.own_currency(fact):
        return
    paragraph = article.paragraphs[fact.at - 1]
    named = [departing(paragraph, start, fact.printed, ours) for start in starts]
    above = governing(article.paragraphs)[fact.at - 1]
    where, (_, rate, base) = "beside", ours.partition("/")
    other = above not in ("", *ours.split("/"))
    if other and is_bare(fact.printed) and not names_currency(paragraph):
        named, where = [above], "above"
    if all(named):
        message = f"'{fact.printed}' is read as {ours}, but the words {where} it name {named[0]}"
        own = "" if fact.currency else f", or currency: {ours} if that is meant"
        remedy = f"write currency: {named[0]}{rate}{base}{own}"
        yield fact.problem(message, remedy)


def _whole(paragraph: str, span: tuple[int, int], fact: Fact) -> str:
    """The longer figure that a printed one was cut from, if that says something else."""
    for found in scan(paragraph):
        around = found.start <= span[0] and span[1] <= found.end
        if around and (found.start, found.end) != span and _differs(found, fact):
            return found.printed
    return ""


def _differs(found: Found, fact: Fact) -> bool:
    """Tell a figure that says more than what was cut from it: its qualifier, its currency."""
    whole, own = found.figure, currency_of(fact.figure.unit)
    try:
        said = parse(fact.printed)
    except NotAFigure:
        return True
    if own and currency_of(whole.unit) not in ("", own):
        return True
    if MAGNITUDE in (whole.approx, said.approx):
        return (whole.approx, whole.decimals) != (said.approx, said.decimals)
    if whole.approx != said.approx and _COMPARED.match(fold(found.printed)):
        return not {whole.low, whole.high} & {said.low, said.high} - {None}
    return (whole.low, whole.high, whole.approx) != (said.low, said.high, said.approx)


def _coverage(
    source: Source, article: Article, claims: dict[int, list[tuple[int, int]]]
) -> tuple[int, list[Problem]]:
    count, missed = 0, []
    for number, paragraph in enumerate(article.paragraphs, 1):
        for found in scan(paragraph):
            count += 1
            taken = claims.get(number, ())
            if not any(start < found.end and found.start < end for start, end in taken):
                if is_length(paragraph, found.start, found.end):
                    count -= 1  # it tells no more than the period does
                    continue
                message = f"'{found.printed}' in paragraph {number} is not accounted for"
                entry = f"{{at: {number}, printed: '{found.printed}', reason: …}}"
                remedy = f"add a fact, or under skipped: {entry}"
                missed.append(source.document.problem(("facts",), message, remedy))
    return count, missed


def _count(source: Source, figures: int) -> Iterator[Problem]:
    if source.entry.figures != figures:
        yield source.document.problem(
            ("source", "figures"),
            f"the article has {counted(figures, 'figure')}, not {source.entry.figures}",
            f"write figures: {figures}",
        )
