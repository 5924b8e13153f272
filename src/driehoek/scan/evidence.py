"""What the records say about a condition, to lay beside what people answer; they never answer in somebody's place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from driehoek.activities.models import Activity
from driehoek.classbook.models import Entry
from driehoek.conversations.models import Party, Round, Talk
from driehoek.logbook.models import Promise as PromiseToFamily
from driehoek.messages.models import Receipt
from driehoek.people.models import Account, Appointment, Group, Location, SchoolYear
from driehoek.people.models.base import on_day
from driehoek.people.rules import today
from driehoek.scan.levels import Condition
from driehoek.scan.models import ParentHours

Role = Appointment.Role
MENTORS = (Role.MENTOR, Role.PEDAGOGUE)


@dataclass(frozen=True)
class Fact:
    """What the records say, and whether that points to "yes"; None when it says nothing either way."""

    words: str
    supports: bool | None


def evidence_for(conditions: Iterable[Condition], location: Location, year: SchoolYear) -> dict[str, list[Fact]]:
    """Return condition key -> what the records of this location and year say; an empty list where they know nothing."""
    return {one.key: [FACTS[name](location, year) for name in one.evidence] for one in conditions}


def _share(part: int, whole: int, words: str) -> Fact:
    """`words` names %(part)d and %(whole)d; nothing at all supports neither answer."""
    return Fact(words % {"part": part, "whole": whole}, part == whole if whole else None)


def _activities(location: Location, year: SchoolYear) -> QuerySet[Activity]:
    return Activity.objects.filter(location=location, school_year=year).exclude(state=Activity.State.CANCELLED)


def _count(number: int, words: Promise) -> Fact:
    return Fact(words % {"number": number}, bool(number))


def _year_planned(location: Location, year: SchoolYear) -> Fact:
    activities = _activities(location, year).count()
    rounds = Round.objects.filter(location=location, school_year=year).count()
    words = _("In the year plan: activities %(activities)d, rounds of talks %(rounds)d.")
    return Fact(words % {"activities": activities, "rounds": rounds}, bool(activities and rounds))


def _vision_written(location: Location, year: SchoolYear) -> Fact:
    goals = location.goals.filter(school_year=year, archived_at=None).count()
    if not location.visions.exists():
        return Fact(_("There is no vision yet."), supports=False)
    words = ngettext(
        "There is a vision, with %(number)d goal.", "There is a vision, with %(number)d goals.", goals
    )  # fmt: skip
    return Fact(words % {"number": goals}, bool(goals))


def _messages_opened(location: Location, year: SchoolYear) -> Fact:
    rows = Receipt.objects.filter(message__location=location, created_at__date__range=(year.start, year.end))
    counted = rows.aggregate(all=Count("pk"), opened=Count("pk", filter=~Q(opened_at=None)))
    words = _("Parents opened %(part)d of %(whole)d messages of this year.")
    return Fact(words % {"part": counted["opened"], "whole": counted["all"]}, None)


def _home_visits(location: Location, year: SchoolYear) -> Fact:
    held = Talk.objects.filter(round__location=location, round__school_year=year, state=Talk.State.HELD)
    at_home = Q(party__mode=Party.Mode.HOME) | Q(round__kind=Round.Kind.HOME_VISIT)
    return _count(held.filter(at_home).count(), VISITS)


def _talks_held(location: Location, year: SchoolYear) -> Fact:
    held = Talk.objects.filter(round__location=location, round__school_year=year, state=Talk.State.HELD)
    return _count(held.count(), TALKS)


def _promises_kept(location: Location, year: SchoolYear) -> Fact:
    due = PromiseToFamily.objects.filter(location=location, due__range=(year.start, min(year.end, today())))
    counted = due.aggregate(all=Count("pk"), closed=Count("pk", filter=~Q(state=PromiseToFamily.State.OPEN)))
    words = _("%(part)d of %(whole)d promises that were due this year are settled.")
    return _share(counted["closed"], counted["all"], words)


def _attendance_registered(location: Location, year: SchoolYear) -> Fact:
    past = _activities(location, year).filter(ends_at__lt=timezone.now()).exclude(state=Activity.State.DRAFT)
    counted = past.aggregate(all=Count("pk"), closed=Count("pk", filter=Q(state=Activity.State.CLOSED)))
    words = _("Of %(part)d of %(whole)d activities that were, it is known who came.")
    return _share(counted["closed"], counted["all"], words)


def _hours_given(location: Location, year: SchoolYear) -> Fact:
    mentors = set(_team(location).filter(appointments__role__in=MENTORS).values_list("pk", flat=True))
    given = ParentHours.objects.filter(location=location, school_year=year, account__in=mentors, hours__gt=0).count()
    return _share(given, len(mentors), _("Hours are noted for %(part)d of %(whole)d mentors."))


def _class_book_used(location: Location, year: SchoolYear) -> Fact:
    groups = Group.objects.filter(location=location, school_year=year, kind=Group.Kind.MAIN)
    telling = Entry.objects.filter(group__in=groups, archived_at=None).values("group").distinct().count()
    return _share(telling, groups.count(), _("%(part)d of %(whole)d groups tell in the class book what they do."))


def _team(location: Location) -> QuerySet[Account]:
    """Colleagues with a confirmed role at the location, or in its whole organisation."""
    held = Appointment.objects.filter(on_day(today()), location=location, confirmed_at__isnull=False)
    working = held.exclude(role__in=(Role.BOARD, Role.MUNICIPALITY, Role.VOLUNTEER, Role.TRANSLATOR))
    return Account.objects.filter(appointments__in=working, is_active=True).distinct()


def _with_mail(*roles: str) -> Callable[[Location, SchoolYear], Fact]:
    def fact(location: Location, _year: SchoolYear) -> Fact:
        people = _team(location).filter(appointments__role__in=roles, appointments__location=location)
        mails = list(people.values_list("email", flat=True))
        words = _("%(part)d of %(whole)d colleagues in this role have an e-mail address.")
        return _share(sum(bool(mail) for mail in mails), len(mails), words)

    return fact


def _team_with_mail_and_phone(location: Location, _year: SchoolYear) -> Fact:
    team = list(_team(location).values_list("email", "phone"))
    mail, phone = sum(bool(one) for one, _phone in team), sum(bool(one) for _mail, one in team)
    words = _("Of %(whole)d colleagues %(mail)d have an e-mail address and %(phone)d a telephone number.")
    return Fact(
        words % {"whole": len(team), "mail": mail, "phone": phone}, None if team and mail == len(team) else False
    )


def _offered(words: Promise, **form: str) -> Callable[[Location, SchoolYear], Fact]:
    def fact(location: Location, year: SchoolYear) -> Fact:
        return _count(_activities(location, year).filter(**form).count(), words)

    return fact


def _all_partnerships(location: Location, year: SchoolYear) -> Fact:
    used = set(_activities(location, year).values_list("partnership", flat=True))
    words = _("This year has %(part)d of the %(whole)d forms of working with parents.")
    return _share(len(used), len(Activity.Partnership), words)


VISITS = ngettext_lazy("%(number)d visit at home this year.", "%(number)d visits at home this year.", "number")
TALKS = ngettext_lazy("%(number)d talk with parents this year.", "%(number)d talks with parents this year.", "number")
FORMAL = ngettext_lazy(
    "%(number)d activity about formal say this year.", "%(number)d activities about formal say this year.", "number"
)
LEARNING = ngettext_lazy(
    "%(number)d activity about learning this year.", "%(number)d activities about learning this year.", "number"
)
THINKING = ngettext_lazy(
    "%(number)d activity in which parents think along this year.",
    "%(number)d activities in which parents think along this year.",
    "number",
)
DECIDING = ngettext_lazy(
    "%(number)d activity in which parents decide too this year.",
    "%(number)d activities in which parents decide too this year.",
    "number",
)
FACTS: dict[str, Callable[[Location, SchoolYear], Fact]] = {
    "year_planned": _year_planned,
    "heads_with_mail": _with_mail(Role.HEAD),
    "vision_written": _vision_written,
    "messages_opened": _messages_opened,
    "home_visits": _home_visits,
    "hours_given": _hours_given,
    "class_book_used": _class_book_used,
    "mentors_with_mail": _with_mail(*MENTORS),
    "formal_say": _offered(FORMAL, partnership=Activity.Partnership.FORMAL),
    "about_learning": _offered(LEARNING, partnership=Activity.Partnership.DIDACTIC),
    "thinking_along": _offered(THINKING, participation=Activity.Participation.THINK_ALONG),
    "deciding": _offered(DECIDING, participation=Activity.Participation.DECIDE),
    "all_partnerships": _all_partnerships,
    "talks_held": _talks_held,
    "promises_kept": _promises_kept,
    "attendance_registered": _attendance_registered,
    "team_with_mail_and_phone": _team_with_mail_and_phone,
}
