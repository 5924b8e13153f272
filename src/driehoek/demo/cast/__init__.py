"""The named cast: the few people and things that every test and the demo page know by name."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from driehoek.activities.models import Absence, Activity, Invitation
from driehoek.demo.cast.offer import build_offer
from driehoek.demo.cast.people import build_families, build_school, build_staff
from driehoek.logbook.models import Promise
from driehoek.people.models import Account, Child, Family, Group, Guardian, Location, Organisation, SchoolYear
from driehoek.policy.models import Goal, Vision

__all__ = ["Cast", "build_cast"]


@dataclass(frozen=True)
class Cast:
    """Everybody by short name; who they are stands in `data/cast.toml`, what happened to them in `offer.py`."""

    driesprong: Organisation
    elders_board: Organisation
    year: SchoolYear
    previous_year: SchoolYear
    elders_year: SchoolYear
    elders_previous_year: SchoolYear
    vlindertuin: Location
    regenboog: Location
    zuiderpark: Location
    haagpoort: Location
    elders: Location
    vlinders: Group
    rupsen: Group
    group_3a: Group
    group_5b: Group
    group_2b: Group
    group_3k: Group
    group_zw1: Group
    group_elders: Group

    marieke: Account
    tom: Account
    sanne: Account
    fatma: Account
    ruud: Account
    ingrid: Account
    peter: Account
    nadia: Account
    truus: Account
    zeynep: Account
    rob: Account
    nico: Account
    elsje: Account
    ayoub: Account
    chantal: Account

    el_amrani: Family
    kaya: Family
    martina: Family
    nowak: Family
    bakker: Family
    visser: Family
    bouzid: Family
    haile: Family
    kovalenko: Family
    rahimi: Family
    warsame: Family
    bensaid: Family
    de_wit: Family
    van_rossum: Family
    anders: Family

    samira: Guardian
    hassan: Guardian
    emine: Guardian
    gilda: Guardian
    katarzyna: Guardian
    lotte: Guardian
    truus_guardian: Guardian
    daniel: Guardian
    iris: Guardian
    leila: Guardian
    karim: Guardian
    tesfay: Guardian
    olena: Guardian
    farid: Guardian
    amina: Guardian
    naima: Guardian
    petra: Guardian
    marco: Guardian
    anna: Guardian

    yassin: Child
    inas: Child
    deniz: Child
    jayden: Child
    zofia: Child
    bram: Child
    noor: Child
    sami: Child
    senait: Child
    maksym: Child
    parisa: Child
    abdi: Child
    ayoub_child: Child
    chantal_child: Child
    stefan: Child
    finn: Child

    vision: Vision
    goal_vlindertuin: Goal
    goal_regenboog: Goal
    goal_zuiderpark: Goal
    goal_haagpoort: Goal
    goal_elders: Goal
    rekenochtend: Activity
    koffieochtend: Activity
    rapportavond: Activity
    mentoravond: Activity
    studieavond: Activity
    elders_avond: Activity
    samira_invited: Invitation
    lotte_invited: Invitation
    emine_invited: Invitation
    tesfay_invited: Invitation
    emine_absent: Absence
    tesfay_absent: Absence
    open_promise: Promise
    kept_promise: Promise

    @property
    def activities(self) -> list[Activity]:
        """Everything the cast's schools offer."""
        ours = (self.rekenochtend, self.koffieochtend, self.rapportavond, self.mentoravond, self.studieavond)
        return [*ours, self.elders_avond]

    @property
    def outsiders(self) -> list[Guardian]:
        """Guardians who may not be informed today: no right, an adult child's silence, a student's objection."""
        return [self.truus_guardian, self.karim, self.petra, self.marco]


@transaction.atomic
def build_cast(today: date) -> Cast:
    """Write the cast into an empty database as it is on `today`; the same every time, about 200 rows."""
    school = build_school(today)
    staff = build_staff(school, today)
    families = build_families(school, today)
    return Cast(**school, **staff, **families, **build_offer(school | staff | families, today))
