"""A thing told without its figure is so: no `Monitors grew`, no `growth slowed` of the contrary."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from re import Match

from briefs.analysis.intervals import compare
from briefs.analysis.lint.prose import Prose
from briefs.analysis.lint.spoken import is_now, known, named, signed
from briefs.analysis.lint.subjects import subjects_of
from briefs.analysis.moves import sign, ways
from briefs.analysis.touching import in_text, patterns
from briefs.content.records import days
from briefs.model.facts import Quantity
from briefs.model.problem import Problem

_MOVES = {"late": ("AfterHoursMove",), "reported": ("AfterHoursMove", "DailyMove")}
_WORDS = {"part": ("move",), "shares": ("move",), "pace": ("pace",)}  # of direction, by kind
_SIDES = {"above": 1, "below": -1}


def check(prose: Prose) -> Iterator[Problem]:
    """Each of which all figures of the brief's quarter say the contrary."""
    for language, kind in product(prose.worded, _SIGNS):
        text = signed(prose, language, _WORDS.get(kind, ()))
        for match in in_text(text, "unfigured", language, kind):
            said = -1 if match.groupdict().get("less") else 1
            if _is_plain(prose, language, kind, match):
                signs = set(_SIGNS[kind](prose, language, match))
                if signs == {-said}:
                    word = prose.words[language][slice(*match.span())].strip()
                    message = f"'{word}' is said, which the figures of the quarter refute"
                    yield prose.problem(language, match.start(), message, "mend the words")


def _is_plain(prose: Prose, language: str, kind: str, match: Match[str]) -> bool:
    """Tell what is said without a figure of the brief's quarter, or of shares on its report."""
    if kind == "shares":
        clear = prose.clear(language, match.start())
        around = prose.around(language, *match.span())
        return clear and not prose.cited(language, *around)
    return is_now(prose, language, *match.span()) and not prose.cited(language, *match.span())


def _of_part(prose: Prose, language: str, match: Match[str]) -> Iterator[int]:
    """The ways in which the sales of a part moved; 0 where the name is of more than a part."""
    found = subjects_of(prose.brief.company).within(prose.words[language])
    names = [one for one in found if match.start("name") <= one.start < match.end("name")]
    [length] = {match.end("name") - match.start("name")}
    if len(names) != 1 or names[0].end - names[0].start < length:
        return
    for entity, part in names[0].named:
        sales = known(prose, f"{entity} {part} Revenue") if part else None
        yield from _ways(prose, sales)


def _of_growth(prose: Prose, language: str, match: Match[str]) -> Iterator[int]:
    """The ways in which growth moved of what is named, or of sales."""
    means = named(prose, language, *match.span("name")) if match["name"] else ()
    concepts = {one.concept for one in means} or {"Revenue"}
    for concept in sorted(concepts):
        yield from _ways(prose, known(prose, f"{concept} yoy"))


def _ways(prose: Prose, quantity: Quantity | None) -> set[int]:
    index = prose.index.on(days(prose.content)[prose.brief.id])
    return ways(quantity.meaning, index, prose.brief.period) if quantity else set()


def _of_level(prose: Prose, language: str, match: Match[str]) -> Iterator[int]:
    """The signs of what is named, in the brief's quarter."""
    index = prose.index.on(days(prose.content)[prose.brief.id])
    for meaning in named(prose, language, *match.span("name")):
        level = index.find(meaning, prose.brief.period)
        yield sign(level.figure) if level else 0


def _of_shares(prose: Prose, language: str, match: Match[str]) -> Iterator[int]:
    """The signs of all moves of the shares that the brief's articles print."""
    late = (
        prose.words[language][slice(*match.span("late"))] if match.groupdict().get("late") else ""
    )
    if late and not patterns("unfigured", language)["hours"][0].search(late):
        return
    index = prose.index.on(days(prose.content)[prose.brief.id])
    kind = "late" if late else "reported"
    for one in index.of(prose.brief.company.id, "actual"):
        if one.meaning.concept in _MOVES[kind] and any(
            fact.brief == prose.brief.id for fact in one.facts
        ):
            yield sign(one.figure)


def _of_hopes(prose: Prose, language: str, match: Match[str]) -> Iterator[int]:
    """The side of what analysts expected to what came of it."""
    index = prose.index.on(days(prose.content)[prose.brief.id])
    for meaning in named(prose, language, *match.span("name")):
        hoped = replace(meaning, scenario="consensus", issued=None)
        found = [index.find(one, prose.brief.period) for one in (hoped, meaning)]
        if found[0] and found[1]:
            yield _SIDES.get(compare(found[0].figure, found[1].figure), 0)


_SIGNS: Mapping[str, Callable[[Prose, str, Match[str]], Iterator[int]]] = {
    "part": _of_part,
    "drove": _of_part,
    "pace": _of_growth,
    "signs": _of_level,
    "shares": _of_shares,
    "hopes": _of_hopes,
}
