"""An article's word on an outcome or a revision holds by the figures and by others' words.

"Beat the consensus" holds for 105 against 100, not for 95; one article's beat is another's miss.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from briefs.analysis.revisions import revised
from briefs.analysis.rules.case import Case
from briefs.analysis.stated import side, spoken, standing
from briefs.model.facts import Fact, Finding, Quantity, Saying

_ALIKE = {("within", "in_line"), ("in_line", "within")}


def find(case: Case) -> Iterator[Finding]:
    for saying in case.content.sayings:
        found = _against_figures(saying, case) if saying.about else _revision(saying, case)
        if found:
            yield found
    for (meaning, _), sayings in spoken(case.content).items():
        good = case.content.concepts[meaning.concept].good
        for one, other in combinations(sayings, 2):
            if one.word != other.word:
                words = (_stated(one, good), _stated(other, good))
                name = f"stated:{one.id}:{other.id}"
                yield Finding(name, "conflict", (), None, sayings=(one, other), verdicts=words)


def _stated(saying: Saying, good: str) -> str:
    against = f"_{saying.about}" if saying.about else ""
    return f"stated_{side(saying, good)}{against}"


def _against_figures(saying: Saying, case: Case) -> Finding | None:
    """An article's verdict beside the one that figures give."""
    until, meaning = case.content.sources[saying.source].period, saying.meaning
    actual = case.index.find(meaning, until)
    if actual is None:
        return None
    expected = replace(actual.meaning, scenario=saying.about)
    other = case.index.exactly(expected, until)
    if other is None or other.meaning.undated:
        return None
    good = case.content.concepts[meaning.concept].good
    word = standing(actual, other).replace(" ", "_")
    state = _state(side(saying, good), word)
    verdicts = (_stated(saying, good), f"{word}_{saying.about}")
    return _finding(saying, state, (actual, other), verdicts)


def _revision(saying: Saying, case: Case) -> Finding | None:
    """An article's word for a revision beside what two statements' figures make of it."""
    given = [one for one in case.index.given(saying.meaning) if not one.meaning.undated]
    now = [one for one in given if one.meaning.issued == saying.meaning.issued]
    before = [one for one in given if one.meaning.since < saying.meaning.since]
    if not (now and before):
        return None
    word = revised(before[-1].figure, now[0].figure)
    state = "undetermined" if word in ("narrowed", "widened") else _state(saying.word, word)
    return _finding(saying, state, (now[0], before[-1]), (saying.word, word))


def _state(said: str, computed: str) -> str:
    if computed == "undetermined":
        return computed
    return "agrees" if said == computed or (said, computed) in _ALIKE else "conflict"


def _finding(
    saying: Saying, state: str, figures: tuple[Quantity, Quantity], verdicts: tuple[str, str]
) -> Finding:
    facts: tuple[Fact, ...] = tuple(one.facts[0] for one in figures if one.facts)
    name = f"stated:{saying.id}"
    return Finding(name, state, facts, None, figures, (saying,), verdicts)
