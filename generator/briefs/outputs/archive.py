"""All data of a site in one file (ZIP): the tables, what describes them, and a README."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from briefs.outputs import texts
from briefs.outputs.as_markdown import Markdown
from briefs.outputs.exports import TABLES
from briefs.outputs.reference import VALUES
from briefs.presentation.blocks import Block, Points
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import Inline, Link, Parts
from briefs.presentation.localizer import Localizer

README = "README.md"
_TABLES = [f"data/{name}.{kind}" for name in TABLES for kind in ("csv", "json")]
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a ZIP knows: its bytes depend on what it holds alone


def archive(context: RenderContext, files: Mapping[str, bytes]) -> bytes:
    """The files of a site that it holds, below `data/`, and README.md in every language."""
    held = {README: readme(context)}
    held |= {path: files[path] for path in ("data/datapackage.json", *_TABLES)}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, content in held.items():
            entry = zipfile.ZipInfo(path, _EARLIEST)
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def readme(context: RenderContext) -> bytes:
    """Each table and column in words, then the articles: language by language."""
    drawer = Markdown("", context.folder.address)
    return b"\n".join(
        drawer.page(localizer.say("frame", "site"), _told(context, localizer))
        for localizer in context.localizers
    )


def _told(context: RenderContext, localizer: Localizer) -> Sequence[Block]:
    values = VALUES["data"](context, localizer, None) | {"archive": ""}
    names = context.dataset.content.sources
    sources = Points([_source(context, localizer, name) for name in names])
    titled = texts.section("articles", localizer.say("nav", "sources"), sources)
    return [*texts.BLOCKS["data"](values, localizer), titled]


def _source(context: RenderContext, localizer: Localizer, name: str) -> Parts:
    """An article: publisher, title and day, its address, its name in the tables."""
    entry, say = context.dataset.content.sources[name].entry, localizer.say
    named = say("label", "colon").join(map(localizer.text, (entry.publisher, entry.title)))
    address: Inline = Link(entry.url, (entry.url,)) if entry.url else say("sources", "no_link")
    join = say("label", "join")
    return (named, join, localizer.date(entry.published), join, address, join, name)
