"""Requests to a triple store: credentials, patience, and what went wrong in words.

Tried again, after a pause that doubles: answers of 500 and above, `429 Too Many Requests`,
timeouts, and connections that are refused or break. All that we send can be sent twice.
Redirects are not followed: one to another host would get the data and the password, and
most turn what is written into a read.
"""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict, Unpack

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.exceptions import HTTPError, ReadTimeoutError

from kg.errors import PushError

USER, PASSWORD, TOKEN = "KG_PUSH_USER", "KG_PUSH_PASSWORD", "KG_PUSH_TOKEN"
"""Environment variables."""

_LONGEST = 256 << 20
"""Bytes of an answer that we read: counts and messages are shorter by far."""


class TooLargeError(Exception):
    """413: the server wants smaller requests. Never leaves `kg.push`."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for a server, in seconds, and how often to try."""

    timeout: float = 60.0
    tries: int = 4
    pause: float = 1.0
    """Before the second try; doubled for each further one."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who we are to the server."""

    user: str | None = None
    password: str = field(default="", repr=False)
    token: str | None = field(default=None, repr=False)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Credentials":
        """Read `KG_PUSH_USER` and `KG_PUSH_PASSWORD`, or `KG_PUSH_TOKEN`."""
        user, token = environment.get(USER) or None, environment.get(TOKEN) or None
        return cls(user, environment.get(PASSWORD, ""), token)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Parts(TypedDict, total=False):
    """What a request may have besides its method and address."""

    params: Mapping[str, str]
    body: bytes | Mapping[str, str]
    headers: Mapping[str, str]


class _Bearer(AuthBase):
    def __init__(self, token: str | None) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        # Set even for nobody: without it, requests would send what stands in ~/.netrc.
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Client:
    """A session with one server."""

    def __init__(
        self,
        credentials: Credentials,
        patience: Patience,
    ) -> None:
        """Make a session that has yet to ask anything."""
        self._credentials, self._patience = credentials, patience
        self._session = requests.Session()
        self._session.auth = _Bearer(credentials.token)
        self._identified = False

    def send(self, method: str, url: str, **parts: Unpack[Parts]) -> Answer:
        """Send until it is answered; return an answer of success, or 404.

        Raises:
            TooLargeError: The server wants smaller requests.
            PushError: The server does not answer, or answers anything else.
        """
        answer = self.ask(method, url, **parts)
        if answer.status < 300 or answer.status == 404:
            return answer
        if answer.status == 413:
            raise TooLargeError
        known = self._credentials.user is not None or self._credentials.token is not None
        raise PushError(f"{url}: answers {answer.status}: {_remedy(answer, known=known)}")

    def ask(self, method: str, url: str, **parts: Unpack[Parts]) -> Answer:
        """Send until it is answered; return the answer, whatever it is.

        Raises:
            PushError: The server does not answer.
        """
        headers = {"User-Agent": "newskg", **parts.get("headers", {})}
        request = requests.Request(
            method, url, headers, params=parts.get("params"), data=parts.get("body", b"")
        )
        failure = ""
        for trial in range(self._patience.tries):
            if trial:
                time.sleep(self._patience.pause * 2 ** (trial - 1))
            try:
                answer = self._once(request)
            except (requests.ConnectionError, requests.Timeout) as error:
                failure = _broken(error, self._patience)
                continue
            except (requests.RequestException, UnicodeError) as error:
                raise PushError(f"{url}: cannot be asked: {error}") from error
            if answer.status < 500 and answer.status != 429:
                return answer
            failure = f"answers {answer.status}{_words(answer)}"
        raise PushError(
            f"{url}: {failure} ({self._patience.tries} tries); what it took before is recorded: "
            "see to the server and run the same command again, it goes on from there"
        )

    def _once(self, request: requests.Request) -> Answer:
        answer = self._exchange(request)
        return self._exchange(request) if self._identify(answer) else answer

    def _exchange(self, request: requests.Request) -> Answer:
        prepared = self._session.prepare_request(request)
        settings = self._session.merge_environment_settings(str(prepared.url), {}, True, None, None)
        timeout = self._patience.timeout
        with self._session.send(
            prepared, timeout=(min(timeout, 10.0), timeout), allow_redirects=False, **settings
        ) as response:
            return Answer(response.status_code, response.headers, _read(response, timeout))

    def _identify(self, answer: Answer) -> bool:
        """Take the scheme that a server asks for, once; tell whether there is one to try."""
        user, password = self._credentials.user, self._credentials.password
        if answer.status != 401 or self._identified or user is None:
            return False
        self._identified = True
        asked = answer.headers.get("WWW-Authenticate", "").lower()
        self._session.auth = (
            HTTPDigestAuth(user, password)
            if "digest" in asked
            # As bytes: requests writes strings as Latin-1, servers read UTF-8 (RFC 7617).
            else HTTPBasicAuth(user.encode(), password.encode())
        )
        return True


def _read(response: requests.Response, seconds: float) -> bytes:
    """Read an answer, but not one that never ends."""
    deadline = time.monotonic() + seconds
    parts: list[bytes] = []
    size = 0
    try:
        # Not `iter_content`, which waits until a whole block has trickled in.
        while part := response.raw.read1(1 << 16, decode_content=True):
            parts.append(part)
            size += len(part)
            if size > _LONGEST or time.monotonic() > deadline:
                raise requests.Timeout("the answer does not end")
    except ReadTimeoutError as error:
        raise requests.Timeout(str(error)) from error
    except HTTPError as error:
        raise requests.ConnectionError(str(error)) from error
    return b"".join(parts)


def _broken(error: requests.RequestException, patience: Patience) -> str:
    if isinstance(error, requests.Timeout):
        return f"no answer within {patience.timeout:g} seconds (--timeout)"
    reason = str(error).lower()
    if "refused" in reason:
        return "no server listens there: the connection is refused"
    if "resolve" in reason or "name or service" in reason:
        return "no host of that name is found"
    return "the connection broke before there was an answer"


def _words(answer: Answer) -> str:
    """Return the beginning of what the server says, on one line."""
    words = " ".join(answer.body[:2000].decode(errors="replace").split())
    return f": {words[:300]}" if words else ""


def _remedy(answer: Answer, *, known: bool) -> str:
    status = answer.status
    if status == 401 and known:
        return f"it refuses the user and password of {USER} and {PASSWORD} (or {TOKEN})"
    if status == 401:
        return f"it asks who we are: set {USER} and {PASSWORD} (or {TOKEN})"
    if status == 403:
        return f"writing is not allowed: give this user leave to write{_words(answer)}"
    if 300 <= status < 400:
        where = answer.headers.get("Location", "another place")
        return f"it points to {where}: if that is the store, push there"
    if status in (404, 405, 501):
        return f"no such thing is done there: see that URL and --store are right{_words(answer)}"
    return f"it does not take what we sent{_words(answer)}"
