"""Briefs looked at, pages and pictures made by Dask's workers, here or on other machines.

A worker gets the folder's own files as bytes, unless it sees the folder itself, and so its cache.
It reads them once, and then looks at briefs, and makes pages and pictures, that it is asked for by
name.
"""

import io
import os
import re
import shutil
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any, TypeVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from distributed import Client

from briefs.analysis.dataset import sound_dataset
from briefs.analysis.known import Knowledge
from briefs.analysis.looking import Look, Looked, one_by_one
from briefs.analysis.reckoning import compute
from briefs.content.folder import FILE, Folder
from briefs.content.grounds import below, settings, tools, variables
from briefs.content.load import load
from briefs.content.records import Content
from briefs.model.layers import PACKAGE
from briefs.model.problem import Refused
from briefs.outputs import pages, sharing
from briefs.outputs.kept import whole
from briefs.presentation.context import RenderContext
from briefs.presentation.grounds import grounds
from briefs.presentation.prose import BriefLocalizer
from briefs.site.workers import CHUNK, Task, in_order

T = TypeVar("T")

WAIT = "10 s"  # for an answer
ADDRESS = re.compile(r"(tcp|tls|wss?)://[^/\s]+:\d+")


@dataclass(frozen=True)
class Order:
    """A folder as workers get it: its own files as a ZIP archive, and the variables that count."""

    folder: Folder
    files: bytes
    variables: Mapping[str, str | None]


class Cluster:
    """Dask's workers at an address, who have the same package as this machine (else Refused)."""

    def __init__(self, address: str) -> None:
        if not ADDRESS.fullmatch(address):
            message = f"'{address}' is no address of a Dask scheduler"
            raise Refused(f"{message}; write it as tcp://HOST:8786")
        try:
            self.client = Client(address, timeout=WAIT, set_as_default=False)
        except OSError:
            raise Refused(f"no Dask scheduler answers at {address}") from None
        found = self.client.run(_mark, on_error="return")
        for name, mark in found.items():
            if mark != _mark():
                self.client.close()
                message = f"the Dask worker {name} has another version of Python or of a package"
                raise Refused(f"{message}; install there what is installed here")
        if not found:
            self.client.close()
            raise Refused(f"the Dask scheduler at {address} has no workers; start some")

    def made(self, folder: Folder, tasks: Mapping[str, Task[Any]]) -> Generator[Any]:
        """The results of tasks by their names, in order; one that no worker knows is done here."""
        results = self._given(folder, _done, [*tasks])
        for task, result in zip(tasks.values(), results, strict=True):
            yield task() if result is None else result

    def looked(
        self, folder: Folder, _content: Content, _index: Knowledge, looks: Sequence[Look]
    ) -> Generator[Looked]:
        """All that is found in some briefs, in their order."""
        return self._given(folder, _looked, looks)

    def _given(
        self, folder: Folder, do: Callable[[Order, Sequence[T]], list[Any]], asked: Sequence[T]
    ) -> Generator[Any]:
        """The results of what is asked of a folder, in order."""
        order = Order(replace(folder, root=folder.root.resolve()), _packed(folder), _said(folder))
        executor, told = self.client.get_executor(), self.client.scatter(order, broadcast=True)
        parts = [asked[start : start + CHUNK] for start in range(0, len(asked), CHUNK)]
        ahead = 2 * sum(self.client.ncores().values())
        yield from in_order(lambda part: executor.submit(do, told, part), parts, ahead)

    def close(self) -> None:
        self.client.close()


def _mark() -> str:
    """A fingerprint of all that is installed here and counts."""
    return tools(Folder(PACKAGE))


def _said(folder: Folder) -> Mapping[str, str | None]:
    """The environment's variables that count."""
    named = dict(variables(settings(folder)))
    return named | {"SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH")}


def _packed(folder: Folder) -> bytes:
    """Settings, content and own templates of a folder, the same bytes for the same files."""
    names = [folder.content_name, *[folder.templates_name] * len(folder.templates.folders[1:])]
    files = {FILE: settings(folder).encode()}
    for name, place in ((name, folder.root / name) for name in names):
        found = ((path.relative_to(place).as_posix(), path) for path in below(place))
        files |= {f"{name}/{path}": file.read_bytes() for path, file in found}
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED, 1)
    return packed.getvalue()


# What a worker does

_ALONE = Lock()  # a worker may have several threads, and a context keeps what it made last
_last: list[tuple[Order, "_Known"]] = []


def _done(order: Order, names: Sequence[str]) -> list[Any]:
    """The pages and pictures of those names, in a worker; None of a name that it does not know."""
    with _at_work(order) as known:
        tasks = known.tasks
        return [tasks[name]() if name in tasks else None for name in names]


def _looked(order: Order, looks: Sequence[Look]) -> list[Looked]:
    """All that is found in some briefs, in a worker."""
    with _at_work(order) as known:
        return [*one_by_one(*known.read, looks)]


@contextmanager
def _at_work(order: Order) -> Iterator["_Known"]:
    """All that a worker knows of an order's folder, which it reads once."""
    with _ALONE, _under(order.variables):
        if not (_last and _last[0][0] == order):
            _last[:] = [(order, _Known(_home(order)))]
        yield _last[0][1]


@contextmanager
def _under(variables: Mapping[str, str | None]) -> Iterator[None]:
    """The variables of the machine that asks, for as long as its order is worked on."""
    before = {name: os.environ.get(name) for name in variables}
    try:
        _set(variables)
        yield
    finally:
        _set(before)


def _set(variables: Mapping[str, str | None]) -> None:
    for name, value in variables.items():
        os.environ.pop(name, None)
        os.environ |= {name: value} if value is not None else {}


def _home(order: Order) -> Folder:
    """The folder itself where it is the same here, else one of the process with its files."""
    if _packed(order.folder) == order.files:
        return order.folder
    root = Path(_place().name)
    for left in root.iterdir():
        if left.name != order.folder.cache.name:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    with ZipFile(io.BytesIO(order.files)) as archive:
        archive.extractall(root)
    return replace(order.folder, root=root)


@cache
def _place() -> TemporaryDirectory[str]:
    """A folder that ends with the process."""
    return TemporaryDirectory(prefix="briefs-")


class _Context(RenderContext):
    """One whose pages are asked for their bodies alone."""

    def contents(self, localizer: BriefLocalizer) -> Sequence[tuple[tuple[str, str], ...]]:  # noqa: ARG002
        return (), ()


@dataclass(frozen=True)
class _Known:
    """A folder with what is read there and can be made of it."""

    folder: Folder

    @cached_property
    def read(self) -> tuple[Content, Knowledge]:
        """Content and its quantities."""
        content, _ = load(self.folder.content, self.folder.languages)
        return content, compute(content)

    @cached_property
    def tasks(self) -> Mapping[str, Task[Any]]:
        """All that a worker can make, by the place in the site."""
        dataset = sound_dataset(*self.read)
        context = _Context(dataset, self.folder, grounds=grounds(self.folder, dataset))
        bodies = {page.url: partial(whole, context, page) for page in pages.pages(context)}
        return {**bodies, **sharing.pictures(context)}
