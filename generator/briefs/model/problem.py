"""A problem that an editor must mend, with its place and its remedy; exceptions that say one."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something an editor must mend; lines and columns count from 1."""

    path: str
    line: int
    column: int
    message: str
    remedy: str

    def __str__(self) -> str:
        unseen = re.compile("[\x00-\x1f\x7f-\x9f]")  # a terminal, or a log, would obey them
        said = f"{self.path}:{self.line}:{self.column}: {self.message}; {self.remedy}"
        return unseen.sub(lambda match: repr(match[0])[1:-1], said)


def counted(number: int, noun: str, many: str = "") -> str:
    """So many things in English: `1 problem`, `2 problems`, `3 entries`."""
    return f"{number} {noun if number == 1 else many or f'{noun}s'}"


class Faulty(Exception):  # noqa: N818 - the name is the message
    """Something that could not be made because of the problem that is its only argument."""

    @property
    def problem(self) -> Problem:
        found = self.args[0]
        assert isinstance(found, Problem)
        return found


class Refused(Exception):  # noqa: N818 - the name is the message
    """Something that cannot be done as it was asked for; the message says why."""
