"""Real web servers on this machine that speak the protocols of the engines, and remember what they got."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[list[str]], Any]


def shout(texts: list[str]) -> list[str]:
    """A translation that is easily known: the words backwards, the placeholders whole."""
    return [" ".join(word if "XQ" in word else word[::-1] for word in text.split()) for text in texts]


@dataclass
class EngineServer:
    """How an engine behaves, and everything it was asked: path, headers and JSON."""

    answer: Answer = shout
    status: int = 200
    wait: float = 0
    raw: bytes | None = None
    languages: list[dict[str, Any]] = field(
        default_factory=lambda: [{"code": code, "targets": ["ar", "tr", "en", "nl"]} for code in ("nl", "en", "ar")]
    )
    asked: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)
    url: str = ""

    @property
    def texts(self) -> list[str]:
        """Every text that reached this engine."""
        bodies = [body for path, _, body in self.asked if path.endswith("translate")]
        return [text for body in bodies for text in body.get("q") or body.get("text")]

    def reply(self, path: str, body: Any) -> Any:
        """The JSON for a request, in the form of the protocol that asks."""
        if path == "/languages":
            return self.languages
        texts = self.answer(body.get("q") or body.get("text"))
        if path == "/v2/translate":
            return {"translations": [{"detected_source_language": "NL", "text": text} for text in texts]}
        return {"translatedText": texts}


def handler_of(engine: EngineServer) -> type[BaseHTTPRequestHandler]:
    """How an engine answers requests."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(None)

        def do_POST(self) -> None:
            self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _answer(self, body: Any) -> None:
            engine.asked.append((self.path, dict(self.headers), body))
            if body is not None:
                time.sleep(engine.wait)
            works = engine.status == 200 or body is None
            data = json.dumps(engine.reply(self.path, body)).encode() if works else b"{}"
            data = engine.raw if engine.raw is not None and body is not None else data
            self.send_response(engine.status if body is not None else 200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def serving(engine: EngineServer) -> Iterator[EngineServer]:
    """Let an engine listen on a free port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(engine))
    engine.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield engine
    finally:
        server.shutdown()
        server.server_close()
