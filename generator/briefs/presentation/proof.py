"""Proof-reading: slips that show only in a text as readers see it, its figures in place."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache, partial
from itertools import islice
from pathlib import Path

from briefs.content.suggest import clip
from briefs.content.texts import texts
from briefs.content.yaml_source import MAX_PROBLEMS
from briefs.model.language import ROWS, Language, Text
from briefs.model.layers import read_yaml
from briefs.model.problem import Problem
from briefs.presentation.context import RenderContext
from briefs.presentation.keeping import Each, Task, all_kept, in_turn
from briefs.presentation.prose import BriefLocalizer

_CHARSETS = {"Hant": "big5", "Hans": "gb2312"}  # each lacks the characters of the other script


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip in a text, or a fault of style: where it stands, what it is and the remedy."""

    start: int
    end: int
    message: str
    remedy: str
    style: bool


def slips(text: str, language: str) -> Iterator[Slip]:
    """The slips in a text as it is shown."""
    pattern, rows = _rules(language)
    for match in pattern.finditer(text):
        row = rows[match.lastgroup or ""]
        yield Slip(
            *match.span(), row["says"].format(clip(match[0].strip())), row["remedy"], "only" in row
        )


@cache
def _rules(language: str) -> tuple[re.Pattern[str], Mapping[str, Mapping[str, str]]]:
    """The rows of a language and of every one by the group of the expression that finds them."""
    table = read_yaml(Path(__file__).with_suffix(".yml"))
    found = [*table.get(language, {}).values(), *_script(ROWS[language]), *table["every"].values()]
    rows = {f"rule{number}": row for number, row in enumerate(found)}
    choices = "|".join(f"(?P<{name}>{row['find']})" for name, row in rows.items())
    return re.compile(choices), rows


def _script(row: Language) -> Iterator[Mapping[str, str]]:
    """Characters of another Chinese script than a language's."""
    own = _CHARSETS.get(row.script)
    others = [charset for charset in _CHARSETS.values() if own and charset != own]
    for charset in others:
        signs = (chr(code) for code in range(0x4E00, 0xA000))
        strange = "".join(one for one in signs if _has(charset, one) and not _has(own or "", one))
        yield {
            "find": f"[{strange}]+",
            "says": "'{0}' is written in the other script",
            "remedy": "write it in this one",
        }


def _has(charset: str, sign: str) -> bool:
    return bool(sign.encode(charset, "ignore"))


def proofread(
    context: RenderContext, each: Each = in_turn, *, style: bool = False
) -> Iterator[Problem]:
    """The slips in the texts of all briefs, in every language, each at its place in the source.

    The faults of `style` are warnings, and asked for apart. Briefs that had none are not read again
    where their grounds are kept.
    """
    tasks: dict[tuple[str, str], Task] = {}
    for brief in context.dataset.briefs():
        localizers = [context.brief_localizer(one, brief) for one in context.languages]
        tasks[brief.id, f"{brief.id} {style}"] = partial(_packed, localizers, style=style)
    for found in all_kept(context, "proofread", tasks, each):
        yield from (Problem(*one) for one in json.loads(found))


def _packed(localizers: Sequence[BriefLocalizer], *, style: bool) -> bytes:
    return json.dumps([astuple(one) for one in _of_brief(localizers, style=style)]).encode()


def _of_brief(localizers: Sequence[BriefLocalizer], *, style: bool) -> Iterator[Problem]:
    brief = localizers[0].brief
    found = (
        brief.document.problem_in_text((*place, tag), offset, slip.message, slip.remedy)
        for place, text in texts(brief.document.root.plain())
        for localizer in localizers
        for tag in _sources(localizer.row, text)
        for shown in [localizer.shown(text)]
        for slip in slips(shown, localizer.language)
        if slip.style == style
        for offset in [_written(text[tag], shown, slip)]
    )
    yield from islice(dict.fromkeys(found), MAX_PROBLEMS)


def _sources(row: Language, text: Text) -> list[str]:
    """The language in which a text stands that is shown in a language; none where it has none."""
    return [tag for tag in row.sources if text.get(tag, "").strip()][:1]


def _written(source: str, shown: str, slip: Slip) -> int:
    """The offset in the source of a slip in what is shown: by the words before it, or in it."""
    pieces = [shown[max(0, slip.start - size) : slip.start] for size in (16, 12, 8, 5, 3)]
    for piece in pieces:
        if source.count(piece) == 1:
            return source.index(piece) + len(piece)
    words = re.findall(r"[^\W\d]+", shown[slip.start : slip.end])
    return next((source.index(word) for word in words if word in source), 0)
