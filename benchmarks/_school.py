"""Many locations with many families, made by the database itself from one row of each kind."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from driehoek.activities.models import Activity, Attendance, Invitation
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import (
    Account,
    Appointment,
    Child,
    Enrolment,
    Family,
    Group,
    Guardian,
    Guardianship,
    Location,
    Organisation,
    SchoolYear,
)

APART = 10_000_000  # the numbers of one bench do not touch those of another
CLASS = 25


@dataclass(frozen=True)
class Bench:
    """An organisation with `locations` locations of `families` families each; its head and its board log in."""

    number: int
    locations: int
    families: int
    organisation: Organisation
    year: SchoolYear
    reader: Account

    @property
    def first(self) -> Location:
        """Its first location."""
        return Location.objects.get(pk=self.base)

    @property
    def base(self) -> int:
        """The number of its first record of each kind."""
        return self.number * APART

    @property
    def size(self) -> int:
        """The families of a group."""
        return min(CLASS, self.families)


def build(number: int, *, locations: int, families: int, role: str) -> Bench:
    """Fill the database with a bench of this size; half of the families come, one in three began a contact."""
    day = timezone.localdate()
    organisation = Organisation.objects.create(name=f"Bench {number}", code=f"bench-{number}")
    year = SchoolYear.objects.create(
        organisation=organisation, name="2026-2027", start=day - timedelta(days=90), end=day + timedelta(days=200)
    )
    reader = Account.objects.create_user(f"bench-{number}@x.example", "Bench")
    Appointment.objects.create(account=reader, role=role, organisation=organisation, confirmed_at=timezone.now())
    bench = Bench(number, locations, families, organisation, year, reader)
    _copy_all(bench)
    return bench


def _copy_all(bench: Bench) -> None:
    org = {"organisation_id": str(bench.organisation.pk)}
    _places(bench, org)
    _people(bench, org)
    _happenings(bench)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _places(bench: Bench, org: dict[str, str]) -> None:
    groups = bench.locations * bench.families // bench.size
    place = f"{bench.base} + i * {bench.size} / {bench.families}"
    named = {"code": f"'b{bench.number}-' || i", "name": "'School ' || i", "kind": "'primary'"}
    _copy(bench, Location, bench.locations, {**named, **org})
    in_year = {"location_id": place, "school_year_id": str(bench.year.pk)}
    _copy(bench, Group, groups, {"name": "'Groep ' || i", **in_year})
    _copy(bench, Activity, groups, in_year)


def _people(bench: Bench, org: dict[str, str]) -> None:
    everyone, own = bench.locations * bench.families, f"{bench.base} + i"
    reads = {"language_read": "CASE i % 4 WHEN 0 THEN 'ar' WHEN 1 THEN 'tr' ELSE 'nl' END"}
    _copy(bench, Family, everyone, {"name": "'Familie ' || i", **org})
    _copy(bench, Child, everyone, {"family_id": own, **org})
    _copy(bench, Guardian, everyone, {**reads, **org})
    _copy(bench, Guardianship, everyone, {"child_id": own, "guardian_id": own})
    _copy(bench, Enrolment, everyone, {"child_id": own, "group_id": f"{bench.base} + i / {bench.size}"})


def _happenings(bench: Bench) -> None:
    everyone, own, other = bench.locations * bench.families, f"{bench.base} + i", f"{bench.base} + 2 * i"
    group, place = f"{own} / {bench.size}", {"location_id": f"{own} / {bench.families}"}
    invited = {"child_id": own, "family_id": own, "guardian_id": own, "group_id": group, "activity_id": group}
    _copy(bench, Invitation, everyone, invited)
    _copy(bench, Attendance, everyone // 2, {"activity_id": f"{other} / {bench.size}", "family_id": other})
    began = {"initiative": "CASE i % 3 WHEN 0 THEN 'parent' ELSE 'school' END"}
    _copy(bench, Contact, everyone, {"family_id": own, **place, **began})
    _copy(bench, Promise, everyone, {"family_id": own, **place})


def _copy(bench: Bench, model: type[Model], times: int, values: dict[str, str]) -> None:
    """Copy a made-up row so many times; `values` are SQL in which `i` counts from 0."""
    columns = [str(field.column) for field in model._meta.concrete_fields]
    chosen = {**_sample(model), "id": f"{bench.base} + i", **values}
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({', '.join(map(_quoted, columns))}) "  # noqa: S608 - our own words
            f"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {times - 1}) "
            f"SELECT {', '.join(chosen[column] for column in columns)} FROM n"
        )


def _quoted(column: str) -> str:
    return f'"{column}"'


def _sample(model: type[Model]) -> dict[str, str]:
    """What every copy holds, as SQL: the defaults of the model, and what these benches need."""
    now, day = timezone.now(), timezone.localdate()
    fields: dict[type[Model], dict[str, Any]] = {
        Activity: {"starts_at": now, "ends_at": now + timedelta(hours=1), "state": "closed"},
        Invitation: {"language": "nl", "invited_at": now, "seen_at": now, "answered_at": now, "answer": "yes"},
        Attendance: {"registered_at": now, "other": "oma"},
        Contact: {"at": now - timedelta(days=1), "channel": "phone", "mode": "2.0", "outcome": "reached"},
        Promise: {
            "due": day - timedelta(days=1),
            "made_at": now,
            "state": "kept",
            "closed_at": now - timedelta(days=2),
        },
    }
    row = model(**fields.get(model, {}))
    return {str(field.column): _literal(field, row) for field in model._meta.concrete_fields}


def _literal(field: Any, row: Model) -> str:
    value = field.get_db_prep_save(getattr(row, field.attname), connection)
    if value is None:
        return "NULL" if field.null else "''"
    if isinstance(value, bool | int):
        return str(value).upper()
    return "'" + str(getattr(value, "obj", value)).replace("'", "''") + "'"
