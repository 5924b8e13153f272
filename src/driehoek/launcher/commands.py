"""The commands of `./driehoek`, with one line of help each."""

import argparse
import difflib
import os
import sys
import tempfile
from collections.abc import Callable, Sequence

from driehoek.conversations.planner.options import parser as planner_options
from driehoek.launcher.demo import demo
from driehoek.launcher.environment import ROOT, WRONG_SETTINGS, Stop, become, ensure, manage, run
from driehoek.launcher.web import granian, port_is_free, prepare_static, warn

HELP = {
    "demo": "try Driehoek with a made-up school: builds it, starts everything, opens your browser",
    "serve": "the web pages of a real school; run a worker beside it",
    "worker": "the background work of a real school: sending what waits, reading what was uploaded",
    "migrate": "make or update the database",
    "bounces": "read which e-mails came back, from the mailbox in DRIEHOEK_BOUNCES",
    "createschool": "add an organisation with its first location and its head",
    "locations": "list the locations (--json)",
    "import": "read a register: edexml, oneroster or guardians",
    "indicators": "the indicators of a location (--json; --recompute checks frozen ones; --rollup: what boards see)",
    "check-schemes": "files of subsidy schemes; exit code 1 when one has a mistake",
    "check-plan": "what a plan for parents still needs (--json); exit code 1 when something must be mended",
    "planner": "plan the talks of a round: solve, check, example",
    "backup": "write everything to one file, while it runs, and read it back",
    "retention": "what is over its term at each location; --again erases once more what a restore brought back",
    "restore": "put a backup back in place of the database",
    "builddemo": "build the made-up school in an empty database",
    "docs": "write the parts of docs/ that are made from data (--check only looks)",
    "messages": "bring the translation files up to date (--check only looks)",
    "test": "run the tests; arguments go to pytest",
    "check": "everything that must be clean before a commit",
    "bench": "measure how fast the pages are",
    "manage": "any other management command",
    "help": "this list",
}
CHECKS: dict[str, Sequence[str]] = {
    "ruff check": ("ruff", "check", "--quiet", "."),
    "ruff format": ("ruff", "format", "--quiet", "--check", "."),
    "mypy": ("mypy", "--no-error-summary"),
    "import contracts": ("lint-imports", "--no-cache"),
    "templates": ("djlint", "--lint", "--quiet", "src"),
    "migrations": ("python", "-m", "driehoek.config.manage", "makemigrations", "--check", "--dry-run"),
    "translations": ("python", "-m", "driehoek.config.manage", "messages", "--check"),
    "documentation": ("python", "-m", "driehoek.config.manage", "docs", "--check"),
}


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; returns the exit code."""
    name, rest = (arguments[0], list(arguments[1:])) if arguments else ("help", [])
    try:
        if name in ("-h", "--help") or name not in HELP:
            return _help(rest) if name.startswith("-h") or name == "--help" else _unknown(name)
        return OWN[name](rest) if name in OWN else _managed([name, *rest])
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1


def _help(_: list[str]) -> int:
    print("Usage: ./driehoek COMMAND [...]     ./driehoek COMMAND --help says more\n")
    for name, line in HELP.items():
        print(f"  {name:<14}{line}")
    print("\nData lies in .data/ here, or where DRIEHOEK_DATA says; DATABASE_URL switches to PostgreSQL.")
    return 0


def _unknown(name: str) -> int:
    near = difflib.get_close_matches(name, HELP, n=1)
    hint = f"Did you mean: ./driehoek {near[0]}" if near else "All commands: ./driehoek help"
    print(f"There is no command {name!r}. {hint}", file=sys.stderr)
    return 2


def _managed(arguments: list[str]) -> int:
    ensure()
    become("-m", "driehoek.config.manage", *arguments)


def _migrate(arguments: list[str]) -> int:
    ensure()
    return manage("migrate", *arguments) or (0 if arguments else manage("createcachetable"))


def _serve(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./driehoek serve", description=HELP["serve"])
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2, help="processes; about one per processor core")
    options = parser.parse_args(arguments)
    port_is_free(options.port, options.host, "serve")
    ensure()
    warn()
    found = manage("migrate", "--check", "--skip-checks", "--verbosity", "0")
    if found == WRONG_SETTINGS:
        sys.exit(found)
    if found:
        raise Stop("The database is new or older than the program. Make a backup, then run: ./driehoek migrate")
    prepare_static()
    become("-m", *granian(options.host, options.port, options.workers))


def _test(arguments: list[str]) -> int:
    ensure(development=True)
    os.chdir(ROOT)
    become("-m", "pytest", *arguments)


def _check(arguments: list[str]) -> int:
    argparse.ArgumentParser(prog="./driehoek check", description=HELP["check"]).parse_args(arguments)
    ensure(development=True)
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as data:
        failed = [name for name, command in CHECKS.items() if _fails(name, command, data)]
    print(f"Not clean: {', '.join(failed)}." if failed else "All clean.")
    return 1 if failed else 0


def _fails(name: str, command: Sequence[str], data: str) -> bool:
    print(f"- {name}", flush=True)
    return run(command, DRIEHOEK_DATA=data, DATABASE_URL="") != 0


def _planner(arguments: list[str]) -> int:
    planner_options().parse_args(arguments)
    ensure()
    become("-m", "driehoek.conversations.planner.command", *arguments)


def _bench(arguments: list[str]) -> int:
    ensure(development=True)
    os.chdir(ROOT)
    become("-m", "benchmarks", *arguments)


OWN: dict[str, Callable[[list[str]], int]] = {
    "demo": demo,
    "serve": _serve,
    "migrate": _migrate,
    "test": _test,
    "check": _check,
    "planner": _planner,
    "bench": _bench,
    "manage": _managed,
    "help": _help,
}
