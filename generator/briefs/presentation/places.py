"""Places of the site, and the way from one to another."""

from itertools import takewhile
from urllib.parse import quote

from briefs.content.records import Brief, Company

ABROAD = ("https://", "http://", "mailto:")  # how addresses begin that are not of the site


def link(base: str, url: str, page: str = "") -> str:
    """The address of a place of the site as written in another, by the shortest way there."""
    if base:
        return f"{base.rstrip('/')}/{url}"
    here, there = page.split("/")[:-1], url.partition("#")[0].split("/")[:-1]
    same = [*takewhile(lambda folders: folders[0] == folders[1], zip(here, there, strict=False))]
    below = url[sum(len(folder) + 1 for folder, _ in same) :]
    return "../" * (len(here) - len(same)) + below or "./"


def passage(address: str, printed: str) -> str:
    """The address of a text at the words that it prints (a text fragment, as browsers have it)."""
    said = quote(printed, safe="").replace("-", "%2D")  # a hyphen would mark what stands before
    return f"{address}{'' if '#' in address else '#'}:~:text={said}"


def way(url: str, page: str) -> str:
    """The way from a page to a place, which may be below it; nothing to the page itself."""
    if not url or url.startswith(page):
        return url.removeprefix(page)
    return link("", url, page)


def brief_page(brief: Brief, language: str) -> str:
    """The page of a brief."""
    return f"{language}/{brief.url}"


def figures_page(brief: Brief, language: str) -> str:
    """The page of a brief's figures, each with its card, and of its disagreements in full."""
    return f"{brief_page(brief, language)}figures/"


def brief_pdf(brief: Brief, language: str) -> str:
    """The PDF of a brief."""
    return f"{_file(brief, language)}.pdf"


def social_card(brief: Brief, language: str) -> str:
    """The picture that stands for a brief where it is shared."""
    return f"{brief_page(brief, language)}poster.png"


def workbook(brief: Brief, language: str) -> str:
    """The workbook of a brief."""
    return f"{_file(brief, language)}.xlsx"


def _file(brief: Brief, language: str) -> str:
    """A file beside a brief's page, named so that it is known in a reader's own folder."""
    name = brief.url.rstrip("/").replace("/", "-")
    return f"{language}/{brief.url}{name}-{language}"


def guidance(company: Company, language: str) -> str:
    """The place of all that a company guided."""
    return f"{language}/{company.folder}/#guidance"


def calendar(language: str, folder: str = "") -> str:
    """The file of the reports to come of a company, or of all."""
    return f"{language}/{folder}/calendar.ics" if folder else f"{language}/calendar.ics"


def own_facts(brief: Brief) -> str:
    """The file of a brief's own facts."""
    return f"data/{brief.url.rstrip('/')}.csv"


def own_table(company: Company, table: str) -> str:
    """The file of a company's own rows of a table."""
    return f"data/{company.folder}/{table}.csv"


def dispute(brief: Brief, name: str, language: str) -> str:
    """The place of a brief's dispute."""
    return f"{figures_page(brief, language)}#dispute-{name}"
