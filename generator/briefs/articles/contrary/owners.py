"""A figure is of the part whose measure is named: `Data center revenue was $22.6 billion`."""

import re
from collections.abc import Iterator

from briefs.articles.clauses import Paragraph, Place
from briefs.articles.dates import Mention
from briefs.articles.objection import Objection
from briefs.articles.subjects import is_aside, pair_of
from briefs.model.facts import Fact

_OF = re.compile(r"\s*(?:的|之|'s)?\s*")


def check(p: Paragraph, place: Place, fact: Fact) -> Iterator[Objection]:
    """The one part of the clause, named with the figure's concept, where the fact is of another."""
    meaning = fact.meaning
    near = p.within(*place.clause, "subject")
    named = [m for m in near if m.end <= place.start and _has(p, m, meaning.concept)]
    parts = {pair_of(p, m) for m in near}
    if not named or not meaning.segment or len(parts) > 1:
        return
    ((entity, segment),) = parts
    if segment not in ("", meaning.segment) and entity == meaning.entity:
        word = p.original[named[0].start : named[0].end]
        message = f"the words say '{word}', which is another part"
        yield Objection(message, f"write segment: {segment}", word)


def _has(p: Paragraph, subject: Mention, concept: str) -> bool:
    """AWS營收, the revenue of no other."""
    after = p.within(subject.end, subject.end + 40, "concept")[:1]
    touches = after and _OF.fullmatch(p.gap(subject.end, after[0].start))
    return bool(touches) and concept in after[0].values and not is_aside(p, subject)
