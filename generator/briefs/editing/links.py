"""Links to the articles, tried."""

import http.client
import ipaddress
import socket
import string
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from briefs.content.records import Source
from briefs.model.problem import Problem, Refused

GONE = (404, 410)
HOSTS_AT_ONCE = 4
USER_AGENT = "investment-briefs link check"


def public(host: str) -> bool:
    """True where a host's addresses all belong to the public internet."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return True  # the request will say that there is no such host
    return all(ipaddress.ip_address(entry[4][0]).is_global for entry in found)


@dataclass(frozen=True)
class Checker:
    """Tries links: seconds to wait for an answer and between two requests to a host."""

    timeout: float = 20
    pause: float = 1
    allowed: Callable[[str], bool] = field(default=public)

    def check(self, sources: Iterable[Source]) -> list[Problem]:
        """A warning for each link that does not lead to its article any more."""
        hosts: dict[str, list[Source]] = {}
        for source in sources:
            if source.entry.url:
                hosts.setdefault(urlsplit(source.entry.url).netloc, []).append(source)
        with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
            found = pool.map(lambda group: list(self._host(group)), hosts.values())
            return sorted(problem for problems in found for problem in problems)

    def _host(self, sources: Iterable[Source]) -> Iterator[Problem]:
        """A host's links, one after the other."""
        for index, source in enumerate(sources):
            if index:
                time.sleep(self.pause)
            said = self.fault(source.entry.url or "")
            if said:
                yield source.document.problem(("source", "url"), *said)

    def fault(self, url: str) -> tuple[str, str] | None:
        """Message and remedy, or nothing where a page answers."""
        return self._ask("HEAD", url) and self._ask("GET", url)  # many servers answer that alone

    def _ask(self, method: str, url: str) -> tuple[str, str] | None:
        try:
            refused = _refused(url, self.allowed)
            if refused:
                return refused, "write the article's public address"
            request = urllib.request.Request(  # noqa: S310 - the scheme was just looked at
                _ascii(url), method=method, headers={"User-Agent": USER_AGENT}
            )
            opener = urllib.request.build_opener(_Redirects(self.allowed))
            with opener.open(request, timeout=self.timeout):
                return None
        except urllib.error.HTTPError as error:
            error.close()
            return _answered(error.code, url)
        except Refused as refusal:
            return f"'{url}' leads on: {refusal}", "write the article's public address"
        except (OSError, http.client.HTTPException, ValueError) as error:
            return _silent(error, url, self.timeout)


def _ascii(url: str) -> str:
    """The address with its path as HTTP wants it; a host is spelt so by the dataset."""
    host = urlsplit(url).netloc
    before, _, path = url.partition(host)
    return f"{before}{host}{quote(path, string.punctuation)}"


def _answered(code: int, url: str) -> tuple[str, str]:
    if code in GONE:
        message = f"'{url}' answers {code}: the article is gone"
        return message, "write where it can be read now, or delete the line"
    return f"'{url}' answers {code}", "open it in a browser; some sites turn programs away"


def _silent(error: Exception, url: str, timeout: float) -> tuple[str, str]:
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return f"'{url}' did not answer within {timeout:g} seconds", "open it in a browser"
    if isinstance(reason, http.client.HTTPException):
        return f"'{url}' does not speak HTTP", "open it in a browser"
    return f"'{url}' cannot be reached: {reason}", "open it in a browser"


def _refused(url: str, allowed: Callable[[str], bool]) -> str:
    """Why an address is not asked, or nothing."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return f"'{url}' is no web address"
    return "" if allowed(parts.hostname) else f"'{parts.hostname}' is no public host"


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows where a page moved to, unless that is no public web address."""

    def __init__(self, allowed: Callable[[str], bool]) -> None:
        self.allowed = allowed

    def redirect_request(
        self, req: urllib.request.Request, *answer: Any, **named: Any
    ) -> urllib.request.Request | None:
        refused = _refused(answer[-1], self.allowed)
        if refused:
            raise Refused(refused)
        following = super().redirect_request(req, *answer, **named)
        if following is not None:
            following.method = req.get_method()
        return following
