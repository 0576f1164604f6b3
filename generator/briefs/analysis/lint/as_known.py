"""Headline, summary and key numbers rest on what was known on the brief's day."""

from collections.abc import Iterable, Iterator

from briefs.analysis.known import Knowledge
from briefs.content.records import Brief, Content, days
from briefs.content.references import REFERENCE, meaning_of
from briefs.content.suggest import clip
from briefs.content.texts import texts
from briefs.content.validate import Place
from briefs.model.language import Text
from briefs.model.problem import Problem

_FIRST = ("headline", "summary")


def check(brief: Brief, content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each figure in them that was not."""
    first = [((key,), getattr(brief.entry, key)) for key in _FIRST]
    for place, language, start, reference in _cited(first):
        if message := _late(reference, brief, content, index):
            inner = (*place, language)
            remedy = "take it out here; a text further down may name it, where it is marked †"
            yield brief.document.problem_in_text(inner, start, message, remedy)
    for number, reference in enumerate(brief.entry.key):
        if message := _late(reference, brief, content, index):
            remedy = "take another; the scorecard may hold it, where it is marked †"
            yield brief.document.problem(("key", number), message, remedy)


def looking_back(content: Content, index: Knowledge) -> Iterator[Problem]:
    """Each figure further down in a draft that was not known, once a text."""
    for brief in content.drafts:
        told: set[tuple[Place, str]] = set()
        for place, language, start, reference in _cited(texts(brief.document.root.plain())):
            if place[0] in _FIRST or (place, reference) in told:
                continue
            if message := _late(reference, brief, content, index):
                told.add((place, reference))
                inner = (*place, language)
                remedy = "say that the text looks back, or take it out; it is marked †"
                yield brief.document.problem_in_text(inner, start, f"later: {message}", remedy)


def _cited(found: Iterable[tuple[Place, Text]]) -> Iterator[tuple[Place, str, int, str]]:
    """Each reference in some texts: the text's place, its language, the offset, the tokens."""
    for place, words in found:
        for language, said in words.items():
            for match in REFERENCE.finditer(said):
                yield place, language, match.start(), match[1]


def _late(reference: str, brief: Brief, content: Content, index: Knowledge) -> str:
    """The message of a reference to something not known then; nothing of others."""
    day = days(content)[brief.id]
    meaning = meaning_of(reference, brief, content)
    found = index.cited(meaning, brief.period, day) if meaning else None
    since = index.since(found) if found else day
    if since <= day:
        return ""
    return f"{{{clip(reference)}}} was not known on {day}, the brief's day, but from {since} on"
