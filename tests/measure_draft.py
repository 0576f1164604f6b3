"""How good drafts are: what `briefs draft` proposes for an article beside the fact file of a person.

`python tests/measure_draft.py` prints a table; `--misses` also each proposal that is not right.
Every figure of an article counts once: proposed as a fact, as skipped, or undecided. A proposal is
matched by paragraph and printing; a fact where the person skipped the figure is wrong.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from places import CORPUS, ROOT

from briefs.articles.article import Article, read_article, squeeze
from briefs.content.folder import Folder
from briefs.content.load import load
from briefs.content.records import Content, Source
from briefs.editing.draft import draft
from briefs.figures.scan import scan
from briefs.model.facts import Fact

REAL = ROOT.parent / "shared" / "sources"
HELD_OUT = ROOT / "tests" / "drafts"
FIELDS = ("entity", "segment", "concept", "period", "scenario", "change", "by")
VERDICTS = ("right", "one field", "wrong", "undecided")


@dataclass(frozen=True)
class Judged:
    """A figure of an article, what was proposed for it, and how that compares."""

    source: str
    at: int
    printed: str
    verdict: str
    sure: bool
    skipped: bool
    wrong: tuple[str, ...] = ()
    said: str = ""
    wanted: str = ""


def measure(content: Path, articles: Path) -> list[Judged]:
    """Draft every article of a content folder anew and compare with the fact file there."""
    hand, problems = load(content)
    assert all(problem.path.endswith("brief.yml") for problem in problems)  # none needed here
    judged: list[Judged] = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "content"
        shutil.copytree(content, copy)
        texts = {}
        for source in hand.sources.values():
            path = copy.parent / source.document.path
            path.unlink()
            company, quarter = source.brief.split("/")
            text = draft(articles / f"{source.id}.txt", company, quarter, Folder(copy.parent)).text
            path.write_text(text, "utf-8")
            texts[source.id] = text.splitlines()
        drafted, _ = load(copy)
    for source in hand.sources.values():
        article = read_article(articles / f"{source.id}.txt")
        judged += _compare(source, hand, drafted, article, texts[source.id])
    return judged


def _compare(
    source: Source, hand: Content, drafted: Content, article: Article, lines: Sequence[str]
) -> Iterator[Judged]:
    mine = drafted.sources[source.id]
    wanted = _spans(hand, source, article)
    facts = [fact for fact in drafted.facts if fact.source == source.id]
    assert len(facts) == sum(" concept: " in line.partition("  # ")[0] and " - or: " not in line for line in lines), "a proposed fact does not load"
    for fact in facts:
        near = _near(wanted, fact.at, fact.printed, article)
        misses = [_wrong(fact, other) for other in near if isinstance(other, Fact)]
        best = min(misses, key=len, default=("not a fact",) * 2)
        others = [str(other.meaning) for other in near if isinstance(other, Fact)]
        verdict = "right" if not best else "one field" if len(best) == 1 else "wrong"
        sure = lines[fact.line - 1].partition("  # ")[2].startswith("sure")
        yield Judged(source.id, fact.at, fact.printed, verdict, sure, False, best, str(fact.meaning), " | ".join(others))
    for entry in mine.skipped:
        near = _near(wanted, entry.at, entry.printed, article)
        right = any(not isinstance(other, Fact) for other in near)
        others = [str(other.meaning) for other in near if isinstance(other, Fact)]
        index = mine.skipped.index(entry)
        sure = lines[mine.document.root.at("skipped", index).line - 1].partition("  # ")[2].startswith("sure")
        yield Judged(source.id, entry.at, entry.printed, "right" if right else "wrong", sure, True, () if right else ("a fact",), entry.reason, " | ".join(others))
    for undecided in mine.undecided.values():
        near = _near(wanted, undecided.at, undecided.printed, article)
        others = [str(other.meaning) if isinstance(other, Fact) else other for other in near]
        yield Judged(source.id, undecided.at, undecided.printed, "undecided", False, False, (), undecided.hint, " | ".join(others))


Wanted = dict[int, list[tuple[tuple[int, int], Fact | str]]]


def _spans(hand: Content, source: Source, article: Article) -> Wanted:
    """Where the person's facts and skipped figures stand, by paragraph."""
    spans: Wanted = {}
    entries: list[tuple[int, str, Fact | str]] = [(f.at, f.printed, f) for f in hand.facts if f.source == source.id]
    entries += [(entry.at, entry.printed, entry.reason) for entry in source.skipped]
    for at, printed, what in entries:
        for span in article.squeezed[at - 1].find(squeeze(printed).text):
            spans.setdefault(at, []).append((span, what))
    return spans


def _near(wanted: Wanted, at: int, printed: str, article: Article) -> list[Fact | str]:
    places = [(f.start, f.end) for f in scan(article.paragraphs[at - 1]) if f.printed == printed]
    return [what for (start, end), what in wanted.get(at, []) if any(start < b and a < end for a, b in places)]


def _wrong(fact: Fact, other: Fact) -> tuple[str, ...]:
    """The fields that differ; a draft does not say diluted where the article does not."""
    fields = {name: (getattr(fact.meaning, name), getattr(other.meaning, name)) for name in FIELDS}
    unsaid = {"EarningsPerShare", "EarningsPerShareDiluted"}
    wrong = [name for name, pair in fields.items() if pair[0] != pair[1] and {*pair} != unsaid]
    down = [(f.figure.low or 0) < 0 or (f.figure.high or 0) < 0 for f in (fact, other)]
    return (*wrong, *(["down"] if down[0] != down[1] else []))


def table(judged: Sequence[Judged]) -> str:
    """A row an article and the total, then what was wrong by field."""
    head = f"{'':24}{'figures':>8}" + "".join(f"{v:>16}" for v in VERDICTS) + f"{'sure':>6}{'of them wrong':>16}{'not right':>11}"
    rows = [head]
    for name in [*dict.fromkeys(item.source for item in judged), "total"]:
        some = [item for item in judged if name in ("total", item.source)]
        count = Counter(item.verdict for item in some)
        sure = [item for item in some if item.sure]
        wrong = sum(item.verdict == "wrong" for item in sure)
        missed = sum(item.verdict != "right" for item in sure)
        cells = "".join(f"{count[v]:>9} {count[v] / len(some):>5.0%} " for v in VERDICTS)
        share = f"{wrong:>8} {wrong / max(1, len(sure)):>7.1%}{missed:>5} {missed / max(1, len(sure)):>5.1%}"
        rows.append(f"{name:24}{len(some):>8}{cells}{len(sure):>6}{share}")
    fields = Counter(field for item in judged for field in set(item.wrong))
    rows.append("wrong by field: " + ", ".join(f"{name} {n}" for name, n in fields.most_common()))
    return "\n".join(rows)


def misses(judged: Sequence[Judged]) -> Iterator[str]:
    """The proposals that are not right, one a line."""
    for item in judged:
        if item.verdict != "right":
            mark = "SURE" if item.sure else ""
            kind = "skipped" if item.skipped else ""
            yield f"{item.source[:8]} p{item.at} {item.printed} {item.verdict} {mark} {kind} [{', '.join(item.wrong)}]\n      said {item.said}\n      want {item.wanted}"


def main() -> None:
    if REAL.is_dir():
        report(measure(ROOT / "content", REAL))
    else:
        print(f"no articles in {REAL}")
    with tempfile.TemporaryDirectory() as folder:
        report(measure(held_out(Path(folder)), HELD_OUT))


def report(judged: Sequence[Judged]) -> None:
    print(table(judged), end="\n\n")
    if "--misses" in sys.argv[1:]:
        print("\n".join(misses(judged)))


def held_out(folder: Path) -> Path:
    """The content of the invented articles, with the corpus's glossary, in a folder."""
    shutil.copytree(HELD_OUT / "content", folder / "content")
    shutil.copy(CORPUS / "concepts.yml", folder / "content")
    return folder / "content"


if __name__ == "__main__":
    main()
