"""Files for tests, written by small generators; a school to import them into; and what the register then holds."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.apps import apps
from django.utils import timezone

from driehoek.demo.moments import year_start
from driehoek.exchange.actions import bring_in
from driehoek.exchange.applying import Report
from driehoek.exchange.models import ImportRun
from driehoek.logbook.models import Contact
from driehoek.people.models import Account, Appointment, Child, Family, Guardian, Location, Organisation, SchoolYear

WRITTEN_BY_IMPORTS = ("people", "activities", "logbook", "messages", "policy")
GROUPS = {"g1": "3A", "g2": "3B"}


@dataclass(frozen=True)
class School:
    """An empty school and those who work there."""

    location: Location
    year: SchoolYear
    head: Account
    coordinator: Account
    mentor: Account


def build_school() -> School:
    """Make a primary school in a running school year."""
    start = year_start(timezone.localdate())
    board = Organisation.objects.create(name="Stichting Oever", code="oever")
    year = SchoolYear.objects.create(
        organisation=board, name=f"{start.year}-{start.year + 1}", start=start, end=date(start.year + 1, 7, 31)
    )
    location = Location.objects.create(organisation=board, code="oever", name="De Oever", kind="primary")
    people = {role: _colleague(location, role) for role in ("head", "coordinator", "mentor")}
    return School(location, year, **people)


def _colleague(location: Location, role: str) -> Account:
    account = Account.objects.create(name=role.title(), email=f"{role}@oever.example")
    Appointment.objects.create(
        account=account, role=role, organisation=location.organisation, location=location, confirmed_at=timezone.now()
    )
    return account


@dataclass(frozen=True)
class Kid:
    """A pupil as a file names them."""

    key: str
    given: str
    family: str = "Bos"
    born: str = "2018-03-01"
    group: str = "g1"
    more: str = ""


ANNA, BEN = Kid("101", "Anna"), Kid("102", "Ben", "Vis", "2018-05-09")


def edexml(path: Path, kids: Iterable[Kid], staff: Iterable[Mapping[str, str]] = (), year: str = "") -> Path:
    """Write an EDEXML file."""
    groups = "".join(f'<groep key="{key}"><naam>{name}</naam></groep>' for key, name in GROUPS.items())
    pupils = "".join(
        f'<leerling key="{kid.key}"><achternaam>{kid.family}</achternaam><roepnaam>{kid.given}</roepnaam>'
        f'<geboortedatum>{kid.born}</geboortedatum>{kid.more}<groep key="{kid.group}"/></leerling>'
        for kid in kids
    )
    teachers = "".join(
        f'<leerkracht key="{row["key"]}"><achternaam>{row["name"]}</achternaam>'
        f'<emailadres>{row.get("email", "")}</emailadres><groepen><groep key="g1"/></groepen></leerkracht>'
        for row in staff
    )
    path.write_text(
        f"<EDEX><school><schooljaar>{year}</schooljaar></school><groepen>{groups}</groepen>"
        f"<leerlingen>{pupils}</leerlingen><leerkrachten>{teachers}</leerkrachten></EDEX>",
        encoding="utf-8",
    )
    return path


def table(path: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    """Write a CSV file with the union of all columns."""
    headings = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, headings)
        writer.writeheader()
        writer.writerows(rows)
    return path


def oneroster(folder: Path, kids: Iterable[Kid], parents: Mapping[str, str] | None = None) -> Path:
    """Write a OneRoster 1.2 package; `parents`: name -> key of the child."""
    folder.mkdir(exist_ok=True)
    kids = list(kids)
    users = [{"sourcedId": f"u{kid.key}", "givenName": kid.given, "familyName": kid.family} for kid in kids]
    users += [
        {"sourcedId": f"p{name}", "givenName": name, "familyName": "Bos", "agentSourcedIds": f"u{child}"}
        for name, child in (parents or {}).items()
    ]
    roles = [{"userSourcedId": f"u{kid.key}", "role": "student"} for kid in kids]
    table(folder / "users.csv", users)
    table(folder / "roles.csv", roles + [{"userSourcedId": f"p{name}", "role": "parent"} for name in parents or {}])
    table(folder / "demographics.csv", [{"sourcedId": f"u{kid.key}", "birthDate": kid.born} for kid in kids])
    table(folder / "classes.csv", [{"sourcedId": key, "title": GROUPS[key], "classType": "homeroom"} for key in GROUPS])
    table(
        folder / "enrollments.csv",
        [{"classSourcedId": kid.group, "userSourcedId": f"u{kid.key}", "role": "student"} for kid in kids],
    )
    return folder


def parent(child: str, name: str = "Samira Bos", **cells: str) -> dict[str, str]:
    """A row of a list of parents."""
    given, _, family = name.partition(" ")
    row = {"leerlingnummer": child, "roepnaam ouder": given, "achternaam ouder": family}
    return row | {column.replace("_", " "): value for column, value in cells.items()}


def bring(path: Path, school: School, **how: Any) -> Report:
    """Import with a run, as the command line does."""
    run = ImportRun.objects.create(location=school.location, file_name=path.name, state=ImportRun.State.ACCEPTED)
    report = bring_in(path, location=school.location, run=run, **how)
    run.state, run.report, run.applied_at = ImportRun.State.APPLIED, report.as_json(), timezone.now()
    run.save()
    return report


def parents(path: Path, school: School, *rows: Mapping[str, str]) -> Report:
    """Import a list of parents in which every row is right."""
    report = bring(table(path / "ouders.csv", rows), school)
    assert report.errors == []
    return report


def counts(report: Report) -> tuple[int, int, int, int]:
    """How many records were created, updated, unchanged and left."""
    return report.created, report.updated, report.unchanged, report.left


def child(kid: Kid) -> Child:
    """The one child with this name."""
    return Child.objects.get(organisation__code="oever", given_name=kid.given, family_name=kid.family)


def guardian(given: str) -> Guardian:
    """The one guardian with this first name."""
    return Guardian.objects.get(organisation__code="oever", given_name=given)


def call(family: Family, school: School) -> Contact:
    """Note that the school rang a family."""
    return Contact.objects.create(
        family=family, location=school.location, at=timezone.now(), channel="phone", verb="called", subject="Gebeld"
    )


def dump() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that an import may touch; without the record of who did what, which only grows."""
    models = [model for app in WRITTEN_BY_IMPORTS for model in apps.get_app_config(app).get_models(True)]
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in models
        if model._meta.model_name != "auditline"
    }
