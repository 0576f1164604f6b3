"""A page's HTML and files as they are kept from one build to the next."""

from briefs.content.records import Brief, Company
from briefs.outputs.packing import packed, unpacked
from briefs.outputs.pages import Page
from briefs.presentation.context import RenderContext
from briefs.presentation.grounds import COMPARED, FIGURES, TOLD

WORDLESS = ("compare", "facts", "glossary", "guide", "method")  # they show no word of any brief


def whole(context: RenderContext, page: Page) -> tuple[str, dict[str, bytes]]:
    """A page's HTML and files, kept as long as all that it shows."""

    def make() -> bytes:
        body, files = page.whole()
        return packed({"": body.encode(), **files})

    made = unpacked(context.kept("page", *_grounds(context, page), make))
    return made.pop("").decode(), made


def name(context: RenderContext, page: Page) -> str:
    """The name of all that they follow from, or nothing where that is not known."""
    of, own = _grounds(context, page)
    ours = context.grounds.get(of if isinstance(of, str) else of.id)
    return f"{ours} {own}" if ours else ""


def _grounds(context: RenderContext, page: Page) -> tuple[Company | Brief | str, str]:
    of = page.brief or page.company or _ground(context, page.url)
    return of, f"{page.url} {' '.join(page.others())}"


def _ground(context: RenderContext, url: str) -> str:
    """The name of the grounds of a page across companies."""
    _, kind, name, *_ = (*url.split("/"), "", "")
    metric = f"{COMPARED}/{name}"
    if kind == "compare" and metric in context.grounds:
        return metric
    return FIGURES if kind in WORDLESS else TOLD
