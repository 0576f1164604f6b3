"""A line as a tree of texts, figures, emphasis, links and chips; drawn as HTML or as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup, escape

from briefs.charts.numbers import PLAIN, Numbers
from briefs.model.facts import Quantity
from briefs.presentation.places import ABROAD, link
from briefs.presentation.together import together

LATER = "†"  # the mark of a figure that was not known on the day of its brief
REBASED = "‡"  # that of one that is converted, restated or on an earlier basis
DOUBTFUL = "≠"  # that of one that rests on a disputed or weak figure


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at a figure that is not as the others are, and how to say it."""

    sign: str
    aloud: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as shown, which leads to its card; `name` is the fact or derivation it shows."""

    quantity: Quantity
    shown: str
    name: str
    marks: tuple[Mark, ...] = ()
    option: str = ""  # of the reference that asks for it


@dataclass(frozen=True, slots=True)
class Span:
    """Some parts in one manner: strong, em, code, soft, gap, break; paragraph, list, list item."""

    manner: str
    parts: Parts
    start: int = 1  # of an ordered list


@dataclass(frozen=True, slots=True)
class Link:
    """Parts that lead somewhere: to a web address, a place of the site, or `#` on the page."""

    href: str
    parts: Parts
    attributes: tuple[tuple[str, str], ...] = ()  # as HTML names them


TERM = "bf-term"  # the class of a link to a definition, which paper does without


@dataclass(frozen=True, slots=True)
class Chip:
    """A verdict: better, worse, neutral; conflict; doubtful, with its mark."""

    text: str
    tone: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words in a language of their own, such as a figure as printed."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure that is not known, and how to say so aloud."""

    text: str


Inline: TypeAlias = str | Figure | Mark | Span | Link | Chip | Spoken | Missing
Parts: TypeAlias = tuple[Inline, ...]

SIGNS = {  # of a chip's tone
    "better": "▲ ", "worse": "▼ ", "conflict": "≠ ", "doubtful": "", "neutral": ""
}  # fmt: skip
_TAGS = {
    "strong": "strong",
    "em": "em",
    "paragraph": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
    "gap": "mark",
}


def html(parts: str | Iterable[Inline], page: str = "", numbers: Numbers = PLAIN) -> Markup:
    """Parts as HTML on a page, whose `numbers` lead to cards."""
    if isinstance(parts, str):
        return together(parts)
    return Markup("".join([_html(part, page, numbers) for part in parts]))  # noqa: S704 - escaped


def _html(node: Inline, page: str, numbers: Numbers) -> str:  # noqa: PLR0911 - a line a kind
    match node:
        case str():
            return together(node)
        case Figure():
            return _number(node, numbers)
        case Mark(sign, aloud):
            return f'<sup class="bf-mark" role="img" aria-label="{escape(aloud)}">{sign}</sup>'
        case Span():
            return _span(node, page, numbers)
        case Link(href, parts, attributes):
            href = href if href.startswith(("#", *ABROAD)) else link("", href, page)
            extra = "".join(f' {key}="{escape(text)}"' for key, text in attributes)
            return f'<a href="{escape(href)}"{extra}>{html(parts, page, numbers)}</a>'
        case Chip(text, tone, marks):
            sign = f'<span class="bf-chip__sign" aria-hidden="true">{SIGNS[tone]}</span>'
            said = f"{sign if SIGNS[tone] else ''}{escape(text)}"
            return f'<span class="bf-chip bf-{tone}">{said}{html(marks)}</span>'
        case Spoken(text, language):
            return f'<span lang="{language}">{together(text)}</span>'
        case Missing(text):
            return f'<span class="bf-none" role="img" aria-label="{escape(text)}">–</span>'


def _span(node: Span, page: str, numbers: Numbers) -> str:
    if node.manner == "break":
        return "<br>"
    if node.manner == "code":
        return f"<code>{escape(plain(node.parts))}</code>"
    inner = html(node.parts, page, numbers)
    if node.manner == "soft":
        return f'<span class="bf-soft">{inner}</span>'
    first = f' start="{node.start}"' if node.start != 1 else ""
    return f"<{_TAGS[node.manner]}{first}>{inner}</{_TAGS[node.manner]}>"


def _number(node: Figure, numbers: Numbers) -> str:
    quantity = node.quantity
    leads = numbers.link(node.name, quantity.id, derived=quantity.derived)
    link = f'<a class="bf-n"{leads}>{escape(node.shown)}</a>'
    return f'<span class="bf-marked">{link}{html(node.marks)}</span>' if node.marks else link


def lined(lines: Iterable[Parts]) -> Parts:
    """Parts that stand one below another."""
    first, *others = lines
    return (*first, *(part for line in others for part in (Span("break", ()), *line)))


def plain(parts: str | Iterable[Inline]) -> str:
    """Parts as text."""
    return parts if isinstance(parts, str) else "".join(map(_plain, parts))


def _plain(node: Inline) -> str:  # noqa: PLR0911 - as above
    match node:
        case str():
            return node
        case Figure():
            return node.shown + plain(node.marks)
        case Mark():
            return node.sign
        case Span("break"):
            return " "
        case Span() | Link():
            return plain(node.parts)
        case Chip(text, _, marks):
            return f"{text}{plain(marks)}"
        case Spoken():
            return node.text
        case Missing():
            return "–"


_GAP = re.compile(
    r"(?<=[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]) (?=[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef])"
)


def close_up(text: str) -> str:
    """The text without spaces between two Chinese characters."""
    return _GAP.sub("", text)


_TWICE = re.compile(r"([\u3400-\u9fff]{2,4})\1")


def once(name: str) -> str:
    """A name without a Chinese word twice where two were put together: 投資 and 投資承諾."""
    return _TWICE.sub(r"\1", name)
