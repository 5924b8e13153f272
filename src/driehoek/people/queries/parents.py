"""What a guardian may see of the register: their own children, contact persons, data and who looked at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Case, Q, QuerySet, When
from django.utils import timezone
from django.utils.translation import get_language

from driehoek.people import rules
from driehoek.people.models import Account, AuditLine, Child, Group, Guardian, Location, PersonalLink, StudentDecision
from driehoek.people.queries.contacts import contact_persons
from driehoek.people.queries.families import current_groups
from driehoek.shared import phrases
from driehoek.shared.moments import local_day, weekdays

CATEGORIES = StudentDecision.Category.values
SOON = timedelta(days=3 * 365)
# What a student decides is the student's: a parent does not read it in the list of looks either.
STUDENTS_OWN = (
    "student_decided", "objection_weighed", "student_answered_report", "student_transfer_chosen",
    "student_transfer_withdrawn", "student_asked_talk",
)  # fmt: skip


def children_of(guardian: Guardian, category: str = rules.CONTACT) -> QuerySet[Child]:
    """Children about whom this guardian may be informed today, with their current groups in `.current`."""
    return Child.objects.filter(rules.children_in_reach(guardian, category)).prefetch_related(current_groups())


@dataclass(frozen=True)
class OwnChild:
    """A child in a group, and the colleague a parent can turn to; both None when not known."""

    child: Child
    group: Group | None
    contact: Account | None

    @property
    def phone(self) -> str:
        """The contact person's own number, else that of the school."""
        return (self.contact and self.contact.phone) or (self.group.location.phone if self.group else "")

    @property
    def days(self) -> str:
        """On which days the contact person can be reached, in the language of the page."""
        return weekdays(self.contact.reachable_days, get_language() or "nl") if self.contact else ""

    @property
    def short_days(self) -> str:
        """The same, abbreviated for a list."""
        days = self.contact.reachable_days if self.contact else []
        return weekdays(days, get_language() or "nl", "abbreviated")

    @property
    def hours(self) -> str:
        """Between which times, in the language of the page."""
        start, end = (self.contact.reachable_from, self.contact.reachable_until) if self.contact else (None, None)
        return phrases.time_range(f"{start:%H:%M}", f"{end:%H:%M}") if start and end else ""


def own_children(guardian: Guardian) -> list[OwnChild]:
    """Return this guardian's children with group and contact person (row P4); a child in two groups comes twice."""
    children = list(children_of(guardian))
    pairs = [(child, enrolment.group) for child in children for enrolment in child.current]  # type: ignore[attr-defined]
    contacts = contact_persons(group for _, group in pairs)
    placed = {child.pk for child, _ in pairs}
    known = [OwnChild(child, group, contacts.get(group.pk)) for child, group in pairs]
    return known + [OwnChild(child, None, None) for child in children if child.pk not in placed]


@dataclass(frozen=True)
class Told:
    """What the school may tell a guardian about one child today: per category whether it is open."""

    child: Child
    parts: dict[str, bool]

    @property
    def stage(self) -> str:
        """Who decides: "child" or "young" (16 and 17, who may object), "adult", or "" when the age is not known."""
        born, day = self.child.birth_date, rules.today()
        if born is None:
            return ""
        if born <= rules.years_before(day, rules.ADULT):
            return "adult"
        return "young" if born <= rules.years_before(day, rules.OWN_VOICE) else "child"

    @property
    def grown_up_on(self) -> date | None:
        """From which day the child decides, once that is a few years away; None before and after."""
        born = self.child.birth_date
        day = rules.birthday(born, rules.ADULT) if born else None
        return day if day and timedelta() < day - rules.today() <= SOON else None


def told_about(guardian: Guardian) -> list[Told]:
    """Return per child of whom this guardian may be told anything what is open and what is not (row P5); one query."""
    marks = {name: Case(When(rules.guardianship_is_open(name), then=True), default=False) for name in CATEGORIES}
    rows = guardian.guardianships.annotate(**{f"may_{name}": mark for name, mark in marks.items()})
    rows = rows.select_related("child").order_by("child__birth_date", "pk")
    told = [Told(row.child, {name: getattr(row, f"may_{name}") for name in CATEGORIES}) for row in rows]
    return [one for one in told if any(one.parts.values())]


def location_of(children: Iterable[OwnChild]) -> Location | None:
    """The school that a parent's page speaks for: that of the first child with a group."""
    return next((own.group.location for own in children if own.group), None)


def looks_at_family(guardian: Guardian) -> QuerySet[AuditLine]:
    """Who looked at, changed or took out this guardian's family file, newest first.

    What the other parent did or what concerns the other parent alone stays out: it is theirs.
    """
    families = children_of(guardian).values("family")
    by_school_or_self = Q(guardian=None) | Q(guardian=guardian)
    not_about_another = Q(details__about__isnull=True) | Q(details__about=guardian.pk)
    lines = AuditLine.objects.filter(by_school_or_self & not_about_another, family__in=families)
    return lines.exclude(verb__in=STUDENTS_OWN).select_related("account")


@dataclass(frozen=True)
class Look:
    """What one colleague (None: the parent) did on one day, and how often."""

    account: Account | None
    verb: str
    day: date
    by_self: bool
    times: int


def looks_per_day(lines: Iterable[AuditLine]) -> list[Look]:
    """Return neighbouring lines of the same day, person and act as one."""
    grouped = groupby(lines, lambda line: (local_day(line.at), line.account, line.guardian_id, line.verb))
    return [Look(who, verb, day, bool(own), len(list(same))) for (day, who, own, verb), same in grouped]


def open_link_of(guardian: Guardian) -> PersonalLink | None:
    """The guardian's valid link, if there is one."""
    return guardian.links.filter(revoked_at=None, expires_at__gt=timezone.now()).order_by("-pk").first()
