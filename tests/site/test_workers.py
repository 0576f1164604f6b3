"""Tasks done in order, by several processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from briefs.site.workers import FEW, made


def name(number: int) -> Callable[[], str]:
    return lambda: f"{number} {os.getpid()}"


@pytest.mark.parametrize("count", [3, 200])
def test_results_come_in_order_whether_or_not_workers_give_them(count: int) -> None:
    texts = [text.split() for text in made([name(number) for number in range(count)], workers=2)]
    assert [int(number) for number, _ in texts] == list(range(count))
    assert (str(os.getpid()) in {pid for _, pid in texts}) is (count < FEW)


def test_an_exception_in_a_worker_reaches_the_build() -> None:
    tasks = [name(number) for number in range(100)]
    tasks[70] = lambda: str(1 / 0)
    with pytest.raises(ZeroDivisionError):
        list(made(tasks, workers=2))


ORPHAN = """
import os, time
from briefs.site import workers
build = os.getpid()
if os.fork():
    os._exit(0)
while os.getppid() == build:
    time.sleep(0.01)
workers._adopt((), build)
os.write(1, b"it lives")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there are no workers")
def test_a_worker_ends_whose_build_was_killed_before_it_began() -> None:
    done = subprocess.run([sys.executable, "-c", ORPHAN], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
