"""Whatever is thrown at the readers: a value or problems, never an exception, never for long."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from places import CORPUS, ROOT, TINY
from pydantic import BaseModel

from briefs.analysis.dataset import Dataset, read_dataset
from briefs.articles.article import paragraphs
from briefs.content import models
from briefs.content.fitting import meant_period
from briefs.content.folder import Folder
from briefs.content.load import load
from briefs.content.references import BadReference, parse_reference
from briefs.content.suggest import suggest
from briefs.content.validate import validate
from briefs.content.yaml_source import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_PROBLEMS,
    parse_document,
    read_document,
)
from briefs.figures.reader import parse
from briefs.figures.scan import scan
from briefs.model.figure import NotAFigure
from briefs.model.period import is_period, parse_period
from briefs.model.problem import Problem
from briefs.presentation.context import RenderContext
from briefs.presentation.inline import html, plain
from briefs.presentation.markdown import to_line, to_tree
from briefs.site.build import made

REAL = sorted(CORPUS.rglob("*.yml"))
QUICK = 5.0  # seconds for what takes a few hundredths when nothing else runs

ALPHABET = st.one_of(st.sampled_from("{}[]:,-#&*!|>'\"%@`?~\\ \n\t0159.年億亿兆元%$％：，｛｝"), st.characters(codec="utf-8"))
TEXT = st.text(ALPHABET, max_size=60)
# Pieces of what editors write, so that chance comes near to sense
PIECES = st.sampled_from([
    "Revenue", "Indoor", "GLOW", "LUMN9", "yoy", "qoq", "guidance", "consensus", "2024Q4", "FY2025", "by 2027", "TTM2024Q4", "|low", "|size",
    "{", "}", "{Revenue}", "{Revenue yoy}", "125億元", "24%", "12.5 billion", "rose ", "fell ", "年增", "年減", "優於", "至", "約", "逾", "**", "[a](b)",
    " ", "\n", "- ", ": ", ", ", "：", "NT$", "US$", "萬", "百萬", "兆", "多", "倍", "1", "2", "0", ".", "-", "–", "~", "／", "above ", "from ", " to ", " is ", " plus ",
])  # fmt: skip
SENSE = st.lists(st.one_of(PIECES, st.text(ALPHABET, max_size=4)), max_size=25).map("".join)


def sound(problems: Iterable[Problem]) -> None:
    """Every problem has a place and says what is wrong and what to write."""
    for problem in problems:
        assert problem.path
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message.strip()
        assert problem.remedy.strip()
        assert len(str(problem)) < 2000
        assert str(problem).isprintable() or not re.search("[\x00-\x1f]", str(problem))


@given(st.one_of(TEXT, SENSE))
def test_any_text_as_a_document(text: str) -> None:
    document, problems = parse_document(text, "x.yml")
    assert document or problems
    sound(problems)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert problem.line <= len(lines) + 1
        assert problem.column <= max(map(len, lines)) + 2
    if document:
        document.root.plain()


@given(st.binary(max_size=200), st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"a: "]))
def test_any_bytes_as_a_file(tmp_path_factory: pytest.TempPathFactory, data: bytes, start: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(start + data)
    document, problems = read_document(path, "any.yml")
    assert document or problems
    sound(problems)


PLAIN = st.recursive(
    st.one_of(TEXT, SENSE, st.sampled_from(["1", "true", "2024-02-01", "en", "money", "https://a.example/", "x" * 300])),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.one_of(st.sampled_from(["en", "zh-Hant", "id", "of"]), TEXT), inner, max_size=4)),
    max_leaves=12,
)
MODELS: list[type[BaseModel]] = [models.Concept, models.Company, models.FactFile, models.BriefFile]


def shaped(model: type[BaseModel]) -> st.SearchStrategy[Any]:
    """Data with the keys of a model, some of them missing and some with nonsense."""
    fields = {name: st.one_of(shaped_field(info.annotation), PLAIN) for name, info in model.model_fields.items()}
    return st.fixed_dictionaries({}, optional=fields)


def shaped_field(annotation: Any) -> st.SearchStrategy[Any]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return shaped(annotation)
    inner = [part for part in getattr(annotation, "__args__", ()) if isinstance(part, type) and issubclass(part, BaseModel)]
    if not inner:
        return PLAIN
    return st.one_of(st.lists(shaped(inner[0]), max_size=2), st.dictionaries(TEXT, shaped(inner[0]), max_size=2))


@pytest.mark.parametrize("model", MODELS, ids=[model.__name__ for model in MODELS])
def test_any_data_against_each_model(model: type[BaseModel]) -> None:
    document, _ = parse_document("a: {b: [c, d]}\n", "x.yml")
    assert document

    @given(st.one_of(shaped(model), PLAIN))
    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    def against(data: Any) -> None:
        entry, problems = validate(document, (), data, model)
        assert (entry is None) == bool(problems)
        assert len(problems) <= MAX_PROBLEMS
        sound(problems)

    against()


# Real files, mutated

Mutation = Callable[[list[str], int, int], list[str]]
MUTATIONS: list[Mutation] = [
    lambda lines, i, _: lines[:i] + lines[i + 1 :],
    lambda lines, i, j: [*lines[:i], lines[i], *lines[i:j], *lines[j:]],
    lambda lines, i, j: [*lines[:i], lines[j], *lines[i + 1 : j], lines[i], *lines[j + 1 :]],
    lambda lines, i, _: [*lines[:i], " " + lines[i], *lines[i + 1 :]],
    lambda lines, i, _: [*lines[:i], lines[i][1:], *lines[i + 1 :]],
    lambda lines, i, _: [*lines[:i], "\t" + lines[i].lstrip(), *lines[i + 1 :]],
    lambda lines, i, j: [*lines[:i], lines[i][: j % (len(lines[i]) + 1)], *lines[i + 1 :]],
    lambda lines, i, j: [*lines[:i], cut(lines[i], j), *lines[i + 1 :]],
    lambda lines, i, j: [*lines[:i], swapped(lines[i], lines[j]), *lines[i + 1 :]],
    lambda lines, i, _: [*lines[:i], lines[i].replace(": ", "：", 1), *lines[i + 1 :]],
    lambda lines, i, _: [*lines[:i], lines[i].replace(", ", "，", 1), *lines[i + 1 :]],
    lambda lines, i, _: [*lines[:i], lines[i].replace('"', "", 1), *lines[i + 1 :]],
    lambda lines, i, _: [*lines[:i], re.sub("[0-9]", "9", lines[i]), *lines[i + 1 :]],
]


def cut(line: str, place: int) -> str:
    place %= len(line) + 1
    return line[:place] + line[place + 1 :]


def swapped(line: str, other: str) -> str:
    value = re.search(r"\w+: ([^,{}]+)", other)
    return re.sub(r"(\w+: )[^,{}]+", lambda match: match[1] + (value[1] if value else "x"), line, count=1)


PATHS = sorted(path.relative_to(TINY).as_posix() for path in TINY.rglob("*.yml"))


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(TINY, tmp_path_factory.mktemp("fuzz") / "content"))


@given(st.sampled_from(PATHS), st.lists(st.tuples(st.sampled_from(MUTATIONS), st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=3))
@settings(max_examples=100)
def test_a_file_with_lines_lost_doubled_moved_and_spoilt(workshop: Path, name: str, changes: list[tuple[Mutation, int, int]]) -> None:
    path = workshop / name
    whole = path.read_text("utf-8")
    try:
        lines = whole.split("\n")
        for mutate, one, other in changes:
            first, last = sorted((one % len(lines), other % len(lines)))
            lines = mutate(lines, first, last) or [""]
        path.write_text("\n".join(lines), "utf-8")
        dataset, problems = read_dataset(workshop)
        sound(problems)
        assert problems or dataset.findings
    finally:
        path.write_text(whole, "utf-8")


@given(st.sampled_from(PATHS), st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=3))
@settings(max_examples=60)
def test_a_file_with_bytes_flipped(workshop: Path, name: str, flips: list[tuple[int, int]]) -> None:
    path = workshop / name
    whole = path.read_bytes()
    data = bytearray(whole)
    for place, value in flips:
        data[place % len(data)] ^= value
    try:
        path.write_bytes(data)
        sound(read_dataset(workshop)[1])
    finally:
        path.write_bytes(whole)


@given(st.sampled_from(REAL), st.sampled_from(MUTATIONS), st.integers(0, 10**6), st.integers(0, 10**6))
@settings(max_examples=60)
def test_a_real_file_spoilt(path: Path, mutate: Mutation, one: int, other: int) -> None:
    lines = path.read_text("utf-8").split("\n")
    first, last = sorted((one % len(lines), other % len(lines)))
    document, problems = parse_document("\n".join(mutate(lines, first, last)), "x.yml")
    assert document or problems
    sound(problems)


# Texts

@given(st.one_of(TEXT, SENSE), st.sampled_from([None, "USD", "TWD"]))
def test_any_text_as_a_figure(text: str, currency: str | None) -> None:
    with suppress(NotAFigure):
        assert parse(text, currency).interval()
    for found in scan(text, currency):
        assert text[found.start : found.end]


@given(st.one_of(TEXT, SENSE))
def test_any_text_as_prose(text: str) -> None:
    for read in (to_tree, to_line):
        tree = read(text, lambda _: "x")
        assert isinstance(html(tree), str)
        assert isinstance(plain(tree), str)
    assert all(part.strip() == part != "" for part in paragraphs(text))


@given(st.one_of(TEXT, SENSE))
def test_any_text_as_a_period(text: str) -> None:
    if is_period(text):
        assert parse_period(text, 6).start <= parse_period(text, 6).end
    meant = meant_period(text)
    assert meant == "" or is_period(meant)


@given(st.one_of(TEXT, SENSE), st.lists(TEXT, max_size=5))
def test_any_text_as_a_name(text: str, known: list[str]) -> None:
    assert suggest(text, known)


@given(st.one_of(TEXT, SENSE))
def test_any_text_as_a_reference(tiny: Dataset, text: str) -> None:
    for brief in tiny.briefs():
        with suppress(BadReference, ValueError):
            assert str(parse_reference(text, brief, tiny.content).meaning)


@given(SENSE, SENSE)
@settings(max_examples=60)
def test_any_text_in_a_brief(workshop: Path, english: str, chinese: str) -> None:
    path = workshop / "lumen/2024Q4/brief.yml"
    whole = path.read_text("utf-8")
    said = [part.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") for part in (english, chinese)]
    risks = f'risks: [{{en: "x {said[0]}", zh-Hant: "x {said[1]}"}}]'
    try:
        path.write_text(re.sub("risks: .*", lambda _: risks, whole), "utf-8")
        sound(read_dataset(workshop)[1])
    finally:
        path.write_text(whole, "utf-8")


@given(SENSE)
@settings(max_examples=40)
def test_any_text_as_a_claim(workshop: Path, claim: str) -> None:
    path = workshop / "lumen/2024Q4/lamp-times-2025-02-01.yml"
    whole = path.read_text("utf-8")
    said = claim.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    try:
        path.write_text(whole.replace("printed: 12.5億元", f'printed: 12.5億元, claims: ["above {said}"]'), "utf-8")
        sound(read_dataset(workshop)[1])
    finally:
        path.write_text(whole, "utf-8")


# Time: 50 kB of what a careless pattern would try again and again

SIZE = 50_000
HARD = {
    "one letter": "a", "one digit": "1", "one numeral": "一", "scales": "億", "spaces": " ", "full-width spaces": "\u3000", "brackets": "(", "braces": "{",
    "square brackets": "[", "stars": "*", "links": "[a](", "closed links": "[a](b)", "quotes": '"', "hyphens": "-", "colons": ": ", "commas": ", ", "keys": "a: ",
    "pairs": "{a: b}, ", "hashes": " #", "backslashes": "\\", "references": "{Revenue} ", "open references": "{Revenue ", "growth": "rose by {Revenue yoy} ",
    "percent": "24%", "ranges": "1至2億", "ranges without end": "1-", "thousands": "1,", "decimals": "1.", "words": "one hundred and ", "money": "NT$", "qualifiers": "約",
    "dates": "2026-02-", "underscores": "_a", "line breaks": "\n", "tildes": "1~", "entities": "&#1", "accents": "e\u0301", "tabs": "\t", "smileys": "👩\u200d",
}  # fmt: skip


@pytest.mark.parametrize("unit", HARD.values(), ids=HARD.keys())
def test_long_texts_take_no_time(unit: str) -> None:
    text = (unit * (SIZE // len(unit) + 1))[:SIZE]
    many = "\n".join([text[:3990]] * 25)
    readers: list[Callable[[], object]] = [
        lambda: parse_document(text, "x.yml"),
        lambda: parse_document(f"a: {text}", "x.yml"),
        lambda: parse_document(f"a: [{text}", "x.yml"),
        lambda: parse_document(f'a: "{text}', "x.yml"),
        lambda: parse_document(f"a:\n  {text}\n b", "x.yml"),
        lambda: parse_document(f"a: {{\n{many}\n b", "x.yml"),
        lambda: list(scan(text)),
        lambda: html(to_tree(text[:10_000], lambda _: "x")),
        lambda: meant_period(text),
        lambda: suggest(text, ["Revenue"] * 100),
        lambda: refused(text),
    ]
    for number, reader in enumerate(readers):
        start = time.process_time()
        reader()
        assert time.process_time() - start < QUICK, number


def refused(text: str) -> None:
    with pytest.raises(NotAFigure):
        parse(text)


def test_one_long_line_takes_no_time() -> None:
    for unit in ("1,", "a: ,", "at：1,", "{b},", "a,", '"a",', "\u3000,", "[], "):
        text = f"a: {{{(unit * MAX_BYTES)[: MAX_BYTES // 4]}"
        start = time.process_time()
        document, problems = parse_document(text, "x.yml")
        assert time.process_time() - start < 2 * QUICK, unit
        assert document is None
        assert len(problems) <= MAX_PROBLEMS
        sound(problems)


def with_brief(tmp_path: Path, line: str) -> tuple[list[Problem], float]:
    content = Path(shutil.copytree(TINY, tmp_path / "content"))
    path = content / "lumen/2024Q4/brief.yml"
    path.write_text(re.sub("risks: .*", lambda _: line, path.read_text("utf-8")), "utf-8")
    start = time.process_time()
    problems = read_dataset(content)[1]
    return problems, time.process_time() - start


@pytest.mark.parametrize("unit", ["{Revenue} ", "{Revenu} ", "{", "rose ", "rose by {Revenue yoy} ", "beat {Revenue consensus} ", "1% ", "年增", "低於 {Revenue consensus}", "not "])
def test_long_prose_is_checked_in_time(tmp_path: Path, unit: str) -> None:
    text = (unit * (9_000 // len(unit)))[:9_000]
    many = ", ".join([f'{{en: "{text}", zh-Hant: "{text}"}}'] * 5)
    problems, seconds = with_brief(tmp_path, f"risks: [{many}]")
    sound(problems)
    assert len(problems) <= MAX_PROBLEMS
    assert seconds < 2 * QUICK


# Limits

def test_too_much_of_anything_is_said_so(tmp_path: Path) -> None:
    content = Path(shutil.copytree(TINY, tmp_path / "content"))
    path = content / "lumen/2024Q4/lamp-times-2025-02-01.yml"
    whole = path.read_text("utf-8")
    fact = "  - {at: 4, concept: OperatingIncome, printed: 12.5億元}\n"
    for old, new, says in [
        ("skipped:", fact * 2000 + "skipped:", "facts has 2010 entries, at most 2000 are allowed; delete 10 entries"),
        ("printed: 12.5億元", f"printed: {'9' * 81}", "the text is longer than 80 characters; write the figure alone"),
        ("at: 4, concept: Op", f"at: {'9' * 5000}, concept: Op", "write "),
        ("language: zh-Hant", f"language: {'x' * 20_000}", "this text has 20,000 characters; keep it below 10,000"),
        ("skipped:", f"x: {'[' * 100}{']' * 100}\nskipped:", f"nested deeper than {MAX_DEPTH} levels; flatten it"),
        ("skipped:", "#" * MAX_BYTES + "\nskipped:", "the file has more than 1,000,000 bytes; "),
        ("printed: 12.5億元", "printed: 1e999999999", "is no figure"),
        ("skipped:", f"x: [{'[],' * 120_000}]\nskipped:", "the file holds more than 100,000 keys and values; "),
        ("publisher: {en: Lamp Times,", f"publisher: {{en: {'Lamp ' * 80},", "publisher: the text in en has 399 characters; keep it below 300"),
    ]:
        path.write_text(whole.replace(old, new, 1), "utf-8")
        _, problems = load(content)
        assert [says in str(problem) for problem in problems] == [True], problems[:3]
        sound(problems)


def test_many_mistakes_do_not_bury_the_first(tmp_path: Path) -> None:
    content = Path(shutil.copytree(TINY, tmp_path / "content"))
    path = content / "lumen/2024Q4/lamp-times-2025-02-01.yml"
    wrong = "".join(f"  - {{at: {number}, concept: Operating{'x' * (number % 90)}, printed: 1}}\n" for number in range(1, 1500))
    path.write_text(path.read_text("utf-8").replace("facts:\n", f"facts:\n{wrong}"), "utf-8")
    start = time.process_time()
    _, problems = load(content)
    assert time.process_time() - start < 2 * QUICK
    assert 0 < len(problems) <= MAX_PROBLEMS + 1
    assert problems[0].line == 10


def test_an_alias_bomb_does_not_go_off() -> None:
    bomb = "a: &a [x, x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20))
    document, problems = parse_document(bomb, "x.yml")
    assert document is None
    sound(problems)


EXTREME = [
    "0元", "0%", "-5億元", "9" * 78, "9" * 75 + "%", "0." + "0" * 60 + "1", "0." + "0" * 60 + "1%", "9999兆元", "1" + "0" * 70 + "兆元",
    "逾0", "約0億元", "0億至0億元", "-1億至1億元", "1億元", "100%", "-100%", "-200%", "0倍", "1000倍", "翻倍", "不到1億元", "0.00元", "12人",
    "1人", "逾10%", "近10%", "0至9" + "9" * 60 + "億元", "NT$1", "1e5", "一兆元",
]  # fmt: skip


@given(st.lists(st.one_of(st.none(), st.sampled_from(EXTREME)), min_size=17, max_size=17))
@settings(max_examples=10)
def test_any_figures_can_be_shown(workshop: Path, printed: list[str | None]) -> None:
    wholes = {path: path.read_text("utf-8") for path in workshop.rglob("*-*.yml")}
    try:
        _put(wholes, iter(printed))
        dataset, problems = read_dataset(workshop)
        sound(problems)
        if dataset.findings:  # conflicts are problems too, but do not stand in the way
            site = made(RenderContext(dataset, Folder(ROOT), preview=True))
            assert all(page.body() for page in site.pages)
    finally:
        for path, whole in wholes.items():
            path.write_text(whole, "utf-8")


def _put(wholes: Mapping[Path, str], printed: Iterator[str | None]) -> None:
    """Print other figures where their facts can take them."""
    for path, whole in wholes.items():
        lines = whole.split("\n")
        for number, line in enumerate(lines):
            figure = next(printed, None) if "- {at: " in line and "reason:" not in line else None
            if figure:
                lines[number] = re.sub(r'printed: ("[^"]*"|[^,}]+)', f'printed: "{figure}"', line)
                path.write_text("\n".join(lines), "utf-8")
                if load(path.parents[2])[1]:
                    lines[number] = line
        path.write_text("\n".join(lines), "utf-8")


# Outside of content/

SECRET = "secret-lamp-recipe"


@pytest.mark.parametrize("where", ["lumen/2024Q4/lamp-times-2025-02-01.yml", "lumen/2024Q4/brief.yml", "lumen/company.yml", "concepts.yml", "lumen/2024Q4", "lumen", "other", "lumen/2023Q4", "lumen/2024Q4/extra.yml"])
def test_links_are_not_followed(tmp_path: Path, where: str) -> None:
    content = Path(shutil.copytree(TINY, tmp_path / "content"))
    outside = tmp_path / "outside"
    link = content / where
    if link.suffix:
        outside.write_text(f"{SECRET}: {SECRET}\nsource: {SECRET}\n", "utf-8")
        link.unlink(missing_ok=True)
    else:
        shutil.copytree(TINY / "lumen" if "/" not in where else TINY / "lumen/2024Q4", outside)
        (outside / "secret.yml").write_text(f"{SECRET}: 1\n", "utf-8")
        if link.is_dir():
            shutil.rmtree(link)
    link.symlink_to(outside)
    dataset, problems = read_dataset(content)
    said = [str(problem) for problem in problems]
    assert f"content/{where}:1:1: a link is not followed; put the file itself here" in said
    assert SECRET not in "\n".join(said)
    assert SECRET not in str(dataset.content)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    content = Path(shutil.copytree(TINY, tmp_path / "content"))
    path = content / "lumen/2024Q4/brief.yml"
    path.unlink()
    os.mkfifo(path)
    assert [str(problem) for problem in load(content)[1]] == ["content/lumen/2024Q4/brief.yml:1:1: this is no ordinary file; put an ordinary file here"]

