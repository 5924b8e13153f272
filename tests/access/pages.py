"""A row of the table of pages: with which record it is asked for, who may read it and who may act on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from driehoek.demo.cast import Cast
from tests.access.people import NOBODY

Args = Callable[[Cast], dict[str, Any]]


@dataclass(frozen=True)
class Page:
    """Who may GET and POST a page; `post=None`: nobody can act here, the method is refused."""

    args: Args = lambda _cast: {}
    get: frozenset[str] | None = NOBODY
    post: frozenset[str] | None = None
