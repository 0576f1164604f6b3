"""Many things as they are kept from one build to the next, the others made side by side."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from briefs.model.cache import Cache
from briefs.presentation.context import RenderContext

Task = Callable[[], bytes]
Tasks = Mapping[tuple[str, str], Task]  # by grounds and name
Each = Callable[[Sequence[Task]], Iterable[bytes]]  # what does tasks and gives their results


def in_turn(tasks: Sequence[Task]) -> Iterator[bytes]:
    """The results of tasks that are done here, one after another."""
    return (task() for task in tasks)


def all_kept(context: RenderContext, kind: str, made: Tasks, each: Each) -> list[bytes]:
    """The results of tasks as they are kept; what is not is made by `each`."""
    cache, found = Cache(context.folder.cache), dict[tuple[str, str], bytes | None]()
    for of, name in made:
        ours = context.grounds.get(of)
        found[of, name] = cache.read(kind, f"{ours} {name}") if ours else None
    missing = {
        (of, name): partial(context.kept, kind, of, name, make)
        for (of, name), make in made.items()
        if found[of, name] is None
    }
    found.update(zip(missing, each([*missing.values()]), strict=True))
    return [one or b"" for one in found.values()]
