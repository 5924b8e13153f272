"""Verbs about research: ask for an export, take it, and let a family be left out."""

import zipfile
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from tempfile import TemporaryFile
from typing import IO

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.indicators.codebook import codebook
from driehoek.indicators.models import ResearchExport, ResearchObjection
from driehoek.indicators.research import Rows, as_csv, columns
from driehoek.people.audit import record
from driehoek.people.models import Account, AuditLine, Family, Guardian, Location, SchoolYear
from driehoek.people.queries import children_of
from driehoek.people.rules import whole_locations_in_reach

RIGHT = "give_to_research"
OPEN_FOR = timedelta(days=7)
LINES = 500


@transaction.atomic
def ask_export(
    *, location: Location, school_year: SchoolYear, by: Account, recipient: str, purpose: str
) -> ResearchExport:
    """Write down who gets data and what for; raises PermissionDenied for who may not give data of this location."""
    _may_give(by, location)
    row = ResearchExport.objects.create(
        location=location, school_year=school_year, asked_by=by, recipient=recipient, purpose=purpose
    )
    record("research_asked", by=by, subject=row, location=location)
    return row


def _may_give(by: Account, location: Location) -> None:
    if not Location.objects.filter(whole_locations_in_reach(by, RIGHT), pk=location.pk).exists():
        raise PermissionDenied


@transaction.atomic
def take(*, export: ResearchExport, by: Account) -> IO[bytes]:
    """Return the export as a zip file with data and codebook, and tell every family that is in it.

    Each time has other pseudonyms. Raises PermissionDenied for who may not, ValidationError when it was asked long ago.
    """
    _may_give(by, export.location)
    if timezone.now() > export.asked_at + OPEN_FOR:
        raise ValidationError(_("This was asked more than a week ago. Ask again, so that everybody knows of it."))
    rows, file = Rows(export), TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    rows.fill()
    _pack(rows, file, export, by)
    export.codebook, export.taken_at = rows.made.as_data(), timezone.now()
    export.save(update_fields=("codebook", "taken_at"))
    record("research_taken", by=by, subject=export, location=export.location, rows=rows.made.rows)
    return file


def _pack(rows: Rows, file: IO[bytes], export: ResearchExport, by: Account) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("data.csv", "w") as data:
            data.write(as_csv(columns()).encode())
            _tell(export, by, _written(rows, data))
        archive.writestr("codebook.csv", codebook(export, rows.made))
    rows.file.close()
    file.seek(0)


def _written(rows: Rows, data: IO[bytes]) -> Iterator[int]:
    """Write each row, and yield whose it was."""
    for family, row in rows.published():
        data.write(as_csv(row).encode())
        yield family


def _tell(export: ResearchExport, by: Account, families: Iterator[int]) -> None:
    """A line in the file of each family, so that it reads to whom something went."""
    place = {"location": export.location, "organisation": export.location.organisation, "account": by}
    subject = f"researchexport:{export.pk}"
    while part := list(islice(families, LINES)):
        AuditLine.objects.bulk_create(
            AuditLine(verb="given_to_research", family_id=family, subject=subject, **place) for family in part
        )


def taken_back_by(guardian: Guardian) -> Q:
    """Match objections that this guardian may take back: their own, and of who is not known here any more."""
    return Q(guardian=guardian) | Q(guardian=None)


@transaction.atomic
def choose_research(*, family: Family, guardian: Guardian, takes_part: bool) -> None:
    """Let a family be left out of data for research, or take part again; what went before cannot be taken back.

    The no of one guardian stands until they take it back themselves.

    Raises PermissionDenied for a guardian who may not be informed about a child of this family.
    """
    if not children_of(guardian).filter(family=family).exists():
        raise PermissionDenied
    if takes_part:
        ResearchObjection.objects.filter(taken_back_by(guardian), family=family).delete()
    else:
        ResearchObjection.objects.get_or_create(family=family, defaults={"guardian": guardian})
    record("research_chosen", by=guardian, subject=family, family=family, takes_part=takes_part)
