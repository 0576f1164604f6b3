"""All printings of one meaning, in all articles, allow a common value.

"$213.4B" and "$213B" do; "$249.8B" and "$249B" only if digits were cut; "$215B" is a conflict.
Undated figures that differ may be of different days.
"""

from collections.abc import Iterator

from briefs.analysis.intervals import status
from briefs.analysis.rules.case import Case
from briefs.model.facts import Finding

CONFLICTS = {"duplicate": "{first} and {rest} are two figures for the same"}


def find(case: Case) -> Iterator[Finding]:
    for quantity in case.index.quantities.values():
        shown, *others = quantity.facts or (None,)
        for other in others:
            if shown is not None and (shown.figure != other.figure or shown.source != other.source):
                state = status(shown.figure, other.figure)
                if quantity.meaning.undated and state == "conflict":
                    state = "undetermined"
                about = f"duplicate:{shown.id}:{other.id}"
                yield Finding(about, state, (shown, other), other.figure)
