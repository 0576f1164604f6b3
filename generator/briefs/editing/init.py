"""A new folder of briefs: all that it takes to see a site at once and to publish it."""

import shutil
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path
from string import Template

from briefs.content.load import load
from briefs.content.yaml_text import quoted
from briefs.editing.files import write
from briefs.editing.json_schemas import write as write_schemas
from briefs.editing.new_brief import COMMON, new_brief
from briefs.editing.new_company import NewCompany, new_company
from briefs.model.layers import read_yaml, shipped
from briefs.model.problem import Refused

STARTER = Path(__file__).with_name("starter")
_FILLED = ("mkdocs.yml", "README.md", "requirements.txt")  # those that name the folder or version
FIRST = Path(__file__).with_name("first_company.yml")
_PRINTED = ("Revenue", "OperatingIncome", "OperatingMargin", "EarningsPerShare")
# What lets a new brief stand in a preview as it is.
_DRAFT = {
    "\n\n#": "\n\n# Previews show it, the site does not: delete the line to publish it."
    "\ndraft: true\n\n#",
    '- id: ""': "- id: first",
    'settles: ""': "settles: Revenue",
    **{f"  - {concept}\n": "" for concept in COMMON if concept not in _PRINTED},
}


def init(folder: Path, today: date, *, example: bool) -> list[str]:
    """Make the folder and give the paths of its files; raises Refused where something stands there.

    It has a company and the quarter that ended last to fill in, or a finished example.
    """
    folder = folder.absolute()
    if not folder.name.isprintable():
        raise Refused(f"{str(folder)!r} has signs that cannot be printed; name it in words")
    try:
        if folder.is_file() or (
            folder.is_dir() and {path.name for path in folder.iterdir()} - {".git"}
        ):
            raise Refused(f"{folder} is not empty; name a new folder")
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".init-", dir=folder) as place:
            made = Path(place)
            _start(made, folder.name)
            _exemplify(made) if example else _begin(made, today)
            write_schemas(made / "content", load(made / "content", drafts=True)[0])
            names = [path.relative_to(made).as_posix() for path in made.rglob("*")]
            for path in made.iterdir():
                path.rename(folder / path.name)
    except OSError as error:
        raise Refused(f"{folder} cannot be written: {error.strerror}") from None
    return sorted(name for name in names if (folder / name).is_file())


def _start(made: Path, name: str) -> None:
    """All that every folder has; `dot-` stands for the dot that a name begins with."""
    folder = STARTER / "folder"
    said = {"site_name": quoted(name), "title": name, "version": version("investment-briefs")}
    for source in sorted(folder.rglob("*")):
        target = made / source.relative_to(folder).as_posix().replace("dot-", ".")
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


def _begin(made: Path, today: date) -> None:
    """A company with a quarter of which one article is read, its texts to be written."""
    content, article = made / "content", STARTER / "first" / "first-article.txt"
    first = read_yaml(FIRST)
    path, text = new_company(content, NewCompany(first["ticker"], first["name"]))
    for language, said in first["about"].items():
        text = text.replace(f'\n  {language}: ""', f"\n  {language}: {said}", 1)
    write(path, text)
    path, text = new_brief(content, first["ticker"], _ended_last(today))
    for blank, filled in _DRAFT.items():
        text = text.replace(blank, filled, 1)
    write(path, text)
    facts = Template(article.with_suffix(".yml").read_text("utf-8"))
    write(path.with_name("first-article.yml"), facts.substitute(published=today))
    (made / "articles").mkdir()
    shutil.copy(article, made / "articles")


def _ended_last(day: date) -> str:
    """The calendar quarter before the one of a day: `2025Q4`."""
    before = (day.month - 1) // 3
    return f"{day.year}Q{before}" if before else f"{day.year - 1}Q4"
