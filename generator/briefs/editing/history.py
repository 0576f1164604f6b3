"""The content as it was at a git revision."""

import re
import subprocess
import tempfile
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from briefs.content.folder import FILE, Folder, content_at, options_at
from briefs.model.problem import Problem, Refused

NOTHING = re.compile("0{40}|0{64}")  # git's name of a revision before the first


@contextmanager
def content_of(revision: str, folder: Folder) -> Iterator[Path]:
    """A place that holds a revision's content for a while; raises Refused where it has none."""
    with published_at(revision, folder) as content:
        if content is None:
            raise Refused(f"the revision '{revision}' has no {folder.content_name}/")
        yield content


@contextmanager
def published_at(revision: str, folder: Folder) -> Iterator[Path | None]:
    """The same, and None where nothing was published yet: no content, or a revision of zeros."""
    if NOTHING.fullmatch(revision):
        yield None
        return
    root = folder.root
    found = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if found is None:
        raise Refused(_why_not(revision, root))
    commit = found.decode().strip()
    content = content_at(_settings(commit, root))
    listed = _git(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", f"{content}/") or b""
    if not listed:
        yield None
        return
    with tempfile.TemporaryDirectory() as place:
        packed = Path(place) / "content.zip"
        _git(root, "archive", "--format=zip", f"--output={packed}", commit, content)
        with zipfile.ZipFile(packed) as archive:  # unlike tar, it cannot hold links that lead out
            left = {*listed.decode(errors="replace").split("\0")} - {"", *archive.namelist()}
            if left:
                what = f"git leaves {min(left)} out of what it packs of '{revision}'"
                raise Refused(f"{what}: it had export-ignore in .gitattributes")
            archive.extractall(place)
        yield Path(place) / content


def _settings(revision: str, root: Path) -> str:
    shown = _git(root, "show", "--end-of-options", f"{revision}:./{FILE}")
    return (shown or b"").decode(errors="replace")


def given_up(revision: str, folder: Folder) -> list[Problem]:
    """The settings that held what was published at a revision to more than they do now."""
    if folder.receipts or "receipts" not in options_at(_settings(revision, folder.root)):
        return []
    message = f"receipts were required at {revision} and no longer are"
    return [Problem(FILE, 1, 1, message, "bring back receipts: required, unless it is meant")]


def day_of(revision: str, folder: Folder) -> date:
    """The day of a revision where it was earliest on earth; raises Refused where there is none."""
    shown = _git(
        folder.root, "show", "-s", "--format=%ct", "--end-of-options", f"{revision}^{{commit}}"
    )
    if not shown:
        raise Refused(_why_not(revision, folder.root))
    return (datetime.fromtimestamp(int(shown), UTC) - timedelta(hours=12)).date()


def on_the_way(revision: str, folder: Folder, fingerprints: Collection[str]) -> Iterator[str]:
    """The revisions on the way to one, newest first, that had a brief with some of the articles.

    Articles are found by their fingerprints, wherever their files stood; a brief that was a draft
    had none.
    """
    root = folder.root
    way = ("log", "--first-parent", "-m", "--end-of-options", revision)
    wanted = "|".join(sorted(fingerprints))
    touched = _git(root, *way[:3], "-z", "--relative", "--name-only", "--format=", f"-G{wanted}",
                   *way[3:], "--", "*.yml")  # fmt: skip
    names = (touched or b"").decode(errors="replace").replace("\n", "").split("\0")
    folders = sorted({name.rpartition("/")[0] for name in names} - {""})
    if not folders:
        return
    for commit in (_git(root, *way[:3], "--format=%H", *way[3:], "--", *folders) or b"").split():
        at = commit.decode()
        files = _git(root, "grep", "-l", "-z", "-E", wanted, at, "--", *folders)
        if any(_published(root, name) for name in (files or b"").decode().split("\0") if name):
            yield at


def _published(root: Path, file: str) -> bool:
    """Tell if a file of a revision, `REV:path`, stood beside a brief that was no draft."""
    at, _, path = file.partition(":")
    brief = _git(root, "show", f"{at}:./{path.rpartition('/')[0]}/brief.yml")
    return brief is not None and not re.search(rb"""(?m)^draft\s*:\s*["']?true""", brief)


def is_shallow(folder: Folder) -> bool:
    """True where history ends before it began."""
    return _git(folder.root, "rev-parse", "--is-shallow-repository") == b"true\n"


def _git(root: Path, *arguments: str) -> bytes | None:
    """Git's output, or None where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command
            ["git", "-C", str(root.absolute()), *arguments],  # noqa: S607 - whichever git is used here
            capture_output=True,
            check=False,
        )
    except OSError:
        raise Refused("git is not installed") from None
    return done.stdout if done.returncode == 0 else None


def _why_not(revision: str, root: Path) -> str:
    shallow = _git(root, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        return f"'{root}' is in no git repository"
    if shallow.strip() == b"true":
        return f"the clone is shallow and has no '{revision}': run `git fetch --unshallow` first"
    return f"there is no revision '{revision}'"


def user(root: Path) -> str:
    """The name under which git records somebody's work, or nothing."""
    try:
        return (_git(root, "config", "user.name") or b"").decode("utf-8", "replace").strip()
    except Refused:
        return ""
