"""A word of a period that governs a figure is of its period: no `second quarter` of the third's."""

from collections.abc import Collection, Iterator, Sequence

from briefs.analysis.directions import tables
from briefs.analysis.lint.governing import governed
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.period_words import Named, Now, Time, agree, joins, named, names, times
from briefs.content.records import days
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each word that no name of the figure's period agrees with."""
    for language, text in prose.words.items():
        if language in tables():
            cited = prose.mentions[language]
            for mention, word in governed(
                text, language, cited, named(text, language), joins(language)
            ):
                if not _tells(prose, mention, word):
                    continue
                said = times(word, language, now(prose, cited))
                if not agree(said, _names(prose, mention)):
                    period = mention.meaning.period
                    message = f"'{word.word}' stands at {mention.text}, which is of {period}"
                    remedy = "mend the word, or name the period in the reference"
                    yield prose.problem(language, word.start, message, remedy)


def now(prose: Prose, cited: Sequence[Mention]) -> Now:
    """The times from which a text may count: its brief's, and those of its figures."""
    return Now(
        (prose.brief.period, *(one.meaning.period for one in cited)),
        days(prose.content)[prose.brief.id],
    )


def _tells(prose: Prose, mention: Mention, word: Named) -> bool:
    """Tell a word of the figure's own period from one of what it is held against."""
    if prose.content.concepts[mention.meaning.concept].scope == "market":
        return False
    if mention.meaning.change:
        relative = word.reading in ("year_ago", "quarter_ago", "year_before", "latest_quarter")
        return not (word.compares or relative)
    joined = word.start > mention.start or mention.start - word.end <= 3
    return joined or not word.compares


def _names(prose: Prose, mention: Mention) -> Collection[Time]:
    period = mention.meaning.period
    return () if period.kind == "day" and prose.brief.period.fiscal != 12 else names(period)
