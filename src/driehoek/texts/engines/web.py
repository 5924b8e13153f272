"""Ask something of an engine over the web: never longer and never more than we agreed."""

import json
import time
from typing import Any

import httpx

from driehoek.texts.engines.base import NonsenseError, RefusedError, UnreachableError

TIMEOUT = httpx.Timeout(20.0, connect=5.0)  # seconds of silence
LONGEST = 60.0  # seconds for a whole answer, also when it comes byte by byte
LARGEST = 4 * 1024 * 1024  # bytes
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504, 529})


def ask(method: str, url: str, *, body: Any = None, headers: dict[str, str] | None = None) -> Any:
    """Return the JSON that an address answers; redirects are not followed, they could lead anywhere.

    Raises UnreachableError without an answer in time or when it is too busy, RefusedError when it says no, and
    NonsenseError when the answer is too large or no JSON.
    """
    until = time.monotonic() + LONGEST
    try:
        with (
            httpx.Client(timeout=TIMEOUT, follow_redirects=False) as client,
            client.stream(method, url, json=body, headers=headers) as answer,
        ):
            _accept(answer.status_code)
            return json.loads(_read(answer, until))
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise RefusedError(str(error)) from error
    except httpx.HTTPError as error:
        raise UnreachableError(str(error)) from error
    except ValueError as error:
        raise NonsenseError("The answer is no JSON.") from error


def _accept(status: int) -> None:
    if status in BUSY:
        raise UnreachableError(f"The engine answered {status}.")
    if status >= 300:
        raise RefusedError(f"The engine answered {status}.")


def _read(answer: httpx.Response, until: float) -> bytes:
    received = b""
    for part in answer.iter_bytes():
        received += part
        if len(received) > LARGEST:
            raise NonsenseError("The answer is too large.")
        if time.monotonic() > until:
            raise UnreachableError("The answer took too long.")
    return received
