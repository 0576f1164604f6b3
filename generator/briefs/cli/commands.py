"""The `briefs` command."""

import os
import re
import sys
from typing import Any

import click

from briefs.cli import checks, drafts, figures, folders, lookups, proofs
from briefs.model.problem import Refused

# What this machine's locale says, our lines are in UTF-8; what is none is shown, not raised.
_STREAMS = {"stdin": "replace", "stdout": "backslashreplace", "stderr": "backslashreplace"}


_LAST = 253_402_300_799  # the last second of the year 9999


def _clock() -> None:
    """Refuse a SOURCE_DATE_EPOCH that is no time."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given and not (re.fullmatch("[0-9]{1,12}", given) and int(given) <= _LAST):
        message = f"SOURCE_DATE_EPOCH is '{given[:40]}': write seconds since 1970, or unset it"
        raise click.ClickException(message)


class Group(click.Group):
    """The command's own commands; one that refuses says why."""

    def invoke(self, ctx: click.Context) -> Any:
        for stream, errors in _STREAMS.items():
            getattr(sys, stream).reconfigure(encoding="utf-8", errors=errors)
        _clock()
        try:
            return super().invoke(ctx)
        except Refused as error:
            raise click.ClickException(str(error)) from None


@click.group(cls=Group)
@click.version_option(package_name="investment-briefs")
def main() -> None:
    """Investment briefs from facts with their sources."""


for room in (figures, checks, proofs, drafts, lookups, folders):
    for command in vars(room).values():
        if isinstance(command, click.Command):
            main.add_command(command)
