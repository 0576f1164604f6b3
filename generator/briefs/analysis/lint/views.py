"""A forecast stands beside the words of whose view it is: no `analysts expect {… guidance}`."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from briefs.analysis.directions import blanked, sentence
from briefs.analysis.lint.governing import reach
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.touching import patterns, touching, word_of
from briefs.model.facts import FORWARD, Meaning
from briefs.model.problem import Problem

Fits = Callable[[Meaning], bool]


def check(prose: Prose) -> Iterator[Problem]:
    """Each figure beside words of another's view, or of what was."""
    for language, text in prose.worded.items():
        for mention in prose.mentions[language]:
            match = next(_contrary(text, language, prose.mentions[language], mention), None)
            if match:
                view, word = scenario_of(mention), word_of(match)
                message = f"'{word}' stands beside {mention.text}, which is {view}"
                yield prose.problem(
                    language, match.start(), message, "mend the word or the reference"
                )


def named(
    text: str, language: str, span: tuple[int, int], kinds: Collection[str]
) -> Mapping[str, re.Match[str]]:
    """The views that a stretch of text names, each with its last word."""
    wordings, bare = patterns("views", language), blanked(text)
    found = {kind: list(wordings[kind][0].finditer(bare, *span)) for kind in kinds if wordings}
    return {kind: matches[-1] for kind, matches in found.items() if matches}


def _contrary(
    text: str, language: str, cited: Sequence[Mention], mention: Mention
) -> Iterator[re.Match[str]]:
    clause = reach(text, language, cited, mention)
    excused = {"reported": sentence(text, language, mention.start, mention.end), "actual": clause}
    for kind, fits in _FITTING.items():
        if not fits(mention.meaning):
            for match in touching(text, "views", language, kind, (mention.start, mention.end)):
                if kind not in excused or not _says_forecast(text, language, excused[kind]):
                    yield match
    said = named(text, language, clause, NAMES)
    fitting = {kind for kind, fits in NAMES.items() if fits(mention.meaning)}
    if len(fitting) == 1 and said and not fitting & {*said}:
        yield from said.values()


def scenario_of(mention: Mention) -> str:
    """The view of a figure in a message."""
    scenario = mention.meaning.scenario
    if scenario == "guidance":
        return scenario
    return "reported" if scenario == "actual" else f"a {scenario}"


def _says_forecast(text: str, language: str, span: tuple[int, int]) -> bool:
    """Tell if a stretch of text says of any figure that it is a forecast."""
    return bool(patterns("views", language)["forward"][0].search(blanked(text), *span))


def _is_own(meaning: Meaning) -> bool:
    return meaning.scenario in ("guidance", "target", "estimate") or "guidance" in meaning.change


def _is_theirs(meaning: Meaning) -> bool:
    return meaning.scenario in ("consensus", "estimate", "target") or "surprise" in meaning.change


def _is_past(meaning: Meaning) -> bool:
    return meaning.scenario not in FORWARD


def _is_ahead(meaning: Meaning) -> bool:
    return _is_own(meaning) or _is_theirs(meaning)


NAMES: Mapping[str, Fits] = {"company": _is_own, "analysts": _is_theirs}
LABELS: Mapping[str, Fits] = {
    **NAMES,
    "market": _is_theirs,
    "outcome": _is_past,
    "forecast": _is_ahead,
}
_FITTING = {
    "own": _is_own,
    "theirs": _is_theirs,
    "reported": _is_past,
    "actual": _is_past,
    "ahead": _is_ahead,
}
