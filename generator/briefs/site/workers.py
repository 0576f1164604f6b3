"""Tasks done in order, by as many processes as there are processors."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, TypeVar

P = TypeVar("P")
T = TypeVar("T")
Task = Callable[[], T]

FEW = 64  # pages; below this the start of the workers costs more than they save
CHUNK = 8  # tasks that a worker does in one go


def singly(tasks: Sequence[Task[T]]) -> Generator[T]:
    """Results of tasks that take as long as many others do."""
    return made(tasks, few=FEW // CHUNK, chunk=1)


def made(
    tasks: Sequence[Task[T]], workers: int | None = None, few: int = FEW, chunk: int = CHUNK
) -> Generator[T]:
    """Results of the tasks, in order; from processes if the tasks are more than a few."""
    if workers is None:
        workers = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if len(tasks) <= few or workers < 2:
        yield from (task() for task in tasks)
        return
    pool = _forked(tasks, workers)
    parts = [slice(start, start + chunk) for start in range(0, len(tasks), chunk)]
    try:
        yield from in_order(lambda part: pool.submit(_done, part), parts, 2 * workers)
    finally:
        pool.shutdown(cancel_futures=True)


def in_order(
    submit: Callable[[P], Future[list[T]]], parts: Iterable[P], ahead: int
) -> Generator[T]:
    """The results of all parts, no more of which wait for an executor than that many."""
    waiting: deque[Future[list[T]]] = deque()
    for part in parts:
        waiting.append(submit(part))
        if len(waiting) > ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _forked(tasks: Sequence[Task[Any]], workers: int) -> ProcessPoolExecutor:
    """Processes that hold `tasks` because they are copies of this one."""
    gc.freeze()  # what is never looked at by a collection stays shared between the processes
    with warnings.catch_warnings():
        # From Python 3.12 on a fork beside another thread warns, and --strict counts warnings.
        warnings.simplefilter("ignore", DeprecationWarning)
        pool = ProcessPoolExecutor(
            workers,
            multiprocessing.get_context("fork"),
            initializer=_adopt,
            initargs=(tasks, os.getpid()),
        )
        pool.submit(_done, slice(0))  # the first task starts all processes
    return pool


_adopted: Sequence[Task[Any]] = ()


def _adopt(tasks: Sequence[Task[Any]], build: int) -> None:
    """Keep the tasks that this process is to do; end with the build, should it be killed."""
    global _adopted  # noqa: PLW0603 -- one value a process, set as it starts
    _adopted = tasks
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != build:  # it was killed before that was said
        os._exit(1)


def _done(part: slice) -> list[Any]:
    """Results of some of the adopted tasks."""
    return [task() for task in _adopted[part]]
