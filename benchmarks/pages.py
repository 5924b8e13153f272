"""Every page that needs no key in its address, as somebody who may see it, against a page that only does SELECT 1."""

import gzip
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from urllib.parse import urlsplit

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver, reverse

from benchmarks import Table
from driehoek.people.links import url_of
from driehoek.people.models import Account, Appointment, PersonalLink

TIMES = 15
FLOOR = "/healthz"


@dataclass(frozen=True)
class Page:
    """One page as it was answered: the median of its times, its queries, and its weight in the air."""

    path: str
    milliseconds: float
    queries: int
    compressed: int


def run() -> Table:
    """Measure all pages; times are medians of processor time, which a busy machine changes least."""
    # Asking for pages that somebody may not see is part of the search, not news.
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    floor = _measure(Client(raise_request_exception=False), FLOOR)
    found = (_first_answer(path, clients) for path, clients in _visits())
    pages = sorted(filter(None, found), key=lambda page: -page.milliseconds)
    headings = ("page", "CPU ms", "x floor", "queries", "kB compressed")
    return Table(f"Pages; the floor is {FLOOR}", headings, [_row(page, floor) for page in (floor, *pages)])


def _row(page: Page, floor: Page) -> tuple[str, ...]:
    ratio, weight = page.milliseconds / floor.milliseconds, page.compressed / 1_000
    return page.path, f"{page.milliseconds:.1f}", f"{ratio:.1f}", str(page.queries), f"{weight:.1f}"


def _visits() -> Iterator[tuple[str, list[Client]]]:
    """The addresses, each with the people who may try: a parent on their own page, staff of every role elsewhere."""
    link = PersonalLink.objects.earliest("pk")
    yield urlsplit(url_of(link)).path, [Client(raise_request_exception=False)]
    appointments = {row.role: row for row in Appointment.objects.select_related("account").order_by("-pk")}
    staff = [_logged_in(appointment.account) for appointment in appointments.values()]
    for path in _plain_paths():
        yield path, staff


def _logged_in(account: Account) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(account)
    return client


def _first_answer(path: str, clients: list[Client]) -> Page | None:
    """The page as the first of these people sees it who may; None when nobody gets a page there."""
    return next((_measure(client, path) for client in clients if _is_page(client, path)), None)


def _is_page(client: Client, path: str) -> bool:
    answer = client.get(path)
    return answer.status_code == 200 and "text/html" in answer["Content-Type"]


def _plain_paths() -> Iterator[str]:
    for resolver in get_resolver().url_patterns:
        if isinstance(resolver, URLPattern) or resolver.pattern.regex.pattern == "account/":
            continue
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLPattern) and pattern.name and not pattern.pattern.converters:
                yield reverse(pattern.name)


def _measure(client: Client, path: str) -> Page:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    asked, weight = len(queries), len(gzip.compress(answer.content))
    return Page(path, median(_times(client, path)), asked, weight)


def _times(client: Client, path: str) -> Iterator[float]:
    for _ in range(TIMES):
        start = time.process_time()
        client.get(path)
        yield (time.process_time() - start) * 1_000
