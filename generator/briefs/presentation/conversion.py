"""Texts of one script and its usage in another (OpenCC); references stay as they are."""

import re
from functools import cache, lru_cache

from opencc import OpenCC

Terms = tuple[tuple[str, str], ...]


@lru_cache(maxsize=65536)
def convert(text: str, config: str, terms: Terms) -> str:
    """A text by a configuration of OpenCC; `terms` are phrases that go before its own."""
    pieces = _kept(terms).split(text)
    words = dict(terms)
    return "".join(
        words.get(piece, piece) if number % 2 else _converter(config).convert(piece)
        for number, piece in enumerate(pieces)
    )


@cache
def _converter(config: str) -> OpenCC:
    return OpenCC(config)


@cache
def _kept(terms: Terms) -> re.Pattern[str]:
    """References, addresses of links, and the terms, the longest first."""
    words = sorted((term for term, _ in terms), key=len, reverse=True)
    return re.compile("|".join([r"(\{[^{}\n]*\}", r"\]\([^)]*\)", *map(re.escape, words)]) + ")")
