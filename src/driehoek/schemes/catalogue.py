"""The schemes that come with Driehoek: one file each in data, named after its key."""

from functools import cache
from pathlib import Path

from driehoek.schemes.reading import read
from driehoek.schemes.scheme import Scheme
from driehoek.shared.strict import DataError

DATA = Path(__file__).parent / "data"


@cache
def shipped() -> dict[str, Scheme]:
    """Key -> scheme; raises `DataError` that names every mistake of a file."""
    return {path.stem: _read(path) for path in sorted(DATA.glob("*.toml"))}


def _read(path: Path) -> Scheme:
    scheme, mistakes = read(path.read_text(), path.stem)
    if scheme is None:
        raise DataError("; ".join(f"{path.name}, {one.place}: {one.words}" for one in mistakes))
    return scheme


def example() -> str:
    """The text of a file without mistakes, to begin from."""
    return next(iter(sorted(DATA.glob("*.toml")))).read_text()
