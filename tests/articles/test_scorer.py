"""Scores: shares of candidates by the weights of their features."""

from __future__ import annotations

import pytest

from briefs.articles.scorer import logit, shares, shipped

WEIGHTS = {"change": {"near": 1.0, "far": -1.0}}


def test_shares_follow_the_weights_and_make_a_whole() -> None:
    odds = shares("change", {"yoy": {"near"}, "": {"far"}, "qoq": {"unknown"}}, WEIGHTS)
    assert odds["yoy"] > odds["qoq"] > odds[""]
    assert sum(odds.values()) == pytest.approx(1)
    assert odds["yoy"] / odds[""] == pytest.approx(2.718281828**2)


def test_equal_features_are_equally_likely_in_any_order() -> None:
    weights = {"change": {"a": 0.1, "b": 0.2, "c": 0.3}}
    odds = shares("change", {"yoy": ["a", "b", "c"], "qoq": ["c", "b", "a"]}, weights)
    assert odds["yoy"] == odds["qoq"]


def test_the_logit_of_certainty_is_finite() -> None:
    assert logit(1.0) > 10
    assert logit(0.0) < -10


def test_weights_come_with_the_package() -> None:
    assert set(shipped()) == {"change", "concept", "view", "subject", "reading", "least"}
    assert shipped()["least"]["draft"] < shipped()["least"]["sure"] < 1
