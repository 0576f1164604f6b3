"""Where things stand in this checkout."""

from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
CORPUS = TESTS / "corpus"  # a project's content as it was one day; the root's own may change
