"""The picture that a shared link shows: plain texts in, PNG out, the same on every machine."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from briefs.model.language import ROWS
from briefs.outputs.typesetting import Sheet

SIZE = (1200, 630)


@dataclass(frozen=True, slots=True)
class SocialCard:
    """The words of a picture; each number is (what it is, the figure, how it moved)."""

    language: str
    site: str
    kicker: str
    headline: str
    numbers: tuple[tuple[str, str, str], ...]


def sheet(card: SocialCard, templates: Path) -> Sheet:
    """A picture for Typst to make, from the templates of a folder."""
    row = ROWS[card.language]
    values = asdict(card) | {
        "language": row.code,
        "region": row.territory,
        "fonts": row.fonts,
        "size": SIZE,
    }
    return Sheet(values, templates / "card.typ")
