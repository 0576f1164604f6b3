"""A part's figure stands where words name it: no cloud chips of `旗艦手機營收30億`."""

import re
from collections.abc import Collection, Iterator

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.contrary import owners
from briefs.articles.objection import Objection
from briefs.model.facts import Fact


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """A part, or another company, of which no word speaks, or only one of another part does."""
    if next(owners.check(p, place, fact), None):
        return
    own = (fact.meaning.entity, fact.meaning.segment)
    stems = p.stems
    if own == (p.company.id, "") or p.is_row or _search(stems[own], p.text):
        return
    others = {
        stem
        for pair, theirs in stems.items()
        if pair[1] and pair[0] == own[0] and pair != own
        for stem in theirs - stems[own] - stems[(own[0], "")]
    }
    found = _search(others, p.gap(place.left, place.right))
    name = fact.meaning.segment or fact.meaning.entity
    silent = not (_named(p, place, own) or any(_search(stems[own], one.text) for one in p.whole()))
    if found and fact.meaning.segment:
        start = place.left + found.start()
        word = p.original[start : start + len(found[0])]
        message = f"the words say '{word}', and none in the paragraph names {name}"
        remedy = "write the segment that is meant, or reason: unfollowed"
        yield Objection(message, remedy, word if silent else "")
    elif silent:
        remedy = "write the one that is meant, or add the article's word to its synonyms"
        yield Objection(f"no word up to it names {name}", remedy)


def _named(p: Paragraph, place: Place, own: tuple[str, str]) -> bool:
    """Tell a figure whose words name it in full, as G3, which has no stem."""
    behind = p.within(place.end, place.right, "subject")[:1]
    touching = [m for m in behind if not p.gap(place.end, m.start).strip()]
    names = [m.values for m in (*p.within(0, place.start, "subject"), *touching)]
    return any(own in zip(pairs[::2], pairs[1::2], strict=True) for pairs in names)


def _latin(stem: str) -> str:
    """A word in its plural too, or as an abbreviation with its dots."""
    dotted = "".join(f"{char}[.]" for char in stem)
    return rf"(?<![a-z])(?:{stem}(?:s|es)?|{dotted})(?![a-z])"


def _search(stems: Collection[str], text: str) -> re.Match[str] | None:
    words = [_latin(stem) if stem.isascii() else stem for stem in stems]
    return re.search("|".join(words), text) if words else None
