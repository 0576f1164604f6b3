"""The MkDocs side: each hook hands plain values to functions that know no MkDocs."""

from __future__ import annotations

import gc
import logging
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import jinja2
from mkdocs import utils
from mkdocs.config import base
from mkdocs.config import config_options as opt
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.theme import Theme

from briefs.content.address_lists import SITEMAP
from briefs.content.folder import FILE, Folder, read_folder
from briefs.content.grounds import grounds, hashed, settings, tools
from briefs.model.cache import Cache
from briefs.model.clock import clock_fault
from briefs.model.layers import Layers, shipped
from briefs.model.problem import Refused, counted
from briefs.presentation.template_check import template_fault
from briefs.presentation.templates import over_original
from briefs.site import preview, search
from briefs.site.built import Built
from briefs.site.finishing import done, followed, pictured, searched
from briefs.site.frame import around, frame, lost
from briefs.site.framed import COMPILED, KEPT, Framed, Frames
from briefs.site.problem_page import problem_page
from briefs.site.progress import telling, told
from briefs.site.publish import Place, stamped, write
from briefs.site.standing import Standing, standing
from briefs.site.trimming import SHEETS, Sheets, slim, trimmed_once
from briefs.site.unchanged import remember
from briefs.site.watching import filled_first, modified, taken, watch_closely
from briefs.site.workers import made

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

    from briefs.model.problem import Problem
    from briefs.outputs.manual import Commands
    from briefs.outputs.pages import Page
    from briefs.site.build import Site
    from briefs.site.cluster import Cluster

log = logging.getLogger("mkdocs.plugins.briefs")
said = logging.getLogger("briefs")  # also where MkDocs is quiet; --strict does not count it

DASK = "BRIEFS_DASK"  # the variable that gives the address of Dask's scheduler
STYLES = ("assets/site.css", "assets/charts.css", "assets/brief.css")  # before a folder's own
SCRIPTS = ("assets/site.js",)
UNKNOWN = (
    "site_url is not set: feeds, sitemap and the links between the languages for search engines "
    "are left out, for they need the site's address"
)
PALETTE = [
    {"media": "(prefers-color-scheme)"},
    {"media": "(prefers-color-scheme: light)", "scheme": "default"},
    {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
]


class Options(base.Config):
    """Options under `plugins: briefs` in mkdocs.yml; `content.folder` reads and judges them."""

    content = opt.Type(str, default="content")
    templates = opt.Type(str, default="templates")
    languages = opt.Type(list, default=[])
    guide = opt.Type(bool, default=False)
    site_name = opt.Type(dict, default={})
    licence = opt.Type(str, default="")
    report = opt.Type(str, default="")
    receipts = opt.Type(str, default="")
    about = opt.Type(dict, default={})
    require_disclosure = opt.Type(bool, default=False)
    pdf = opt.Type(str, default="all")


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

    commands: ClassVar[Commands] = {}  # for the guide; they stand above this room

    def __init__(self) -> None:
        self.serving = False
        self.broken = False
        self.bodies: Generator[tuple[str, dict[str, bytes]]] = made(())
        self.preview = preview.Preview((), Path(), lambda: None)
        self.place: Place | None = None
        self.cluster: Cluster | None = None
        self.made_of = ""
        self.urls: tuple[str, ...] = ()
        self.code: dict[Path, int] = {}
        self.frames: Frames | None = None
        self.standing: Standing | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        # MkDocs keeps a plugin that has this hook from one preview build to the next.
        self.serving = command == "serve"
        self.code = modified()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if fault := clock_fault():
            raise Abort(fault)
        root = Path(config.config_file_path or "mkdocs.yml").absolute().parent
        self.folder, self.refused = read_folder(root)
        self.folder = replace(self.folder, address=config.site_url or "")
        self.place = self.frames = self.standing = None
        if not (self.serving or self.refused):
            self.place = Place(Path(config.site_dir))
            config.site_dir = str(self.place.path)
            self.made_of = grounds(self.folder)
            self.cluster = joined(address) if (address := os.environ.get(DASK)) else None
        assets, templates = self.folder.assets, self.folder.templates
        favicon = stamped("assets/favicon.svg", assets)
        config.theme = dressed(config.theme.custom_dir, templates, favicon)
        config.extra_css = [
            stamped(path, assets) for path in dict.fromkeys([*STYLES, *config.extra_css])
        ]
        scripts = dict.fromkeys([*SCRIPTS, *map(str, config.extra_javascript)])
        config.extra_javascript = [stamped(path, assets) for path in scripts]
        if not (config.site_url or self.serving):
            config.theme.static_templates -= set(SITEMAP)
            said.warning(UNKNOWN)
        if self.serving:
            preview.set_aside(Path(config.site_dir))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        problems: Sequence[Problem | Exception] = self.refused
        if not problems:
            self.site, problems = load(
                self.folder, self.commands, self.cluster, serving=self.serving
            )
        self.broken = bool(problems)
        if problems:
            return self.problem_files(problems, config)
        assert self.site is not None
        self.urls = tuple(page.url for page in self.site.pages)
        self.own_theme = bool(config.theme.custom_dir or self.folder.templates.folders[1:])
        assets = asset_files(files, self.folder, config, whole=self.own_theme)
        self.fresh = self.site.pages
        if self.place and not self.own_theme:
            self.frames = kept_frames(self.folder, self.site, config)
        if self.place and self.frames:
            self.standing = standing(self.folder, self.site, self.frames, self.place.published)
            self.fresh = self.standing.rest(self.site.pages, self.place.path)
        return Files([*assets, *page_files(self.fresh, config)])

    def problem_files(self, problems: Sequence[Problem | Exception], config: MkDocsConfig) -> Files:
        if not self.serving:
            refuse(problems)
        for problem in problems:
            log.error("%s", problem)
        config.theme.static_templates.clear()
        pages = self.problem_pages(problems)
        return Files(File.generated(config, path, content=text) for path, text in pages.items())

    def problem_pages(self, problems: Sequence[Problem | Exception]) -> dict[str, str]:
        """The page that shows the problems, at every address the site has: path -> HTML."""
        text = problem_page(problems, self.folder.root, self.folder.templates)
        known = self.urls or ("", *(f"{language}/" for language in self.folder.languages))
        return dict.fromkeys(["404.html", *(f"{url}index.html" for url in known)], text)

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        env.bytecode_cache, env.template_class = COMPILED, Framed
        env.trim_blocks = env.lstrip_blocks = True
        env.loader = over_original(env.loader, "theme")
        if not self.broken:
            assert self.site is not None
            bodies = dict(zip(self.urls, self.site.bodies, strict=True))
            tasks = {} if self.serving else {page.url: bodies[page.url] for page in self.fresh}
            what = f"pages of {counted(len(self.site.companies), 'company', 'companies')}"
            self.bodies = told(done(tasks, self.folder, self.cluster), len(tasks), what)
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        assert self.site is not None
        config.theme["language"] = next(iter(self.site.menus))
        page = lost(self.site.menus, self.site.frame)
        values: Any = {"pages": self.site.pages, "every": self.site.frame, "site": self.site}
        values |= frame(page, self.site.menus, self.site.frame)
        return context | values  # type: ignore[no-any-return]

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        assert isinstance(page, SheetPage)
        assert self.site is not None
        if self.serving:
            page.content = preview.placeholder(page.sheet.url)
        else:
            page.content, files = next(self.bodies)
            write(files, Path(config.site_dir))
        config.theme["language"] = page.sheet.language
        values: Any = frame(page.sheet, self.site.menus, self.site.frame)
        if self.frames:
            values[KEPT] = partial(self.frames.kept, self.frames.mark(page.sheet, page.content))
        return context | values  # type: ignore[no-any-return]

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        page.content = None
        return output if self.own_theme or self.frames else slim(output)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.bodies.close()
        if self.broken:
            return
        assert self.site is not None
        built = Path(config.site_dir)
        write(self.site.files, built)
        if self.place is None:
            self.preview = preview.Preview(
                self.site.pages, built, partial(search.index, Built(built), self.site)
            )
            self.preview.start()
            return
        new = Built(built, self.standing.marks if self.standing else {})
        pictured(new, self.site, self.folder, self.cluster)
        searched(new, self.site, self.folder)
        refuse(followed(new, self.site, self.folder))
        if not warned():
            remember(self.folder, self.made_of, built)
            if self.standing:
                self.standing.keep(self.fresh, new)
            Cache(self.folder.cache).prune()
            self.place.publish()
            config.site_dir = str(self.place.published)
        self.place.drop()

    def on_build_error(self, *, error: Exception) -> None:
        self.bodies.close()
        if self.serving:
            return
        if self.place:
            self.place.drop()
        if problem := template_fault(error, self.folder):
            refuse([problem])
        if isinstance(error, OSError):
            refuse([f"{error.filename or 'a file'}: {error.strerror}"])

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        if taken((config.dev_addr.host, config.dev_addr.port)):
            self.preview.end()
            raise Abort(f"port {config.dev_addr.port} is taken; choose another with --port")
        usual = [config.docs_dir, config.config_file_path or ""]
        places = (self.folder.content, *self.folder.templates.folders, shipped("docs/guide"))
        modules = {path.parent for path in modified()}  # Python writes its caches below
        watch_closely(server, usual, places, modules)
        server.builder = lambda: self.rebuild(builder, Path(server.root))
        answer, host = server.serve_request, config.dev_addr.host
        server.set_app(filled_first(answer, server.mount_path, self.show, host))
        return server

    def show(self, url: str) -> None:
        """Fill the page of the newest build that somebody looks at."""
        self.preview.show(url)

    def rebuild(self, builder: Callable[[], None], built: Path) -> None:
        """Build, and never raise: MkDocs' server answers nothing after an exception."""
        if self.code != (code := modified()):
            self.code = code
            forget_modules()
        self.preview.end()
        try:
            builder()
        except Exception as error:
            if self.broken and isinstance(error, Abort):
                return  # strict mode; the problems are on the pages already
            log.exception("the preview could not be built")
            pages = self.problem_pages([error])
            write({path: text.encode() for path, text in pages.items()}, built)


def load(
    folder: Folder, commands: Commands, cluster: Cluster | None, *, serving: bool
) -> tuple[Site | None, Sequence[Problem | Exception]]:
    """The site, or what is wrong; in a preview an exception is a problem like any other."""
    try:
        site, problems = load_site(folder, preview=serving, commands=commands, cluster=cluster)
    except Exception as error:
        if not serving:
            raise
        return None, [error]
    for path in site.unpublished if site else ():
        said.warning("%s is a draft and not published", path)
    return site, problems


def load_site(
    folder: Folder, *, preview: bool, commands: Commands, cluster: Cluster | None
) -> tuple[Site | None, Sequence[Problem | Exception]]:
    """Everything from the content to the pages; imported late, for a quick `mkdocs --help`."""
    from briefs.site.build import build_site  # noqa: PLC0415

    gc.disable()  # nearly all that is made here stays, and would be looked through again and again
    try:
        with telling("reading and checking"):
            return build_site(folder, preview=preview, commands=commands, cluster=cluster)
    finally:
        gc.enable()


def kept_frames(folder: Folder, site: Site, config: MkDocsConfig) -> Frames | None:
    """The frames of earlier builds, where nothing but our own files has a say in them."""
    said, path = settings(folder), Path(config.config_file_path or "").absolute()
    others = config.hooks or config.extra_templates or len(config.plugins) > 1
    if others or "INHERIT" in said or path != folder.root / FILE:
        return None
    styles = [*map(str, config.extra_css), *map(str, config.extra_javascript)]
    common = hashed(tools(folder), said, config.site_url, styles, config.theme["favicon"])
    return Frames(Cache(folder.cache), common, around(site.menus, site.frame))


def joined(address: str) -> Cluster:
    """The Dask cluster at an address."""
    try:
        from briefs.site.cluster import Cluster  # noqa: PLC0415 - an extra

        return Cluster(address)
    except ImportError:
        message = "Dask is not installed; run pip install 'investment-briefs[dask]'"
        raise Abort(message) from None
    except Refused as error:
        raise Abort(str(error)) from None


def refuse(faults: Sequence[object]) -> None:
    """End the build if there are faults; what is published stays."""
    for fault in faults:
        log.error("%s", fault)
    if faults:
        raise Abort(f"Nothing was published; to mend: {len(faults)}")


class Dressed(Theme):
    """Material, which tells MkDocs of those files alone that may become a part of a site."""

    def get_env(self) -> jinja2.Environment:
        env = super().get_env()
        env.loader = Sheets(self.dirs)
        return env


def dressed(custom_dir: str | None, templates: Layers, favicon: str) -> Theme:
    """Material as we set it, below the package's theme, a folder's own and its `custom_dir`."""
    theme = Dressed("material", custom_dir=custom_dir, font=False, favicon=favicon, palette=PALETTE)
    ours = map(str, templates.under("theme").folders)
    theme.dirs = list(dict.fromkeys([*filter(None, [custom_dir]), *ours, *theme.dirs]))
    return theme


def page_files(pages: Sequence[Page], config: MkDocsConfig) -> Iterator[File]:
    """A MkDocs file for each page, kept out of MkDocs' own navigation."""
    for page in pages:
        file = File.generated(
            config, f"{page.url}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
        )
        SheetPage(page, file, config)
        yield file


def asset_files(
    files: Files, folder: Folder, config: MkDocsConfig, *, whole: bool
) -> Iterator[File]:
    """Our assets, and of the theme's the style sheets alone: no script of Material's is loaded.

    Templates of a folder's own may need all of them, ours but a fifth.
    """
    for name, path in folder.assets.items():
        yield File.generated(config, f"assets/{name}", abs_src_path=str(path))
    for file in files:
        if file.src_uri.startswith(f"{SHEETS}/") and file.src_uri.endswith(".css"):
            sheet = trimmed_once(file.content_string, folder) if not whole else ""
            yield File.generated(config, file.src_uri, content=sheet) if sheet else file


def warned() -> bool:
    """Tell a build that --strict is about to end."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(h.get_counts() for h in handlers if isinstance(h, utils.CountHandler))


def forget_modules() -> None:
    """Have the package's modules read again at their next import."""
    for name in [name for name in sys.modules if name.startswith("briefs.")]:
        if name not in (__name__, preview.__name__, search.__name__):
            del sys.modules[name]
