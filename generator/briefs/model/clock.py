"""The time that SOURCE_DATE_EPOCH gives in place of this machine's."""

import os
import re
from datetime import UTC, date, datetime

_LAST = 253_402_300_799  # the last second of the year 9999


def clock_fault() -> str:
    """The reason why SOURCE_DATE_EPOCH is no time, or nothing."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given or (re.fullmatch("[0-9]{1,12}", given) and int(given) <= _LAST):
        return ""
    return f"SOURCE_DATE_EPOCH is '{given[:40]}': write seconds since 1970, or unset it"


def today() -> date:
    """The day, or that which SOURCE_DATE_EPOCH says."""
    now = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(float(now), UTC).date() if now else datetime.now(UTC).date()
