from dataclasses import replace

from orchards import STACKED, plot, series


def test_totals_are_derived_and_only_stand_beside_positive_parts() -> None:
    assert [e.text for e in plot(STACKED).iter() if e.get("data-derived")] == ["$94B", "$96.5B"]
    loss = replace(STACKED, series=(*STACKED.series[:2], series("Nuts", "s3", -30, 21)))
    assert [e.text for e in plot(loss).iter() if e.get("data-derived")] == ["$96.5B"]
