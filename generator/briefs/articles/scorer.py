"""A log-linear choice among candidates: weights are learnt, and shipped as data."""

from collections.abc import Hashable, Iterable, Mapping
from functools import cache
from math import exp, fsum, log
from pathlib import Path

from briefs.model.layers import read_yaml

Weights = Mapping[str, Mapping[str, float]]  # of each slot


@cache
def shipped() -> Weights:
    """The weights that come with the package."""
    weights: Weights = read_yaml(Path(__file__).with_name("weights.yml"))
    return weights


def shares(
    slot: str, candidates: Mapping[Hashable, Iterable[str]], weights: Weights
) -> dict[Hashable, float]:
    """The probability of each of a slot's candidates."""
    own = weights.get(slot, {})
    scores = {  # features come in any order, of which a sum with its errors would depend
        value: fsum(own.get(f, 0) for f in features) for value, features in candidates.items()
    }
    top = max(scores.values(), default=0)
    sizes = {value: exp(score - top) for value, score in scores.items()}
    whole = sum(sizes.values())
    return {value: size / whole for value, size in sizes.items()}


def logit(share: float) -> float:
    return log(max(share, 1e-6) / max(1 - share, 1e-6))
