"""Pages with one chart or key number, for others to show in theirs, and what oEmbed says of it."""

import json
from collections.abc import Callable, Mapping
from functools import partial

from briefs.charts import drawing
from briefs.presentation import citation, embedding, places
from briefs.presentation.blocks import Drawing, KeyNumber, KeyNumbers, quantities
from briefs.presentation.context import RenderContext
from briefs.presentation.prose import BriefLocalizer

STYLE = "embed.css"
LARGEST = 4096  # bytes of a page
PICTURE = "chart.svg"
PICTURE_WIDTH = 480.0  # px
EMPTY = '<svg xmlns="http://www.w3.org/2000/svg"/>'  # of too few figures for a drawing
WIDTH = 600  # px that a page is told of; it may give another


def style(context: RenderContext) -> bytes:
    """The style sheet that all of them share."""
    return context.environment.get_template(STYLE).render().encode()


def files(context: RenderContext, localizer: BriefLocalizer) -> dict[str, Callable[[], bytes]]:
    """The pages of a brief, each with what oEmbed says of it where its address is known."""
    document = context.document(localizer)
    made: dict[str, Callable[[], bytes]] = {}
    charts = embedding.charts(document)
    for name in (*charts, *embedding.numbers(document)):
        if url := embedding.place(document, name):
            made[f"{url}index.html"] = partial(_page, context, localizer, name)
        if url and name in charts:
            made[f"{url}{PICTURE}"] = partial(_picture, context, localizer, name)
        if url and context.folder.address:
            made[f"{url}oembed.json"] = partial(_oembed, context, localizer, name)
    return made


def _page(context: RenderContext, localizer: BriefLocalizer, name: str) -> bytes:
    document, base = context.document(localizer), context.folder.address
    url, one = embedding.place(document, name), embedding.shown(document, name)
    chart = one if isinstance(one, Drawing) else None
    number = [KeyNumbers([one])] if isinstance(one, KeyNumber) else []
    values = {
        "alone": True,
        "figures": document.figures,
        "title": embedding.title(one, localizer),
        "chart": chart,
        "number": [*document.explained(number)],
        "sources": embedding.sources(quantities([one]), localizer, exact=not chart),
        "place": f"../../#{name}" if chart else "../../",
        "brief": citation.subject(localizer),
        "known_to": document.say("day", date=localizer.date(document.values.day)),
        "picture": "",
        "oembed": places.link(base, f"{url}oembed.json") if base else "",
    }
    page = _filled(context, localizer, url, values)
    if len(page) > LARGEST:
        page = _filled(context, localizer, url, values | {"picture": PICTURE})
    return page


def _filled(
    context: RenderContext, localizer: BriefLocalizer, url: str, values: Mapping[str, object]
) -> bytes:
    return context.render("embed", localizer, url, **values).strip().encode()


def _picture(context: RenderContext, localizer: BriefLocalizer, name: str) -> bytes:
    """A chart's drawing as a file, which stands in for it where its marks are too many."""
    one = embedding.shown(context.document(localizer), name)
    assert isinstance(one, Drawing)
    chart, words, row = one.chart, localizer.words["chart"], localizer.row
    drawn = drawing.picture(chart, words, PICTURE_WIDTH, row, context.environment)
    return (drawn or EMPTY).encode()


def _oembed(context: RenderContext, localizer: BriefLocalizer, name: str) -> bytes:
    document, base = context.document(localizer), context.folder.address
    one, address = (
        embedding.shown(document, name),
        places.link(base, embedding.place(document, name)),
    )
    said = {
        "version": "1.0",
        "type": "rich",
        "title": embedding.title(one, localizer),
        "provider_name": localizer.say("frame", "site"),
        "provider_url": places.link(base, f"{localizer.language}/"),
        "width": WIDTH,
        "height": embedding.height(one, localizer),
        "html": embedding.frame(one, address, localizer),
    }
    return json.dumps(said, ensure_ascii=False).encode()
