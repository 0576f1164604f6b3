"""The languages: a row each in `languages.yml`, which no other module names."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefs.model.layers import read_yaml

Text = Mapping[str, str]  # by language


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A row of `languages.yml`, where each field is explained."""

    tag: str
    default: bool
    aliases: Collection[str]
    locale: str
    fonts: Mapping[str, Sequence[str]]
    converts: Mapping[str, str]
    inner_lower: bool
    counted: str
    minute: int
    scales: Mapping[str, int]
    places: int
    splits: bool
    money: Mapping[str, str]
    home: Mapping[str, str]
    rate: str
    units: Mapping[str, str]
    approx: Mapping[str, str]
    falls: Mapping[str, str]
    magnitudes: Sequence[str]
    digits: Sequence[str]
    nouns: Mapping[str, str]
    range: str
    repeats: Collection[str]

    @property
    def sources(self) -> tuple[str, ...]:
        """The languages in which a text may stand to be read in this one, the best first."""
        return (self.tag, *self.converts)

    @property
    def code(self) -> str:
        """The language without script and territory (ISO 639): `zh`."""
        return self.locale.split("_")[0]

    @property
    def territory(self) -> str:
        """Its territory (ISO 3166): `TW`."""
        return self.locale.split("_")[-1]

    @property
    def place(self) -> str:
        """Language and territory, as Open Graph writes them: `zh_TW`."""
        return f"{self.code}_{self.territory}"

    @property
    def script(self) -> str:
        """Its script (ISO 15924): `Hant`."""
        return next((part for part in self.locale.split("_") if len(part) == 4), "Latn")

    @property
    def chinese(self) -> bool:
        """True of one set in Chinese characters, as wide as they are high."""
        return self.code == "zh"


ROWS: Mapping[str, Language] = {
    tag: Language(tag=tag, **row)
    for tag, row in read_yaml(Path(__file__).with_name("languages.yml")).items()
}
TAGS = tuple(ROWS)
CHINESE = next((tag for tag, row in ROWS.items() if row.chinese), "")  # of text in its characters
LANGUAGES = tuple(tag for tag, row in ROWS.items() if row.default)


def meant(tag: str) -> str:
    """The language that somebody means by another tag, or nothing."""
    known = {alias: row.tag for row in ROWS.values() for alias in row.aliases}
    fitting = [alias for alias in known if tag.lower().startswith(alias)]
    return known[max(fitting, key=len)] if fitting else ""


def in_script(script: str) -> str:
    """The first language in a script."""
    return next(tag for tag, row in ROWS.items() if row.script == script)


def foremost(text: Text) -> str:
    """A text in the first language that it has, to tell texts apart by."""
    return next((text[tag] for tag in ROWS if text.get(tag)), "")


def written(languages: Collection[str]) -> list[str]:
    """Those of some languages that no other of them is converted into."""
    return [tag for tag in languages if not set(ROWS[tag].converts) & set(languages)]


def lacking(text: Text, languages: Collection[str]) -> list[str]:
    """The languages in which a text lacks words, and cannot be converted from others."""
    return [
        tag
        for tag in languages
        if not any(text.get(source, "").strip() for source in ROWS[tag].sources)
    ]
