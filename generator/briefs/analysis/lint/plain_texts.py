"""No text outside of briefs holds a figure: no `about`, title or note, and no name an amount."""

import re
from collections.abc import Iterator

from briefs.analysis.known import Knowledge
from briefs.analysis.lint.loose_figures import is_amount, loose, names_of
from briefs.content.records import Company, Content
from briefs.content.suggest import clip
from briefs.content.texts import texts
from briefs.content.yaml_source import Document
from briefs.model.problem import Problem

NAMES = {"name", "label", "short", "long", "publisher", "by"}  # keys of texts that are names
_NONE = re.compile("(?!)")


def check(content: Content, _: Knowledge) -> Iterator[Problem]:
    """Each in the files of companies and articles; those of briefs hold references."""
    for company in content.companies.values():
        yield from _within(company.document, company, content, "")
    for source in content.sources.values():
        brief = content.briefs.get(source.brief)
        if brief:
            yield from _within(source.document, brief.company, content, source.brief)


def _within(
    document: Document, company: Company, content: Content, brief: str
) -> Iterator[Problem]:
    names = names_of(content, company, brief)
    for place, words in texts(document.root.plain()):
        for language, text in words.items():
            if place[-1] in NAMES:
                told = [one for one in loose(text, language, _NONE) if is_amount(one[1])]
            else:
                told = list(loose(text, language, names))
            for start, printed in told:
                message = f"the figure '{clip(printed)}' stands in a text that can cite no source"
                remedy = "take it out; the prose of a brief may say it with a reference"
                yield document.problem_in_text((*place, language), start, message, remedy)
