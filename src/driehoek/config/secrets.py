"""The installation's own keys, made once and kept beside its data."""

import base64
import secrets
from collections.abc import Callable
from pathlib import Path

KEY_BYTES = 32
ORDER_OF_P256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def secret_key_in(directory: Path) -> str:
    """Return the key kept in `directory`, making one readable only by its owner at first use."""
    return _kept(directory / "secret-key", lambda: secrets.token_urlsafe(50))


def vapid_key_in(directory: Path) -> str:
    """Return the key by which push services know this school (RFC 8292), made at first use.

    It is the private number of a key on the curve P-256, 32 bytes in base64url: as other tools write it.
    """
    return _kept(directory / "vapid-key", _private_number)


def _private_number() -> str:
    number = secrets.randbelow(ORDER_OF_P256 - 1) + 1
    return base64.urlsafe_b64encode(number.to_bytes(KEY_BYTES, "big")).decode().rstrip("=")


def _kept(file: Path, make: Callable[[], str]) -> str:
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(make(), encoding="ascii")
    return file.read_text(encoding="ascii").strip()
