"""Units of figures."""

DURATIONS = frozenset({"years", "quarters", "months", "weeks", "days", "hours", "minutes"})
