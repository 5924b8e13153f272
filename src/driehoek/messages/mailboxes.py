"""Read the mailbox to which mail servers send back what they could not deliver."""

import imaplib
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from driehoek.messages.actions import take_report
from driehoek.messages.bounces import read_bounce
from driehoek.messages.posted import place_of

TIMEOUT = 30  # seconds
ONE_MEGABYTE = 1024 * 1024


def take_bounce(raw: bytes) -> bool:
    """Note what one notification says; False when it is no notification about one of our e-mails."""
    report = read_bounce(raw)
    place = place_of(report.key) if report else None
    return bool(report and place and take_report(location=place, report=report))


def read_mailbox(url: str) -> tuple[int, int]:
    """Read what is unread in a mailbox (imaps://user:password@host/box); returns how many, how many ours.

    What was ours becomes read; everything else stays unread, for a person. Raises OSError or imaplib.IMAP4.error.
    """
    seen = taken = 0
    line = _open(url)
    try:
        for number, raw in _unread(line):
            seen += 1
            if take_bounce(raw):
                taken += 1
                line.store(number, "+FLAGS", r"(\Seen)")
    finally:
        line.logout()
    return seen, taken


def _open(url: str) -> imaplib.IMAP4:
    parts = urlsplit(url)
    if parts.scheme not in ("imap", "imaps") or not parts.hostname:
        raise ValueError(url)
    kind = imaplib.IMAP4_SSL if parts.scheme == "imaps" else imaplib.IMAP4
    line = kind(parts.hostname, parts.port or (993 if parts.scheme == "imaps" else 143), timeout=TIMEOUT)
    line.login(unquote(parts.username or ""), unquote(parts.password or ""))
    box = unquote(parts.path.strip("/")) or "INBOX"
    answer, _ = line.select('"' + box.replace("\\", "\\\\").replace('"', '\\"') + '"')
    if answer != "OK":
        line.logout()
        raise imaplib.IMAP4.error(f"There is no mailbox {box!r}.")
    return line


def _unread(line: imaplib.IMAP4) -> Iterator[tuple[str, bytes]]:
    """Number and first megabyte of each unread message, one at a time; reading does not mark it as read."""
    _, found = line.search(None, "UNSEEN")
    for number in (found[0] or b"").decode().split():
        _, parts = line.fetch(number, f"(BODY.PEEK[]<0.{ONE_MEGABYTE}>)")
        for part in parts:
            if isinstance(part, tuple):
                yield number, part[1]
