"""Labels that keep clear of lines, points and each other."""

from collections.abc import Sequence

from briefs.charts.marks import Label

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels
Step = tuple[float, float, float, float]  # from x, y to x, y in pixels, rightwards


def box_of(label: Label, inner: float) -> Box:
    """The room of a centred label in a plot `inner` pixels wide."""
    middle, half = label.x * inner / 100 + label.dx, label.width / 2
    return middle - half, label.y - 11, middle + half, label.y + 3


def is_free(
    box: Box, taken: Sequence[Box], steps: Sequence[Step], bounds: tuple[float, float, float]
) -> bool:
    """Say if a label keeps clear of the edges, other labels, points and lines."""
    left, top, right, bottom = box
    if left < bounds[0] or right > bounds[1] or top < 0 or bottom > bounds[2]:
        return False
    if any(left < b[2] + 3 and b[0] - 3 < right and top < b[3] and b[1] < bottom for b in taken):
        return False
    return not any(
        step[0] < right + 3 and left - 3 < step[2] and _crosses(step, box) for step in steps
    )


def _crosses(step: Step, box: Box) -> bool:
    """Say if a piece of a line or the point at either end touches a box."""
    x1, y1, x2, y2 = step
    left, top, right, bottom = box
    if not (min(y1, y2) < bottom + 3 and top - 3 < max(y1, y2)):
        return False
    if any(left - 3 < x < right + 3 and top - 3 < y < bottom + 3 for x, y in ((x1, y1), (x2, y2))):
        return True
    start, stop = max(left, x1), min(right, x2)
    if start >= stop:
        return False
    slope = (y2 - y1) / (x2 - x1)
    ends = y1 + slope * (start - x1), y1 + slope * (stop - x1)
    return min(ends) < bottom - 1 and max(ends) > top + 1
