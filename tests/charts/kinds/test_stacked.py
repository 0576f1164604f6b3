from dataclasses import replace

from orchards import STACKED, plot, series


def test_parts_below_zero_run_the_other_way() -> None:
    loss = replace(STACKED, series=(*STACKED.series[:2], series("Nuts", "s3", -30, 21)))
    bars = {bar.get("data-fact"): bar for bar in plot(loss).iter("rect") if bar.get("data-fact")}
    nuts, pomes = bars["nuts-0"], bars["pomes-0"]
    assert nuts.attrib["x"] == "0%"
    assert nuts.attrib["width"] == pomes.attrib["x"]
