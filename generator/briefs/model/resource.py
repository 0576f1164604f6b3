"""The package's own YAML files."""

from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where that is installed


def read_yaml(path: Path) -> Any:
    return yaml.load(path.read_bytes(), LOADER)  # noqa: S506 - a safe loader
