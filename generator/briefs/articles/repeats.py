"""Repeated wording: runs of an article's words in the editors' texts, and marked quotations."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from briefs.analysis.directions import blanked
from briefs.articles.article import paragraphs
from briefs.content.records import Brief, Content, Source
from briefs.content.suggest import clip
from briefs.content.texts import texts
from briefs.content.yaml_source import Document
from briefs.figures.folding import fold
from briefs.figures.scan import scan
from briefs.model.problem import Problem

_CHARACTERS, _WORDS = 16, 10  # of a run that is theirs: Chinese characters, words of letters
QUOTED = "management_said"  # the key of brief.yml below which quotations stand
_TOKEN = re.compile(r"\0+|[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:'[^\W_]+)?")


class Token(NamedTuple):
    """A word or a Chinese character, folded, or a figure whichever it is; its place, its part."""

    text: str
    start: int
    end: int
    weight: int  # a run of WHOLE is too long


_WHOLE = _CHARACTERS * _WORDS
_SHORTEST = min(_CHARACTERS, _WORDS)  # tokens
_Run = tuple[str, ...]
_Runs = Mapping[_Run, tuple[str, int]]  # of articles, with the source and paragraph of each


def repeated(content: Content, articles: Path) -> Iterator[Problem]:
    """Texts of the editors that repeat the wording of the articles in a folder."""
    runs: dict[_Run, tuple[str, int]] = {}
    for source in content.sources.values():
        for number, paragraph in enumerate(_read(articles, source), 1):
            runs |= dict.fromkeys(map(_run, _stretches(tokens(paragraph))), (source.id, number))
    if runs:
        for document in _documents(content):
            yield from _copies(document, runs)


def unquoted(content: Content, articles: Path, sources: Collection[str]) -> Iterator[Problem]:
    """Quotations of some sources that do not stand in the paragraph that they name."""
    for brief in _briefs(content):
        for index, quotation in enumerate(brief.entry.management_said):
            if quotation.source not in sources:
                continue
            text = _read(articles, content.sources[quotation.source])
            paragraph = _bare(text[quotation.at - 1]) if quotation.at <= len(text) else ""
            said = [_bare(words) for words in quotation.words.values() if words.strip()]
            if text and said and not any(words in paragraph for words in said):
                message = f"the quotation does not stand in paragraph {quotation.at}"
                remedy = "write it word for word in the article's language, and its paragraph"
                yield brief.document.problem((QUOTED, index, "words"), message, remedy)


def tokens(text: str) -> list[Token]:
    """The words of a text; a figure or a reference is one, whatever its value."""
    bare = blanked(text)
    for found in scan(bare):
        gap = "\0" * (found.end - found.start)
        bare = bare[: found.start] + gap + bare[found.end :]
    return [
        Token(match[0][:1] if match[0][0] == "\0" else match[0], *match.span(), _weight(match[0]))
        for match in _TOKEN.finditer(fold(bare))
    ]


def _weight(token: str) -> int:
    """The part of the longest run allowed: a figure counts like a Chinese character."""
    return _WORDS if token[0] == "\0" or "\u3400" <= token[0] <= "\u9fff" else _CHARACTERS


def _stretches(words: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Each stretch of the fewest tokens that a run can have."""
    return (words[start : start + _SHORTEST] for start in range(len(words) - _SHORTEST + 1))


def _run(words: Sequence[Token]) -> _Run:
    return tuple(word.text for word in words)


def _read(articles: Path, source: Source) -> Sequence[str]:
    """The paragraphs of an article; none where it is not at hand or cannot be read."""
    try:
        return paragraphs((articles / f"{source.id}.txt").read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return ()


def _documents(content: Content) -> Iterator[Document]:
    """The files that hold texts of the editors."""
    yield from (company.document for company in content.companies.values())
    yield from (source.document for source in content.sources.values())
    yield from (brief.document for brief in _briefs(content))


def _briefs(content: Content) -> Iterator[Brief]:
    return chain(content.briefs.values(), content.unfinished.values())


def _bare(text: str) -> str:
    """A text without what typesetters change: script, width, case, spaces and marks."""
    return "".join(re.findall(r"[^\W_]", fold(text)))


def _copies(document: Document, runs: _Runs) -> Iterator[Problem]:
    for place, words in texts(document.root.plain()):
        if place[0] == QUOTED or place[:2] == ("source", "title"):
            continue  # marked as theirs
        for language, text in words.items():
            for start, end, (source, number) in _shared(tokens(text), runs):
                message = (
                    f"'{clip(text[start:end])}' is the wording of paragraph {number} of {source}"
                )
                remedy = f"say it in other words, or quote it below {QUOTED}"
                yield document.problem_in_text((*place, language), start, message, remedy)


def _shared(words: Sequence[Token], runs: _Runs) -> Iterator[tuple[int, int, tuple[str, int]]]:
    """Start, end and origin of each run of words that articles have and that is too long."""
    hits = [runs.get(_run(stretch)) for stretch in _stretches(words)]
    start = 0
    while start < len(hits):
        end = start
        while end < len(hits) and hits[end]:
            end += 1
        origin, run = hits[start], words[start : end + _SHORTEST - 1]
        if origin and sum(word.weight for word in run) >= _WHOLE:
            yield run[0].start, run[-1].end, origin
        start = end + 1
