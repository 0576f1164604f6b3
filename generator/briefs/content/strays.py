"""Files of a content folder that nothing reads, each with the place where it belongs."""

from itertools import islice
from pathlib import Path

from briefs.model.problem import Problem

MAX_FILES = 20_000  # in content/

PURPOSES = {  # the files that are no article's, and what is to be done where one is missing
    "brief.yml": "write the brief's prose there, in the manner of another quarter's brief.yml",
    "company.yml": "write the company's name, ticker and segments there, as in another company's",
    "concepts.yml": "write the concepts there that the common ones lack",
}


def shown(root: Path, path: Path) -> str:
    """A path as problems show it: it begins with the content folder's name."""
    return path.relative_to(root.parent).as_posix()


def strays(root: Path) -> list[Problem]:
    """A problem for each file and link that is not read."""
    paths = sorted(islice(root.rglob("*"), MAX_FILES + 1))
    if len(paths) > MAX_FILES:
        message, remedy = f"more than {MAX_FILES:,} files stand here", "move out what is no content"
        return [Problem(root.name, 1, 1, message, remedy)]
    found = [(path, _stray(path, path.relative_to(root))) for path in paths]
    return [Problem(shown(root, path), 1, 1, *said) for path, said in found if said]


def _stray(path: Path, place: Path) -> tuple[str, str] | None:
    if path.is_symlink():
        return "a link is not followed", "put the file itself here"
    hidden = any(part.startswith(".") for part in place.parts)
    if not path.is_file() or hidden or place.parts == ("addresses.txt",):
        return None
    name = path.name.lower()
    if name != path.name and name in PURPOSES:
        return "the file's name must be in small letters", f"rename it to {name}"
    if path.suffix != ".yml":
        remedy = "move it out of content/"
        if path.suffix.lower() in (".yaml", ".yml", ".txt"):
            remedy = f"rename it to {name.partition('.')[0]}.yml, or {remedy}"
        return "only .yml files are read here", remedy
    read = place.parts == ("concepts.yml",) or place.parts[1:] == ("company.yml",)
    if read or len(place.parts) == 3:
        return None
    return "the file is not read here", "put it in the folder of its company and quarter"


def misnamed(path: Path) -> bool:
    """A missing file that is there under a name with capitals or another ending."""
    names = (path.name, f"{path.stem}.yaml")
    folder = path.parent.iterdir() if path.parent.is_dir() else ()
    return any(other.name.lower() in names for other in folder)
