"""The Jinja templates of a folder over those of the package, which keep a name of their own.

    {% extends "briefs/home.html" %}
    {% block newest %}…{% endblock %}

as `templates/pages/home.html` of a folder is the package's page with one block changed.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import yaml
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
)

from briefs.charts import drawing
from briefs.content.folder import Folder
from briefs.model.layers import LOADER, Layers, shipped

if TYPE_CHECKING:
    from briefs.presentation.wording import Words

_PLACES = ("pages", ".")


def over_original(own: BaseLoader | None, *places: str) -> BaseLoader:
    """Templates from a loader, and as `briefs/NAME` the package's from places of its own."""
    folders = [shipped("templates") / place for place in places]
    original = PrefixLoader({"briefs": FileSystemLoader(folders)})
    return ChoiceLoader([*filter(None, [own]), original])


@cache
def environment(templates: Layers) -> Environment:
    """The templates of pages and charts, compiled again only when they change."""
    folders = [folder / place for folder in templates.folders for place in _PLACES]
    environment = Environment(
        loader=over_original(FileSystemLoader(folders), *_PLACES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= drawing.FILTERS
    return environment


def words(folder: Folder, language: str) -> Words:
    """The interface words of a language: a folder's own key by key over the package's."""
    said: dict[str, dict[str, str]] = {}
    for layer in reversed(folder.templates.folders):
        path = layer / "words" / f"{language}.yml"
        for section, entries in _read(path.read_text("utf-8") if path.is_file() else "").items():
            said[section] = {**said.get(section, {}), **entries}
    if language in folder.names:
        said["frame"]["site"] = folder.names[language]
    return said


@lru_cache(maxsize=16)
def _read(text: str) -> Words:
    """The text of a file of `templates/words`."""
    return yaml.load(text, LOADER) or {}  # noqa: S506 - a safe loader
