"""`./driehoek demo`: a made-up school with its web pages and worker, until Ctrl-C."""

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from contextlib import closing, suppress
from pathlib import Path

from driehoek.launcher.environment import PYTHON, ROOT, Stop, ensure, environ, manage
from driehoek.launcher.web import granian, port_is_free, prepare_static, warn

HOST = "127.0.0.1"
DATABASE = "driehoek.sqlite3"
MARKER = "demo-school"  # beside the database: "begun" or "complete"; without it a school is a real one
START_SECONDS, STOP_SECONDS = 60, 10
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def demo(arguments: list[str]) -> int:
    """Run the demo until it is asked to stop; returns the exit code."""
    options = _options(arguments)
    port_is_free(options.port, HOST, "demo")
    data = Path(options.data).resolve()
    _refuse_a_real_school(data)
    data.mkdir(parents=True, exist_ok=True)
    settings = _settings(data, options.port)
    try:
        _let_signals_stop_us()
        ensure()
        warn()
        _build(data, settings, fresh=options.fresh)
        return _run(options, settings)
    except KeyboardInterrupt:
        print("\nStopped. The data is kept; ./driehoek demo goes on with it.", flush=True)
        return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./driehoek demo", description="Try Driehoek with a made-up school.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--data", metavar="DIR", default=os.environ.get("DRIEHOEK_DATA") or ROOT / ".data")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    parser.add_argument("--fresh", action="store_true", help="throw the made-up school away and build it again")
    return parser.parse_args(arguments)


def _settings(data: Path, port: int) -> dict[str, str]:
    """Settings that keep a demo away from anything real: its own SQLite file, and mail that is only written down."""
    return {
        "DRIEHOEK_DEMO": "1",
        "DRIEHOEK_DATA": str(data),
        "DRIEHOEK_URL": f"http://localhost:{port}",
        "DATABASE_URL": "",
        "EMAIL_URL": f"filemail:///{data.resolve() / 'mail'}",  # the first slash is not part of the path
    }


def _refuse_a_real_school(data: Path) -> None:
    if _holds_a_school(data / DATABASE) and not (data / MARKER).exists():
        raise Stop(f"{data} holds a real school, and a demo lets everybody in. Choose another place: --data DIR")


def _build(data: Path, settings: dict[str, str], *, fresh: bool) -> None:
    """Make or update the tables, and build the school unless a whole one is there."""
    database, marker = data / DATABASE, data / MARKER
    if fresh or (marker.exists() and marker.read_text() != "complete"):
        for file in data.glob(f"{database.name}*"):
            file.unlink()
    complete = marker.exists() and _holds_a_school(database)
    if not complete:
        marker.write_text("begun")
        print("Building the demo school; this takes a minute, once.", flush=True)
    _step(*(("migrate", "--skip-checks") if database.exists() else ("maketables",)), settings=settings)
    _step("createcachetable", settings=settings)
    if not complete:
        _step("builddemo", settings=settings)
        marker.write_text("complete")
    prepare_static(**settings)


def _holds_a_school(database: Path) -> bool:
    if not database.exists():
        return False
    with closing(sqlite3.connect(database)) as connection:
        try:
            return connection.execute("SELECT 1 FROM people_organisation").fetchone() is not None
        except sqlite3.OperationalError:
            return False


def _step(*arguments: str, settings: dict[str, str]) -> None:
    if manage(*arguments, "--verbosity", "0", **settings):
        raise Stop(f"{arguments[0]} failed; the lines above say why.")


def _run(options: argparse.Namespace, settings: dict[str, str]) -> int:
    """Start web and worker, tell where they are, and watch them; ends them both whatever happens."""
    web = granian(HOST, options.port)
    commands = (["-m", *web, "--log-level", "warning"], ["-m", "driehoek.config.manage", "worker"])
    # In sessions of their own: a Ctrl-C in the terminal is for us to pass on, once.
    children = [
        subprocess.Popen([PYTHON, *command], env=environ(**settings), start_new_session=True) for command in commands
    ]
    try:
        _wait_until_it_answers(options.port, children)
        address = f"{settings['DRIEHOEK_URL']}/demo/"
        print(f"Driehoek is ready: {address}\nStop with Ctrl-C.", flush=True)
        if not options.no_browser and sys.stdout.isatty():
            webbrowser.open(address)
        while _all_run(children):
            time.sleep(0.5)
        raise Stop("The web server or the worker ended by itself; the lines above say why.")
    finally:
        _end(children)


def _wait_until_it_answers(port: int, children: list[subprocess.Popen[bytes]]) -> None:
    patience = time.monotonic() + START_SECONDS
    while _all_run(children) and time.monotonic() < patience:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/healthz", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise Stop("The web server does not answer; the lines above say why.")


def _all_run(children: list[subprocess.Popen[bytes]]) -> bool:
    return all(child.poll() is None for child in children)


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    """Ask the children to stop, and after a while end them with all they started; nothing may be left behind."""
    for number in STOPPING:
        signal.signal(number, signal.SIG_IGN)
    for child in children:
        child.terminate()
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(STOP_SECONDS)
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _let_signals_stop_us() -> None:
    """Ctrl-C, SIGTERM and a closed terminal all end the demo in the same way."""

    def stop(*_signal: object) -> None:
        raise KeyboardInterrupt

    # Ctrl-C too: a shell that starts us in the background lets us ignore it.
    for number in STOPPING:
        signal.signal(number, stop)
