"""The frame around a page's body: plain values, every URL relative to the site's root."""

from collections.abc import Mapping, Sequence

from briefs.model.language import ROWS
from briefs.outputs.pages import Page

Nav = Mapping[str, Sequence[tuple[str, str]]]  # each language's menu: title, URL


def frame(page: Page, nav: Nav, words: Mapping[str, Mapping[str, str]]) -> dict[str, object]:
    """The values of a page for the theme; `words` are those of each language."""
    homes = {language: f"{language}/" for language in nav}
    alternates = page.alternates or homes
    neutral = page.url == "" or page.url in homes.values()
    return {
        "sheet": page,
        "words": words[page.language],
        "fonts": ("sans",) if ROWS[page.language].chinese else ("sans", "serif"),
        "menu": [(title, url, current(url, page.url)) for title, url in nav[page.language]],
        "home": homes[page.language],
        "alternates": alternates,
        "default": "" if neutral else next(iter(alternates.values())),
        "others": [
            (language, words[language]["language"], url)
            for language, url in alternates.items()
            if language != page.language
        ],
    }


def current(entry: str, url: str) -> str:
    """The `aria-current` of a menu entry: `page`, `true` for what lies below it, or nothing."""
    if entry == url:
        return "page"
    return "true" if entry.count("/") > 1 and url.startswith(entry) else ""
