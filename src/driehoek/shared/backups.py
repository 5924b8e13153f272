"""A backup in one file: the database as it was at one moment, what was uploaded, and the keys.

Without the keys every link and notice is dead, and what is sealed cannot be read again.
"""

import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

SQLITE, DUMP = "driehoek.sqlite3", "driehoek.dump"
KEYS = ("secret-key", "vapid-key")
FILES = "files"  # photos, recordings and letters that somebody uploaded


class BackupError(Exception):
    """Why no backup or no restore was made; the message says what to do."""


def back_up(target: Path) -> Path:
    """Write a backup to `target` and read it back; while everything runs. Returns the file.

    Raises BackupError when `target` exists, a tool is missing, or what was written cannot be read back.
    """
    if target.exists():
        raise BackupError(f"{target} exists already. Choose another name.")
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        began = time.time()
        database = _dump(Path(folder))
        os.utime(database, (began, began))  # restoring asks what was erased since
        draft = Path(folder) / "draft"
        with tarfile.open(draft, "w:gz") as archive:
            archive.add(database, database.name)
            for key in filter(Path.exists, _keys()):
                archive.add(key, key.name)
            _add_files(archive)
        draft.chmod(0o600)
        with tempfile.TemporaryDirectory(dir=folder) as again:
            _check(_unpack(draft, Path(again)))
        draft.replace(target)
    return target


def restore(source: Path) -> Path:
    """Put a backup in place of the database, the uploads and the keys; what was there is kept beside them.

    Returns where. A backup from before there were uploads leaves those of now where they are. Rooms that must do
    something about what came back (setting DRIEHOEK_AFTER_RESTORE) are told when the backup was made.
    Raises BackupError when the backup cannot be read, is of the other kind of database, or the database is in use.
    """
    data = Path(settings.DATA_DIR)
    with tempfile.TemporaryDirectory(dir=data) as folder:
        database = _unpack(source, Path(folder))
        _check(database)
        made_at = datetime.fromtimestamp(database.stat().st_mtime, UTC)
        kept = _kept(data)
        if database.name == DUMP:
            _dump(kept)
            _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--exit-on-error", str(database), into=True)
        else:
            _replace_sqlite(database, kept)
        for key in _keys():
            _replace_key(Path(folder) / key.name, key, kept)
        _replace_files(Path(folder) / FILES, kept)
    for name in settings.DRIEHOEK_AFTER_RESTORE:
        import_string(name)(made_at)
    return kept


def _keys() -> list[Path]:
    return [Path(settings.DATA_DIR) / name for name in KEYS]


def _replace_key(new: Path, old: Path, kept: Path) -> None:
    if not new.exists():
        return
    if old.exists():
        shutil.copy2(old, kept / old.name)
    new.replace(old)


def _files() -> Path:
    return Path(settings.DATA_DIR) / FILES


def _add_files(archive: tarfile.TarFile) -> None:
    """After the database, so that whatever it names is there; what somebody takes away meanwhile may be gone."""
    for file in (_files(), *sorted(_files().rglob("*"))):
        with suppress(FileNotFoundError):
            archive.add(file, str(Path(FILES) / file.relative_to(_files())), recursive=False)


def _replace_files(new: Path, kept: Path) -> None:
    if not new.is_dir():
        return
    if _files().exists():
        _files().replace(kept / FILES)
    new.replace(_files())


def _database() -> dict[str, Any]:
    return dict(settings.DATABASES["default"])


def _is_sqlite() -> bool:
    return str(_database()["ENGINE"]).endswith("sqlite3")


def _dump(folder: Path) -> Path:
    if not _is_sqlite():
        _run("pg_dump", "--format=custom", f"--file={folder / DUMP}")
        return folder / DUMP
    with closing(sqlite3.connect(_database()["NAME"])) as now, closing(sqlite3.connect(folder / SQLITE)) as copy:
        now.backup(copy)
    return folder / SQLITE


def _unpack(archive: Path, folder: Path) -> Path:
    """Unpack our own files only, whatever else is in the archive."""
    try:
        with tarfile.open(archive) as packed:
            for member in packed.getmembers():
                if _is_ours(member):
                    packed.extract(member, folder, filter="data")
    except (OSError, tarfile.TarError, EOFError) as error:
        raise BackupError(f"{archive} is no backup that can be read: {error}") from error
    wanted = folder / (SQLITE if _is_sqlite() else DUMP)
    if not wanted.exists():
        raise BackupError(f"{archive} holds no backup of this kind of database. Set DATABASE_URL as it was then.")
    return wanted


def _is_ours(member: tarfile.TarInfo) -> bool:
    if member.name in (SQLITE, DUMP, *KEYS):
        return member.isfile()
    return (member.isfile() or member.isdir()) and member.name.split("/")[0] == FILES


def _check(database: Path) -> None:
    if database.name == DUMP:
        _run("pg_restore", "--list", str(database))
        return
    try:
        with closing(sqlite3.connect(database)) as copy:
            answer = copy.execute("PRAGMA quick_check").fetchone()[0]
            copy.execute("SELECT count(*) FROM django_migrations")
    except sqlite3.DatabaseError as error:
        raise BackupError(f"The copy cannot be read: {error}") from error
    if answer != "ok":
        raise BackupError(f"The copy is damaged: {answer}")


def _kept(data: Path) -> Path:
    """A folder beside the database for what a restore takes away."""
    return Path(tempfile.mkdtemp(prefix="before-restore-", dir=data))


def _replace_sqlite(database: Path, kept: Path) -> None:
    current = Path(_database()["NAME"])
    if current.exists():
        try:
            with closing(sqlite3.connect(current, timeout=1, isolation_level=None)) as now:
                now.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                now.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise BackupError("The database is in use. Stop ./driehoek serve and ./driehoek worker first.") from error
    for old in current.parent.glob(f"{current.name}*"):
        old.replace(kept / old.name)
    database.replace(current)


def _run(program: str, *arguments: str, into: bool = False) -> None:
    """Run a program of PostgreSQL against our database; the password goes by the environment, not the command line."""

    if not shutil.which(program):
        raise BackupError(f"{program} is missing. On Debian and Ubuntu: apt install postgresql-client")
    database, options = _database(), _database().get("OPTIONS", {})
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    own = {name: str(database[key]) for name, key in names.items() if database.get(key)}
    own |= {"PGHOST": str(options["host"])} if options.get("host") else {}
    target = (f"--dbname={own['PGDATABASE']}",) if into else ()
    command = [program, *target, *arguments]
    done = subprocess.run(command, env=os.environ | own, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise BackupError(f"{program} failed: {done.stderr.strip()}")
