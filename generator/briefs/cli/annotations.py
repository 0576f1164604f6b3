"""Problems as GitHub shows them: workflow commands that become remarks on lines of a change."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from briefs.model.problem import Problem

Level = Literal["error", "warning"]


def annotation(problem: Problem, root: Path, title: str, level: Level = "error") -> str:
    """A workflow command of one line; `root` is the project folder seen from the repository."""
    properties = {
        "file": (root / problem.path).as_posix(),
        "line": problem.line,
        "col": problem.column,
        "title": title,
    }
    place = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{level} {place}::{_data(f'{problem.message}; {problem.remedy}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
