"""The facts of the case that every rule looks at."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefs.analysis.table import Result
from briefs.content.records import Content
from briefs.content.references import Index


@dataclass(frozen=True, slots=True)
class Case:
    """Content, its quantities, and the recomputations of those that are printed."""

    content: Content
    index: Index
    results: Sequence[Result]
