"""Objections that the words of an article raise against a reading of it, and how far they hold."""

from collections.abc import Collection
from dataclasses import dataclass

from briefs.figures.folding import fold
from briefs.model.facts import Fact, Saying
from briefs.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Objection:
    """A contradiction by a `word` of the article, with its remedy; without one, only a doubt.

    A doubt may be `about` a word, which an entry may stand `despite` as well.
    """

    message: str
    remedy: str
    word: str = ""
    about: str = ""


def weigh(
    item: Fact | Saying, objections: Collection[Objection], paragraph: str
) -> tuple[list[Problem], list[Problem]]:
    """The errors and the doubts that remain, where somebody read on `despite` some words."""
    read = fold(item.despite)
    words = [(one, one.word or one.about) for one in objections]
    held = [one for one, word in words if not word or fold(word) not in read]
    errors = [
        item.problem(
            one.message, f"{one.remedy}; or despite: {one.word}, if that is said of something else"
        )
        for one in held
        if one.word
    ]
    doubts = [item.problem(one.message, one.remedy) for one in held if not one.word]
    if item.despite and len(held) == len(objections):
        stands = read in fold(paragraph)
        why = "nothing speaks against it" if stands else f"it stands not in paragraph {item.at}"
        message = f"despite: '{item.despite}': {why}"
        errors.append(item.problem(message, "delete it"))
    return errors, doubts
