"""A word of a period that governs a figure is of its period: no `second quarter` of the third's."""

from collections.abc import Collection, Iterator, Sequence

from briefs.analysis.directions import clauses, tables, words_of
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.period_words import Named, Now, Time, agree, joined, named, names, opens, times
from briefs.content.records import days
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each word that no name of the figure's period agrees with."""
    for language, text in prose.words.items():
        if language in tables():
            cited = prose.mentions[language]
            for mention, word in governed(text, language, cited):
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


def governed(text: str, language: str, cited: Sequence[Mention]) -> Iterator[tuple[Mention, Named]]:
    """Each figure with the word of a period that is its own: joined behind it, or last before."""
    words, periods = words_of(language), named(text, language)
    own, last = None, 0  # an own word behind is no other figure's
    for mention in cited:
        behind = next((one for one in periods if mention.end <= one.start), None)
        start = _clause(text, language, periods, mention)
        ahead = [
            one for one in periods if max(last, start) <= one.start and one.end <= mention.start
        ]
        if last and ahead and text[ahead[-1].end : mention.start].strip() == ",":
            ahead = []  # {A} of revenue in nine months, {B} of it in the third quarter
        if behind and joined(text, language, mention.end, behind.start):
            own = behind
        elif ahead or not words.carries.fullmatch(text, last, mention.start):
            own = ahead[-1] if ahead else None
        if own:
            yield mention, own
        last = mention.end
        if own and own is behind:
            own, last = None, behind.end


def _clause(text: str, language: str, periods: Sequence[Named], mention: Mention) -> int:
    """The start of a figure's clause, or of the one before that is nothing but a period."""
    spans = [span for span in clauses(text, language) if span[0] <= mention.start]
    start = spans[-1][0]
    for one in periods if len(spans) > 1 else ():
        if spans[-2][0] <= one.start and one.end <= start and opens(text, language, one, spans[-2]):
            return one.start
    return start


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
