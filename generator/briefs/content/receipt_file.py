"""Receipts as files: some lines to read, then a packed block with what the fact file stated.

The block holds nothing but what stands in the fact file itself, so that nothing more of the
article's text can be got back from it.
"""

import base64
import json
import re
import textwrap
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from briefs.content.canonical import Statement, stated
from briefs.content.folder import Folder
from briefs.content.receipts import Reader, Receipt, against, digests, names_of
from briefs.content.records import Content, Source
from briefs.content.yaml_source import Document
from briefs.model.problem import Problem, counted

SUFFIX = ".receipt"
MAX_BYTES = 10_000
_MAX_UNPACKED = 5_000_000  # a fact file has a fifth of it at most
_MOST_READERS = 12  # the first, and the last ones
_FIRST = "briefs receipt 1"
_READER = re.compile(r"(\S+) by (.+): (\d+) entr(?:y|ies)")
_ROWS = TypeAdapter(list[tuple[str, int, str, dict[str, str]]])


def receipt_path(root: Path, document: Document) -> Path:
    """The place of a fact file's receipt; `root` holds the content folder."""
    return (root / document.path).with_suffix(SUFFIX)


def receipt_name(document: Document) -> str:
    """That place as problems show it."""
    return document.path.removesuffix(".yml") + SUFFIX


def receipt_text(receipt: Receipt) -> str:
    """A receipt as its file holds it, in words as far as they have room."""
    text, every = _written(receipt), 1
    while len(text.encode()) > MAX_BYTES and receipt.readers:
        less = tuple(digests(receipt.statements, every))
        text, every = _written(replace(receipt, statements=less, every=every)), every * 2
    return text


def read_receipt(path: Path, name: str) -> tuple[Receipt | None, list[Problem]]:
    """The receipt in a file, or what is wrong with it; neither where there is no file."""
    if path.is_symlink() or not path.exists():  # links are never followed
        return None, []
    try:
        return _read(path), []
    except (OSError, ValueError, zlib.error) as error:
        why = (isinstance(error, OSError) and error.strerror) or str(error).partition("\n")[0]
        message = f"the receipt cannot be read: {why}"
        remedy = "put it back as it was, or delete it and write it anew by `briefs verify`"
        return None, [Problem(name, 1, 1, message, remedy)]


@dataclass(frozen=True, slots=True)
class Review:
    """All articles held against their receipts."""

    articles: int
    receipts: int
    proven: int
    problems: Sequence[Problem]
    warnings: Sequence[Problem]  # of drafts

    def __str__(self) -> str:
        return f"{self.proven} of {counted(self.articles, 'article')} proven by receipts"


def review(content: Content, folder: Folder) -> Review:
    """Hold each fact file that can be read against its receipt."""
    drafts = {brief.id for brief in content.drafts}
    problems: list[Problem] = []
    warnings: list[Problem] = []
    statements, receipts, proven = stated(content), 0, 0
    for source in content.sources.values():
        draft, document = source.brief in drafts, source.document
        receipt, found = read_receipt(receipt_path(folder.root, document), receipt_name(document))
        receipts += receipt is not None
        if not is_whole(source, statements[source.id]):
            continue
        if receipt:
            names = names_of(content, source.brief)
            found = list(against(receipt.under(names), statements[source.id], document))
            found += _too_early(receipt, source)
        if not found and receipt and receipt.readers:
            proven += 1
        elif not found and folder.receipts and not draft:
            message = "nobody has read it yet" if receipt else "no receipt proves it"
            remedy = f"prove and read it: `briefs verify {document.path} --articles DIR --by NAME`"
            found = [Problem(document.path, 1, 1, message, remedy)]
        (warnings if draft else problems).extend(found)
    return Review(len(content.sources), receipts, proven, problems, warnings)


def _too_early(receipt: Receipt, source: Source) -> Iterator[Problem]:
    """Problems of days on which the article was not there yet."""
    published = source.entry.published
    for what, day in [("proven", receipt.proven), *(("read", one.day) for one in receipt.readers)]:
        if day < published - timedelta(days=1):  # elsewhere it was yesterday still
            message = f"it was {what} on {day}, before the article's day, {published}"
            remedy = "put it back as it was, or delete it and write it anew by `briefs verify`"
            yield Problem(receipt_name(source.document), 1, 1, message, remedy)


def is_whole(source: Source, statements: Sequence[Statement]) -> bool:
    """Tell a fact file whose entries could all be read; what is wrong with another is said."""
    root = source.document.root.value
    written = sum(len(root[key].value) for key in ("facts", "said") if key in root)
    return written == sum(one.kind in ("fact", "said") for one in statements)


def _written(receipt: Receipt) -> str:
    rows = [(one.kind, one.at, one.printed, dict(one.reading)) for one in receipt.statements]
    rows.sort(key=lambda row: (row[1], repr(row)))
    said = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
    block = textwrap.fill(base64.b64encode(zlib.compress(said, 9)).decode(), 100)
    return "\n".join((*_head(receipt), "", block, ""))


def _head(receipt: Receipt) -> Iterator[str]:
    yield _FIRST
    text = (one.reading for one in receipt.statements if one.kind == "text")
    yield from (f"{key}: {word}" for key, word in next(text, ()) if key != "read")
    yield f"paragraphs: {receipt.paragraphs}"
    yield f"proven: {receipt.proven}"
    yield from (f"read: {one}" for one in _few(receipt.readers))
    if receipt.every:
        yield f"digests: {receipt.every}"


def _few(readers: Sequence[Reader]) -> Sequence[Reader]:
    return (
        readers if len(readers) <= _MOST_READERS else (readers[0], *readers[-_MOST_READERS + 1 :])
    )


def _read(path: Path) -> Receipt:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError(f"it has more than {MAX_BYTES:,} bytes")
    head, _, block = data.decode("utf-8").replace("\r\n", "\n").partition("\n\n")
    said: dict[str, list[str]] = {}
    for line in head.split("\n")[1:]:
        key, _, value = line.partition(": ")
        said.setdefault(key, []).append(value)
    packed = zlib.decompressobj()
    unpacked = packed.decompress(
        base64.b64decode(re.sub(r"\s", "", block), validate=True), _MAX_UNPACKED
    )
    try:
        rows = _ROWS.validate_json(unpacked)
    except ValidationError:
        raise ValueError("its block holds no statements") from None
    try:
        receipt = Receipt(
            tuple(Statement(*row[:3], tuple(row[3].items())) for row in rows),
            int(said["paragraphs"][0]),
            date.fromisoformat(said["proven"][0]),
            tuple(map(_reader, said.get("read", ()))),
            int(said.get("digests", "0")[0]),
        )
    except (KeyError, TypeError):
        raise ValueError("lines of its head are missing") from None
    if head.split("\n") != list(_head(receipt)):
        raise ValueError("its head is not that of its block")
    return receipt


def _reader(line: str) -> Reader:
    match = _READER.fullmatch(line)
    if not match:
        raise ValueError(f"nobody is named by '{line}'")
    return Reader(date.fromisoformat(match[1]), match[2], int(match[3]))
