"""Receipts written and renewed: of what an article proves, and of what somebody read in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from briefs.articles.verify import Proof
from briefs.content.canonical import Statement, stated
from briefs.content.receipt_file import (
    is_whole,
    read_receipt,
    receipt_name,
    receipt_path,
    receipt_text,
)
from briefs.content.receipts import Change, Reader, Receipt, described, names_of, proves, reads
from briefs.content.records import Content, Source
from briefs.editing import files
from briefs.model.problem import Problem, Refused


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state of an article's receipt: what was done with it, and all that is not proven."""

    said: str = ""
    problems: Sequence[Problem] = ()


@dataclass(frozen=True)
class Desk:
    """Somebody's work on a day: who proves articles, and may accept what is read otherwise."""

    content: Content
    root: Path  # which holds the content folder
    name: str
    day: date
    accepts: bool = False

    @cached_property
    def _stated(self) -> Mapping[str, Sequence[Statement]]:
        return stated(self.content)

    @cached_property
    def _drafts(self) -> frozenset[str]:
        return frozenset(brief.id for brief in self.content.drafts)

    def settle(self, proof: Proof) -> Outcome:
        """Write an article's receipt, or renew it, where all that it says is proven and read."""
        path = receipt_path(self.root, proof.source.document)
        old, problems = read_receipt(path, receipt_name(proof.source.document))
        whole = is_whole(proof.source, self._stated[proof.source.id])
        if problems or not whole or (proof.problems and not proof.missing):
            return Outcome("", [*proof.problems, *problems])
        new, unread = self._renewed(old, proof) if old else (self._first(proof), [])
        if unread or new is None or new == old:
            return Outcome("", [*proof.problems, *unread])
        try:
            files.replace(path, receipt_text(new))
        except OSError as error:
            raise Refused(f"{path} cannot be written: {error.strerror}") from None
        done = [_done(old, new, proof.source)]
        if old and old.readers:
            changes = self._changes(old, proof.source)
            anew = sum(map(proves, changes))
            done += [f"  {described(change)}" for change in changes if not proves(change)]
            done += [f"  {anew} proven anew: paragraphs, the text"] if anew else []
        return Outcome("\n".join(done))

    def _changes(self, old: Receipt, source: Source) -> list[Change]:
        names = names_of(self.content, source.brief)
        return old.under(names).changes(self._stated[source.id])

    def _first(self, proof: Proof) -> Receipt | None:
        """A receipt where there was none; that of a draft has been read by nobody yet."""
        if proof.missing:
            return None
        statements = tuple(self._stated[proof.source.id])
        made = Receipt(statements, proof.paragraphs, self.day)
        if self.name and proof.source.brief not in self._drafts:
            entries = sum(one.at > 0 for one in statements)
            return replace(made, readers=(Reader(self.day, self.name, entries),))
        return replace(made, statements=tuple(made.form(statements)))

    def _renewed(self, old: Receipt, proof: Proof) -> tuple[Receipt | None, list[Problem]]:
        """A receipt of what is stated now, and a problem for each reading that nobody accepts."""
        source, statements = proof.source, self._stated[proof.source.id]
        renamed = old != old.under(names_of(self.content, source.brief))
        changes = self._changes(old, source)
        if not changes and not renamed and (old.readers or source.brief in self._drafts):
            return old, []
        if not old.readers:
            return self._first(proof), []
        read = [change for change in changes if not proves(change)]
        if proof.missing and not (self.accepts and all(map(reads, changes))):
            return None, []
        if read and not self.accepts:
            remedy = "read it, then accept it with --accept --by NAME; or put it back"
            return None, [
                Problem(source.document.path, *_place(change[1], source), described(change), remedy)
                for change in read
            ]
        if read and not self.name:
            raise Refused("nobody is named who accepts it: say --by NAME")
        accepted = (Reader(self.day, self.name, len(read)),) if read else ()
        return Receipt(
            tuple(statements),
            old.paragraphs if proof.missing else proof.paragraphs,
            old.proven if proof.missing else self.day,
            (*old.readers, *accepted),
        ), []


def _place(statement: Statement | None, source: Source) -> tuple[int, int]:
    here = statement or source.document.root.at("facts")
    return here.line, here.column


def _done(old: Receipt | None, new: Receipt, source: Source) -> str:
    done = "renewed" if old else "written"
    read = new.readers[len(old.readers) if old else 0 :]
    by = f", read {read[-1]}" if read else ""
    nobody = "" if new.readers else ", read by nobody yet"
    return f"{receipt_name(source.document)}: {done}{by}{nobody}"
