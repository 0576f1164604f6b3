"""Figures that analysts expected stand where that is said: no `revenue of {Revenue consensus}`."""

from collections.abc import Iterator
from dataclasses import replace

from briefs.analysis.directions import clauses, said, words_of
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.touching import patterns
from briefs.model.facts import Meaning
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each consensus that no word tells from the like figure of the company, if that is known."""
    for language in prose.worded:
        cited = prose.mentions[language] if patterns("references", language) else ()
        told: set[Meaning] = set()
        for mention in cited:
            known = mention.meaning in told or not _may_be_own(prose, mention)
            if not known and not _is_told(prose, language, mention):
                message = f"{mention.text} is what analysts expected, which no word here says"
                remedy = "say so, or take 'consensus' out for the company's own figure"
                yield prose.problem(language, mention.start, message, remedy)
            told.add(mention.meaning)


def _may_be_own(prose: Prose, mention: Mention) -> bool:
    meaning = mention.meaning
    others = (replace(meaning, scenario=one, by="") for one in ("actual", "guidance"))
    forward = meaning.scenario == "consensus" and "surprise" not in meaning.change
    return forward and any(prose.index.find(one, prose.brief.period) for one in others)


def _is_told(prose: Prose, language: str, mention: Mention) -> bool:
    """Tell a word of others' view between the figures of other views, or one that holds against."""
    text, cited = prose.words[language], prose.mentions[language]
    start, end = prose.around(language, mention.start, mention.end)
    if prose.place[0] == "disputes":  # which says last whose printing is shown
        return any(prose.found(language, "references", "awaited", 0, end))
    others = [one for one in cited if one.meaning.scenario != "consensus"]
    start = max([start, *(one.end for one in others if one.end <= mention.start)])
    end = min([end, *(one.start for one in others if one.start >= mention.end)])
    against = words_of(language).against.search(prose.blanked[language], start, mention.start)
    if against or any(prose.found(language, "references", "awaited", start, end)):
        return True
    clause = next(one for one, last in clauses(text, language) if mention.start < last)
    held = (word for word in said(text, language) if max(start, clause) <= word.start)
    return not mention.meaning.change and any(
        word.kind == "order" and word.end <= mention.start for word in held
    )
