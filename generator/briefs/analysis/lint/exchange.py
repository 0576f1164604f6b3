"""The company's currency went as is said: no `weaker` where sales in dollars grew more."""

from collections.abc import Iterator
from dataclasses import replace

from briefs.analysis.lint.prose import Prose
from briefs.analysis.moves import way
from briefs.analysis.touching import in_text, patterns
from briefs.content.records import days
from briefs.content.references import meaning_of
from briefs.figures.folding import fold
from briefs.figures.tables import CURRENCY, CURRENCY_NAME
from briefs.model.problem import Problem

_CONTRARY = {1: "weak", -1: "strong"}  # what is said where the company's currency gained, or lost
_MORE = {1: "more", -1: "less"}
_OWN = "\x03"  # stands for each character of the currency's name


def check(prose: Prose) -> Iterator[Problem]:
    """Each sentence on what it did to sales that their growth in both currencies refutes."""
    went = _went(prose)
    for language in prose.worded if went else ():
        text = _masked(prose, language)
        for match in in_text(text, "exchange", language, _CONTRARY[went]):
            around = prose.around(language, *match.span())
            [moved] = patterns("exchange", language)["moved"]
            if moved.search(text, *around) and prose.clear(language, match.start()):
                word = prose.words[language][slice(*match.span())]
                message = f"'{word}' is said, but sales grew {_MORE[went]} in dollars"
                yield prose.problem(language, match.start(), message, "mend the words")


def _masked(prose: Prose, language: str) -> str:
    """A text with each name of the company's own currency as a sign of its own."""
    own = prose.brief.company.entities[prose.brief.company.id].currency
    text = list(prose.blanked[language])
    for match in CURRENCY_NAME.finditer(fold(prose.blanked[language])):
        if CURRENCY[match[0]] == own:
            text[slice(*match.span())] = _OWN * (match.end() - match.start())
    return "".join(text)


def _went(prose: Prose) -> int:
    """1 where the company's currency gained on the dollar, by its sales; -1 where it lost."""
    found = {_growth_apart(prose, change) for change in ("yoy", "qoq")} - {0}
    return found.pop() if len(found) == 1 else 0


def _growth_apart(prose: Prose, change: str) -> int:
    """1 where sales of the brief's quarter grew more in dollars than in the company's currency."""
    index = prose.index.on(days(prose.content)[prose.brief.id])
    own = meaning_of(f"Revenue {change}", prose.brief, prose.content)
    if own is None:
        return 0
    ours, theirs = (
        index.exactly(replace(own, currency=currency), prose.brief.period)
        for currency in ("", "USD")
    )
    return way(ours, theirs) if ours and theirs else 0
