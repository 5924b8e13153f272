"""./driehoek import edexml|oneroster|guardians FILE --location CODE [--dry-run] [--accept-errors] [--json]"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from driehoek.exchange.actions import bring_in
from driehoek.exchange.applying import Report
from driehoek.exchange.models import ImportRun
from driehoek.exchange.notices import NOTICES
from driehoek.exchange.readers.errors import Unreadable
from driehoek.people.audit import record
from driehoek.people.models import Location

ROW_ERRORS, UNREADABLE = 1, 2
COUNTS = ("format", "version", "groups", "children", "staff", "guardians", "created", "updated", "unchanged", "left")


class Command(BaseCommand):
    """Bring a file from another system into the register."""

    help = "Import a register: EDEXML, OneRoster or SDS, or a list of guardians."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the format, the file, where it goes and how careful to be."""
        parser.add_argument("format", choices=["edexml", "oneroster", "guardians"])
        parser.add_argument("file", type=Path)
        parser.add_argument("--location", required=True, metavar="CODE")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")
        parser.add_argument("--accept-errors", action="store_true", help="import the good rows when others have errors")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, print the report and end with 0, 1 (row errors) or 2 (unreadable)."""
        location = Location.objects.filter(code=options["location"]).first()
        if location is None:
            raise CommandError(f"No location has the code {options['location']}. See: ./driehoek locations")
        try:
            report = self._import(location, options)
        except Unreadable as error:
            self._print({"format": options["format"], "unreadable": str(error), "errors": []}, options, str(error))
            sys.exit(UNREADABLE)
        self._print(_as_json(report), options, _as_text(report))
        if report.error_count:
            sys.exit(ROW_ERRORS)

    def _import(self, location: Location, options: dict[str, Any]) -> Report:
        """Import with a run of its own, so that it can be undone in the browser."""
        how = {"form": options["format"], "accept_errors": options["accept_errors"], "progress": self._progress}
        if options["dry_run"]:
            return bring_in(options["file"], location=location, dry_run=True, **how)
        with transaction.atomic():
            name = options["file"].name[:200]
            run = ImportRun.objects.create(location=location, file_name=name, state=ImportRun.State.ACCEPTED)
            report = bring_in(options["file"], location=location, run=run, **how)
            if report.error_count and not options["accept_errors"]:
                run.delete()
            else:
                _finish(run, report)
        return report

    def _progress(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done} / {total}", ending="")

    def _print(self, answer: dict[str, Any], options: dict[str, Any], text: str) -> None:
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) if options["json"] else text)


def _finish(run: ImportRun, report: Report) -> None:
    run.state, run.format, run.report = ImportRun.State.APPLIED, report.format, report.as_json()
    run.applied_at = timezone.now()
    run.save()
    record("imported", by=None, subject=run, location=run.location, created=report.created)


def _as_json(report: Report) -> dict[str, Any]:
    errors = [{name: error[name] for name in ("row", "field", "message")} for error in report.errors]
    notices = [NOTICES[notice["code"]] % notice["params"] for notice in report.notices]
    return {**{name: asdict(report)[name] for name in COUNTS}, "errors": errors, "notices": notices}


def _as_text(report: Report) -> str:
    lines = [
        f"{report.format} {report.version}, school year {report.school_year}",
        f"found: {report.groups} groups, {report.children} children, {report.staff} staff, {report.guardians} guardians",
        f"created {report.created}, updated {report.updated}, unchanged {report.unchanged}, left {report.left}",
    ]
    lines += [f"note: {NOTICES[notice['code']] % notice['params']}" for notice in report.notices]
    lines += [f"row {error['row']} {error['field']}: {error['message']}" for error in report.errors]
    return "\n".join(lines)
