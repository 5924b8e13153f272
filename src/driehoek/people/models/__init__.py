"""The register: who belongs to whom, on which day, and what contact each guardian needs."""

from driehoek.people.models.accounts import Account, Appointment, Leave
from driehoek.people.models.audit import AuditLine
from driehoek.people.models.families import Child, Enrolment, Family, Guardian, Guardianship, Household, StudentDecision
from driehoek.people.models.keys import ExternalKey
from driehoek.people.models.links import PersonalLink
from driehoek.people.models.organisations import Group, Location, Organisation, SchoolYear

__all__ = [
    "Account",
    "Appointment",
    "AuditLine",
    "Child",
    "Enrolment",
    "ExternalKey",
    "Family",
    "Group",
    "Guardian",
    "Guardianship",
    "Household",
    "Leave",
    "Location",
    "Organisation",
    "PersonalLink",
    "SchoolYear",
    "StudentDecision",
]
