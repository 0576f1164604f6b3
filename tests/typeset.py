"""How tests have Typst work: in processes of their own, as a build does, for it starts threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefs.site import workers

if TYPE_CHECKING:
    from collections.abc import Callable


def drawn(*tasks: Callable[[], bytes]) -> list[bytes]:
    """What the tasks give."""
    return list(workers.made(tasks, workers=2, few=0))
