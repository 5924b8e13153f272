"""The cast's school, staff and families, as `data/cast.toml` tells them."""

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from driehoek.demo.moments import at, born, year_start
from driehoek.people.models import (
    Account,
    Appointment,
    Child,
    Enrolment,
    Family,
    Group,
    Guardian,
    Guardianship,
    Household,
    Location,
    Organisation,
    PersonalLink,
    SchoolYear,
    StudentDecision,
)

FILE = Path(__file__).parent.parent / "data" / "cast.toml"
TOWN = {"postcode": "9001 DA", "city": "Driehaven"}
LINK_IS_VALID = timedelta(days=400)
Found = dict[str, Any]


@cache
def script() -> Found:
    """The tables of `cast.toml`."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def email_of(key: str) -> str:
    """The e-mail address with which a colleague or student of the cast logs in."""
    address: str = script()["staff"].get(key, {}).get("email", f"{key}@driesprong.example")
    return address


def guardian_names() -> dict[str, tuple[str, str]]:
    """First name and surname of every guardian of the cast, by short name."""
    return {
        row["key"]: (row["given_name"], row.get("family_name") or family.get("family_name") or family["name"])
        for family in script()["families"].values()
        for row in family["guardians"]
    }


def build_school(today: date) -> Found:
    """Make the organisations, their school years, locations and groups."""
    found: Found = {
        key: Organisation.objects.create(**{"code": key} | fields) for key, fields in script()["organisations"].items()
    }
    this, last = year_start(today), year_start(year_start(today) - timedelta(days=1))
    for prefix, organisation in (("", found["driesprong"]), ("elders_", found["elders_board"])):
        found[f"{prefix}year"] = _year(organisation, this)
        found[f"{prefix}previous_year"] = _year(organisation, last)
    for key, fields in script()["locations"].items():
        found[key] = _location(key, **fields | {"organisation": found[fields["organisation"]]})
    for key, fields in script()["groups"].items():
        location = found[fields["location"]]
        year = found["elders_year" if location.code == "elders" else "year"]
        found[key] = Group.objects.create(**fields | {"location": location, "school_year": year})
    return found


def _year(organisation: Organisation, start: date) -> SchoolYear:
    end = start.replace(year=start.year + 1) - timedelta(days=1)
    name = f"{start.year}-{end.year}"
    return SchoolYear.objects.create(organisation=organisation, name=name, start=start, end=end)


def _location(code: str, **fields: Any) -> Location:
    email = f"info@{code}.example"
    return Location.objects.create(code=code, email=email, phone="066 610 20 00", **TOWN | fields)


def build_staff(school: Found, today: date) -> Found:
    """Make the accounts and what they are appointed to."""
    found = {}
    for key, fields in script()["staff"].items():
        appointments = fields.get("appointments", [])
        own = {name: value for name, value in fields.items() if name != "appointments"}
        found[key] = account = Account.objects.create_user(**{"email": email_of(key)} | own)
        for appointment in appointments:
            _appoint(account, school[appointment["at"]], year_start(today), **appointment)
    return found


def _appoint(account: Account, place: Any, start: date, *, role: str, confirmed: bool = True, **fields: Any) -> None:
    fields.pop("at")
    group = place if isinstance(place, Group) else None
    location = group.location if group else place if isinstance(place, Location) else None
    organisation = location.organisation if location else place
    Appointment.objects.create(
        account=account, role=role, organisation=organisation, location=location, group=group, start=start,
        confirmed_at=at(start, "09:00") if confirmed else None, **fields,
    )  # fmt: skip


def build_families(school: Found, today: date) -> Found:
    """Make the families with their homes, children, guardians, rights and personal links."""
    found: Found = {}
    for key, fields in script()["families"].items():
        found |= _FamilyBuilder(school, today, fields).build(key)
    return found


class _FamilyBuilder:
    """One family: `name` names it, and `infix` and `family_name` (or `name`) everybody in it."""

    def __init__(self, school: Found, today: date, fields: Found) -> None:
        self.today, self.school, self.fields = today, school, fields
        place = school[fields["children"][0]["group"]].location
        self.organisation = place.organisation
        self.surname = {"infix": fields.get("infix", ""), "family_name": fields.get("family_name", fields["name"])}
        self.family = Family.objects.create(organisation=self.organisation, name=fields["name"])
        self.homes = {
            street: Household.objects.create(organisation=self.organisation, street=street, **TOWN)
            for street in fields["homes"]
        }

    def build(self, key: str) -> Found:
        """Return the family and everybody in it by short name."""
        found: Found = {key: self.family}
        rows = self.fields["children"]
        children = {fields["key"]: self._child(**_without(fields, "key", "account")) for fields in rows}
        students = [fields for fields in rows if "account" in fields]
        accounts = {fields["account"]: _account(fields["account"], children[fields["key"]]) for fields in students}
        guardians = {fields["key"]: self._guardian(children, **fields) for fields in self.fields["guardians"]}
        return found | children | accounts | guardians

    def _child(self, *, age: int, group: str, decision: str = "", **fields: str) -> Child:
        child = Child.objects.create(
            organisation=self.organisation, family=self.family, birth_date=born(age, self.today),
            **self.surname | fields,
        )  # fmt: skip
        child.households.set(self.homes.values())
        Enrolment.objects.create(child=child, group=self.school[group], start=year_start(self.today))
        if decision:
            contact = StudentDecision.Category.CONTACT
            decided_on = self.today - timedelta(days=30)
            StudentDecision.objects.create(child=child, category=contact, kind=decision, decided_on=decided_on)
        return child

    def _guardian(
        self, children: dict[str, Child], *, key: str, needs: Found, relation: str, phone: str = "", link: bool = True,
        home: str = "", email: str | None = None, custody: str = "yes", information: str = "full", reason: str = "",
        **name: str,
    ) -> Guardian:  # fmt: skip
        guardian = Guardian.objects.create(
            organisation=self.organisation, household=self.homes.get(home or next(iter(self.homes))), phone=phone,
            email=f"{key}@thuis.example" if email is None else email, language_known=True, **needs,
            **self.surname | name,
        )  # fmt: skip
        start = None if information == "full" else year_start(self.today) - timedelta(days=200)
        for child in children.values():
            Guardianship.objects.create(
                child=child, guardian=guardian, relation=relation, custody=custody, information=information,
                reason=reason, start=start,
            )  # fmt: skip
        if link:
            PersonalLink.objects.create(guardian=guardian, expires_at=at(self.today + LINK_IS_VALID, "00:00"))
        return guardian


def _without(fields: Found, *names: str) -> Found:
    return {name: value for name, value in fields.items() if name not in names}


def _account(name: str, child: Child) -> Account:
    return Account.objects.create_user(email_of(name), child.full_name, child=child)
