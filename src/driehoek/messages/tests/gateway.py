"""A real gateway for text messages on this machine, which keeps what it is given and answers as told."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


class Desk:
    """A gateway: everything it was asked, what it sent on (by key), and how it answers."""

    def __init__(self) -> None:
        self.asked: list[tuple[dict[str, str], str]] = []
        self.sent: dict[str, str] = {}
        self.answer: tuple[int, str] | None = None
        self.hang_up = False
        self.url = ""

    def take(self, headers: dict[str, str], body: str) -> tuple[int, str]:
        self.asked.append((headers, body))
        key = headers.get("idempotency-key", str(len(self.asked)))
        self.sent.setdefault(key, f"text-{len(self.sent)}")
        return self.answer or (202, json.dumps({"status": "accepted", "id": self.sent[key]}))


@contextmanager
def open_desk() -> Iterator[Desk]:
    """Serve a gateway on a free port as long as it is needed."""
    desk = Desk()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            status, answer = desk.take({name.lower(): value for name, value in self.headers.items()}, body)
            if desk.hang_up:
                self.close_connection = True
                return
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer.encode())))
            self.end_headers()
            self.wfile.write(answer.encode())

        def log_message(self, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    desk.url = f"http://127.0.0.1:{server.server_address[1]}/texts"
    yield desk
    server.shutdown()
    server.server_close()
