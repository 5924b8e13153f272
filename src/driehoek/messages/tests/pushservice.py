"""A real push service on this machine with one browser behind it, which opens what it gets."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from driehoek.messages.webpush import bytes_of, text_of

AUTH = text_of(b"sixteen secret..")


@dataclass
class Service:
    """What came, opened, and how it answers."""

    origin: str = ""
    status: int = 201
    notices: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.key = generate_private_key(SECP256R1())

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def open(self, record: bytes) -> dict[str, Any]:
        """Decrypt as RFC 8291 says a browser does."""
        salt, theirs, sealed = record[:16], record[21:86], record[86:]
        common = self.key.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), theirs))
        secret = HKDF(SHA256(), 32, bytes_of(AUTH), b"WebPush: info\0" + self.public + theirs).derive(common)
        key, nonce = (
            HKDF(SHA256(), size, salt, f"Content-Encoding: {name}\0".encode()).derive(secret)
            for size, name in ((16, "aes128gcm"), (12, "nonce"))
        )
        found: dict[str, Any] = json.loads(AESGCM(key).decrypt(nonce, sealed, None)[:-1])
        return found

    def fields(self, name: str = "phone") -> dict[str, str]:
        return {"endpoint": f"{self.origin}/{name}", "p256dh": text_of(self.public), "auth": AUTH}


@contextmanager
def open_service() -> Iterator[Service]:
    """Serve on a free port as long as it is needed; DRIEHOEK_PUSH_HOSTS must name its `origin`."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            record = self.rfile.read(int(self.headers["Content-Length"]))
            service.headers.append(dict(self.headers))
            service.notices.append(service.open(record))
            self.send_response(410 if self.path == "/old" else service.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    service.origin = f"http://127.0.0.1:{server.server_port}"
    yield service
    server.shutdown()
    server.server_close()
