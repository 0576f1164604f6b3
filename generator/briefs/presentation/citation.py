"""A brief's title, and how to cite it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefs.presentation import places
from briefs.presentation.inline import Inline, Link, Parts

if TYPE_CHECKING:
    from briefs.presentation.prose import BriefLocalizer

_TEX_NAMES = {"\\": "backslash", "~": "asciitilde", "^": "asciicircum"}
_TEX = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_{}"}
    | {char: f"\\text{name}{{}}" for char, name in _TEX_NAMES.items()}
)


def subject(localizer: BriefLocalizer) -> str:
    """Company and quarter."""
    brief = localizer.brief
    name, period = localizer.text(brief.company.entry.name), localizer.period(brief.period)
    return localizer.say("brief", "title", name=name, period=period)


def title(localizer: BriefLocalizer) -> str:
    """Company, quarter and headline."""
    headline = localizer.plain(localizer.brief.entry.headline)
    return localizer.say("label", "colon").join([subject(localizer), headline])


def citation(localizer: BriefLocalizer, day: date, address: str) -> Parts:
    """Site, title and day, with the address where it is known."""
    before, _, after = localizer.say(
        "brief",
        "citation",
        site=localizer.say("frame", "site"),
        title=subject(localizer),
        headline="\0",
        date=localizer.date(day),
    ).partition("\0")
    online: list[Inline] = [" ", Link(address, (address,))] if address else []
    return (before, *localizer.line(localizer.brief.entry.headline), after, *online)


def bibtex(title: str, site: str, day: date, url: str, base: str) -> str:
    """The same as a BibTeX entry; `base` is the site's address, if known."""
    fields = {
        "title": f"{{{title.translate(_TEX)}}}",
        "author": f"{{{site.translate(_TEX)}}}",
        "year": str(day.year),
        "month": str(day.month),
        "day": str(day.day),
    }
    if base:
        fields["url"] = places.link(base, url)
    rows = [f"  {name} = {{{value}}}" for name, value in fields.items()]
    key = "".join(char for char in url if char.isalnum())
    return "@misc{" + ",\n".join([key, *rows]) + "\n}"
