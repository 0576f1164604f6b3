"""The plugin as MkDocs finds it: it knows the commands, which the guide lists."""

from briefs.cli.commands import main
from briefs.site.plugin import BriefsPlugin


class Plugin(BriefsPlugin):
    """The MkDocs side of the whole package."""

    commands = main.commands
