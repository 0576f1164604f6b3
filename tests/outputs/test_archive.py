"""All data in one file: what stands in it is what stands on the site, with words beside it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from frictionless import validate

from briefs.outputs import sharing
from briefs.outputs.archive import archive, readme
from briefs.presentation.context import RenderContext


def opened(context: RenderContext) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(archive(context, sharing.files(context, {}))))


def test_it_holds_the_files_of_the_site(context: RenderContext) -> None:
    files, held = sharing.files(context, {}), opened(context)
    names = held.namelist()
    tables = [path for path in files if re.fullmatch(r"data/(?!explorer)[a-z]+\.(csv|json)", path)]
    assert sorted(names) == sorted(["README.md", *tables])
    assert all(held.read(name) == files[name] for name in names if name != "README.md")


def test_it_is_a_valid_data_package(context: RenderContext, tmp_path: Path) -> None:
    opened(context).extractall(tmp_path)
    assert validate(str(tmp_path / "data/datapackage.json")).flatten(["message"]) == []


@pytest.mark.parametrize("address", ["", "https://briefs.example/x/"])
def test_its_words_are_in_every_language_and_name_the_sources(context: RenderContext, address: str) -> None:
    own = replace(context, folder=replace(context.folder, address=address))
    text = readme(own).decode()
    for localizer in own.localizers:
        assert f"# {localizer.say('frame', 'site')}\n" in text
        assert localizer.say("data", "rights") in text
        for name, source in own.dataset.content.sources.items():
            (line,) = [line for line in text.splitlines() if line.endswith(name) and localizer.text(source.entry.title) in line]
            assert localizer.text(source.entry.publisher) in line
            assert (source.entry.url or localizer.say("sources", "no_link")) in line
    held = set(opened(own).namelist())
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert [link for link in links if link.startswith("data/") and link not in held] == []
    assert ("](data/facts.csv)" in text) == (not address)


def test_the_same_data_are_the_same_to_the_byte(context: RenderContext) -> None:
    files = sharing.files(context, {})
    assert archive(context, files) == archive(context, files)
    assert {entry.date_time for entry in opened(context).infolist()} == {(1980, 1, 1, 0, 0, 0)}
