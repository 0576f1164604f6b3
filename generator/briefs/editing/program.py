"""A program of the editor's that reads along, run without a shell: JSON to it, JSON from it."""

import json
import os
import shlex
import shutil
import signal
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from subprocess import Popen, TimeoutExpired
from tempfile import TemporaryFile
from time import monotonic
from typing import IO

from briefs.articles.told import Program
from briefs.content.suggest import clip
from briefs.model.problem import Refused

SECONDS = 600  # that it may take; a language model needs one or two a figure
MOST = 5_000_000  # bytes of its answer; 300 figures take 50,000
_WINDOWS = os.name == "nt"
_LOOK = 0.05  # seconds between two looks at it


def program_of(command: str) -> Program:
    """The program that a command line names, as the system would find it; raises Refused."""
    try:
        words = _words(command)
    except ValueError as error:
        raise Refused(f"the reader '{clip(command)}' cannot be read: {error}; close it") from None
    found = shutil.which(words[0]) if words else None
    if not found:
        remedy = "write its path, or install it; a script wants its interpreter before it"
        raise Refused(f"the reader '{clip(words[0] if words else command)}' is not there; {remedy}")
    script = words[1:] and Path(words[1]).is_file()
    name = Path(words[1] if script else words[0]).name
    return Program(name, partial(_ask, name, (found, *words[1:])))


def _words(command: str) -> Sequence[str]:
    """A command line's words; a backslash of Windows is a part of paths."""
    if _WINDOWS:
        return [word.strip("\"'") for word in shlex.split(command, posix=False)]
    return shlex.split(command)


def _ask(name: str, command: Sequence[str], question: object) -> object:
    """The answer of a program; raises Refused. Files and no pipes: neither side waits."""
    with TemporaryFile() as given, TemporaryFile() as said, TemporaryFile() as complained:
        given.write(json.dumps(question, ensure_ascii=False).encode("utf-8"))
        given.seek(0)
        try:
            own_group = {"start_new_session": True}
            running = Popen(command, stdin=given, stdout=said, stderr=complained, **own_group)  # type: ignore[call-overload]  # noqa: S603 - as the editor asked
        except OSError as error:
            raise Refused(f"the reader {name} cannot be run: {error.strerror}") from None
        try:
            fault = _watched(running, said)
        finally:
            _end(running)
        if fault or running.returncode:
            fault = fault or f"ended with exit code {running.returncode}{_last(complained)}"
            raise Refused(f"the reader {name} {fault}; try it alone, or draft without --reader")
        said.seek(0)
        return _read(name, said.read())


def _watched(running: "Popen[bytes]", said: IO[bytes]) -> str:
    """Wait for a program that keeps within time and size; else say what it did."""
    until = monotonic() + SECONDS
    while running.poll() is None:
        if monotonic() > until:
            return f"has not answered within {SECONDS} seconds"
        with suppress(TimeoutExpired):
            running.wait(_LOOK)
        if os.fstat(said.fileno()).st_size > MOST:
            break
    return f"answered more than {MOST:,} bytes" if os.fstat(said.fileno()).st_size > MOST else ""


def _end(running: "Popen[bytes]") -> None:
    """End a program that has not ended, with those that it started where the system can."""
    if running.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()
        running.wait()


def _last(complained: IO[bytes]) -> str:
    """The last line that a program complained with."""
    size = complained.seek(0, os.SEEK_END)
    complained.seek(max(0, size - 4000))
    lines = complained.read().decode("utf-8", "replace").split("\n")
    told = [shown for line in lines if (shown := "".join(filter(str.isprintable, line)).strip())]
    return f" and said: {clip(told[-1], 200)}" if told else ""


def _read(name: str, said: bytes) -> object:
    """The JSON that a program wrote; raises Refused."""
    try:
        text = said.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"byte {error.start + 1} of its answer"
        raise Refused(f"the reader {name} writes no UTF-8: {place}; let it write UTF-8") from None
    try:
        answer: object = json.loads(text)
    except (ValueError, RecursionError):
        begins = clip("".join(filter(str.isprintable, text.strip()))) or "nothing"
        remedy = "let it write one JSON object and nothing else"
        raise Refused(f"the reader {name} answers with no JSON: {begins}; {remedy}") from None
    return answer
