"""A page's HTML and files as they are kept from one build to the next."""

from briefs.outputs.packing import packed, unpacked
from briefs.outputs.pages import Page
from briefs.presentation.context import RenderContext
from briefs.presentation.grounds import COMPARED, FIGURES, TOLD

WORDLESS = ("compare", "facts", "glossary", "guide", "method")  # they show no word of any brief


def whole(context: RenderContext, page: Page) -> tuple[str, dict[str, bytes]]:
    """A page's HTML and files, kept as long as all that it shows."""
    name = f"{page.url} {' '.join(page.others())}"
    of = page.brief or page.company or _ground(context, page.url)

    def make() -> bytes:
        body, files = page.whole()
        return packed({"": body.encode(), **files})

    made = unpacked(context.kept("page", of, name, make))
    return made.pop("").decode(), made


def _ground(context: RenderContext, url: str) -> str:
    """The name of the grounds of a page across companies."""
    _, kind, name, *_ = (*url.split("/"), "", "")
    metric = f"{COMPARED}/{name}"
    if kind == "compare" and metric in context.grounds:
        return metric
    return FIGURES if kind in WORDLESS else TOLD
