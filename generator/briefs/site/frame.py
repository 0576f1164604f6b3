"""The frame around a page's body: plain values, every URL relative to the site's root."""

from collections.abc import Mapping

from briefs.content.grounds import hashed
from briefs.model.language import ROWS
from briefs.outputs.pages import Menu, MenuEntry, Page

ROW = 8  # entries that have room beside each other


def frame(
    page: Page, menus: Mapping[str, Menu], words: Mapping[str, Mapping[str, str]]
) -> dict[str, object]:
    """The values of a page for the theme; `menus` and `words` are those of each language."""
    homes = {language: f"{language}/" for language in menus}
    alternates = page.alternates or homes
    neutral = page.url == "" or page.url in homes.values()
    menu = menus[page.language]
    here = next((entry for entry in menu.entries if entry.below and current(entry, page.url)), None)
    return {
        "sheet": page,
        "words": words[page.language],
        "fonts": ("sans",) if ROWS[page.language].chinese else ("sans", "serif"),
        "menu": [(entry.title, entry.url, current(entry, page.url)) for entry in menu.entries],
        "submenu": [(one.title, one.url, current(one, page.url)) for one in _near(here)],
        "foot": [(entry.title, entry.url) for entry in menu.foot],
        "home": homes[page.language],
        "alternates": alternates,
        "default": "" if neutral else next(iter(alternates.values())),
        "others": [
            (language, words[language]["language"], url)
            for language, url in alternates.items()
            if language != page.language
        ],
    }


def around(menus: Mapping[str, Menu], words: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """A fingerprint for each language of all that a frame shows but the page."""
    named = [(language, words[language]["language"]) for language in menus]
    return {language: hashed(menu, words[language], named) for language, menu in menus.items()}


def lost(menus: Mapping[str, Menu], words: Mapping[str, Mapping[str, str]]) -> Page:
    """The page that answers at an address that is none, in all languages."""
    title = " · ".join(words[language]["lost"] for language in menus)
    homes = {language: f"{language}/" for language in menus}
    return Page("404.html", next(iter(menus)), title, "", homes, (), str, searched="")


def current(entry: MenuEntry, url: str) -> str:
    """The `aria-current` of a menu entry: `page`, `true` for what lies below it, or nothing."""
    if entry.below:
        return "true" if any(current(one, url) for one in entry.below) else ""
    if entry.url == url:
        return "page"
    return "true" if entry.url.count("/") > 1 and url.startswith(entry.url) else ""


def _near(entry: MenuEntry | None) -> tuple[MenuEntry, ...]:
    """The entries beside the one a reader is at, where they are few enough for a row."""
    return entry.below if entry and len(entry.below) <= ROW else ()
