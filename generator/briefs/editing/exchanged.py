"""Published sentences that say the same of another figure: their words stay, a reference does not.

Sentences whose words are others in any language are for `diff` to show.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefs.content.records import Brief, Content
from briefs.content.references import REFERENCE, parse_reference
from briefs.content.texts import texts
from briefs.content.validate import Place
from briefs.model.facts import Meaning
from briefs.model.language import Text, foremost

Words = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A text of a brief with the figure that it cited and the one that it cites."""

    brief: Brief
    place: Place
    was: Meaning
    now: Meaning


def exchanges(
    old: Content, new: Content, today: Callable[[Meaning], Meaning]
) -> Iterator[Exchange]:
    """Each figure that another stands for; `today` gives a meaning in the names of today."""
    for name in sorted(old.briefs.keys() & new.briefs.keys()):
        before, after = (_by_words(content.briefs[name]) for content in (old, new))
        for words in after.keys() & before.keys():
            (_, text), (place, other) = before[words], after[words]
            was = map(today, _cited(text, old.briefs[name], old))
            now = _cited(other, new.briefs[name], new)
            for one, another in zip(was, now, strict=False):
                if replace(one, basis=another.basis) != another:  # of that its fact speaks
                    yield Exchange(new.briefs[name], place, one, another)


def _by_words(brief: Brief) -> Mapping[Words, tuple[Place, Text]]:
    """The texts that cite figures, by where they stand and by their words, none twice."""
    found: dict[Words, tuple[Place, Text]] = {}
    twice = set[Words]()
    for place, text in texts(brief.document.root.plain()):
        kept = {tag: REFERENCE.sub("{}", words) for tag, words in text.items()}
        if place[0] == "corrections" or not any("{}" in words for words in kept.values()):
            continue
        key = (*(part for part in place if isinstance(part, str)), *sorted(kept.items()))
        if key in found:
            twice.add(key)
        found[key] = place, text
    return {key: one for key, one in found.items() if key not in twice}


def _cited(text: Text, brief: Brief, content: Content) -> Sequence[Meaning]:
    """The figures of a text; none where one of them cannot be told."""
    references = REFERENCE.findall(foremost(text))
    try:
        return [parse_reference(one, brief, content).meaning for one in references]
    except ValueError:
        return []
