"""The `briefs` command."""

from __future__ import annotations

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


for command in (
    figures.parse_command,
    figures.scan_command,
    checks.check,
    checks.verify_command,
    checks.diff_command,
    checks.addresses_command,
    checks.links_command,
    drafts.new_command,
    drafts.draft_command,
    drafts.schema_command,
    drafts.fmt_command,
    lookups.show_command,
    lookups.read_command,
    lookups.explain_command,
    folders.init_command,
    folders.build_command,
    folders.serve_command,
):
    main.add_command(command)
