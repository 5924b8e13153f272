"""./driehoek import FORMAT FILE --location CODE [--dry-run] [--accept-errors] [--json]"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from driehoek.exchange.actions import bring_in, columns_of, remember
from driehoek.exchange.applying import Report
from driehoek.exchange.models import ImportRun
from driehoek.exchange.notices import NOTICES
from driehoek.exchange.readers.columns import Mapping, targets
from driehoek.exchange.readers.errors import NeedsMapping, Unreadable
from driehoek.people.audit import record
from driehoek.people.models import Location

ROW_ERRORS, UNREADABLE = 1, 2
FOUND = ("groups", "children", "staff", "guardians", "activities", "results")
COUNTS = ("format", "version", *FOUND, "created", "updated", "unchanged", "left")


class Command(BaseCommand):
    """Bring a file from another system into the register."""

    help = "Import a register: EDEXML, OneRoster or SDS, a list of guardians, a year plan, or learning results."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the format, the file, where it goes and how careful to be."""
        parser.add_argument("format", choices=["edexml", "oneroster", "guardians", "year_plan", "results"])
        parser.add_argument("file", type=Path)
        parser.add_argument("--location", required=True, metavar="CODE")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")
        parser.add_argument("--accept-errors", action="store_true", help="import the good rows when others have errors")
        parser.add_argument("--json", action="store_true")
        parser.add_argument(
            "--column", action="append", default=[], metavar="HEADING=FIELD",
            help=f"what a column of a list of guardians holds; remembered. FIELD is one of: {', '.join(targets())}",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, print the report and end with 0, 1 (row errors) or 2 (unreadable)."""
        location = Location.objects.filter(code=options["location"]).first()
        if location is None:
            unknown = f"No location has the code {options['location']}. See: ./driehoek locations"
            raise CommandError(unknown, returncode=UNREADABLE)
        try:
            report = self._import(location, options)
        except Unreadable as error:
            self._refuse(error, options)
        self._print(report, options)
        if report.error_count:
            sys.exit(ROW_ERRORS)

    def _import(self, location: Location, options: dict[str, Any]) -> Report:
        """Import with a run of its own, so that it can be undone in the browser."""
        how = {"form": options["format"], "accept_errors": options["accept_errors"], "progress": self._progress}
        with transaction.atomic():
            self._choose_columns(location, options)
            if options["dry_run"]:
                return bring_in(options["file"], location=location, dry_run=True, **how)
            name = options["file"].name[:200]
            run = ImportRun.objects.create(location=location, file_name=name, state=ImportRun.State.ACCEPTED)
            report = bring_in(options["file"], location=location, run=run, **how)
            if report.error_count and not options["accept_errors"]:
                run.delete()
            else:
                _finish(run, report)
        return report

    def _choose_columns(self, location: Location, options: dict[str, Any]) -> None:
        if options["column"]:
            chosen = dict(column.rpartition("=")[::2] for column in options["column"])
            if unknown := set(chosen.values()) - set(targets()):
                raise CommandError(f"Unknown: {', '.join(sorted(unknown))}.", returncode=UNREADABLE)
            remember(location=location, headers=columns_of(options["file"]), mapping=Mapping(chosen))

    def _progress(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done} / {total}", ending="")

    def _refuse(self, error: Unreadable, options: dict[str, Any]) -> None:
        self._print(Report(format=options["format"], errors=[{"row": 0, "field": "", "message": str(error)}]), options)
        if isinstance(error, NeedsMapping):
            self.stderr.write("Say it with --column, or import once in the browser. See: ./driehoek import --help")
        sys.exit(UNREADABLE)

    def _print(self, report: Report, options: dict[str, Any]) -> None:
        for notice in report.notices:
            self.stderr.write(f"note: {NOTICES[notice['code']] % notice['params']}")
        answer = json.dumps(_as_json(report), ensure_ascii=False, indent=2)
        self.stdout.write(answer if options["json"] else _as_text(report))
        if report.error_count and not options["accept_errors"]:
            self.stderr.write("Nothing was written. Mend the file, or use --accept-errors to leave these rows out.")


def _finish(run: ImportRun, report: Report) -> None:
    run.state, run.format, run.report = ImportRun.State.APPLIED, report.format, report.as_json()
    run.applied_at = timezone.now()
    run.save()
    record("imported", by=None, subject=run, location=run.location, created=report.created)


def _as_json(report: Report) -> dict[str, Any]:
    errors = [{name: error[name] for name in ("row", "field", "message")} for error in report.errors]
    return {**{name: asdict(report)[name] for name in COUNTS}, "errors": errors}


def _as_text(report: Report) -> str:
    found = ", ".join(f"{getattr(report, name)} {name}" for name in FOUND)
    lines = [
        f"{report.format} {report.version}, school year {report.school_year}",
        f"found: {found}",
        f"created {report.created}, updated {report.updated}, unchanged {report.unchanged}, left {report.left}",
    ]
    lines += [f"row {error['row']} {error['field']}: {error['message']}" for error in report.errors]
    return "\n".join(lines)
