"""`./driehoek bench [NAME ...]`: run the benchmarks of this folder, on a demo school of their own.

The planner makes up its own schools and takes a quarter of an hour, and the indicators fill a large database, so they
run only when they are named.
"""

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
ALL = sorted(file.stem for file in HERE.glob("[!_]*.py"))
ALONE = {"planner", "indicators"}  # run only when named, and need no demo school


def main(wanted: list[str]) -> int:
    """Print a table per benchmark; returns the exit code."""
    unknown = set(wanted) - set(ALL)
    if unknown:
        print(f"No such benchmark: {', '.join(unknown)}. There are: {', '.join(ALL)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as data:
        if wanted != ["planner"]:
            _prepare(data)
        if not wanted or set(wanted) - ALONE:
            _build_school()
        for name in wanted or sorted(set(ALL) - ALONE):
            print(import_module(f"benchmarks.{name}").run(), flush=True)
    return 0


def _prepare(data: str) -> None:
    """An empty SQLite database, with the static files that pages refer to."""
    os.environ.update(DRIEHOEK_DATA=data, DRIEHOEK_DEMO="1", DATABASE_URL="", LOG_LEVEL="ERROR")
    os.environ["DJANGO_SETTINGS_MODULE"] = "driehoek.config.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("maketables")
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def _build_school() -> None:
    """The demo school."""
    from django.core.management import call_command

    call_command("builddemo", verbosity=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
