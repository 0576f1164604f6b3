"""A copy of a finished site for a disk: links, cards and search work without a server.

A page opened from a disk may not read the files beside it, but may run scripts that stand there:
each file that our scripts ask for is given to them by a script below `offline/`.
"""

import json
import re
import shutil
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

from briefs.site.findable import FOLDER
from briefs.site.publish import Place

SHIM = "offline.js"
_LINK = re.compile(r'(\s(?:href|src)=")([^":]*)(")')
_AHEAD = re.compile(r'<link rel="preload"[^>]*>\n?')  # which a disk refuses
_SCRIPT = re.compile(r'<script src="([^"]*assets/)site\.js')
_IMPORT = re.compile(r'^import (\{[^}]*\}) from ("[^"]*");$', re.MULTILINE)
_EXPORT = re.compile(r"^export (default )?((?:async )?function|const) (\w+)", re.MULTILINE)


def copy(site: Path, target: Path) -> None:
    """Write the copy of a site in the place of the one before it."""
    place = Place(target)
    _fill(site, place.path)
    place.publish()
    place.drop()


def _fill(site: Path, new: Path) -> None:
    left_out = shutil.ignore_patterns("404.html", "sitemap.xml*")
    shutil.copytree(site, new, ignore=left_out, dirs_exist_ok=True)
    for page in new.rglob("*.html"):
        page.write_text(_led(page.read_text("utf-8")), "utf-8")
    scripts = {script.name: script.read_text("utf-8") for script in (new / "assets").glob("*.js")}
    modules = {
        name for name, text in scripts.items() if _EXPORT.search(text) or _IMPORT.search(text)
    }
    for name, text in scripts.items():
        path = new / "assets" / name
        if name in modules:
            _give(new, path, f"module({{}}, {_module(text)})")
        elif name != SHIM:
            path.write_text(text.replace("import(", "briefsImport("), "utf-8")
    for path in _asked_for(new):
        _give(new, path, f"file({{}}, {_content(path)})")


def _led(html: str) -> str:
    """A page whose links name files, with the script that reads them."""
    html = _LINK.sub(lambda link: f"{link[1]}{_file(link[2])}{link[3]}", _AHEAD.sub("", html))
    return _SCRIPT.sub(rf'<script src="\1{SHIM}"></script><script src="\1site.js', html)


def _file(address: str) -> str:
    """The file of an address of the site, with its place on the page."""
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]
    if path.rpartition("/")[2] in ("", ".", "..") and path:
        path = f"{path.removesuffix('/')}/index.html"
    return f"{path}{mark}{rest}"


def _asked_for(site: Path) -> Iterator[Path]:
    """The files that our scripts fetch: the search's, the explorer's, cards and fonts."""
    yield from (site / FOLDER).rglob("*.json")
    yield from (site / "data").glob("explorer.*.json")
    yield from (site / "data").glob("facts.csv")
    yield from site.rglob("figures/index.html")
    yield from site.rglob("glossary/index.html")
    yield from (site / "assets").rglob("*.woff2")


def _give(site: Path, path: Path, call: str) -> None:
    name = path.relative_to(site).as_posix()
    script = site / "offline" / f"{name}.js"
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(f"briefsOffline.{call.replace('{}', json.dumps(name), 1)};\n", "utf-8")


def _content(path: Path) -> str:
    if path.suffix == ".woff2":
        return f'"{b64encode(path.read_bytes()).decode()}", true'
    return json.dumps(path.read_text("utf-8"))


def _module(text: str) -> str:
    """A module as a function that gives what it exports."""
    exported = {found[3]: found[1] for found in _EXPORT.finditer(text)}
    text = _IMPORT.sub(r"const \1 = await briefsImport(\2);", text)
    text = _EXPORT.sub(r"\2 \3", text)
    names = ", ".join(f"default: {name}" if default else name for name, default in exported.items())
    return f"async () => {{\n{text}\nreturn {{ {names} }};\n}}"
