"""A level and its change, or two levels, that words join are of one thing: no `from {A} to {B}`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefs.analysis.directions import words_of
from briefs.analysis.lint.labels import Labels, labels_of
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.lint.spoken import NAMED, masked
from briefs.analysis.period_words import named
from briefs.analysis.touching import patterns
from briefs.model.facts import MONTHS_BACK, Meaning
from briefs.model.problem import Problem

_NEAR = {True: 30, False: 12}  # characters between joined figures, in words with and without spaces


def check(prose: Prose) -> Iterator[Problem]:
    """Each that is of another company, part, concept, period or view than the one before it."""
    labels = labels_of(prose.content)
    for language in prose.worded:
        cited = prose.mentions[language]
        for one, other in pairwise(cited if patterns("references", language) else ()):
            around = prose.around(language, one.start, one.end)
            told = (
                _from_to(prose, language, one, other)
                or _apart(prose, language, one, other)
                or (
                    _touch(prose, language, one, other)
                    and _of_another(one, other, prose.cited(language, *around), labels)
                )
            )
            if told:
                message = f"{other.text} is joined to {one.text}, which is of another {told}"
                remedy = "mend the one that is not meant, or name what each is"
                yield prose.problem(language, other.start, message, remedy)


def _touch(prose: Prose, language: str, one: Mention, other: Mention) -> bool:
    """Tell two figures between which nothing is named, no period and no second item."""
    text = prose.words[language]
    gap = masked(prose, language)[one.end : other.start]
    [apart] = patterns("references", language)["apart"]
    return not (
        len(gap) > _NEAR[" " in text.strip()]
        or NAMED in gap
        or apart.search(gap)
        or any(one.end <= word.start < other.start for word in named(text, language))
        or words_of(language).against.search(gap)
    )


def _from_to(prose: Prose, language: str, one: Mention, other: Mention) -> str:
    """The kind in which the ends of a movement differ: `from {…} to {…}`."""
    text, words = prose.words[language], patterns("references", language)
    gap, ahead = text[one.end : other.start], text[: one.start]
    moved = any(
        words[led][0].search(ahead) and words[on][0].fullmatch(gap)
        for led, on in (("source", "onward"), ("reached", "back"))
    )
    mine, yours = one.meaning, other.meaning
    alike = mine.change == yours.change and one.quantity.figure.unit == other.quantity.figure.unit
    if not moved or not alike or _named_behind(prose, language, other):
        return ""
    return _thing(mine, yours)


def _named_behind(prose: Prose, language: str, mention: Mention) -> bool:
    """Tell a figure that a name joined to it from behind is of: `{…} at AWS`."""
    text = masked(prose, language)
    place = text.find(NAMED, mention.end)
    return place >= 0 and bool(words_of(language).behind.fullmatch(text, mention.end, place))


def _apart(prose: Prose, language: str, one: Mention, other: Mention) -> str:
    """The kind in which two parts' like figures of two periods differ, where nothing names them."""
    mine, yours = one.meaning, other.meaning
    like = replace(mine, segment=yours.segment, period=yours.period) == yours
    if not like or mine.segment == yours.segment or mine.period == yours.period:
        return ""
    gap = masked(prose, language)[one.end : other.start]
    ends = words_of(language).stop.search(gap) or NAMED in gap
    return "" if ends or _named_behind(prose, language, other) else "part and period"


def _thing(mine: Meaning, yours: Meaning) -> str:
    if (mine.entity, mine.segment) != (yours.entity, yours.segment):
        return "company or part"
    return "concept" if mine.concept != yours.concept else ""


def _of_another(one: Mention, other: Mention, sentence: Sequence[Mention], labels: Labels) -> str:
    """The kind in which a level and a change beside it differ, if nothing near is its level."""
    change, level = (one, other) if one.meaning.change else (other, one)
    mine, yours = change.meaning, level.meaning
    if yours.change or mine.change not in (*_GROWTH, *_MEASURED):
        return ""
    kin = _akin(mine, yours, labels)
    if mine.change in _MEASURED:
        return "" if kin else "thing"
    units = {labels.concepts[name].unit for name in (mine.concept, yours.concept)}
    if len(units) > 1 or any(_is_level_of(mine, near.meaning, labels) for near in sentence):
        return ""
    if not kin:
        return _thing(mine, yours)
    if mine.period != yours.period:
        return "period" if change is one else ""
    forward = {mine.scenario, yours.scenario} == {"estimate", "guidance"}
    return "" if forward or mine.scenario == yours.scenario else "view"


_GROWTH = (*MONTHS_BACK, *(f"{change}_amount" for change in MONTHS_BACK), "yoy_cc")
_MEASURED = ("surprise", "vs_guidance")


def _akin(mine: Meaning, yours: Meaning, labels: Labels) -> bool:
    ours = (mine.entity, mine.segment) == (yours.entity, yours.segment)
    kin, other = labels.kin[yours.concept][0], labels.kin[mine.concept][0]
    return ours and (mine.concept in kin or yours.concept in other)


def _is_level_of(mine: Meaning, near: Meaning, labels: Labels) -> bool:
    same = (mine.period, mine.scenario) == (near.period, near.scenario)
    return not near.change and same and _akin(mine, near, labels)
