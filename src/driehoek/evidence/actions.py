"""Verbs of evidence files: ask for one, make it, and note that one was taken along."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation

from driehoek.evidence.counted import kept
from driehoek.evidence.models import EvidenceFile
from driehoek.evidence.parts import PARTS, sections
from driehoek.evidence.queries import Read, may_make
from driehoek.evidence.reading import Reading, readings
from driehoek.people.audit import record
from driehoek.people.models import Account, Location, SchoolYear
from driehoek.shared.languages import DEFAULT

# Percent: counting families takes about half of the time, telling it twice the rest.
COUNTED, TOLD, DONE = 50, 75, 100


@transaction.atomic
def ask_evidence(*, location: Location, year: SchoolYear, by: Account) -> EvidenceFile:
    """Ask for a file of a school year; the one that waits already, when somebody asked a moment ago.

    Raises PermissionDenied when this account does not see all figures of the location.
    """
    if not may_make(by, location):
        raise PermissionDenied
    Location.objects.select_for_update().get(pk=location.pk)
    waiting = EvidenceFile.objects.filter(location=location, school_year=year, made_at=None)
    if found := waiting.filter(attempts__lt=EvidenceFile.MOST_ATTEMPTS).first():
        return found
    file = EvidenceFile.objects.create(location=location, school_year=year, made_by=by)
    record("evidence_asked", by=by, subject=file, location=location, year=year.name)
    return file


def make_evidence(*, file: EvidenceFile) -> None:
    """Keep what can be shown as it is now, in Dutch: the language of who asks for it. Done once.

    Only keeping it is one transaction: how far it is must be seen meanwhile. The lease of the queue keeps others off.
    """
    inside, outside = readings(file.location, file.school_year, file.made_by)
    _tell(file, COUNTED)
    with translation.override(DEFAULT):
        told = _told(file, inside, COUNTED), _told(file, outside, TOLD)
    _keep(file, *told, inside.scope.until)


@transaction.atomic
def _keep(file: EvidenceFile, inside: dict[str, Any], outside: dict[str, Any], until: date) -> None:
    row = EvidenceFile.objects.select_for_update(of=("self",)).filter(pk=file.pk, made_at=None).first()
    if row is None:
        return
    row.inside, row.outside, row.until, row.progress = inside, outside, until, DONE
    row.made_at, row.claimed_until = timezone.now(), None
    row.save()
    record("evidence_made", by=row.made_by, subject=row, location=row.location, year=row.school_year.name)


def _told(file: EvidenceFile, reading: Reading, begun: int) -> dict[str, Any]:
    told = []
    for number, section in enumerate(sections(reading), 1):
        told.append(section)
        _tell(file, begun + (DONE - TOLD) * number // len(PARTS))
    return {"sections": told, "counted": kept(reading.figures)}


def _tell(file: EvidenceFile, percent: int) -> None:
    EvidenceFile.objects.filter(pk=file.pk, made_at=None).update(progress=percent)


def note_taken(*, read: Read, what: str, by: Account) -> None:
    """Note that somebody took a file along: `what` is pdf or csv. The doors have checked who may."""
    kind = "inside" if read.inside else "outside"
    record("evidence_taken", by=by, subject=read.file, location=read.file.location, what=what, kind=kind)
