"""The Python environment in the clone: made from the locked requirements, and made again only when those change."""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[3]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "driehoek-installed.json"
WRONG_SETTINGS = 78  # exit code of a management command that said what is wrong with them (EX_CONFIG of sysexits.h)
COMPILE = "from driehoek.shared.catalogues.files import compile_all; compile_all()"


class Stop(Exception):  # noqa: N818 - a full stop, not always an error
    """Ends the launcher with one clear line for the person who started it."""


def ensure(*, development: bool = False) -> None:
    """Make sure that packages and compiled translations are there; Stop when they cannot be."""
    names = ("requirements.txt", "requirements-dev.txt") if development else ("requirements.txt",)
    wanted = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in names}
    # Started by the environment's own Python (uv, an editor, a test): whoever made it keeps it.
    if Path(sys.prefix) != VENV and not wanted.items() <= _installed().items():
        _install(wanted)
    if _translations_are_stale():
        subprocess.run([PYTHON, "-c", COMPILE], env=environ(), check=True)


def environ(**settings: str) -> dict[str, str]:
    """The environment for our own processes: everything around us, our code on the path, and these settings."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1", **settings}


def run(command: Sequence[str], **settings: str) -> int:
    """Run a tool of the environment ("python" or a script in it) and return its exit code."""
    return subprocess.run([VENV / "bin" / command[0], *command[1:]], env=environ(**settings), check=False).returncode


def manage(*arguments: str, **settings: str) -> int:
    """Run a management command and return its exit code."""
    return run(("python", "-m", "driehoek.config.manage", *arguments), **settings)


def become(*arguments: str, **settings: str) -> NoReturn:
    """Run Python with these arguments in place of the launcher, so that terminal and signals are its own."""
    os.execve(PYTHON, [str(PYTHON), *arguments], environ(**settings))


def _installed() -> dict[str, str]:
    """Fingerprints of what was installed last; none when the environment is gone, or the Python it was made with."""
    if not (PYTHON.exists() and STAMP.exists()):
        return {}
    return dict(json.loads(STAMP.read_text(encoding="utf-8")))


def _install(wanted: dict[str, str]) -> None:
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Stop(f"Python's venv is missing. On Debian and Ubuntu: apt install python{version}-venv")
    print("Making the Python environment; this takes a minute, once.", flush=True)
    venv = [sys.executable, "-m", "venv", str(VENV), *([] if PYTHON.exists() else ["--clear"])]
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-user", "--disable-pip-version-check"]
    files = [argument for name in wanted for argument in ("-r", str(ROOT / name))]
    try:
        subprocess.run(venv, check=True)
        subprocess.run([*pip, "--require-hashes", "--only-binary", ":all:", *files], check=True)
    except subprocess.CalledProcessError as error:
        raise Stop("The packages could not be installed; the lines above say why. Is there internet?") from error
    STAMP.write_text(json.dumps({**_installed(), **wanted}), encoding="utf-8")


def _translations_are_stale() -> bool:
    for po in (ROOT / "src/driehoek/locale").glob("*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            return True
    return False
