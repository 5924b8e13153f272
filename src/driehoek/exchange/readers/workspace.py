"""A small database in a temporary file, so that files of any size are read with little memory."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from driehoek.exchange.readers.records import RowError

SCHEMA = """
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-4000;
CREATE TABLE errors (row INTEGER, field TEXT, code TEXT, params TEXT);
CREATE TABLE seen (kind TEXT, key TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;
"""


class Store:
    """What is read and waits: rows, keys that came before, and errors, of which there may be as many as rows."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database

    def add(self, statement: str, *values: object) -> bool:
        """Run an INSERT; whether it added a row."""
        return self.database.execute(statement, values).rowcount > 0

    def rows(self, query: str, *values: object) -> Iterator[sqlite3.Row]:
        """The rows of a query, one by one."""
        yield from self.database.execute(query, values)

    def again(self, kind: str, key: str) -> bool:
        """Whether `key` of this kind came before; an empty key never did."""
        return bool(key) and not self.add("INSERT OR IGNORE INTO seen VALUES (?, ?)", kind, key)

    def note(self, errors: Iterable[RowError]) -> None:
        """Keep errors until the header is out."""
        kept = ((error.row, error.field, error.code, json.dumps(dict(error.params))) for error in errors)
        self.database.executemany("INSERT INTO errors VALUES (?, ?, ?, ?)", kept)

    def errors(self) -> Iterator[RowError]:
        """Everything noted, in order."""
        for row, field, code, params in self.rows("SELECT * FROM errors ORDER BY rowid"):
            yield RowError(row, field, code, json.loads(params))


@contextmanager
def workspace(schema: str = "") -> Iterator[Store]:
    """An empty store with `schema`, for this import alone; its file is only ours to read and goes afterwards."""
    with (
        TemporaryDirectory(prefix="driehoek-import-") as folder,
        closing(sqlite3.connect(Path(folder) / "work.sqlite3", isolation_level=None)) as database,
    ):
        database.row_factory = sqlite3.Row
        # Nothing here outlives the import, so safety against power cuts would only cost time.
        database.executescript(SCHEMA + schema)
        database.execute("BEGIN")
        yield Store(database)
