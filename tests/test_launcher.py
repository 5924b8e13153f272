"""`./driehoek` itself: clear lines when something is missing, and a start and stop that leave nothing behind."""

import ast
import importlib.util
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Timer

import pytest
from django.core.management import get_commands
from environ import Env

from conftest import free_port
from driehoek.launcher import demo, environment
from driehoek.launcher.commands import HELP, OWN, main

ROOT = Path(__file__).parent.parent
LAUNCHER = ROOT / "driehoek"
NEW_SCHOOL = "from driehoek.people.models import Organisation; Organisation.objects.create(name='De Driehoek')"


def launch(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    command: list[str | Path] = [sys.executable, LAUNCHER, *arguments]
    return subprocess.run(command, env=own_environment(data), capture_output=True, text=True, timeout=120)


def own_environment(data: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(data), "DRIEHOEK_DATA": str(data)}


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("model")
    assert launch("manage", "maketables", data=data).returncode == 0
    assert launch("manage", "createcachetable", data=data).returncode == 0
    return data


@pytest.fixture
def migrated(model: Path, tmp_path: Path) -> Path:
    return shutil.copytree(model, tmp_path / "data")


@pytest.fixture
def demo_data(migrated: Path) -> Path:
    assert launch("manage", "shell", "--command", NEW_SCHOOL, data=migrated).returncode == 0
    (migrated / "demo-school").write_text("complete")
    return migrated


def test_the_first_file_is_understood_by_an_old_python() -> None:
    tree = ast.parse(LAUNCHER.read_text(encoding="utf-8"), feature_version=(3, 6))
    assert "Driehoek needs Python 3.11 or newer" in ast.unparse(tree)
    assert os.access(LAUNCHER, os.X_OK)


def test_help_has_a_line_for_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == main(["help"]) == main(["--help"]) == 0
    said = capsys.readouterr().out
    assert [said.count(f"  {name:<14}{line}\n") for name, line in HELP.items()] == [3] * len(HELP)


@pytest.mark.parametrize("name", sorted(set(HELP) - set(OWN)))
def test_every_command_in_the_help_exists(name: str) -> None:
    assert name in get_commands()


@pytest.mark.parametrize(("typed", "meant"), [("dmo", "demo"), ("mirgate", "migrate"), ("xyzzy", "help")])
def test_a_mistyped_command_suggests_the_nearest(typed: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([typed]) == 2
    assert f"./driehoek {meant}" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_busy_port_is_one_clear_line(
    command: str, busy_port: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRIEHOEK_DATA", str(tmp_path))
    assert main([command, "--port", str(busy_port)]) == 1
    said = capsys.readouterr().err
    assert said == f"Port {busy_port} is in use. Choose another: ./driehoek {command} --port {busy_port + 1}\n"


def test_a_missing_venv_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", {}.get)
    with pytest.raises(environment.Stop, match=r"apt install python3\.\d+-venv"):
        environment._install({})


def test_a_demo_never_opens_a_real_school(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(tmp_path / "driehoek.sqlite3")) as database:
        database.execute("CREATE TABLE people_organisation (name)")
        database.execute("INSERT INTO people_organisation VALUES ('De Driehoek')")
        database.commit()
    assert main(["demo", "--no-browser", "--port", str(free_port()), "--data", str(tmp_path)]) == 1
    assert "holds a real school" in capsys.readouterr().err
    assert not (tmp_path / "demo-school").exists()


@pytest.mark.parametrize("command", ["serve", "locations"])
def test_a_database_that_is_not_there_says_what_to_do(command: str, tmp_path: Path) -> None:
    arguments = ["--port", str(free_port())] if command == "serve" else []
    done = launch(command, *arguments, data=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith("./driehoek migrate")
    assert "Traceback" not in done.stderr


@contextmanager
def running(*arguments: str, data: Path, ready: str) -> Iterator[subprocess.Popen[str]]:
    """The launcher in a process of its own, from the line that begins with `ready`; killed when it hangs."""
    command: list[str | Path] = [sys.executable, LAUNCHER, *arguments]
    with subprocess.Popen(command, env=own_environment(data), stdout=subprocess.PIPE, text=True) as process:
        guard = Timer(180, process.kill)
        guard.start()
        assert process.stdout is not None
        assert any(line.startswith(ready) for line in process.stdout)
        yield process
        guard.cancel()


def answers(port: int, seconds: int = 30) -> bool:
    """Whether the health page answers in time: a worker says that it started a moment before it listens."""
    for _ in range(seconds * 10):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
                return bool(answer.status == 200)
        except urllib.error.URLError:
            time.sleep(0.1)
    return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_demo_starts_answers_and_stops_with_all_it_started(number: signal.Signals, demo_data: Path) -> None:
    port = free_port()
    ready = f"Driehoek is ready: http://localhost:{port}/demo/"
    with running("demo", "--no-browser", "--port", str(port), data=demo_data, ready=ready) as demo:
        assert answers(port)
        demo.send_signal(number)
        assert demo.wait() == 0
    with socket.create_server(("127.0.0.1", port)) as server:
        assert server.fileno() > 0


def test_migrate_makes_what_serve_needs(migrated: Path) -> None:
    assert launch("migrate", "--verbosity", "0", data=migrated).returncode == 0
    assert launch("manage", "migrate", "--check", data=migrated).returncode == 0


def test_serve_answers_once_the_database_is_there(migrated: Path) -> None:
    port = free_port()
    with running("serve", "--port", str(port), data=migrated, ready="[INFO] Started worker-2") as serve:
        assert answers(port)
        serve.terminate()
        assert serve.wait() == 0


def test_serve_with_a_wrong_file_of_providers_says_only_what_is_wrong_with_it(migrated: Path, tmp_path: Path) -> None:
    file = tmp_path / "providers.toml"
    file.write_text("[school]\nname = 'School'\n", encoding="utf-8")
    wrong = own_environment(migrated) | {"DRIEHOEK_LOGIN_PROVIDERS": str(file)}
    command = [sys.executable, str(LAUNCHER), "serve", "--port", str(free_port())]
    served = subprocess.run(command, env=wrong, capture_output=True, text=True, timeout=120, check=False)
    told = [line for line in served.stderr.splitlines() if not line.startswith("Note:")]
    assert served.returncode != 0
    assert told == ["The settings are not right. providers.toml, [school]: give either secret or secret_file."]


def test_the_mail_of_a_demo_stays_with_its_data(tmp_path: Path) -> None:
    assert Env.email_url_config(demo._settings(tmp_path, 8000)["EMAIL_URL"])["EMAIL_FILE_PATH"] == str(
        tmp_path / "mail"
    )
