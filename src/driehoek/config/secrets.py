"""The installation's own secret key, made once and kept beside its data."""

import secrets
from pathlib import Path


def secret_key_in(directory: Path) -> str:
    """Return the key kept in `directory`, making one readable only by its owner at first use."""
    file = directory / "secret-key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return file.read_text(encoding="ascii").strip()
