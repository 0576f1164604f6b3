"""The languages: a row each in `languages.yml`, which no other module names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefs.model.resource import read_yaml

Text = Mapping[str, str]  # by language


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A row of `languages.yml`, where each field is explained."""

    tag: str
    locale: str
    fonts: Mapping[str, Sequence[str]]
    converts: Mapping[str, str]
    inner_lower: bool
    counted: str
    scales: Mapping[str, int]
    places: int
    splits: bool
    money: Mapping[str, str]
    home: Mapping[str, str]
    units: Mapping[str, str]
    approx: Mapping[str, str]
    range: str
    repeats: Collection[str]

    @property
    def code(self) -> str:
        """The language without script and territory (ISO 639): `zh`."""
        return self.locale.split("_")[0]

    @property
    def territory(self) -> str:
        """Where it is written so (ISO 3166): `TW`."""
        return self.locale.split("_")[-1]

    @property
    def place(self) -> str:
        """Language and territory, as Open Graph writes them: `zh_TW`."""
        return f"{self.code}_{self.territory}"

    @property
    def chinese(self) -> bool:
        """Whether it is set in Chinese characters, as wide as they are high."""
        return self.code == "zh"


def _read(path: Path) -> dict[str, Language]:
    rows = read_yaml(path)
    return {tag: Language(tag=tag, **row) for tag, row in rows.items()}


ROWS: Mapping[str, Language] = _read(Path(__file__).with_name("languages.yml"))
LANGUAGES = tuple(tag for tag, row in ROWS.items() if not row.converts)
