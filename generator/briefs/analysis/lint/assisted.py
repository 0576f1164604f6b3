"""A brief whose figures a program helped to read says so, and which person reviewed them."""

from collections.abc import Iterator

from briefs.analysis.known import Knowledge
from briefs.content.disclosure import programs
from briefs.content.records import Brief, Content
from briefs.content.yaml_text import flow
from briefs.model.problem import Problem


def check(brief: Brief, content: Content, _index: Knowledge) -> Iterator[Problem]:
    """Each brief that does not, or that names a program as that person."""
    said, proposed = brief.entry.assisted, programs(content, brief.id)
    told = said.by if said and said.of != "words" else []
    if untold := [name for name in proposed if name not in told]:
        message = f"it does not say that {' and '.join(untold)} proposed readings of its figures"
        place = ("assisted",) if said else ()
        remedy = f"add assisted: {{by: {flow(proposed)}, reviewed_by: NAME}}"
        if said:
            remedy = f"name each under by, with of: {'facts' if said.of == 'facts' else 'both'}"
        yield brief.document.problem(place, message, remedy)
    if said and said.reviewed_by in {*said.by, *proposed}:
        message = f"'{said.reviewed_by}' is a program, and no person who reviewed it"
        yield brief.document.problem(("assisted", "reviewed_by"), message, "name the person")
