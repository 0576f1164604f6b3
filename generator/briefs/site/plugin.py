"""The MkDocs side: hands the site's pages, files and problems to MkDocs, and nothing else."""

from __future__ import annotations

import ctypes
import gc
import hashlib
import logging
import multiprocessing
import os
import shutil
import signal
import sys
import traceback
import warnings
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import jinja2
from mkdocs import utils
from mkdocs.config import base
from mkdocs.config import config_options as opt
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from watchdog.observers.polling import PollingObserver

from briefs.site import preview, search

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence

    from jinja2.bccache import Bucket
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

    from briefs.model.problem import Problem
    from briefs.outputs.manual import Commands
    from briefs.outputs.pages import Page
    from briefs.site.build import Site

T = TypeVar("T")

log = logging.getLogger("mkdocs.plugins.briefs")

FEW = 64  # pages; below this the start of the workers costs more than they save
FEW_PICTURES = 0  # a process that has made a PDF cannot be copied: see handout.typeset
CHUNK = 8  # pages a worker renders in one go
POLL = 0.1  # s between looks for saved files; half of it without another ends the wait


class Compiled(jinja2.BytecodeCache):
    """The theme's compiled templates, kept from one build of a preview to the next."""

    def __init__(self) -> None:
        self.codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.codes.get(bucket.key + bucket.checksum):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


COMPILED = Compiled()


class Options(base.Config):
    """What mkdocs.yml may say under `plugins: briefs`."""

    content = opt.Type(str, default="content")
    templates = opt.Type(str, default="templates")


class SheetPage(MkDocsPage):
    """A page whose HTML comes from the generator, not from Markdown."""

    def __init__(self, sheet: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(sheet.title, file, config)
        self.sheet = sheet

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"description": self.sheet.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""


class BriefsPlugin(BasePlugin[Options]):
    """Gives MkDocs what `site.build` made, the HTML of one page at a time."""

    commands: Commands | None = None  # for the guide; they stand above this room

    def __init__(self) -> None:
        self.serving = False
        self.broken = False
        self.bodies = bodies(())
        self.preview = preview.Preview((), Path())
        self.urls: tuple[str, ...] = ()
        self.sources: dict[Path, int] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        # MkDocs keeps a plugin that has this hook from one preview build to the next.
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.root = Path(config.config_file_path or "mkdocs.yml").absolute().parent
        self.published = Path(config.site_dir)
        if not self.serving:
            config.site_dir = f"{self.published}.new"
        assets = Path(config.docs_dir)
        config.extra_css = [stamped(path, assets) for path in config.extra_css]
        config.extra_javascript = [stamped(str(path), assets) for path in config.extra_javascript]
        config.theme["favicon"] = stamped(config.theme["favicon"], assets)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.site, problems = self.load(config.site_url or "")
        self.broken = bool(problems)
        if problems:
            return self.problem_files(problems, config)
        assert self.site is not None
        self.urls = tuple(page.url for page in self.site.pages)
        return Files([*asset_files(files, config), *page_files(self.site.pages, config)])

    def load(self, address: str) -> tuple[Site | None, Sequence[Problem | Exception]]:
        """The site, or what is wrong; in a preview an exception is a problem like any other."""
        try:
            return load_site(self.root, address, preview=self.serving, commands=self.commands)
        except Exception as error:
            if not self.serving:
                raise
            return None, [error]

    def problem_files(self, problems: Sequence[Problem | Exception], config: MkDocsConfig) -> Files:
        for problem in problems:
            log.error("%s", problem)
        if not self.serving:
            raise Abort(f"Nothing was published; to mend: {len(problems)}")
        config.theme.static_templates.clear()
        pages = problem_pages(problems, self.urls, self.root)
        return Files(File.generated(config, path, content=text) for path, text in pages.items())

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        env.bytecode_cache = COMPILED
        if not self.broken:
            assert self.site is not None
            self.bodies = bodies(() if self.serving else self.site.pages)
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        assert self.site is not None
        config.theme["language"] = next(iter(self.site.nav))
        values: Any = {"pages": self.site.pages, "words": self.site.frame, "site": self.site}
        return context | values  # type: ignore[no-any-return]

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        assert isinstance(page, SheetPage)
        assert self.site is not None
        page.content = preview.placeholder(page.sheet.url) if self.serving else next(self.bodies)
        config.theme["language"] = page.sheet.language
        values: Any = frame(page.sheet, self.site.nav, self.site.frame)
        return context | values  # type: ignore[no-any-return]

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        page.content = None
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.bodies.close()
        if self.broken:
            return
        assert self.site is not None
        built = Path(config.site_dir)
        write(self.site.files, built)
        if self.serving:
            self.preview = preview.Preview(self.site.pages, built)
            self.preview.start()
            return
        pictures = made(list(self.site.pictures.values()), few=FEW_PICTURES)
        for path, picture in zip(self.site.pictures, pictures, strict=True):
            write({path: picture}, built)
        search.index(built)
        if not warned():
            publish(built, self.published)
            config.site_dir = str(self.published)

    def on_build_error(self, *, error: Exception) -> None:
        self.bodies.close()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        code = Path(__file__).parents[1]
        self.sources = modified(code)
        watch_closely(server, [config.docs_dir, config.config_file_path])
        for folder in (self.config.content, self.config.templates, "docs/guide"):
            if (self.root / folder).is_dir():
                server.watch(str(self.root / folder))
        server.watch(str(code), recursive=False)  # Python writes its caches below
        server.builder = lambda: self.rebuild(builder, Path(server.root))
        server.set_app(preview.filled_first(server.serve_request, server.mount_path, self.show))
        return server

    def show(self, url: str) -> None:
        """Fill the page of the newest build that somebody looks at."""
        self.preview.show(url)

    def rebuild(self, builder: Callable[[], None], built: Path) -> None:
        """Build, and never raise: MkDocs' server answers nothing after an exception."""
        if self.sources != (sources := modified(Path(__file__).parents[1])):
            self.sources = sources
            forget_modules()
        self.preview.end()
        try:
            builder()
        except Exception as error:
            if self.broken and isinstance(error, Abort):
                return  # strict mode; the problems are on the pages already
            log.exception("the preview could not be built")
            pages = problem_pages([error], self.urls, self.root)
            write({path: text.encode() for path, text in pages.items()}, built)


def load_site(
    root: Path, address: str = "", *, preview: bool = False, commands: Commands | None = None
) -> tuple[Site | None, Sequence[Problem | Exception]]:
    """Everything from the content to the pages; imported late, for a quick `mkdocs --help`."""
    from briefs.site.build import build_site  # noqa: PLC0415

    gc.disable()  # nearly all that is made here stays, and would be looked through again and again
    try:
        return build_site(root, address, preview=preview, commands=commands)
    finally:
        gc.enable()


def bodies(pages: Sequence[Page], workers: int | None = None) -> Generator[str]:
    """The pages' HTML in order, from as many processes as there are processors."""
    yield from made([page.body for page in pages], workers)


def made(
    tasks: Sequence[Callable[[], T]], workers: int | None = None, few: int = FEW
) -> Generator[T]:
    """What each task gives, in order; from processes if the tasks are more than a few."""
    if workers is None:
        workers = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if len(tasks) <= few or workers < 2:
        yield from (task() for task in tasks)
        return
    pool = forked(tasks, workers)
    waiting: deque[Future[list[T]]] = deque()
    try:
        for start in range(0, len(tasks), CHUNK):
            waiting.append(pool.submit(done, slice(start, start + CHUNK)))
            if len(waiting) > 2 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def forked(tasks: Sequence[Callable[[], Any]], workers: int) -> ProcessPoolExecutor:
    """Processes that hold `tasks` because they are copies of this one."""
    gc.freeze()  # what is never looked at by a collection stays shared between the processes
    with warnings.catch_warnings():
        # From Python 3.12 on a fork beside another thread warns, and --strict counts warnings.
        warnings.simplefilter("ignore", DeprecationWarning)
        pool = ProcessPoolExecutor(
            workers, multiprocessing.get_context("fork"), initializer=adopt, initargs=(tasks,)
        )
        pool.submit(done, slice(0))  # the first task starts all processes
    return pool


_adopted: Sequence[Callable[[], Any]] = ()


def adopt(tasks: Sequence[Callable[[], Any]]) -> None:
    """Keep the tasks that this process is to do; end with the build, should it be killed."""
    global _adopted  # noqa: PLW0603 -- one value a process, set as it starts
    _adopted = tasks
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def done(part: slice) -> list[Any]:
    """What some of the adopted tasks give."""
    return [task() for task in _adopted[part]]


def frame(
    page: Page, nav: Mapping[str, Sequence[tuple[str, str]]], words: Mapping[str, Mapping[str, str]]
) -> dict[str, object]:
    """What stands around a page's body: plain values, every URL relative to the site's root."""
    homes = {language: f"{language}/" for language in nav}
    alternates = page.alternates or homes
    neutral = page.url == "" or page.url in homes.values()
    return {
        "sheet": page,
        "words": words[page.language],
        "menu": [(title, url, current(url, page.url)) for title, url in nav[page.language]],
        "home": homes[page.language],
        "alternates": alternates,
        "default": "" if neutral else next(iter(alternates.values())),
        "others": [
            (language, words[language]["language"], url)
            for language, url in alternates.items()
            if language != page.language
        ],
    }


def current(entry: str, url: str) -> str:
    """The `aria-current` of a menu entry: `page`, `true` for what lies below it, or nothing."""
    if entry == url:
        return "page"
    return "true" if entry.count("/") > 1 and url.startswith(entry) else ""


def page_files(pages: Sequence[Page], config: MkDocsConfig) -> Iterator[File]:
    """A MkDocs file for each page, kept out of MkDocs' own navigation."""
    for page in pages:
        file = File.generated(
            config, f"{page.url}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
        )
        SheetPage(page, file, config)
        yield file


def asset_files(files: Files, config: MkDocsConfig) -> Iterator[File]:
    """Our assets, and of the theme's the style sheets alone: no script of Material's is loaded."""
    for file in files:
        if file.src_dir == config.docs_dir:
            source = str(file.abs_src_path)
            yield File.generated(config, f"assets/{file.src_uri}", abs_src_path=source)
        elif file.src_uri.startswith("assets/stylesheets/") and file.src_uri.endswith(".css"):
            yield file


def stamped(path: str, assets: Path) -> str:
    """The path with a version that changes when the file does: `assets/site.css?v=1a2b3c4d`."""
    file = assets / path.removeprefix("assets/")
    if not file.is_file():
        return path
    return f"{path}?v={hashlib.sha256(file.read_bytes()).hexdigest()[:8]}"


def watch_closely(server: LiveReloadServer, watched: Iterable[str]) -> None:
    """Look for saved files more often than MkDocs does; `watched` is what it watches already."""
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=POLL)
    server.build_delay = POLL / 2
    for path in watched:
        server.watch(path)


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write each file to its path below the folder."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def warned() -> bool:
    """Whether --strict is about to end this build."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(h.get_counts() for h in handlers if isinstance(h, utils.CountHandler))


def publish(built: Path, published: Path) -> None:
    """Put a finished site in the place of the one before it."""
    if not published.exists():
        built.rename(published)
    elif exchange(built, published):
        shutil.rmtree(built)
    else:
        old = published.with_name(f"{published.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        published.rename(old)
        built.rename(published)
        shutil.rmtree(old)


def exchange(one: Path, other: Path) -> bool:
    """Swap two directories in one step, if the system can: a kill never finds it half done."""
    if sys.platform != "linux":
        return False
    here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    rename = ctypes.CDLL(None).renameat2
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), swap) == 0)


def problem_pages(
    problems: Sequence[Problem | Exception], urls: Sequence[str], root: Path
) -> dict[str, str]:
    """The page that shows the problems, at every address the site has: path -> HTML."""
    loader = jinja2.FileSystemLoader(root / "templates" / "theme")
    template = jinja2.Environment(loader=loader, autoescape=True).get_template("problems.html")
    text = template.render(problems=[shown(problem, root) for problem in problems])
    known = urls or ("", "en/", "zh-Hant/")
    return dict.fromkeys(["404.html", *(f"{url}index.html" for url in known)], text)


def shown(problem: Problem | Exception, root: Path) -> dict[str, str]:
    """A problem, or an exception, as the strings to show."""
    if isinstance(problem, Exception):
        message = "".join(traceback.format_exception_only(problem)).strip()
        trace = "".join(traceback.format_exception(problem)).strip()
        return {"place": "", "message": message, "remedy": "", "text": trace}
    return {
        "place": f"{problem.path}:{problem.line}:{problem.column}",
        "message": problem.message,
        "remedy": problem.remedy,
        "text": line_of(root / problem.path, problem.line),
    }


def line_of(path: Path, line: int) -> str:
    """One line of a file, counted from 1; nothing when there is none."""
    try:
        return path.read_text("utf-8", errors="replace").splitlines()[line - 1].strip()
    except (OSError, IndexError):
        return ""


def modified(folder: Path) -> dict[Path, int]:
    """When each module of the folder last changed."""
    return {path: path.stat().st_mtime_ns for path in folder.glob("*.py")}


def forget_modules() -> None:
    """Have the generator's modules read again at their next import."""
    for name in [name for name in sys.modules if name.startswith("briefs.")]:
        if name not in (__name__, preview.__name__, search.__name__):
            del sys.modules[name]
