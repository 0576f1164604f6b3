"""A folder of briefs, as its mkdocs.yml describes it.

Each option is obeyed, or refused at its line.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

from briefs.content import address_lists, report
from briefs.content.about import LICENCE, faults
from briefs.content.own_words import missing_words, word_problems
from briefs.content.suggest import nearest, suggest
from briefs.model.language import LANGUAGES, ROWS, meant
from briefs.model.layers import Layers, over_package, shipped
from briefs.model.problem import Problem

FILE = "mkdocs.yml"
OPTIONS = (
    "content",
    "templates",
    "languages",
    "guide",
    "receipts",
    "site_name",
    "licence",
    "report",
    "about",
    "require_disclosure",
    "pdf",
)  # below `plugins: briefs`

# What is done as it is said.
_OBEYED = (
    *("site_name", "site_url", "site_dir", "docs_dir", "theme", "plugins", "extra_css"),
    *("extra_javascript", "hooks", "watch", "dev_addr", "remote_branch", "remote_name"),
)
_LISTS = ("extra_css", "extra_javascript", "hooks", "watch")
_CONTENT = "delete the line: pages are made of content/, not of Markdown"
_REFUSED = {
    "strict": "delete the line: every build is strict",
    "nav": "delete the line: the menu follows from the companies",
    "use_directory_urls": "delete the line: pages stand at addresses that end in /",
    "INHERIT": "write here what that file says",
    "markdown_extensions": _CONTENT,
    "mdx_configs": _CONTENT,
    "exclude_docs": _CONTENT,
    "draft_docs": _CONTENT,
    "not_in_nav": _CONTENT,
    "validation": _CONTENT,
    "extra_templates": "delete the line: what stands in docs_dir is published as it is",
    "extra": "delete the line: templates take their words from templates/words",
    "copyright": "write it as `disclaimer` below `frame` in templates/words",
    "site_description": "write it as `description` below `home` in templates/words",
    "site_author": "delete the line: a brief names its sources",
    "repo_url": "delete the line: no page leads there",
    "repo_name": "delete the line: no page leads there",
    "edit_uri": "delete the line: no page leads there",
    "edit_uri_template": "delete the line: no page leads there",
}
_ALLOWED = {
    "use_directory_urls": True,
    "strict": True,
}  # what a refused option may say all the same
_THEME = {"name": "material", "font": False, "custom_dir": None}  # None: whatever is said
_DOCS = "make the folder templates/assets, and write docs_dir: templates/assets"
_SITE = "name a folder that a build alone fills, such as site_dir: site"
_THEME_REMEDY = "delete the line: its looks come from extra_css, its templates from custom_dir"

PDFS = ("all", "newest", "none")

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Folder:
    """The places of a folder's parts, and what its site is called at which address."""

    root: Path
    content_name: str = "content"
    templates_name: str = "templates"
    assets_name: str = "templates/assets"
    address: str = ""
    names: Mapping[str, str] = field(default_factory=dict)  # by language; else as the words say
    guide: bool = False  # published; a preview shows it always
    languages: tuple[str, ...] = LANGUAGES  # the first one foremost
    report: str = ""  # where readers report an error
    licence: str = ""  # of what is ours in the data files, by its SPDX identifier
    receipts: bool = False  # required of each article
    about: Mapping[str, Any] = field(default_factory=dict)  # who publishes: see `content.about`
    require_disclosure: bool = False  # of each brief, and of the site
    site_dir: str = "site"
    pdf: str = PDFS[0]  # the briefs that have one: `newest` is each company's

    @property
    def content(self) -> Path:
        return self.root / self.content_name

    @cached_property
    def templates(self) -> Layers:
        """The folder's own templates over the package's."""
        return over_package(self.root / self.templates_name)

    @cached_property
    def assets(self) -> Mapping[str, Path]:
        """Files published below `assets/`: the folder's own over the package's."""
        own = self.root / self.assets_name
        return Layers((own, *self.templates.under("assets").folders)).files()

    @cached_property
    def promised(self) -> frozenset[str]:
        """The published addresses that stand, as the lists say."""
        listed, _ = address_lists.read(self.content)
        return frozenset(one.address for one in listed if not one.target)

    @property
    def site(self) -> Path:
        """The folder of the finished site."""
        return self.root / self.site_dir

    @property
    def licence_text(self) -> str:
        """The address of the licence's text."""
        return f"https://spdx.org/licenses/{self.licence}.html"

    @property
    def articles(self) -> Path:
        """The place of the articles' texts, which git ignores."""
        return self.root / "articles"

    @property
    def cache(self) -> Path:
        """The place of things that take long to make."""
        return self.root / ".cache"


def read_folder(root: Path) -> tuple[Folder, list[Problem]]:
    """The folder that a mkdocs.yml describes, or what is wrong with it; without one the usual."""
    try:
        text = (root / FILE).read_text("utf-8")
        node, said = yaml.compose(text, _Loader), yaml.load(text, _Loader)  # noqa: S506 - safe
    except FileNotFoundError:
        return Folder(root), []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        return Folder(root), [_unreadable(error)]
    if not isinstance(said, dict):
        return Folder(root), [Problem(FILE, 1, 1, "no options stand here", "write site_name: …")]
    place, options = _plugin(said.get("plugins"))
    found = [*_twice(node), *_top(said), *_theme(said.get("theme")), *_own(place, options, root)]
    found += [
        *_plugins(said.get("plugins")),
        *_address(said),
        *_places(said, options, root),
        *_files(said, options, root),
    ]
    problems = [Problem(FILE, *_at(node, where), *rest) for where, *rest in found]
    if problems:
        return Folder(root), sorted(problems)
    name, names = said.get("site_name"), options.get("site_name") or {}
    templates, about = options.get("templates", "templates"), options.get("about", {})
    if (root / templates).resolve() != shipped("templates").resolve():
        problems = list(word_problems(root / templates / "words", f"{templates}/words"))
    folder = Folder(
        root,
        options.get("content", "content"),
        templates,
        str(said.get("docs_dir", "docs")),
        said.get("site_url") or "",
        (dict.fromkeys(ROWS, str(name)) if name else {}) | names,
        options.get("guide", False),
        tuple(options.get("languages", LANGUAGES)),
        options.get("report", ""),
        options.get("licence") or about.get("licence", ""),
        "receipts" in options,
        about,
        options.get("require_disclosure", False),
        str(said.get("site_dir") or Folder.site_dir),
        options.get("pdf", Folder.pdf),
    )
    if not problems:
        problems = list(missing_words(folder.templates, folder.languages, templates))
    return folder, problems


def content_at(text: str) -> str:
    """The name of the content folder that a mkdocs.yml of another day gives, as far as it can."""
    name = options_at(text).get("content")
    return str(name) if _is_name(name) else Folder.content_name


def options_at(text: str) -> Mapping[str, Any]:
    """Our options in a mkdocs.yml of another day, as far as they can be read."""
    try:
        said = yaml.load(text, _Loader)  # noqa: S506 - safe
    except yaml.YAMLError:
        said = None
    plugins = said.get("plugins") if isinstance(said, dict) else None
    return _plugin(plugins)[1]


def _unreadable(error: Exception) -> Problem:
    mark = getattr(error, "problem_mark", None)
    if isinstance(error, yaml.MarkedYAMLError) and mark:
        return Problem(FILE, mark.line + 1, mark.column + 1, str(error.problem), "mend the YAML")
    return Problem(FILE, 1, 1, f"the file cannot be read: {error}", "save it as YAML in UTF-8")


class _Loader(yaml.SafeLoader):
    """Reads what MkDocs reads; Python's own tags stand for options that are refused."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
_Loader.add_multi_constructor("!", lambda *_: None)

Found = Iterator[tuple[Place, str, str]]


def _twice(node: yaml.Node | None, place: Place = ()) -> Found:
    """Keys that stand twice in a mapping, of which only the last would count."""
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        if key.value in seen:
            yield (*place, key.value), f"'{key.value}' stands twice", "delete one of them"
        seen.add(key.value)
        yield from _twice(value, (*place, key.value))


def _top(said: Mapping[str, Any]) -> Found:
    for key, value in said.items():
        if key in _LISTS and not isinstance(value, list):
            yield (key,), f"{key} is a list", f"write {key}: [{value}]"
        if key in _OBEYED or (key in _ALLOWED and _ALLOWED[key] == value):
            continue
        if key in _REFUSED:
            yield (key,), f"{key} would change nothing here", _REFUSED[key]
        else:
            yield (key,), f"unknown option '{key}'", suggest(str(key), sorted(_OBEYED))


def _address(said: Mapping[str, Any]) -> Found:
    """Problems of the site's name and address."""
    name, url = said.get("site_name"), said.get("site_url") or ""
    if not isinstance(name, str) or not name.strip():
        meant = (
            "Investment briefs" if isinstance(name, list | dict) else name or "Investment briefs"
        )
        yield ("site_name",), "the site has no name in words", f'write site_name: "{meant}"'
    if not (isinstance(url, str) and re.match("https?://[^/]|$", url)):
        message = f"'{url}' is no address of a site"
        yield ("site_url",), message, "write site_url: https://…/, or delete the line"


def _places(said: Mapping[str, Any], options: Mapping[str, Any], root: Path) -> Found:
    """Problems of the folders that are read and of the one that is written."""
    docs, site = said.get("docs_dir", "docs"), said.get("site_dir", "site")
    content, templates = (options.get(name, name) for name in ("content", "templates"))
    if not isinstance(docs, str) or root.resolve().is_relative_to((root / docs).resolve()):
        yield ("docs_dir",), f"docs_dir names no folder beside {FILE}", _DOCS
    elif not (root / docs).is_dir():
        yield ("docs_dir",), f"there is no folder '{docs}'", _DOCS
    if not isinstance(site, str):
        yield ("site_dir",), f"site_dir names a folder, not '{site}'", _SITE
        return
    target = (root / site).resolve()
    own = [root / name for name in (docs, content, templates, ".git") if isinstance(name, str)]
    for path in map(Path.resolve, (root, *own)):
        within = path != root.resolve() and target.is_relative_to(path)
        if within or path.is_relative_to(target):
            yield ("site_dir",), f"a build would overwrite what stands in '{path.name}'", _SITE
            return
    if os.path.ismount(target):  # it cannot change places with another
        remedy = f"name a folder in it, such as site_dir: {site.rstrip('/')}/site"
        yield ("site_dir",), f"'{site}' is a disk of its own", remedy
    filled = target.is_dir() and any(target.iterdir()) and not (target / "404.html").is_file()
    if target.is_file() or filled:
        yield ("site_dir",), f"in '{site}' stands what no build has made", _SITE


def _files(said: Mapping[str, Any], options: Mapping[str, Any], root: Path) -> Found:
    """Files that mkdocs.yml names and that are not there."""
    docs, templates = said.get("docs_dir", "docs"), options.get("templates", "templates")
    own = [root / str(docs), root / str(templates) / "assets", shipped("templates") / "assets"]
    for key in _LISTS:
        entries = said.get(key)
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if not isinstance(entry, str) or "//" in entry:
                continue
            place, published = (key, index), entry.removeprefix("assets/")
            if key in ("hooks", "watch"):
                if not (root / entry).exists():
                    yield place, f"there is no file '{entry}'", "make it, or delete the line"
            elif published == entry or not any((folder / published).is_file() for folder in own):
                remedy = f"write assets/NAME for a file NAME in {docs}"
                yield place, f"the site has no file '{entry}'", remedy


def _theme(said: object) -> Found:
    options = said if isinstance(said, dict) else {"name": said or "material"}
    for key, value in options.items():
        place: Place = ("theme", key) if isinstance(said, dict) else ("theme",)
        if key not in _THEME:
            yield place, f"the theme's {key} would change nothing here", _THEME_REMEDY
        elif _THEME[key] is not None and value != _THEME[key]:
            wanted = str(_THEME[key]).lower()
            yield place, f"the theme's {key} can only be {wanted}", f"write {key}: {wanted}"


def _entries(plugins: object) -> Iterator[tuple[Place, object]]:
    """Each plugin's place and options."""
    if isinstance(plugins, dict):
        yield from (((name,), value) for name, value in plugins.items())
    elif isinstance(plugins, list):
        for index, entry in enumerate(plugins):
            pairs = entry.items() if isinstance(entry, dict) else [(entry, None)]
            yield from (((index, name), value) for name, value in pairs)


def _plugin(plugins: object) -> tuple[Place, Mapping[str, Any]]:
    """The plugin's own options and their place."""
    for place, value in _entries(plugins):
        if place[-1] == "briefs":
            return ("plugins", *place), value if isinstance(value, dict) else {}
    return ("plugins",), {}


def _plugins(said: object) -> Found:
    if said is not None and not isinstance(said, list | dict):
        yield ("plugins",), "plugins is a list", "write plugins: [briefs]"
    elif len(_plugin(said)[0]) == 1:
        yield ("plugins",), "the plugin 'briefs' is missing", "write plugins: [briefs]"
        return
    installed = {point.name for point in entry_points(group="mkdocs.plugins")}
    for place, _ in _entries(said):
        name = str(place[-1])
        if name in ("search", "material/search"):
            yield ("plugins", *place), "the site has a search of its own", f"delete '{name}'"
        elif name not in installed and f"material/{name}" not in installed:
            otherwise = "install it, or delete the line"
            remedy = suggest(name, ["briefs"]) if nearest(name, ["briefs"]) else otherwise
            yield ("plugins", *place), f"the plugin '{name}' is not installed", remedy


def _own(place: Place, options: Mapping[str, Any], root: Path) -> Found:
    """Problems of the plugin's options."""
    for key, value in {"content": "content", **options}.items():
        at = (*place, key)
        if key not in OPTIONS:
            yield at, f"unknown option '{key}'", suggest(str(key), OPTIONS)
        elif key in ("guide", "require_disclosure") and not isinstance(value, bool):
            yield at, f"{key} is true or false, not '{value}'", f"write {key}: true"
        elif key == "receipts" and value != "required":
            remedy = "write receipts: required, or delete the line"
            yield at, f"receipts can only be required, not '{value}'", remedy
        elif key == "licence" and not LICENCE.fullmatch(str(value)):
            yield at, f"'{value}' names no licence", "write its SPDX identifier: licence: CC-BY-4.0"
        elif key == "pdf" and value not in PDFS:
            yield at, f"pdf is all, newest or none, not '{value}'", "write pdf: newest"
        elif key in _BY_KEY:
            yield from _BY_KEY[key](at, value)
        elif key in ("content", "templates") and not _is_name(value):
            message = f"{key} names a folder beside {FILE}, not '{value}'"
            yield at, message, f"write one name, such as {key}: {key}"
        elif key in ("content", "templates") and not (root / value).is_dir():
            yield at, f"there is no folder '{value}'", "make it, or name another"


def _languages(at: Place, said: object) -> Found:
    known = ", ".join(ROWS)
    if not isinstance(said, list) or not said:
        yield at, "languages is a list", f"write languages: [{', '.join(LANGUAGES)}]"
        return
    for index, language in enumerate(said):
        if not isinstance(language, str) or language not in ROWS:
            close = meant(str(language))
            remedy = f"did you mean '{close}'?" if close else f"write one of: {known}"
            yield (*at, index), f"unknown language '{language}'", remedy
        elif language in said[:index]:
            yield (*at, index), f"'{language}' stands twice", "delete one of them"


def _names(at: Place, said: object) -> Found:
    if not isinstance(said, dict):
        remedy = f"write {LANGUAGES[-1]}: … below it; one name for all stands at the top"
        yield at, "site_name gives a name by language here", remedy
        return
    for language, name in said.items():
        if language not in ROWS:
            remedy = suggest(str(language), list(ROWS))
            yield (*at, language), f"unknown language '{language}'", remedy
        elif not isinstance(name, str) or not name.strip():
            yield (*at, language), "the name is empty", "write it, or delete the line"


def _report(at: Place, said: object) -> Found:
    if wrong := report.fault(said):
        yield at, *wrong


def _about(at: Place, said: object) -> Found:
    yield from (((*at, *keys), message, remedy) for keys, message, remedy in faults(said))


_BY_KEY = {"about": _about, "site_name": _names, "languages": _languages, "report": _report}


def _is_name(value: object) -> bool:
    return isinstance(value, str) and value == Path(value).name and not value.startswith(".")


def _at(node: yaml.Node | None, place: Place) -> tuple[int, int]:
    """Line and column, from 1, of the key at a place, or of the last key on the way there."""
    mark = node.start_mark if node else None
    for step in place:
        if isinstance(node, yaml.MappingNode):
            pairs = [(key, value) for key, value in node.value if key.value == str(step)]
            if not pairs:
                break
            key, node = pairs[-1]
            mark = key.start_mark
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            mark = node.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
