"""Pages with one chart or key number, for others to show in theirs, and what oEmbed says of it."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from briefs.charts import drawing
from briefs.model.facts import Quantity
from briefs.presentation import citation, embedding, legends, panels, places
from briefs.presentation.blocks import Drawing, KeyNumber, KeyNumbers, parts, quantities
from briefs.presentation.compared import Comparison
from briefs.presentation.context import RenderContext
from briefs.presentation.localizer import Localizer
from briefs.presentation.prose import BriefLocalizer

STYLE = "embed.css"
LARGEST = 4096  # bytes of a page
PICTURE = "chart.svg"
# New lines in a drawing, where nobody sees them.
_GAP = re.compile(r">\s*\n\s*(?=</?(?:figcaption|svg|title|desc|path|rect|circle|text)\b)")
EMPTY = '<svg xmlns="http://www.w3.org/2000/svg"/>'  # of too few figures for a drawing
WIDTH = 600  # px that a page is told of; it may give another


def style(context: RenderContext) -> bytes:
    """The style sheet that all of them share."""
    return context.environment.get_template(STYLE).render().encode()


@dataclass(frozen=True)
class Shown:
    """A page with charts and key numbers that others may show, as the frames of these name it."""

    page: str
    localizer: Localizer
    find: Callable[[str], Drawing | KeyNumber]
    subject: Callable[[], str]
    charts: Sequence[str]
    numbers: Sequence[str] = ()
    figures: str = ""  # the page with the cards of all its figures, if one has them
    day: date | None = None  # up to which it is known, if that is one for all


def of_brief(context: RenderContext, localizer: BriefLocalizer) -> Shown:
    """A brief's page."""
    document = context.document(localizer)
    return Shown(
        document.page,
        localizer,
        partial(embedding.shown, document),
        partial(citation.subject, localizer),
        embedding.charts(document),
        embedding.numbers(document),
        document.figures,
        document.values.day,
    )


def of_company(context: RenderContext, latest: BriefLocalizer, page: str) -> Shown:
    """A company's page, in the words of its newest brief."""

    def charts() -> bytes:
        return json.dumps(panels.names(latest)).encode()

    named = json.loads(context.kept("panels", latest.brief.company, page, charts))
    name = latest.text(latest.brief.company.entry.name)
    find = partial(_named, cache(partial(panels.panels, latest)))
    return Shown(page, latest, find, lambda: name, named)


def of_metric(comparison: Comparison, page: str) -> Shown:
    """The page of a metric across companies."""
    drawn = partial(_named, cache(lambda: [*parts([*comparison.sections], Drawing)]))
    title = comparison.localizer.say("compare", "title", metric=comparison.name)
    return Shown(page, comparison.localizer, drawn, lambda: title, [*comparison.charts])


def _named(make: Callable[[], Iterable[Drawing]], name: str) -> Drawing:
    return next(one for one in make() if one.chart.id == name)


def files(context: RenderContext, shown: Shown) -> dict[str, Callable[[], bytes]]:
    """The pages of each, with what oEmbed says of it where its address is known."""
    made: dict[str, Callable[[], bytes]] = {}
    for name in () if context.preview else (*shown.charts, *shown.numbers):
        url = embedding.place(shown.page, name)
        made[f"{url}index.html"] = partial(_page, context, shown, name)
        if name in shown.charts:
            made[f"{url}{PICTURE}"] = partial(_picture, context, shown, name)
        if context.folder.address:
            made[f"{url}oembed.json"] = partial(_oembed, context, shown, name)
    return made


def _page(context: RenderContext, shown: Shown, name: str) -> bytes:
    localizer, base = shown.localizer, context.folder.address
    url, one = embedding.place(shown.page, name), shown.find(name)
    chart = one if isinstance(one, Drawing) else None
    number = [KeyNumbers([one])] if isinstance(one, KeyNumber) else []
    known = quantities([one])
    day = localizer.date(shown.day or embedding.newest(known, localizer))
    values = {
        "alone": True,
        "figures": shown.figures,
        "title": embedding.title(one, localizer),
        "chart": chart,
        "number": [*legends.explained(localizer, number)],
        "sources": embedding.sources(known, localizer, exact=not chart),
        "place": f"../../#{name}" if chart else "../../",
        "subject": shown.subject(),
        "known_to": localizer.say("brief", "day", date=day),
        "picture": "",
        "oembed": places.link(base, f"{url}oembed.json") if base else "",
    }
    page = _filled(context, localizer, url, known, values)
    if len(page) > LARGEST:
        page = _filled(context, localizer, url, known, values | {"picture": PICTURE})
    return page


def _filled(
    context: RenderContext,
    localizer: Localizer,
    url: str,
    known: Sequence[Quantity],
    values: Mapping[str, object],
) -> bytes:
    page = context.render("embed", localizer, url, known, **values).strip()
    return _GAP.sub(">", page).encode()


def _picture(context: RenderContext, shown: Shown, name: str) -> bytes:
    """A chart's drawing as a file, which stands in for it where its marks are too many."""
    one, localizer = shown.find(name), shown.localizer
    assert isinstance(one, Drawing)
    words = localizer.words["chart"]
    drawn = drawing.framed(one.chart, words, localizer.row, context.environment)
    return (drawn or EMPTY).encode()


def _oembed(context: RenderContext, shown: Shown, name: str) -> bytes:
    localizer, base, one = shown.localizer, context.folder.address, shown.find(name)
    address = places.link(base, embedding.place(shown.page, name))
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
