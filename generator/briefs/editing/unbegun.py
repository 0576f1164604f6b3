"""Briefs of which no word is written yet: one problem each, where several are unfinished."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefs.content.texts import BLANK, texts
from briefs.content.yaml_source import read_document
from briefs.model.problem import Problem, counted

_FILE = "/brief.yml"
_FIRST = 3  # places that are named


def gathered(problems: Iterable[Problem], root: Path) -> Iterator[Problem]:
    """Problems, with all that is empty in a brief not yet begun as one, if it is not the only one.

    `root` holds the content folder.
    """
    blanks: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        name = problem.path if problem.path.endswith(_FILE) and _is_blank(problem) else ""
        blanks[name].append(problem)
    yield from blanks.pop("", [])
    for path, empty in blanks.items():
        begun = len(blanks) == 1 or len(empty) == 1 or _is_begun(root / path)
        yield from empty if begun else [_gathered(sorted(empty))]


def _is_blank(problem: Problem) -> bool:
    return BLANK in problem.message or "''" in problem.message


def _is_begun(path: Path) -> bool:
    """Tell a brief in which a word is written, in any language."""
    document, _ = read_document(path, path.name)
    written = texts(document.root.plain()) if document else ()
    return any(words.strip() for _, text in written for words in text.values())


def _gathered(empty: Sequence[Problem]) -> Problem:
    first, names = empty[0], [one.message.partition(":")[0] for one in empty[:_FIRST]]
    places = counted(len(empty), "place")
    message = f"no word is written yet: {places} are empty, first {', '.join(names)}"
    remedy = "write one, and all that are left are named; or draft: true, if the brief is to wait"
    return Problem(first.path, first.line, first.column, message, remedy)
