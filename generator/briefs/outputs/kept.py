"""A page's HTML and files as they are kept from one build to the next."""

import json
import zlib
from collections.abc import Mapping

from briefs.outputs.pages import Page
from briefs.presentation.context import RenderContext
from briefs.presentation.grounds import COMPARED, FIGURES, TOLD

WORDLESS = ("compare", "facts", "glossary", "guide", "method")  # they show no word of any brief


def whole(context: RenderContext, page: Page) -> tuple[str, dict[str, bytes]]:
    """A page's HTML and files, kept as long as all that it shows."""
    name = f"{page.url} {' '.join(page.others())}"
    of = page.brief or page.company or _ground(context, page.url)
    return unpacked(context.kept("page", of, name, lambda: packed(*page.whole())))


def _ground(context: RenderContext, url: str) -> str:
    """The name of the grounds of a page across companies."""
    _, kind, name, *_ = (*url.split("/"), "", "")
    metric = f"{COMPARED}/{name}"
    if kind == "compare" and metric in context.grounds:
        return metric
    return FIGURES if kind in WORDLESS else TOLD


def packed(body: str, files: Mapping[str, bytes]) -> bytes:
    """A page's HTML and files as bytes to be kept."""
    parts = {"": body.encode(), **files}
    head = json.dumps([[path, len(content)] for path, content in parts.items()]).encode()
    return zlib.compress(b"\n".join((head, b"".join(parts.values()))), 1)


def unpacked(content: bytes) -> tuple[str, dict[str, bytes]]:
    """The HTML and the files that were packed."""
    head, _, rest = zlib.decompress(content).partition(b"\n")
    parts, start = {}, 0
    for path, size in json.loads(head):
        parts[path] = rest[start : start + size]
        start += size
    return parts.pop("").decode(), parts
