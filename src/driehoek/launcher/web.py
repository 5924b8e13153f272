"""What demo and serve share: the web server, its port and the static files."""

import errno
import os
import socket
import sys

from driehoek.launcher.environment import Stop, manage
from driehoek.shared.sqlite import wal_reset_risk


def port_is_free(port: int, host: str, command: str) -> None:
    """Stop with a helpful line when something else already listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        advice = f"Choose another: ./driehoek {command} --port {port + 1}"
        why = "is in use" if error.errno == errno.EADDRINUSE else "cannot be used"
        raise Stop(f"Port {port} {why}. {advice}") from error


def granian(host: str, port: int, workers: int = 2) -> list[str]:
    """The module and arguments of the web server; one thread each, since more only wait for one another."""
    where = ["--host", host, "--port", str(port), "--workers", str(workers)]
    how = ["--interface", "wsgi", "--blocking-threads", "1", "--no-ws"]
    return ["granian", *how, *where, "driehoek.config.wsgi:application"]


def prepare_static(**settings: str) -> None:
    """Collect and compress what browsers fetch."""
    if manage("collectstatic", "--no-input", "--verbosity", "0", **settings):
        raise Stop("The static files could not be collected; the lines above say why.")


def warn() -> None:
    """Say in one line when the database is at risk."""
    risk = "" if os.environ.get("DATABASE_URL", "").startswith("postgres") else wal_reset_risk()
    if risk:
        print(f"Note: {risk}", file=sys.stderr, flush=True)
