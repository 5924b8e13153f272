"""One import as a whole: in one transaction, which is rolled back when it is only a look or has errors."""

from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from driehoek.exchange.applying import Report, Session, apply_stream
from driehoek.exchange.applying.stream import Progress
from driehoek.exchange.models import ColumnMapping, ImportRun
from driehoek.exchange.queries import remembered
from driehoek.exchange.readers import read
from driehoek.exchange.readers.columns import Mapping, fingerprint, is_forbidden
from driehoek.exchange.readers.detect import detect
from driehoek.exchange.readers.guardians import headers_of
from driehoek.exchange.readers.records import Format, Header, Record, RowError
from driehoek.people.models import Location


def bring_in(
    path: Path,
    *,
    location: Location,
    form: Format | None = None,
    run: ImportRun | None = None,
    dry_run: bool = False,
    accept_errors: bool = False,
    progress: Progress = lambda _done, _total: None,
) -> Report:
    """Bring a file into the register of a location and report what it did, or would have done.

    A dry run does all of the work and rolls it back, so its report is the truth. With row errors nothing is kept
    unless `accept_errors`. Raises Unreadable when the file as a whole cannot be read, NeedsMapping for a list whose
    columns are not known here.
    """
    session = Session(location, None if dry_run else run)
    with transaction.atomic():
        header, records = _read(path, form or detect(path), location)
        apply_stream(session, header, records, progress)
        if dry_run or (session.report.error_count and not accept_errors):
            transaction.set_rollback(True)
    return session.report


def _read(path: Path, form: Format, location: Location) -> tuple[Header, Iterator[Record | RowError]]:
    """Read a list of parents with the columns that were chosen for its headings, if they ever were."""
    mapping = remembered(location, fingerprint(columns_of(path))) if form == "guardians" else None
    return read(path, form, mapping)


def columns_of(path: Path) -> tuple[str, ...]:
    """The headings of a list of parents among which one may choose; raises Unreadable."""
    return tuple(heading for heading in headers_of(path) if heading and not is_forbidden(heading))


def remember(*, location: Location, headers: tuple[str, ...], mapping: Mapping) -> None:
    """Keep which column holds what, for every later list with the same headings."""
    ColumnMapping.objects.update_or_create(
        location=location, headings=fingerprint(headers), defaults={"columns": mapping.to_json()}
    )
