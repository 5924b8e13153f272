"""Notices to browsers without anybody in between: encrypted (RFC 8291, RFC 8188) and signed (RFC 8292) by ourselves."""

import base64
import os
import time
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

RECORD = 4096  # bytes; every push service takes a record of this size (RFC 8030, 7.2)
OVERHEAD = 103  # header with our public key (86), end mark (1) and seal (16)
LONGEST = RECORD - OVERHEAD  # bytes of payload
POINT, SECRET = 65, 16  # bytes of a public key and of the browser's secret
TOKEN_LIFE = 12 * 3600  # seconds; RFC 8292 allows at most 24 hours


def text_of(raw: bytes) -> str:
    """Return bytes as base64url without padding, as browsers and headers want them."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def bytes_of(text: str) -> bytes:
    """Return what stands in base64url, with or without padding. ValueError when it is none."""
    return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True)


def check_keys(p256dh: str, auth: str) -> None:
    """Raise ValueError unless these are a public key on P-256 and a secret of 16 bytes, as a browser gives them."""
    _point(bytes_of(p256dh))
    if len(bytes_of(auth)) != SECRET:
        raise ValueError(auth)


def encrypt(
    payload: bytes, p256dh: str, auth: str, *, key: EllipticCurvePrivateKey | None = None, salt: bytes = b""
) -> bytes:
    """Return the payload as one record in aes128gcm that only the browser with these keys can read.

    `key` and `salt` are new for each record unless a test gives them. ValueError for keys that are none, and for a
    payload of more than `LONGEST` bytes.
    """
    if len(payload) > LONGEST:
        raise ValueError("This is too long for one notice.")
    theirs, ours = bytes_of(p256dh), key or generate_private_key(SECP256R1())
    mine, salt = _raw(ours.public_key()), salt or os.urandom(SECRET)
    common = ours.exchange(ECDH(), _point(theirs))
    content_key, nonce = _derived(common, bytes_of(auth), b"WebPush: info\0" + theirs + mine, salt)
    sealed = AESGCM(content_key).encrypt(nonce, payload + b"\x02", None)
    return salt + RECORD.to_bytes(4, "big") + bytes([len(mine)]) + mine + sealed


def our_public_key() -> str:
    """Return the key that a browser ties its subscription to."""
    return text_of(_raw(_our_key().public_key()))


def authorization(endpoint: str) -> str:
    """Return the header by which the push service of this endpoint knows who we are."""
    parts = urlsplit(endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": int(time.time()) + TOKEN_LIFE, "sub": _contact()}
    return f"vapid t={jwt.encode(claims, _our_key(), algorithm='ES256')}, k={our_public_key()}"


def _contact() -> str:
    """Whom a push service can tell that something is wrong: our own address, https as RFC 8292 wants it, or e-mail."""
    return settings.BASE_URL if settings.SECURE else f"mailto:{settings.DEFAULT_FROM_EMAIL.split('<')[-1].strip('> ')}"


def _our_key() -> EllipticCurvePrivateKey:
    return derive_private_key(int.from_bytes(bytes_of(settings.DRIEHOEK_VAPID_KEY), "big"), SECP256R1())


def _derived(common: bytes, auth: bytes, info: bytes, salt: bytes) -> tuple[bytes, bytes]:
    """Content key and nonce (RFC 8291, 3.4)."""
    secret = HKDF(SHA256(), 32, auth, info).derive(common)
    key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(secret)
    return key, HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(secret)


def _point(raw: bytes) -> EllipticCurvePublicKey:
    if len(raw) != POINT:
        raise ValueError("A public key on P-256 has 65 bytes.")
    return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), raw)


def _raw(key: EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
