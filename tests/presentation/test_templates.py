"""A folder's templates and words over the package's."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefs.content.folder import Folder
from briefs.presentation.templates import environment, template_problems, words


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("pages", "words", "assets"):
        (tmp_path / "templates" / name).mkdir(parents=True)
    return tmp_path


def test_a_block_a_file_and_the_package(root: Path) -> None:
    pages = root / "templates" / "pages"
    (pages / "company-empty.html").write_text('{% extends "briefs/company-empty.html" %}{% block page %}<i>{{ super() }}</i>{% endblock %}', "utf-8")
    (pages / "moved.html").write_text("ours", "utf-8")
    jinja = environment(Folder(root).templates)
    assert jinja.get_template("moved.html").render() == "ours"
    assert jinja.get_template("briefs/moved.html").filename != str(pages / "moved.html")
    say = lambda *_: "said"  # noqa: E731
    company = {"entry": {"name": "Acme", "about": "Kites"}}
    voice = type("Voice", (), {"text": staticmethod(str)})
    text = jinja.get_template("company-empty.html").render(say=say, v=voice, company=company)
    assert text.startswith("<i><h1")
    assert "Acme" in text


def test_words_lie_key_by_key(root: Path) -> None:
    (root / "templates/words/en.yml").write_text("nav:\n  glossary: Terms\n", "utf-8")
    own, usual = words(Folder(root), "en"), words(Folder(root / "elsewhere"), "en")
    assert own["nav"]["glossary"] == "Terms"
    assert usual["nav"]["glossary"] != "Terms"
    assert {**own["nav"], "glossary": ""} == {**usual["nav"], "glossary": ""}
    assert words(Folder(root, names={"en": "Lamps"}), "en")["frame"]["site"] == "Lamps"
    assert words(Folder(root), "en")["frame"]["site"] == usual["frame"]["site"], "nothing is kept of another folder"


def test_a_template_that_jinja_cannot_read_is_named(root: Path) -> None:
    (root / "templates/pages/home.html").write_text("<p>\n{% nonsense %}\n", "utf-8")
    (root / "templates/pages/data.html").write_bytes(b"\xff")
    assert [str(problem).partition(";")[0] for problem in template_problems(Folder(root))] == [
        "templates/pages/data.html:1:1: byte 0 is not UTF-8",
        "templates/pages/home.html:2:1: Encountered unknown tag 'nonsense'.",
    ]
