"""Files of a site as bytes to be kept."""

import json
import zlib
from collections.abc import Mapping


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files as bytes to be kept."""
    head = json.dumps([[path, len(content)] for path, content in files.items()]).encode()
    return zlib.compress(b"\n".join((head, b"".join(files.values()))), 1)


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files that were packed."""
    head, _, rest = zlib.decompress(content).partition(b"\n")
    files, start = {}, 0
    for path, size in json.loads(head):
        files[path] = rest[start : start + size]
        start += size
    return files
