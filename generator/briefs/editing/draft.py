"""A fact file drafted from an article: `briefs draft` writes what `proposals` reads in it."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefs.articles.article import paragraphs, split_name
from briefs.articles.candidates import propose
from briefs.articles.clauses import Proposal
from briefs.articles.dates import Calendar
from briefs.articles.lexicon import Vocabulary, words
from briefs.articles.told import Program, read_twice
from briefs.content.canonical import Statement
from briefs.content.folder import Folder
from briefs.content.load import load
from briefs.content.receipts import Receipt
from briefs.content.texts import empty, slug
from briefs.content.yaml_text import flow, scalar
from briefs.editing.confirmed import Desk
from briefs.editing.json_schemas import modeline
from briefs.editing.lookup import company_of, quarter_of
from briefs.editing.redraft import TO_DECIDE
from briefs.figures.folding import fold, script
from briefs.model.period import Period, is_period, parse_period
from briefs.model.problem import Refused, counted

MAX_BYTES = 200_000  # a long article has a tenth of it
MAX_PRINTED = 80  # characters that a fact file takes as a figure
ASSISTED = "the program that proposed readings: brief.yml says who reviewed them"

Entry = dict[str, str | int]

_DATED_LINE = re.compile(
    rf"(?:{'|'.join(map(re.escape, words('dated')))})\s*:?\s*"
    r"(20\d\d)[-/.年 ]{1,3}(\d\d?)[-/.月 ]{1,3}(\d\d?)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact file's text, where it belongs, and what was proposed."""

    path: Path
    text: str
    proposals: tuple[Proposal, ...]
    sha256: str
    paragraphs: int
    remark: str = ""  # on the program that read along

    def receipt(self, day: date) -> Receipt:
        """The proof that each figure of the article stands in the file, read by nobody yet."""
        text = ("sha256", self.sha256), ("figures", str(len(self.proposals)))
        figures = (Statement("figure", one.at, one.found.printed) for one in self.proposals)
        return Receipt((Statement("text", reading=text), *figures), self.paragraphs, day)

    def __str__(self) -> str:
        sure = sum(not p.doubts for p in self.proposals if p.concept or p.reason)
        undecided = sum(not p.concept and not p.reason for p in self.proposals)
        likely = len(self.proposals) - sure - undecided
        figures = counted(len(self.proposals), "figure")
        return f"{figures}: {sure} sure, {likely} likely, {undecided} undecided{self.remark}"


def draft(
    article: Path, name: str, quarter: str, folder: Folder, program: Program | None = None
) -> Draft:
    """Draft the fact file of an article for a company's quarter; raises Refused.

    `name` is the company's ticker or folder; the program reads along, where one is to.
    """
    data = article_bytes(article)
    content, problems = load(folder.content, folder.languages, drafts=True)
    company = company_of(content, name, problems)
    period = quarter_of(quarter, company)
    path = folder.content / company.folder / str(period) / source_file(article)
    taken = content.sources.get(path.stem)
    if taken and folder.root / taken.document.path != path:
        raise Refused(f"the source '{path.stem}' stands in {taken.document.path} already")
    text = data.decode("utf-8")
    parts = paragraphs(text)
    written = _written(path.stem, parts)
    vocabulary, calendar = Vocabulary(company, content.concepts), Calendar(period, written)
    read, void = (
        read_twice(parts, vocabulary, calendar, program)
        if program
        else (propose(parts, vocabulary, calendar), 0)
    )
    proposals = tuple(_storable(read))
    sha256 = hashlib.sha256(data).hexdigest()
    head = _head(empty(folder.languages), script(text), written, sha256, len(proposals))
    head += f"  assisted: {scalar(program.name)}  # {ASSISTED}\n" if program else ""

    def written_of(some: Sequence[Proposal]) -> str:
        return head + _body(some, company.id, period)

    desk = Desk(content, company, period)
    proposals = tuple(desk.confirmed(proposals, written_of, path.stem))
    whole = f"{modeline(path)}\n{written_of(proposals)}"
    remark = f"; {void} by {program.name} that figure or words deny" if program and void else ""
    return Draft(path, whole, proposals, sha256, len(parts), remark)


def source_file(article: Path) -> str:
    """The name of an article's fact file: its own name, safe in an address; raises Refused."""
    name = slug(fold(article.stem))
    if not name:
        remedy = "rename it like daily-2026-02-06.txt"
        raise Refused(f"{article.name} has no Latin letter or digit in its name; {remedy}")
    return f"{name}.yml"


def article_bytes(path: Path) -> bytes:
    """An article's text as it is saved, in UTF-8; raises Refused."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Refused(f"{path} is too large; an article has at most {MAX_BYTES:,} bytes")
        data = path.read_bytes()
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}") from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{path} is no text in UTF-8; save the article as plain text") from None
    if "\0" in text:
        raise Refused(f"{path} is no text; save the article as plain text")
    if not text.strip():
        raise Refused(f"{path} is empty; save the article's text in it")
    return data


def _written(name: str, parts: Sequence[str]) -> Period | None:
    """The day or month of an article, by its file's name or a line that says so; or None."""
    if named := split_name(name)[1]:
        return named
    for line in (*parts[:8], *parts[-4:]):
        match = _DATED_LINE.search(fold(line[:400]))
        day = f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else ""
        if is_period(day):
            return parse_period(day)
    return None


def _storable(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    for proposal in proposals:
        too_long = proposal.concept and len(proposal.found.printed) > MAX_PRINTED
        yield Proposal(proposal.at, proposal.found, hint=proposal.hint) if too_long else proposal


# ---- the file


def _head(blank: str, language: str, written: Period | None, sha256: str, figures: int) -> str:
    day, note = "''", "the day, as 2026-02-06"
    if written and written.kind == "day":
        day, note = str(written), "by the article's file name or text"
    return (
        "# Drafted: `# sure` and `# likely: …` say how a line was found. Read each line, delete\n"
        "# its mark, and of two with `or` one; `briefs check` names what is still to be done.\n"
        "source:\n"
        f"  publisher: {blank}\n"
        f"  title: {blank}  # what the article is about, in your words\n"
        f"  published: {day}  # {note}\n"
        f"  language: {language}  # by the script of the text\n"
        "  url: ''  # the article's address, or delete the line\n"
        f"  sha256: {sha256}\n"
        f"  figures: {figures}\n"
    )


def _body(proposals: Sequence[Proposal], company: str, quarter: Period) -> str:
    facts = [p for p in proposals if p.concept]
    skipped = [p for p in proposals if p.reason]
    undecided = [p for p in proposals if not p.concept and not p.reason]
    lines = ["facts:" if facts else "facts: []"]
    at = 0
    for proposal in facts:
        if proposal.at != at:
            at = proposal.at
            lines.append(f"  # ---- paragraph {at}")
        lines.append(_line(**_fact(proposal, company, quarter)) + _mark(proposal))
        if proposal.second and proposal.doubts:
            lines.append(_line("or: ", **_fact(proposal.second, company, quarter)))
    if skipped:
        lines.append("skipped:")
        lines += [_line(**_stands(p), reason=p.reason) + _mark(p) for p in skipped]
    if undecided:
        lines.append(f"undecided:  {TO_DECIDE}")
        for proposal in undecided:
            lines.append(_line(**_stands(proposal), hint=proposal.hint))
            if proposal.second:
                lines.append(_line("or: ", **_fact(proposal.second, company, quarter)))
    return "\n".join(lines) + "\n"


def _fact(proposal: Proposal, company: str, quarter: Period) -> Entry:
    return {
        "at": proposal.at,
        "entity": "" if proposal.entity == company else proposal.entity,
        "segment": proposal.segment,
        "concept": proposal.concept,
        "period": "" if proposal.period == quarter else str(proposal.period),
        "scenario": "" if proposal.scenario == "actual" else proposal.scenario,
        "change": proposal.change,
        "currency": proposal.currency,
        "by": proposal.by,
        "printed": proposal.found.printed,
        "down": proposal.down,
    }


def _stands(proposal: Proposal) -> Entry:
    return {"at": proposal.at, "printed": proposal.found.printed}


def _line(lead: str = "", /, **entry: str | int) -> str:
    """An entry without what is empty."""
    return f"  - {lead}{flow({key: value for key, value in entry.items() if value})}"


def _mark(proposal: Proposal) -> str:
    if proposal.doubts:
        return f"  # likely: {', '.join(proposal.doubts)}"
    return f"  # sure: {proposal.proof}" if proposal.proof else "  # sure"
