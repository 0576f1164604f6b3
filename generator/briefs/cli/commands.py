"""The `briefs` command."""

from typing import Any

import click

from briefs.cli import checks, drafts, figures, folders, lookups
from briefs.model.problem import Refused


class Group(click.Group):
    """The command's own commands; one that refuses says why."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Refused as error:
            raise click.ClickException(str(error)) from None


@click.group(cls=Group)
@click.version_option(package_name="investment-briefs")
def main() -> None:
    """Investment briefs from facts with their sources."""


for room in (figures, checks, drafts, lookups, folders):
    for command in vars(room).values():
        if isinstance(command, click.Command):
            main.add_command(command)
