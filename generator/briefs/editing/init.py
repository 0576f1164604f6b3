"""A new folder of briefs: all that it takes to see a site at once and to publish it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from string import Template

from briefs.content.load import load
from briefs.content.yaml_text import scalar
from briefs.editing.files import write
from briefs.editing.json_schemas import write as write_schemas
from briefs.editing.lookup import Refused
from briefs.editing.new_company import NewCompany, new_company
from briefs.model.layers import shipped

STARTER = Path(__file__).with_name("starter")
_FILLED = ("mkdocs.yml", "README.md", "requirements.txt")  # those that name the folder or version
_FIRST = NewCompany("ACME", {"en": "Acme", "zh-Hant": "範例公司"})
_ABOUT = {"en": "Say here what the company does.", "zh-Hant": "在這裡介紹這家公司。"}


def init(folder: Path, *, example: bool) -> list[str]:
    """Make the folder and give the paths of its files; raises Refused where something stands there.

    It has a company to fill in, or a finished example.
    """
    folder = folder.absolute()
    if folder.is_file() or (folder.is_dir() and any(_in_the_way(folder))):
        raise Refused(f"{folder} is not empty; name a new folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".init-", dir=folder) as place:
            made = Path(place)
            _start(made, folder.name)
            _exemplify(made) if example else _begin(made / "content")
            write_schemas(made / "content", load(made / "content")[0])
            names = [path.relative_to(made).as_posix() for path in made.rglob("*")]
            for path in made.iterdir():
                path.rename(folder / path.name)
    except OSError as error:
        raise Refused(f"{folder} cannot be written: {error.strerror}") from None
    return sorted(name for name in names if (folder / name).is_file())


def _in_the_way(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.name != ".git")


def _start(made: Path, name: str) -> None:
    """All that every folder has; `dot-` stands for the dot that a name begins with."""
    said = {"site_name": scalar(name), "title": name, "version": version("investment-briefs")}
    for source in sorted(STARTER.rglob("*")):
        target = made / source.relative_to(STARTER).as_posix().replace("dot-", ".")
        if source.is_dir():
            target.mkdir()
        elif source.name in _FILLED:
            text = Template(source.read_text("utf-8")).substitute(said)
            target.write_text(text, "utf-8")
        else:
            shutil.copyfile(source, target)


def _exemplify(made: Path) -> None:
    example = shipped("docs/guide") / "example"
    for part in ("content", "articles"):
        shutil.copytree(example / part, made / part)


def _begin(content: Path) -> None:
    path, text = new_company(content, _FIRST)
    for language, said in _ABOUT.items():
        text = text.replace(f'\n  {language}: ""', f"\n  {language}: {said}", 1)
    write(path, text)
