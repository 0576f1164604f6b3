"""Results that are kept as long as what they were reckoned from."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

Owner = TypeVar("Owner")
Rest = ParamSpec("Rest")
Result = TypeVar("Result")


def remembered(
    function: Callable[Concatenate[Owner, Rest], Result],
) -> Callable[Concatenate[Owner, Rest], Result]:
    """The function, which reckons nothing twice of one owner and keeps none alive.

    A result may not hold its owner.
    """
    known: WeakKeyDictionary[Any, dict[Hashable, Result]] = WeakKeyDictionary()

    @wraps(function)
    def recalled(owner: Owner, *rest: Rest.args, **more: Rest.kwargs) -> Result:
        ours, key = known.setdefault(owner, {}), (rest, *more.items())
        if key not in ours:
            ours[key] = function(owner, *rest, **more)
        return ours[key]

    return recalled  # type: ignore[return-value]  # its first argument has a name
