"""The command `briefs`, the only room that prints and asks."""
