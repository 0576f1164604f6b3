from itertools import pairwise

from briefs.charts.scales import spread


def test_spread_leaves_alone_what_does_not_collide() -> None:
    assert spread([10, 50, 90], [16, 16, 16], 0, 100) == (10, 50, 90)


def test_spread_moves_colliding_labels_apart_evenly_and_keeps_their_order() -> None:
    assert spread([50, 50], [16, 16], 0, 100) == (42, 58)
    assert spread([52, 50, 51], [10, 10, 10], 0, 100) == (61, 41, 51)


def test_spread_stays_within_bounds() -> None:
    assert spread([0, 2], [16, 16], 0, 100) == (8, 24)
    assert spread([100, 99], [16, 16], 0, 100) == (92, 76)


def test_spread_never_overlaps() -> None:
    wanted = [(37 * i) % 101 for i in range(12)]
    sizes = [4 + i % 5 for i in range(12)]
    places = sorted(zip(spread(wanted, sizes, 0, 100), sizes, strict=True))
    assert places[0][0] - places[0][1] / 2 >= 0
    assert places[-1][0] + places[-1][1] / 2 <= 100 + 1e-9
    for (a, size_a), (b, size_b) in pairwise(places):
        assert b - a >= (size_a + size_b) / 2 - 1e-9
