"""The `briefs` command."""

import sys
from typing import Any

import click

from briefs.cli import adding, checks, drafts, figures, folders, lookups, proofs
from briefs.model.clock import clock_fault
from briefs.model.problem import Refused

# What this machine's locale says, our lines are in UTF-8; what is none is shown, not raised.
_STREAMS = {"stdin": "replace", "stdout": "backslashreplace", "stderr": "backslashreplace"}


class Group(click.Group):
    """The command's own commands; one that refuses says why."""

    def invoke(self, ctx: click.Context) -> Any:
        for stream, errors in _STREAMS.items():
            getattr(sys, stream).reconfigure(encoding="utf-8", errors=errors)
        if fault := clock_fault():
            raise click.ClickException(fault)
        try:
            return super().invoke(ctx)
        except Refused as error:
            raise click.ClickException(str(error)) from None


@click.group(cls=Group)
@click.version_option(package_name="investment-briefs")
def main() -> None:
    """Investment briefs from facts with their sources."""


for room in (figures, checks, proofs, adding, drafts, lookups, folders):
    for command in vars(room).values():
        if isinstance(command, click.Command):
            main.add_command(command)
