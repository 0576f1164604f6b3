"""A word of direction fits its figure: no `rose` before a fall, no `above` before more."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefs.analysis.directions import Said, Words, said, words_of
from briefs.analysis.intervals import compare, interval, meet
from briefs.analysis.lint.prose import Mention, Prose
from briefs.analysis.moves import sign
from briefs.model.facts import CHANGES, FORWARD, MONTHS_BACK, Meaning
from briefs.model.period import earlier
from briefs.model.problem import Problem

Slip = tuple[int, str, str]  # offset, message and remedy

_SIGNS = {1: "positive", -1: "negative"}
_ORDERS = {"above": 1, "below": -1}
_EXPECTED = frozenset(change for change in CHANGES if "surprise" in change or "guidance" in change)
_SIZED = ("size", "bare", "low", "high")


def check(prose: Prose) -> Iterator[Problem]:
    """Each word that its figure contradicts."""
    for language, text in prose.worded.items():
        for slip in contradictions(text, language, prose.mentions[language]):
            yield prose.problem(language, *slip)


def contradictions(text: str, language: str, mentions: Sequence[Mention]) -> Iterator[Slip]:
    """Offset, message and remedy of each word that its figure contradicts."""
    words = words_of(language)
    sure = [word for word in said(text, language) if word.sure]
    for index, mention in enumerate(mentions):
        turned = of_base(text, words, mentions[:index], mention)
        fitting = [one for one in sure if not turned or one.kind in ("move", "reach")]
        yield from _against_sign(text, words, fitting, mention)
    for index, second in enumerate(mentions):
        before = mentions[:index]
        between = [one for one in sure if before and before[-1].end <= one.start < second.start]
        ordered = [one for one in between if not _leads(text, words, one, second)]
        first, alike = _measured(before, second), _alike(before, second)
        if first and words.joins(text, first.end, second.start):
            yield from _against_order(ordered, first, second)
        if alike not in (None, first) and words.joins(text, alike.end, second.start):
            leading = [one for one in sure if words.since.fullmatch(text, one.end, alike.start)]
            yield from _against_other([*leading, *ordered], alike, second)
        for one in [one for one in {first, alike} if one]:
            far = [word for word in ordered if words.far.search(text, one.end, word.start)]
            yield from _against_distance(far, one, second)


def _leads(text: str, words: Words, word: Said, second: Mention) -> bool:
    """Tell a pace that leads from one level to another, which is `levels`'."""
    return word.kind == "pace" and bool(words.level.match(text, word.start, second.start))


def of_base(text: str, words: Words, before: Sequence[Mention], change: Mention) -> bool:
    """Tell if what is compared is the figure from which a change is measured."""
    meaning = change.meaning
    months = MONTHS_BACK.get(meaning.change.removesuffix("_amount"))
    if not (before and months):
        return False
    base = replace(meaning, change="", period=earlier(meaning.period, months) or meaning.period)
    stops = [match.end() for match in words.stop.finditer(text, 0, before[-1].start)]
    held = words.against.search(text, max(stops, default=0), before[-1].start)
    return before[-1].meaning == base and not held


def _against_sign(
    text: str, words: Words, directions: Sequence[Said], mention: Mention
) -> Iterator[Slip]:
    """A word beside a change must have its sign; only a loss has a size."""
    actual = sign(mention.quantity.figure)
    if mention.option == "size" and actual > 0:
        message = f"{mention.text} asks for the size of a loss, but is positive"
        yield mention.start, message, "delete '|size', or add 'down: true' to the fact"
    for word in _touching(text, words, directions, mention):
        where = "before" if word.start < mention.start else "behind"
        if actual == -word.sign:
            message = f"'{word.word}' stands {where} {mention.text}, which is {_SIGNS[actual]}"
            yield word.start, message, "mend the word or the reference"
        elif actual < 0 and mention.option not in _SIZED:
            message = f"'{word.word}' and the minus sign of {mention.text} say the same twice"
            yield mention.start, message, f"write {mention.text[:-1]}|size}}"


def _touching(
    text: str, words: Words, directions: Sequence[Said], mention: Mention
) -> Iterator[Said]:
    """The words that say in which direction a change goes, before it and behind."""
    change = "" if mention.meaning.change == "midpoint" else mention.meaning.change
    moved = mention.option == "size" or mention.meaning.concept.endswith("Move")
    if change not in CHANGES and not moved:
        return
    ahead = {"move", "size", "touch", *(("order",) if change in _EXPECTED else ())}
    behind = set() if words.of.search(text, 0, mention.start) else {"order", "size"}
    for word in directions:
        if (word.kind in ahead and words.before.fullmatch(text, word.end, mention.start)) or (
            word.kind in behind and words.after.fullmatch(text, mention.end, word.start)
        ):
            yield word


def _measured(before: Sequence[Mention], expected: Mention) -> Mention | None:
    """The figure that an expectation is of; only changes of the same may stand between."""
    for mention in reversed(before) if expected.meaning.scenario in FORWARD else ():
        if _what(mention.meaning) == _what(expected.meaning):
            return mention if mention.meaning.scenario != expected.meaning.scenario else None
        if replace(_what(mention.meaning), change=expected.meaning.change) != _what(
            expected.meaning
        ):
            return None
    return None


def _alike(before: Sequence[Mention], second: Mention) -> Mention | None:
    """The last figure before that measures the same, of another time or whose.

    A forecast may be held against what was; what was measured against a forecast is `_measured`.
    """
    kind, scenario = _kind(second.meaning), second.meaning.scenario
    for one in reversed(before):
        if _kind(one.meaning) == kind and scenario in ("actual", one.meaning.scenario):
            return one
    return None


def _kind(meaning: Meaning) -> tuple[str, str, str]:
    return meaning.concept, meaning.change, meaning.currency


def _against_order(between: Sequence[Said], first: Mention, second: Mention) -> Iterator[Slip]:
    """A word of order before a second figure must fit how the first stands to it."""
    actual = compare(first.quantity.figure, second.quantity.figure)
    kinds = ("order", "pace") if first.meaning.change else ("order",)
    for word in between:
        if word.kind in kinds and _ORDERS.get(actual) == -word.sign:
            called = next(name for name, sign in _ORDERS.items() if sign == word.sign)
            yield (
                word.start,
                f"{first.text} is called {called} {second.text} ('{word.word}') but is {actual}",
                "mend the word or the references",
            )
            return


def _against_distance(far: Sequence[Said], first: Mention, second: Mention) -> Iterator[Slip]:
    """Two figures that a word sets far apart do not meet."""
    ours, theirs = first.quantity.figure, second.quantity.figure
    known = None not in (ours.low, ours.high, theirs.low, theirs.high)
    if known and ours.unit == theirs.unit and meet(interval(ours), interval(theirs)):
        for word in far:
            if word.kind == "order":
                message = f"{first.text} is said to lie far from {second.text}, which it meets"
                yield word.start, message, "mend the word or the references"


def _against_other(words: Sequence[Said], first: Mention, second: Mention) -> Iterator[Slip]:
    """A word of order fits two like figures, a word of movement the later of two times."""
    yield from _against_order([word for word in words if word.start > first.start], first, second)
    one, other = first.meaning, second.meaning
    if replace(one, period=other.period) != other:
        return
    earlier, later = sorted((first, second), key=lambda mention: mention.meaning.period.end)
    actual = _ORDERS.get(compare(later.quantity.figure, earlier.quantity.figure))
    for word in words:
        if word.kind in ("move", "reach") and actual == -word.sign:
            said_of = "more" if actual > 0 else "less"
            message = f"'{word.word}' stands at {earlier.text} and {later.text}, which is {said_of}"
            yield word.start, message, "mend the word or the references"


def _what(meaning: Meaning) -> Meaning:
    return replace(meaning, scenario="actual", issued=None, by="", basis="")
