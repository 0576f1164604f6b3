"""Repeated wording: runs of an article's words in the editors' texts, and marked quotations."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from briefs.analysis.directions import blanked
from briefs.analysis.period_words import named
from briefs.articles.article import at_hand
from briefs.content.records import Brief, Content
from briefs.content.suggest import clip
from briefs.content.validate import Place
from briefs.content.written import File, files
from briefs.figures.folding import fold, script
from briefs.figures.scan import scan
from briefs.model.language import in_script
from briefs.model.problem import Problem

QUOTED = "management_said"  # the key of brief.yml below which quotations stand
_SHORTEST = 10  # tokens that every run has
_CHARACTER, _WORD = re.compile("[\u3400-\u9fff]"), re.compile(r"[^\W_]+")
_NO_WORD = re.compile(r"\]\([^()\s]*\)|['’][sS]\b")  # the address of a link, a genitive
_LATIN = in_script("Latn")


class Token(NamedTuple):
    """A Chinese character, or a word where there are none, folded; the gaps before it."""

    text: str
    start: int
    end: int
    gaps: int  # figures, references and words of a period, whichever they are
    name: bool  # written like one


_Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Articles:
    """The runs of some articles, each with its source and paragraph, and the names in them."""

    runs: dict[_Run, tuple[str, int]]
    names: set[str]

    def is_long(self, run: Sequence[Token]) -> bool:
        """16 characters or 10 words that are no names, and more where figures part them."""
        count = sum(word.text not in self.names for word in run)
        gaps = sum(word.gaps for word in run[1:])
        chinese = bool(_CHARACTER.match(run[0].text))
        return count >= (16 + 2 * gaps if chinese else 10 + gaps)


def repeated(content: Content, articles: Path) -> Iterator[Problem]:
    """Texts of the editors that repeat the wording of the articles in a folder."""
    theirs = _Articles({}, set())
    common: set[str] = set()
    for source in content.sources.values():
        for number, paragraph in enumerate(at_hand(articles, source.id), 1):
            words = tokens(paragraph)
            runs = map(_run, _stretches(words))
            theirs.runs.update(dict.fromkeys(runs, (source.id, number)))
            theirs.names.update(word.text for word in words if word.name)
            common.update(word.text for word in words if not word.name)
    theirs.names.difference_update(common)
    for file in files(content) if theirs.runs else ():
        yield from _copies(file, theirs)


def unquoted(content: Content, articles: Path, sources: Collection[str]) -> Iterator[Problem]:
    """Quotations of some sources that do not stand in the paragraph that they name."""
    for brief in _briefs(content):
        for index, quotation in enumerate(brief.entry.management_said):
            if quotation.source not in sources:
                continue
            text = at_hand(articles, quotation.source)
            paragraph = _bare(text[quotation.at - 1]) if quotation.at <= len(text) else ""
            said = [_bare(words) for words in quotation.words.values() if words.strip()]
            if text and said and not any(words in paragraph for words in said):
                message = f"the quotation does not stand in paragraph {quotation.at}"
                remedy = "write it word for word in the article's language, and its paragraph"
                yield brief.document.problem((QUOTED, index, "words"), message, remedy)


def tokens(text: str) -> list[Token]:
    """The words of a text, without its figures, references and words of a period."""
    language = script(text)
    bare = blanked("".join(map(_plain, text)))
    figures = [(found.start, found.end) for found in scan(bare)]
    for start, end in [*figures, *((word.start, word.end) for word in named(bare, language))]:
        bare = bare[:start] + "\0" * (end - start) + bare[end:]
    bare = _NO_WORD.sub(lambda match: " " * len(match[0]), bare)
    pattern = _WORD if language == _LATIN else _CHARACTER
    found: list[Token] = []
    last = 0
    for match in pattern.finditer(bare):
        between, word = bare[last : match.start()], match[0]
        name = word[0].isupper() and not re.search(r"(?:^|[.!?:])\W*$", bare[: match.start()])
        gaps = len(re.findall("\0+", between))
        found.append(Token(fold(word), *match.span(), gaps, name))
        last = match.end()
    return found


def _plain(char: str) -> str:
    """A character in its compatibility form, if that is one character too: `⼒` is `力`."""
    form = unicodedata.normalize("NFKC", char)
    return form if len(form) == 1 else char


def _stretches(words: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Each stretch of the fewest tokens that a run can have."""
    return (words[start : start + _SHORTEST] for start in range(len(words) - _SHORTEST + 1))


def _run(words: Sequence[Token]) -> _Run:
    return tuple(word.text for word in words)


def _briefs(content: Content) -> Iterator[Brief]:
    return chain(content.briefs.values(), content.unfinished.values())


def _bare(text: str) -> str:
    """A text without what typesetters change: script, width, case, spaces and marks."""
    return "".join(re.findall(r"[^\W_]", fold(text)))


def _copies(file: File, theirs: _Articles) -> Iterator[Problem]:
    """Copied runs of the texts of a file; entries of one list are read on from one to the next."""
    rows: dict[Place, list[tuple[Token, Place, str]]] = defaultdict(list)
    for place, words in file.texts:
        if place[0] == QUOTED or place[:2] == ("source", "title"):
            continue  # marked as theirs
        for language, text in words.items():
            row = *("" if isinstance(part, int) else part for part in place), language
            rows[row] += ((word, (*place, language), text) for word in tokens(text))
    for said in rows.values():
        for first, last, (source, number) in _shared([word for word, *_ in said], theirs):
            start, place, text = said[first]
            end = said[last][0].end if said[last][1] == place else len(text)
            copied = clip(text[start.start : end])
            message = f"'{copied}' is the wording of paragraph {number} of {source}"
            remedy = f"say it in other words, or quote it below {QUOTED}"
            yield file.document.problem_in_text(place, start.start, message, remedy)


def _shared(
    words: Sequence[Token], theirs: _Articles
) -> Iterator[tuple[int, int, tuple[str, int]]]:
    """First word, last one and origin of each run that articles have and that is too long."""
    hits = [theirs.runs.get(_run(stretch)) for stretch in _stretches(words)]
    start = 0
    while start < len(hits):
        end = start
        while end < len(hits) and hits[end]:
            end += 1
        origin, run = hits[start], words[start : end + _SHORTEST - 1]
        if origin and theirs.is_long(run):
            yield start, start + len(run) - 1, origin
        start = end + 1
