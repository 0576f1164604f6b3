from dataclasses import replace

import pytest
from lamps import entered, lamps, newest, told

from briefs.analysis.lint.assisted import check
from briefs.content.records import Content

LAMP, EARLY = "lamp-times-2025-02-01", "lamp-times-2024-10-30"


def helped(*names: str, program: str = "reader.py") -> Content:
    """The content with articles of which a program proposed readings."""
    content = lamps().content
    sources = {name: content.sources[name] for name in names}
    changed = {name: replace(one, entry=one.entry.model_copy(update={"assisted": program})) for name, one in sources.items()}
    return replace(content, sources={**content.sources, **changed})


def said(content: Content, **assisted: object) -> list[str]:
    brief = entered(assisted=assisted) if assisted else newest()
    return told(check(brief, content, lamps().index))


def test_a_brief_says_which_program_helped_and_who_reviewed() -> None:
    assert said(helped()) == said(helped(EARLY)) == []  # another quarter's article
    add = "; add assisted: {by: [reader.py], reviewed_by: NAME}"
    assert said(helped(LAMP)) == ["it does not say that reader.py proposed readings of its figures" + add]
    assert said(helped(LAMP), by=["reader.py"], reviewed_by="Chen Mei") == []
    assert said(helped(LAMP), by=["reader.py", "Writer"], of="both", reviewed_by="Chen Mei") == []
    assert said(helped(), by=["Writer"], of="words", reviewed_by="Chen Mei") == []


@pytest.mark.parametrize(("of", "remedy"), [("facts", "facts"), ("words", "both"), ("both", "both")])
def test_every_program_is_named_as_one_of_facts(of: str, remedy: str) -> None:
    message = "it does not say that reader.py proposed readings of its figures; name each under by, with of: "
    assert said(helped(LAMP), by=["Writer"], of=of, reviewed_by="Chen Mei") == [message + remedy]


def test_a_program_reviews_nothing() -> None:
    message = "'reader.py' is a program, and no person who reviewed it; name the person"
    assert said(helped(LAMP), by=["reader.py"], reviewed_by="reader.py") == [message]
