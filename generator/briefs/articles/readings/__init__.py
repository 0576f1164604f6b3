"""Readings of a figure, made slot by slot: change, concept, view (period and scenario), subject.

Each slot proposes its candidates, every one with features of the words around the figure, of what
was chosen in the slots before it, and of the reading of the figure before. `scorer` weighs them.
"""

from collections.abc import Callable, Mapping

from briefs.articles.readings import changes, concepts, subjects, views
from briefs.articles.readings.situation import Candidates, Situation

SLOTS: Mapping[str, Callable[[Situation], Candidates]] = {
    "change": changes.candidates,
    "concept": concepts.candidates,
    "view": views.candidates,
    "subject": subjects.candidates,
}
