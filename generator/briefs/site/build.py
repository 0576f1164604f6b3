"""Content to the whole site: its pages, its files, its menus."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.analysis.looking import Checking
from briefs.content.address_lists import WITH_EVERY_BUILD, path_of, read
from briefs.content.disclosure import undisclosed
from briefs.content.folder import Folder
from briefs.model.layers import shipped
from briefs.model.paths import clashes, unfit
from briefs.model.problem import Problem
from briefs.outputs import feeds, heads, pages, sharing
from briefs.outputs.archive import archive
from briefs.outputs.exports import ARCHIVE
from briefs.outputs.guide import Guide
from briefs.outputs.kept import name, whole
from briefs.outputs.manual import Commands
from briefs.outputs.metrics import Metrics, Names
from briefs.outputs.pages import Menu, Page
from briefs.outputs.reference import REFERENCE_PAGES
from briefs.presentation.context import RenderContext
from briefs.presentation.document import ANCHORS
from briefs.presentation.grounds import grounds
from briefs.presentation.keeping import in_turn
from briefs.presentation.places import link
from briefs.presentation.proof import proofread
from briefs.presentation.template_check import template_problems
from briefs.site import addresses, workers
from briefs.site.checking import side_by_side
from briefs.site.findable import index_of

if TYPE_CHECKING:
    from briefs.site.cluster import Cluster

Body = tuple[str, dict[str, bytes]]

PAGES = "pages.json"
BESIDE = ("index.md", "oembed.json", "chart.svg")  # files that come with a page


def _unknown(page: Page) -> str:  # noqa: ARG001
    return ""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything to publish; `menus` and `frame` are by language.

    `frame` holds each language's words around a page. `pictures` are drawn when called: they take
    longer than pages, and no preview needs them.
    """

    pages: Sequence[Page]
    files: Mapping[str, bytes]
    menus: Mapping[str, Menu]
    frame: Mapping[str, Mapping[str, str]]
    pictures: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    unpublished: Sequence[str] = ()  # the files of drafts
    waiting: Sequence[str] = ()  # files that need the site's own address
    names: Sequence[Names] = ()  # of all that figures measure, for the search
    bodies: Sequence[Callable[[], Body]] = ()  # of each page its HTML and files
    shown: Callable[[Page], str] = _unknown  # a name of all that a page shows, where there is one

    @property
    def companies(self) -> frozenset[str]:
        """The companies that have pages of their own."""
        return frozenset(page.company.id for page in self.pages if page.company)

    @property
    def late(self) -> Mapping[str, Callable[[], bytes]]:
        """All files that are made when called: those of pages, and pictures."""
        of_pages = ((path, make) for page in self.pages for path, make in page.files.items())
        return dict(chain(of_pages, self.pictures.items()))


def build_site(
    folder: Folder,
    *,
    preview: bool = False,
    commands: Commands | None = None,
    cluster: Cluster | None = None,
) -> tuple[Site | None, list[Problem]]:
    """The site of a folder, or its problems; `commands` are those that the guide lists.

    A preview shows drafts. It has threads, so that its process cannot be copied to look at briefs.
    """
    many = partial(cluster.looked, folder) if cluster else side_by_side
    checking = Checking(folder) if preview else Checking(folder, many, workers.singly)
    dataset, problems = read_dataset(
        folder.content,
        folder.languages,
        anchors=ANCHORS,
        drafts=preview,
        checking=checking,
    )
    if problems:
        return None, problems
    context = RenderContext(dataset, folder, preview, grounds(folder, dataset, preview=preview))
    site = made(context, _guide(context, commands))
    problems = _site_problems(site, context)
    if problems:
        return None, problems
    return with_moved(site, addresses.moved(read(folder.content)[0]), context), []


def unpublishable(dataset: Dataset, folder: Folder) -> list[Problem]:
    """Everything that keeps the site of sound content from being published."""
    context = RenderContext(dataset, folder, grounds=grounds(folder, dataset))
    return _site_problems(made(context, _guide(context)), context)


def _site_problems(site: Site, context: RenderContext) -> list[Problem]:
    folder = context.folder
    promised, problems = read(folder.content)
    if not context.preview:  # which goes without files that are promised
        problems += addresses.broken(promised, published(site))
    problems += proofread(context, in_turn if context.preview else workers.made)
    problems += undisclosed(context.dataset.content, folder)
    return sorted([*problems, *_misplaced(site, context), *template_problems(folder)])


def unfit_name(name: str, languages: Sequence[str]) -> str:
    """The reason why no company's folder can have a name, or nothing."""
    own, *others = (
        f"{languages[0]}/{page}/index.html" for page in (name, "guide", *REFERENCE_PAGES)
    )
    return unfit(own) or f"'/{own}' is a page of every site" * (own in others)


def _misplaced(site: Site, context: RenderContext) -> list[Problem]:
    """Files that could not stand in the site under their names, on any system; each place once."""
    guides = [page.url for page in site.pages if page.beside]
    guides = guides or [f"{language}/guide/" for language in site.menus]  # a preview has it always
    urls = [*guides, *(page.url for page in site.pages if not page.beside)]
    assets = [f"assets/{name}" for name in context.folder.assets]
    pages = [path_of(f"/{url}") for url in urls]
    built = [*WITH_EVERY_BUILD, *map(index_of, site.menus)]
    paths = [*built, *assets, *pages, *site.files, *site.late]
    said = {path: f"'/{path}' cannot stand beside '/{other}'" for path, other in clashes(paths)}
    said |= {path: reason for path in paths if (reason := unfit(path))}
    found = {_culprit(path, context): reason for path, reason in reversed(said.items())}
    return [
        Problem(place, 1, 1, reason, f"rename the {kind}")
        for (place, kind), reason in found.items()
    ]


def _culprit(path: str, context: RenderContext) -> tuple[str, str]:
    """The file whose name, or whose folder's name, a path of the site comes from."""
    parts = path.casefold().split("/")
    folder = context.folder
    if parts[0] == "assets":
        return f"{folder.assets_name}/{path.removeprefix('assets/')}", "file"
    owners = [one for one in context.dataset.content.companies.values() if one.folder in parts]
    return (owners[0].document.path if owners else folder.content_name), "folder"


def _guide(context: RenderContext, commands: Commands | None = None) -> Guide | None:
    if context.folder.guide or context.preview:
        return Guide(shipped("docs/guide"), commands or {})
    return None


def made(context: RenderContext, guide: Guide | None = None) -> Site:
    """All that follows from the dataset."""
    notes = sharing.notes(context)
    pictured = _newest(notes.values())
    shown = [with_head(page, notes, pictured, context) for page in pages.pages(context, guide)]
    files = sharing.files(context, notes, in_turn if context.preview else workers.singly)
    return Site(
        shown,
        files | {PAGES: _listed(shown)},
        pages.menus(context, guide),
        {language: words["frame"] for language, words in context.words.items()},
        {**sharing.pictures(context), ARCHIVE: partial(archive, context, files)},
        waiting=sharing.feed_pages(context),
        unpublished=[
            brief.document.path
            for brief in context.dataset.content.drafts
            if brief.id not in context.dataset.content.briefs
        ],
        names=Metrics(context).names,
        bodies=[partial(whole, context, page) for page in shown],
        shown=partial(name, context),
    )


def _listed(shown: Sequence[Page]) -> bytes:
    """Each page as [URL, title, language]: what a reader at a wrong address is offered."""
    listed = [[page.url, page.title, page.language] for page in shown if page.url]
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()


def published(site: Site) -> frozenset[str]:
    """The addresses of all pages and files, with those that need the site's own address.

    What stands beside a page, and is made again with it, is promised with it.
    """
    late = (path.removesuffix("index.html") for path in site.late)
    urls = chain((page.url for page in site.pages), site.files, late, site.waiting)
    return frozenset(f"/{url}" for url in urls if url.rpartition("/")[2] not in BESIDE)


def reach(content: Path, context: RenderContext) -> dict[str, str]:
    """All addresses of a content folder's site; nothing for those that stand, else where to."""
    promised, _ = read(content)
    return {**addresses.moved(promised), **dict.fromkeys(published(made(context)), "")}


def addresses_of(folder: Folder) -> tuple[frozenset[str], list[Problem]]:
    """The addresses of a folder's site, or its problems."""
    dataset, problems = read_dataset(folder.content, folder.languages)
    if problems:
        return frozenset(), problems
    context = RenderContext(dataset, folder)
    return published(made(context, _guide(context))), []


def with_moved(site: Site, moved: Mapping[str, str], context: RenderContext) -> Site:
    """The site with what stands where addresses are gone: for a page a way on, else the new file.

    `moved` gives for each address that is gone where it leads.
    """
    files, pictures = dict(site.files), dict(site.pictures)
    for address, target in moved.items():
        path, url = path_of(address), target[1:]
        if address.endswith("/"):
            files[path] = _way_on(address[1:], url, context)
        elif url in site.files:
            files[path] = site.files[url]
        elif url in site.late:
            pictures[path] = site.late[url]
    return replace(site, files=files, pictures=pictures)


def _way_on(url: str, target: str, context: RenderContext) -> bytes:
    page = context.environment.get_template("moved.html").render(
        localizers=context.localizers,
        target=link("", target, url),
        canonical=link(context.folder.address, target, url),
    )
    return page.encode()


def with_head(
    page: Page,
    notes: Mapping[str, feeds.Note],
    pictured: Mapping[tuple[str, str], feeds.Note],
    context: RenderContext,
) -> Page:
    """The page with what search engines, feed readers and shared links want to know."""
    address, localizer = context.folder.address, context.localizer(page.language)
    spoken = [localizer] if page.alternates else context.localizers
    own = notes.get(page.url)
    shown = own or pictured.get((page.language, page.company.id if page.company else ""))
    parts = [heads.head(localizer, page, address, own, shown)]
    told = [(one, company) for one in spoken for company in dict.fromkeys((None, page.company))]
    told = told if address else []
    parts += [feeds.feed_link(one, address, company) for one, company in told]
    if page.url == f"{page.language}/data/":
        corrected = (note.day for note in context.dataset.corrections)
        days = chain(map(context.dataset.dated, context.dataset.briefs()), corrected)
        newest = max(days, default=date(1970, 1, 1))
        parts.append(heads.json_ld(heads.dataset(localizer, page.url, newest, context.folder)))
    else:
        parts.append(heads.json_ld(heads.linked(localizer, page, address, own)))
    named = tuple(
        (feeds.feed_name(one, company), feeds.feed_page(one.language, company))
        for one, company in told
    )
    return replace(page, head="\n".join(parts), feeds=named)


def _newest(notes: Iterable[feeds.Note]) -> dict[tuple[str, str], feeds.Note]:
    """The newest brief of a language and company, or of all: its picture stands for a page."""
    newest: dict[tuple[str, str], feeds.Note] = {}
    for note in notes:
        for ticker in ("", note.ticker):
            newest.setdefault((note.language, ticker), note)
    return newest
