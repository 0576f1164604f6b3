"""Another period's figure stands where that is said: no `sales of {Revenue 2023Q4}`."""

from collections.abc import Iterator
from dataclasses import replace

from briefs.analysis.directions import blanked, sentence, words_of
from briefs.analysis.lint.periods import now
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.period_words import agree, named, names, since, times
from briefs.analysis.touching import patterns
from briefs.content.records import days
from briefs.model.facts import Meaning
from briefs.model.period import fiscal_year
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each that reads as the brief's own, of which one is known, and that no word before tells."""
    for language, text in prose.worded.items():
        cited = prose.mentions[language] if patterns("references", language) else ()
        for mention in cited:
            if _may_be_own(prose, mention.meaning) and not _is_told(text, language, prose, mention):
                message = f"{mention.text} is of {mention.meaning.period}, which no word here says"
                remedy = "say so, or take the period out for the brief's own figure"
                yield prose.problem(language, mention.start, message, remedy)


def _may_be_own(prose: Prose, meaning: Meaning) -> bool:
    """Tell another period's figure where there is one of the brief's own, or of a later day."""
    own, period = prose.brief.period, meaning.period
    ahead = meaning.scenario != "actual" and period.end > own.end
    around = period.start <= own.start and own.end <= period.end
    if period.kind in ("undated", "month", "deadline") or period.end == own.end or around or ahead:
        return False
    if period.kind == "day":
        last = days(prose.content)[prose.brief.id]
        known = prose.index.over_time(meaning)
        return any(one.kind == "day" and period.end < one.end <= last for one in known)
    like = (own, fiscal_year(own.year, own.fiscal))
    ours = (replace(meaning, period=one, issued=None) for one in like)
    return any(prose.index.find(one, own) for one in ours)


def _is_told(text: str, language: str, prose: Prose, mention: Mention) -> bool:
    """Tell a period by a word of its paragraph or heading, or by what it is held against."""
    cited, bare = prose.mentions[language], blanked(text)
    first = text.rfind("\n\n", 0, mention.start) + 1
    start, end = sentence(text, language, mention.start, mention.end)
    before = [one for one in cited if first <= one.start < mention.start]
    ours = names(mention.meaning.period)
    bases = [since(one.meaning.period, one.meaning.change) for one in before]
    if any(base and agree(base, ours) for base in bases):
        return True
    if patterns("references", language)["earlier"][0].search(bare, first, end):
        return True
    said = [word for word in named(text, language) if first <= word.start < end]
    said += [word for head in prose.headings for word in named(head.get(language, ""), language)]
    meant = [times(word, language, now(prose, cited)) for word in said]
    if any(one and agree(one, ours) for one in meant):
        return True
    words = words_of(language)
    moved = any(one.search(bare, start, end) for one in (words.against, words.into))
    return moved and any(_contrasts(one, mention) for one in cited if start <= one.start < end)


def _contrasts(one: Mention, other: Mention) -> bool:
    """Tell the same of another period."""
    mine, yours = one.meaning, other.meaning
    return mine.period != yours.period and replace(mine, period=yours.period) == yours
