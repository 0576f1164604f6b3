"""No text outside of briefs holds a figure or a reference: no `about`, title or note.

A name and a definition hold no amount but 100 %. Words of direction have no figure here to be held
against; wording that is an article's, `check --articles` finds here too. Corrections cite figures
as prose does, and its rules are theirs.
"""

import re
from collections.abc import Collection, Iterator

from briefs.analysis.lint.loose_figures import is_amount, loose, names_of
from briefs.analysis.lint.prose import BRACE
from briefs.content.records import Content
from briefs.content.suggest import clip
from briefs.content.written import File, files
from briefs.figures.scan import scan
from briefs.model.problem import Problem

# keys of texts that are names, or say what is measured: at most 100, over 12 months
NAMES = {"name", "label", "short", "long", "publisher", "by", "definition"}
_REMEDY = "take it out; the prose of a brief may say it with a reference"
_NONE = re.compile("(?!)")


def check(content: Content, sound: Collection[str]) -> Iterator[Problem]:
    """Each in the files of concepts, companies and articles; those of briefs hold references."""
    for file in files(content):
        if not (file.cites or (file.company and file.company.id in sound)):
            yield from _within(file, content)


def _within(file: File, content: Content) -> Iterator[Problem]:
    names = names_of(content, file.company, file.brief) if file.company else _NONE
    for place, words in file.texts:
        if place[0] == "corrections":
            continue
        for language, text in words.items():
            inner = (*place, language)
            if brace := BRACE.search(text):
                message = f"'{brace[0][0]}' stands in a text that cites no figure"
                yield file.document.problem_in_text(inner, brace.start(), message, _REMEDY)
            if place[-1] in NAMES:
                told = [one for one in loose(text, language, _NONE) if _is_told(one[1])]
            else:
                told = list(loose(text, language, names))
            for start, printed in told:
                message = f"the figure '{clip(printed)}' stands in a text that can cite no source"
                yield file.document.problem_in_text(inner, start, message, _REMEDY)


def _is_told(name: str) -> bool:
    """Tell an amount in a name or a definition; the whole, 100 %, is none."""
    wholes = [found for found in scan(name) if found.figure.unit == "percent"]
    return is_amount(name) and not any(100 in (one.figure.low, one.figure.high) for one in wholes)
