"""A folder or a zip with CSV files, opened with bounds: a zip can be a trap."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from driehoek.exchange.readers.errors import Unreadable
from driehoek.exchange.readers.tables import Opener


@dataclass(frozen=True)
class Bounds:
    """What no real export reaches: entries, bytes when unpacked, times smaller when packed, folders deep."""

    entries: int = 500
    size: int = 1 << 30
    ratio: int = 200
    depth: int = 1


BOUNDS = Bounds()
Package = dict[str, Opener]
LOCKED = 0x1
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@contextmanager
def package(path: Path, bounds: Bounds = BOUNDS) -> Iterator[Package]:
    """The CSV files in a folder or zip by their names in small letters; folders one deep are looked into.

    Raises `Unreadable` for a zip that is damaged, locked, too big or unsafe.
    """
    if path.is_dir():
        yield {file.name.lower(): _opener(file) for file in _files(path)}
        return
    with unpacked(path, bounds) as archive:
        entries = [entry for entry in archive.infolist() if _is_table(PurePosixPath(entry.filename))]
        yield {PurePosixPath(entry.filename).name.lower(): _entry_opener(archive, entry) for entry in entries}


@contextmanager
def unpacked(path: Path, bounds: Bounds = BOUNDS) -> Iterator[zipfile.ZipFile]:
    """The zip at `path`, checked; whatever goes wrong in it while it is open becomes `Unreadable`."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check(archive, bounds)
            yield archive
    except OSError:
        raise Unreadable("missing") from None
    except DAMAGE as error:
        raise Unreadable("zip_locked" if "encrypted" in str(error) else "bad_zip") from None


def _check(archive: zipfile.ZipFile, bounds: Bounds) -> None:
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > bounds.entries or size > bounds.size or size > bounds.ratio * max(packed, 4096):
        raise Unreadable("zip_too_big")
    if any(entry.flag_bits & LOCKED for entry in entries):
        raise Unreadable("zip_locked")
    names = [PurePosixPath(entry.filename.replace("\\", "/")) for entry in entries]
    if any(name.is_absolute() or ".." in name.parts for name in names):
        raise Unreadable("zip_paths")


def _is_table(name: PurePosixPath) -> bool:
    hidden = any(part.startswith((".", "__")) for part in name.parts)
    if name.suffix.lower() != ".csv" or hidden:
        return False
    if len(name.parts) > 1 + BOUNDS.depth:
        raise Unreadable("zip_paths")
    return True


def _files(folder: Path) -> list[Path]:
    try:
        inside = [*folder.glob("*/*"), *folder.glob("*")]
        return [file for file in inside if _is_table(PurePosixPath(file.relative_to(folder))) and file.is_file()]
    except OSError:
        raise Unreadable("missing") from None


def _opener(path: Path) -> Opener:
    def opened() -> IO[bytes]:
        try:
            return path.open("rb")
        except OSError:
            raise Unreadable("missing") from None

    return opened


def _entry_opener(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Opener:
    def opened() -> IO[bytes]:
        return archive.open(entry)

    return opened
