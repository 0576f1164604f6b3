from orchards import RANGES, plot, words_of


def test_ranges_say_what_is_pending_and_what_is_missing() -> None:
    texts = [words_of(e) for e in plot(RANGES).iter("text")]
    assert "2032Q1 not yet reported" in texts
    assert "2032Q2 no data" in texts


def test_an_open_end_is_an_arrow() -> None:
    arrows = [e for e in plot(RANGES).iter() if e.get("class") in {"bf-left", "bf-right"}]
    assert [e.get("class") for e in arrows] == ["bf-right"]


def test_actual_consensus_and_guidance_differ_in_shape() -> None:
    svg = plot(RANGES)
    assert {e.get("class") for e in svg.iter("circle")} == {"bf-actual"}
    assert {e.get("class") for e in svg.iter("rect")} == {"bf-guidance"}
    assert sum(e.get("class") == "bf-diamond" for e in svg.iter("path")) == 3
