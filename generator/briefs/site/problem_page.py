"""The page of a preview that shows what is wrong."""

import traceback
from collections.abc import Sequence
from pathlib import Path

import jinja2

from briefs.model.layers import Layers
from briefs.model.problem import Problem


def problem_page(problems: Sequence[Problem | Exception], root: Path, templates: Layers) -> str:
    """The HTML that shows problems, each with its line of the folder's files."""
    loader = jinja2.FileSystemLoader(templates.under("theme").folders)
    template = jinja2.Environment(loader=loader, autoescape=True).get_template("problems.html")
    return template.render(problems=[_shown(problem, root) for problem in problems])


def _shown(problem: Problem | Exception, root: Path) -> dict[str, str]:
    """A problem, or an exception, as the strings to show."""
    if isinstance(problem, Exception):
        message = "".join(traceback.format_exception_only(problem)).strip()
        trace = "".join(traceback.format_exception(problem)).strip()
        return {"place": "", "message": message, "remedy": "", "text": trace}
    return {
        "place": f"{problem.path}:{problem.line}:{problem.column}",
        "message": problem.message,
        "remedy": problem.remedy,
        "text": _line(root / problem.path, problem.line),
    }


def _line(path: Path, number: int) -> str:
    """One line of a file, counted from 1; nothing when there is none."""
    try:
        return path.read_text("utf-8", errors="replace").splitlines()[number - 1].strip()
    except (OSError, IndexError):
        return ""
