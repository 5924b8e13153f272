"""Secrets that we must be able to read again, such as the key of a service: kept sealed with the site's own key."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def sealed(secret: str) -> str:
    """Return the secret as it may stand in the database; nothing stays nothing."""
    return _seals().encrypt(secret.encode()).decode() if secret else ""


def opened(secret: str) -> str:
    """Return what was sealed, also with an older key of the site; empty when no key of ours opens it."""
    try:
        return _seals().decrypt(secret.encode()).decode() if secret else ""
    except InvalidToken:
        return ""


def _seals() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(f"driehoek.sealing:{key}".encode()).digest())) for key in keys])
