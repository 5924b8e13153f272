"""Addresses of other services that somebody fills in: secrets and texts travel there, and nobody may read along."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def check_address(address: str) -> None:
    """Raise ValidationError unless this is a web address over https; plain http only within our own machines."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        raise ValidationError(_("This is no web address. It begins with https://")) from None
    # A host without a dot is a name of our own; as a number (2852039166, 0xa9fea9fe) it is an address in disguise.
    inside = host in LOOPBACK or (host[:1].isalpha() and "." not in host and ":" not in host)
    if not host or parts.username or parts.scheme not in ("http", "https") or any(sign.isspace() for sign in address):
        raise ValidationError(_("This is no web address. It begins with https://"))
    if parts.scheme == "http" and not inside:
        raise ValidationError(_("Use https:// so that nobody can read along on the way."))
