"""How far a long import is: kept in a file beside the upload, since its own transaction is not visible to others."""

import json
from pathlib import Path

from django.conf import settings

from driehoek.exchange.models import ImportRun


def stored_file(run: ImportRun) -> Path:
    """Where the uploaded file of a run lies."""
    return _folder() / run.stored_as


def _folder() -> Path:
    folder = Path(settings.DATA_DIR) / "imports"
    folder.mkdir(exist_ok=True, parents=True, mode=0o700)
    return folder


def _progress_file(run: ImportRun) -> Path:
    return stored_file(run).with_suffix(".progress")


def tell(run: ImportRun, done: int, total: int) -> None:
    """Note how many records are done; a half-written note can never be read."""
    file = _progress_file(run)
    new = file.with_suffix(".new")
    new.write_text(json.dumps([done, total]), encoding="ascii")
    new.replace(file)


def ask(run: ImportRun) -> tuple[int, int]:
    """Return how many records are done out of how many; (0, 0) before the first."""
    try:
        done, total = json.loads(_progress_file(run).read_text(encoding="ascii"))
    except FileNotFoundError:
        return 0, 0
    return done, total


def forget(run: ImportRun) -> None:
    """Remove the upload and its note: what was imported stands in the register, what was not is not kept."""
    for file in (stored_file(run), _progress_file(run)):
        file.unlink(missing_ok=True)
