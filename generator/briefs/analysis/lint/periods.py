"""A word of a period that governs a figure is of its period: no `second quarter` of the third's."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from briefs.analysis.directions import said, words_of
from briefs.analysis.lint.governing import governed, reach
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.words_of_direction import of_base
from briefs.analysis.period_words import (
    Named,
    Now,
    Time,
    agree,
    joins,
    named,
    names,
    owns,
    since,
    times,
)
from briefs.content.records import days
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each word that no name of the figure's period agrees with, or of that from which it grew."""
    for language, text in prose.worded.items():
        cited = prose.mentions[language]
        words = named(text, language) if cited else ()
        for mention, word in _governed(text, language, cited, words):
            said = times(word, language, now(prose, cited))
            if _tells(prose, language, mention, word) and not agree(said, _names(prose, mention)):
                message = (
                    f"'{word.word}' stands at {mention.text}, which is of {mention.meaning.period}"
                )
                remedy = "mend the word, or name the period in the reference"
                yield prose.problem(language, word.start, message, remedy)
        for mention in cited:
            meaning = mention.meaning
            here = replace(now(prose, ()), periods=(meaning.period,))
            start, end = reach(text, language, cited, mention)
            turned = of_base(text, words_of(language), cited[: cited.index(mention)], mention)
            for word in words if meaning.change and not turned else ():
                back = (word.measured or word.relative) and start <= word.start and word.end <= end
                base = since(meaning.period, meaning.change)
                if back and not agree(times(word, language, here), base):
                    message = f"{mention.text} is not measured from '{word.word}'"
                    yield prose.problem(
                        language, word.start, message, "mend the word or the reference"
                    )


def _governed(
    text: str, language: str, cited: Sequence[Mention], words: Sequence[Named]
) -> Iterator[tuple[Mention, Named]]:
    """Each figure with its word of a period, and those that touch this one: 2024 年第四季單季."""
    for mention, word in governed(text, language, cited, words, joins(language)):
        yield mention, word
        for one in reversed(words[: words.index(word)]):
            if text[one.end : word.start].strip() not in ("", "的"):
                break
            yield mention, one


def now(prose: Prose, cited: Sequence[Mention]) -> Now:
    """The times from which a text may count: its brief's, and those of its figures."""
    return Now(
        (prose.brief.period, *(one.meaning.period for one in cited)),
        days(prose.content)[prose.brief.id],
    )


def _tells(prose: Prose, language: str, mention: Mention, word: Named) -> bool:
    """Tell a word of the figure's own period from one of what it is held against."""
    if prose.content.concepts[mention.meaning.concept].scope == "market":
        return False
    if mention.meaning.change:
        return not (word.compares or word.relative)
    text = prose.words[language]
    behind, gap = word.start > mention.start, text[word.end : mention.start]
    if word.reading == "moment":
        return behind or gap.strip() in ("", "的")
    moved = word.compares and said(gap, language)  # 較去年同期增至 {Revenue}
    near = (len(gap) <= 3 and not moved) or owns(text, language, word, mention.start)
    return behind or near or not word.compares


def _names(prose: Prose, mention: Mention) -> Collection[Time]:
    period = mention.meaning.period
    return () if period.kind == "day" and prose.brief.period.fiscal != 12 else names(period)
