"""A figure held against what is named alone is held rightly: no `slower than sales` of more."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from re import Match

from briefs.analysis.directions import said
from briefs.analysis.intervals import compare
from briefs.analysis.lint.periods import now
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.spoken import masked, names_of
from briefs.analysis.lint.subjects import subjects_of
from briefs.analysis.moves import way
from briefs.analysis.period_words import Named, agree, names, times
from briefs.analysis.period_words import named as times_named
from briefs.analysis.touching import in_text, patterns
from briefs.content.records import days
from briefs.content.references import meaning_of
from briefs.model.facts import MONTHS_BACK, Meaning
from briefs.model.problem import Problem

_KINDS = {"slower": -1, "faster": 1, "less": -1, "more": 1}
_SIDES = {"above": 1, "below": -1}
_GROWTH = tuple(MONTHS_BACK)


def check(prose: Prose) -> Iterator[Problem]:
    """Each of which the figures on file say the contrary."""
    texts = {language: masked(prose, language, verbs=True) for language in prose.worded}
    for (language, text), kind in product(texts.items(), _KINDS):
        for match in in_text(text, "held", language, kind):
            mention = _subject(prose, language, match)
            if mention and _is_refuted(prose, language, kind, mention, match):
                yield _problem(prose, language, mention, *match.span())
    for language in prose.worded:
        yield from _timed(prose, language)


def _problem(prose: Prose, language: str, mention: Mention, start: int, end: int) -> Problem:
    message = f"'{prose.words[language][start:end]}' is said of {mention.text}, which is not so"
    return prose.problem(
        language, start, message, "mend the words, or cite what it is held against"
    )


def _subject(prose: Prose, language: str, match: Match[str]) -> Mention | None:
    """The only figure of a sentence in which nothing is denied or left open."""
    cited = prose.cited(language, *prose.around(language, match.start(), match.end()))
    return cited[0] if len(cited) == 1 and prose.clear(language, match.start()) else None


def _is_refuted(
    prose: Prose, language: str, kind: str, mention: Mention, match: Match[str]
) -> bool:
    growth = mention.meaning.change in _GROWTH
    if growth != (kind in ("slower", "faster")) or (mention.meaning.change and not growth):
        return False
    lies = [_lies(prose, mention, bar) for bar in _bars(prose, language, mention, match)]
    return bool(lies) and all(one == -_KINDS[kind] for one in lies)


def _bars(prose: Prose, language: str, mention: Mention, match: Match[str]) -> Iterator[Meaning]:
    """The like figures of the same time that a name may stand for, of the brief's quarter."""
    meaning, text = mention.meaning, prose.words[language]
    owners: set[tuple[str, str, str]] = set()
    for part in subjects_of(prose.brief.company).within(text):
        if match.start("bar") <= part.start < match.end("bar"):
            owners |= {(entity, segment, meaning.concept) for entity, segment in part.named}
    for name in names_of(prose.content, language, verbs=True).within(text):
        if match.start("bar") <= name.start < match.end("bar"):
            owners |= {(meaning.entity, meaning.segment, concept) for concept in name.named}
    own = (meaning.entity, meaning.segment, meaning.concept)
    now = meaning.period.kind == "day" or _read(prose, *own, meaning.change) == meaning
    if own not in owners and now:
        for owner in sorted(owners):
            bar = _read(prose, *owner, meaning.change)
            if bar and prose.index.find(bar, prose.brief.period):
                yield bar


def _read(prose: Prose, *words: str) -> Meaning | None:
    return meaning_of(" ".join(filter(None, words)), prose.brief, prose.content)


def _lies(prose: Prose, mention: Mention, bar: Meaning) -> int:
    """1 or -1 where a figure is surely above or below another, of one unit."""
    found = prose.index.on(days(prose.content)[prose.brief.id]).find(bar, prose.brief.period)
    ours = mention.quantity.figure
    if found is None or found.figure.unit != ours.unit:
        return 0
    return _SIDES.get(compare(ours, found.figure), 0)


def _timed(prose: Prose, language: str) -> Iterator[Problem]:
    """A level that is held against its own of another time: `lower than what was spent in 2025`."""
    wordings, text = patterns("held", language), masked(prose, language)
    words = [one for one in said(prose.words[language], language) if one.kind == "order"]
    for word, time in product(words, times_named(prose.words[language], language)):
        leads = word.sure and wordings["toward"][0].fullmatch(text, word.end, time.start)
        if leads and wordings["onward"][0].match(text, time.end):
            start, _ = prose.around(language, word.start, word.end)
            cited = prose.cited(language, start, word.start)[-1:]
            for mention in cited:
                if (
                    not mention.meaning.change
                    and _way(prose, language, mention, time) == -word.sign
                ):
                    yield _problem(prose, language, mention, word.start, time.end)


def _way(prose: Prose, language: str, mention: Mention, time: Named) -> int:
    """The way from what was at a time to a figure; 0 where more than one may be meant."""
    meaning = mention.quantity.meaning
    actual = replace(meaning, scenario="actual", issued=None, by="")
    index = prose.index.on(days(prose.content)[prose.brief.id])
    meant = times(time, language, replace(now(prose, ()), periods=(meaning.period,)))
    past = [
        found
        for period in prose.index.over_time(actual)
        if period.kind == meaning.period.kind
        and period.end < meaning.period.end
        and meant
        and agree(meant, names(period))
        and (found := index.find(replace(actual, period=period), prose.brief.period))
    ]
    return way(past[0], mention.quantity) if len(past) == 1 else 0
