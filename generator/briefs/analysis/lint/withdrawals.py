"""Guidance that is said to be taken back was: an article's word for it stands under `said`."""

from collections.abc import Iterator

from briefs.analysis.directions import words_of
from briefs.analysis.lint.prose import Prose
from briefs.analysis.stated import changes
from briefs.content.records import days
from briefs.model.problem import Problem


def check(prose: Prose) -> Iterator[Problem]:
    """Each withdrawal of which no article is known to tell."""
    day = days(prose.content)[prose.brief.id]
    told = changes(prose.brief.company.id, prose.content, day)
    if any(saying.word == "withdrawn" for saying in told):
        return
    for language in prose.worded:
        for match in words_of(language).withdrew.finditer(prose.blanked[language]):
            message = f"'{match[0].split(chr(0))[0].strip()}': no article is known to say so"
            remedy = "add 'says: withdrew guidance' under 'said' to its fact file, or mend it"
            yield prose.problem(language, match.start(), message, remedy)
