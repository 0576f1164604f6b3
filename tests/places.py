"""Where things stand in this checkout, and projects of their own to try things in."""

import shutil
from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
TINY = TESTS / "tiny" / "content"  # an invented company
CORPUS = TESTS / "corpus" / "content"  # what this project published one day; what it does today may change
SETTINGS = CORPUS.with_name("mkdocs.yml")


def new_project(folder: Path, content: Path = CORPUS) -> Path:
    """A project in a folder: a copy of some content, with the corpus's settings and our templates and guide."""
    shutil.copytree(content, folder / "content")
    shutil.copy(SETTINGS, folder)
    for name in ("docs", "templates"):
        (folder / name).symlink_to(ROOT / name)
    return folder
