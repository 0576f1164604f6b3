"""A change in amount stands beside a word that says so: no `revenue of {Revenue yoy_amount}`."""

from collections.abc import Iterator, Sequence

from briefs.analysis.directions import Said, blanked, clauses, said, sentence, words_of
from briefs.analysis.lint.labels import labels_of
from briefs.analysis.lint.prose import Mention, Prose, neighbours
from briefs.analysis.lint.spoken import masked
from briefs.analysis.touching import in_text, patterns
from briefs.model.facts import MONTHS_BACK
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each change, or middle of a range, that reads as the figure itself."""
    for language, text in prose.words.items():
        for mention in prose.mentions[language] if patterns("changes", language) else ():
            kind = _kind(mention)
            if kind and not _says(text, language, prose.mentions[language], mention):
                change = mention.meaning.change
                message = f"no word beside {mention.text} says that it is a {kind}"
                remedy = f"say so, or take '{change}' out for the figure itself"
                yield prose.problem(language, mention.start, message, remedy)
            for start, name in _moved_by(prose, language, mention):
                message = f"'{name}' is said to have moved by {mention.text}, which is all of it"
                remedy = "mend the word, or cite the change"
                yield prose.problem(language, start, message, remedy)
            for word in _grew(text, language, mention):
                message = f"'{word.word}' stands beside {mention.text}, which is no growth"
                remedy = "mend the word, or cite the change"
                yield prose.problem(language, word.start, message, remedy)


def _moved_by(prose: Prose, language: str, mention: Mention) -> Iterator[tuple[int, str]]:
    """Place and name of what is said to have moved by its own level."""
    if mention.meaning.change:
        return
    for match in in_text(masked(prose, language), "changes", language, "by"):
        start, end = match.span("name")
        named = labels_of(prose.content).names.within(prose.words[language])
        own = (one for one in named if start <= one.start < end)
        if match.end() == mention.start and any(
            mention.meaning.concept in one.named for one in own
        ):
            yield start, prose.words[language][start:end]


def _grew(text: str, language: str, mention: Mention) -> Iterator[Said]:
    """A word of movement that touches how far a figure lies from what was expected."""
    before = words_of(language).before
    for word in (
        said(text, language) if mention.meaning.change in ("surprise", "vs_guidance") else ()
    ):
        distance = patterns("changes", language)["distance"][0].fullmatch(word.word)
        if word.kind == "move" and not distance and before.fullmatch(text, word.end, mention.start):
            yield word


def _kind(mention: Mention) -> str:
    change = mention.meaning.change
    amounts = {f"{growth}_amount" for growth in MONTHS_BACK}
    return "change" if change in amounts else change * (change == "midpoint")


def _says(text: str, language: str, cited: Sequence[Mention], mention: Mention) -> bool:
    """Tell if a word says so between the figures of other kinds around it."""
    kind = _kind(mention)
    start, end = _stretch(text, language, cited, mention)
    if any(
        pattern.search(blanked(text), start, end) for pattern in patterns("changes", language)[kind]
    ):
        return True
    near = [word.kind for word in said(text, language) if start <= word.start < end]
    if mention.meaning.scenario == "consensus":  # a beat of it tells of no change
        near = [] if "order" in near else near
    return kind == "change" and bool(near)


def _stretch(
    text: str, language: str, cited: Sequence[Mention], mention: Mention
) -> tuple[int, int]:
    """From the last figure of another kind in the sentence to the next figure in the clause.

    The middle of a range may be named on either side of the range.
    """
    clause = next(span for span in clauses(text, language) if mention.start < span[1])
    if _kind(mention) == "midpoint":
        return clause
    start, _ = sentence(text, language, mention.start, mention.end)
    others = [one.end for one in cited if one.end <= mention.start and not _kind(one)]
    _, behind = neighbours(cited, mention)
    return max([start, *others]), clause[1] if behind is None else min(clause[1], behind)
