"""A brief as text for a terminal."""

from __future__ import annotations

import pytest

from briefs.editing.columns import width
from briefs.editing.read import WIDTH, read
from briefs.model.language import LANGUAGES
from briefs.presentation.context import RenderContext


def text(context: RenderContext, language: str) -> list[str]:
    brief = context.dataset.content.briefs["LUMN9/2024Q4"]
    return read(context.document(context.brief_localizer(language, brief)))


def test_it_says_what_the_page_says(context: RenderContext) -> None:
    lines = text(context, "en")
    assert lines[0] == "Lumen outshines its own guidance with NT$12.46B"
    assert "Scorecard" in lines
    assert any("The case for" in line for line in lines)
    assert not any("BibTeX" in line for line in lines), "a terminal has no downloads"
    watched = lines.index("Watch list")
    assert lines[watched + 3].startswith("• ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_prose_keeps_to_the_width(context: RenderContext, language: str) -> None:
    lines = text(context, language)
    reaction = lines[lines.index({"en": "What moved the shares", "zh-Hant": "牽動股價的因素"}[language]) + 2 :][:4]
    assert all(width(line) <= WIDTH for line in reaction)
    assert "".join(reaction)
