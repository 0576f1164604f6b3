"""An option drops nothing that matters unless words say it: no `guidance is {…|high}`."""

from collections.abc import Iterator, Sequence

from briefs.analysis.directions import blanked, clauses, said, sentence
from briefs.analysis.lint.prose import Mention, Prose, neighbours
from briefs.analysis.moves import sign
from briefs.analysis.touching import patterns
from briefs.model.problem import Problem

_KINDS = {  # the words that say what a bare figure leaves out
    "about": "about",
    "over": "over",
    "at_least": "over",
    "under": "under",
    "nearly": "under",
    "up_to": "under",
    "at_most": "under",
}
_OTHER = {"low": "high", "high": "low"}
_LOST = {
    "low": "the lower end of a range",
    "high": "the upper end of a range",
    "size": "the size of a loss or a fall",
}
Span = tuple[int, int]
_STOPS = ".;!?。；！？\n"


def check(prose: Prose) -> Iterator[Problem]:
    """Each figure whose option drops an end, a qualifier or a minus that no word says."""
    for language in prose.worded:
        yield from _unsaid(prose, language)


def _unsaid(prose: Prose, language: str) -> Iterator[Problem]:
    text, cited = prose.words[language], prose.mentions[language]
    rests = None  # a second of a kind rests on the words beside the first
    for mention in cited:
        around = sentence(text, language, mention.start, mention.end)
        dropped, span = _dropped(mention), _stretch(text, language, cited, mention)
        if not dropped or _says(text, language, dropped, span):
            rests = (mention.option, around)
        elif rests != (mention.option, around) and not _other_end(mention, cited, around):
            qualifier = mention.quantity.figure.approx.replace("_", " ")
            lost = _LOST.get(mention.option) or f"a figure without its '{qualifier}'"
            message = f"{mention.text} shows {lost}, and no word beside it says so"
            remedy = f"say it in words, or delete '|{mention.option}'"
            yield prose.problem(language, mention.start, message, remedy)


def _dropped(mention: Mention) -> str:
    """The kind of words that an option needs, if it drops anything."""
    figure, option = mention.quantity.figure, mention.option
    if option in _OTHER and None not in (figure.low, figure.high) and figure.low != figure.high:
        return option
    if option in (*_OTHER, "bare"):
        return _KINDS.get(figure.approx, "")
    return "size" if option == "size" and sign(figure) < 0 else ""


def _stretch(text: str, language: str, cited: Sequence[Mention], mention: Mention) -> Span:
    """A figure's sentence between the figures beside it; for a size, its clause up to it too."""
    start, end = sentence(text, language, mention.start, mention.end)
    before, behind = neighbours(cited, mention)
    start, end = max(start, before), end if behind is None else min(end, behind)
    if mention.option in _OTHER:  # "the top end of guidance: {Revenue} against {… guidance|high}"
        named = max(text.rfind(sign, 0, mention.start) for sign in _STOPS)
        others = [one.end for one in cited if one.option in _OTHER and one.end <= mention.start]
        start = min(start, max([named + 1, *others[-1:]]))
    if mention.option == "size":
        start = next(span[0] for span in clauses(text, language) if mention.start < span[1])
    return start, end


def _says(text: str, language: str, dropped: str, span: Span) -> bool:
    """Tell words of a kind, or of a fall or a loss, in a stretch of text."""
    wordings, bare = patterns("options", language), blanked(text)
    if any(pattern.search(bare, *span) for pattern in wordings.get(dropped, ())):
        return True
    return dropped == "size" and any(
        word.sign < 0 and span[0] <= word.start and word.end <= span[1]
        for word in said(text, language)
    )


def _other_end(mention: Mention, cited: Sequence[Mention], span: Span) -> bool:
    """Tell a range whose other end the same sentence shows."""
    other = _OTHER.get(mention.option)
    beside = (one for one in cited if one.option == other and span[0] <= one.start < span[1])
    return any(one.meaning == mention.meaning for one in beside)
