"""Did you mean: the known name that an editor most likely meant, and texts cut for a message."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from briefs.model.language import meant
from briefs.model.layers import read_yaml

_LONGEST = 120  # characters of a name that is still compared with the known ones
_MEANT = {  # words that editors write for our keys and names
    word: name
    for name, words in read_yaml(Path(__file__).with_name("meant.yml")).items()
    for word in words
}


def suggest(name: str, known: Sequence[str]) -> str:
    """The remedy for a name that is not known."""
    if not known:
        return "delete it: there is none to choose from"
    found = nearest(name, known)
    if found:
        return f"did you mean '{found}'?"
    return f"write one of: {', '.join(known[:12])}{' …' if len(known) > 12 else ''}"


def nearest(name: str, known: Sequence[str]) -> str:
    """The known name that was most likely meant, or nothing."""
    for said in (_MEANT.get(name.lower(), ""), meant(name)):
        if said in known:
            return said
    if len(name) > _LONGEST:
        return ""
    squeezed = {_squeeze(word): word for word in reversed(known)}
    close = alike(name, known) or alike(_squeeze(name), list(squeezed)) or [""]
    return squeezed.get(close[0], close[0])


def alike(name: str, known: Sequence[str], most: int = 1) -> list[str]:
    """The known names that are spelt much like a name, the nearest first."""
    return get_close_matches(name[:_LONGEST], known, most, 0.6)


def _squeeze(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name.lower())


def clip(text: object, most: int = 60) -> str:
    """A text for a message, cut where it is long."""
    shown = str(text)
    return shown if len(shown) <= most else shown[: most - 1] + "…"
