"""What all tests share: which tools there are, a real browser and a real mail server."""

import os
import shutil
import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings as django_settings
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from driehoek.shared import catalogues

pytest_plugins = ["driehoek.demo.testing"]

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _missing() -> dict[str, str]:
    """Marker -> what to do, for each tool this run has to do without."""
    missing = {}
    if not CHROMIUM:
        missing["browser"] = "install chromium (Debian, Ubuntu: apt install chromium)"
    if "postgresql" not in django_settings.DATABASES["default"]["ENGINE"]:
        missing["postgres"] = "set DATABASE_URL=postgres://user:password@host/name"
    return missing


def pytest_configure(config: pytest.Config) -> None:
    """Compile the message catalogues once, before any test process reads them."""
    if not hasattr(config, "workerinput"):
        catalogues.compile_all()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the database, and say in one line per tool what was skipped and how to run it."""
    engine = django_settings.DATABASES["default"]["ENGINE"].rpartition(".")[2]
    terminalreporter.write_line(f"database: {engine}")
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    for marker, advice in _missing().items():
        skipped = sum(f"Skipped: {marker}: " in reason for reason in reasons)
        if skipped:
            terminalreporter.write_line(f"{skipped} {marker} tests were skipped: {advice}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use no database, so that a second run on another one can leave them out; skip the rest."""
    for item in items:
        uses = {"db", "transactional_db"} & {*getattr(item, "fixturenames", [])} or item.get_closest_marker("django_db")
        if not uses:
            item.add_marker("any_database")
    _skip_what_cannot_run(items)


def _skip_what_cannot_run(items: list[pytest.Item]) -> None:
    """Skip what cannot run here; what DRIEHOEK_REQUIRE names (browser,postgres) must be able to run."""
    missing = _missing()
    for marker in os.environ.get("DRIEHOEK_REQUIRE", "").split(","):
        if marker in missing:
            raise pytest.UsageError(f"{marker} tests are required here: {missing[marker]}")
    for item in items:
        for marker in filter(item.get_closest_marker, missing):
            item.add_marker(pytest.mark.skip(reason=f"{marker}: {missing[marker]}"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium, one per test process."""
    # Playwright keeps an event loop alive in this thread, and Django would then refuse to touch the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    """An empty phone-sized tab of somebody in the Netherlands; `page.goto("/gezinnen/")` opens the test's own site."""
    context = chromium.new_context(
        base_url=live_server.url,
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        viewport={"width": 360, "height": 740},
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


class Mailbox:
    """Everything a mail server on this machine was given, in the order of arrival."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.recipients: list[list[str]] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Keep one message (the name is chosen by aiosmtpd)."""
        self.messages.append(message_from_bytes(envelope.content, _class=EmailMessage, policy=policy.default))
        self.recipients.append(list(envelope.rcpt_tos))
        return "250 OK"


def free_port() -> int:
    """A port on this machine that nothing listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
def mailbox(settings: Settings) -> Iterator[Mailbox]:
    """A real SMTP server on loopback to which Driehoek sends its mail during this test."""
    mailbox = Mailbox()
    server = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    yield mailbox
    server.stop()
