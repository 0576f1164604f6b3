"""The disclosure that a folder may require: who publishes the site, and who wrote each brief."""

from collections.abc import Iterator

from briefs.content.about import EXAMPLES
from briefs.content.folder import FILE, Folder
from briefs.content.records import Content, sources_of
from briefs.model.problem import Problem

_WANTED = {
    "finished": "finished: 2026-02-08",
    "interests": "interests: [{kind: none, as_of: 2026-02-08}]",
}


def programs(content: Content, brief: str) -> list[str]:
    """The programs that proposed readings of figures in a brief's own articles."""
    sources = sources_of(content).get(brief.rpartition("/")[0], ())
    named = (one.entry.assisted for one in sources if one.brief == brief)
    return list(dict.fromkeys(filter(None, named)))


def undisclosed(content: Content, folder: Folder) -> Iterator[Problem]:
    """All that is wanted where disclosure is required: of the site, and of each brief."""
    if not folder.require_disclosure:
        return
    for key in ("publisher", "contact", "corrections"):
        if not folder.about.get(key):
            message = f"about says no {key}, and disclosure is required"
            yield Problem(FILE, 1, 1, message, EXAMPLES[key])
    for brief in content.briefs.values():
        said = brief.entry.disclosure
        lacking = [key for key in _WANTED if said and not getattr(said, key)]
        if said is None:
            message = "the brief does not say who wrote it, and disclosure is required"
            remedy = f"add disclosure: {{writers: [NAME], {', '.join(_WANTED.values())}}}"
            yield Problem(brief.document.path, 1, 1, message, remedy)
        for key in lacking:
            message = f"disclosure says no {key}, and it is required"
            yield brief.document.problem(("disclosure",), message, f"add {_WANTED[key]}")
