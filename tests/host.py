"""A host like GitHub Pages, for the tests and for Lighthouse: `python tests/host.py 8000` serves `site/`."""

from __future__ import annotations

import gzip
import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

from places import ROOT

PACKED = (".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml")


PATIENT = {"Fonts": "awaited"}  # sent by readers whose style sheet waits for fonts that come late


class Pages(SimpleHTTPRequestHandler):
    """Packs what is text, and shows 404.html, of the root or of the project below it, for what is not there."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- its base's name
        pass

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        address = self.path.split("?")[0]
        path = Path(self.translate_path(address + "index.html" * address.endswith("/")))
        if path.suffix not in PACKED or not path.is_file() or not self.packs():
            return super().send_head()
        return self.answer(200, path, {"Cache-Control": "max-age=600"})

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        root = Path(self.directory)
        lost = next((path for pattern in ("404.html", "*/404.html") for path in root.glob(pattern)), None)
        if code != 404 or not lost:
            return super().send_error(code, message, explain)
        self.wfile.write(self.answer(404, lost, {}).getvalue())
        return None

    def packs(self) -> bool:
        return "gzip" in self.headers.get("Accept-Encoding", "")

    def answer(self, code: int, path: Path, headers: dict[str, str]) -> io.BytesIO:
        """The file's bytes, packed if the reader's browser can unpack them, after their headers."""
        body = path.read_bytes()
        if path.name == "site.css" and PATIENT.items() <= dict(self.headers).items():
            body = body.replace(b"font-display: optional", b"font-display: block")
        if self.packs():
            body = packed(body)
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        headers |= {"Content-Type": self.guess_type(path), "Content-Length": str(len(body))}
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        return io.BytesIO(body)


@cache
def packed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


@contextmanager
def serving(folder: Path, pages: type[Pages] = Pages) -> Iterator[str]:
    """The address of a folder on this machine, for a while."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(pages, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def main() -> None:
    """Serve `site/` until interrupted."""
    site = ROOT / "site"
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    with ThreadingHTTPServer(("127.0.0.1", port), partial(Pages, directory=str(site))) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
