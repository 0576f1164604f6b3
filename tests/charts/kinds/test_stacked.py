from dataclasses import replace

from orchards import STACKED, plot, series

LOSS = replace(STACKED, series=(*STACKED.series[:2], series("Nuts", "s3", -30, 21)))


def test_parts_below_zero_run_the_other_way() -> None:
    rows = replace(LOSS, categories=("Sold", "Earned"), days=())
    bars = {bar.get("data-fact"): bar for bar in plot(rows).iter("rect") if bar.get("data-fact")}
    nuts, pomes = bars["nuts-0"], bars["pomes-0"]
    assert nuts.attrib["x"] == "0%"
    assert nuts.attrib["width"] == pomes.attrib["x"]


def test_over_time_parts_stand_upon_each_other() -> None:
    bars = {bar.get("data-fact"): bar.attrib for bar in plot(STACKED).iter("rect") if bar.get("data-fact")}
    pomes, berries = bars["pomes-0"], bars["berries-0"]
    assert pomes["x"] == berries["x"]
    assert float(berries["y"]) + float(berries["height"]) == float(pomes["y"])
