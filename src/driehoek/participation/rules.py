"""Who may ask whom, who rests from being asked, and who may come among children. A leaf."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from driehoek.participation.library import number
from driehoek.participation.models import Ask, Helper, Outsider, Task
from driehoek.people import rules
from driehoek.people.models import Account, Enrolment, Guardian, Guardianship, Location
from driehoek.people.models.base import on_day
from driehoek.people.rules import enrolments_in_reach, today
from driehoek.shared.moments import local_day

ASK, SEE, TOTALS = "plan_activities", "see_families", "see_totals"
NOON, EVENING = 12, 17
SATURDAY = 5
Moment = Helper.Moment


def tasks_in_reach(account: Account, right: str = ASK) -> Q:
    """Match tasks of groups within reach, and tasks of whole locations where this account holds the right."""
    groups = rules.in_reach(
        account, right, group="group", location="group__location", organisation="group__location__organisation"
    )
    places = Location.objects.filter(rules.locations_in_reach(account, right)).order_by().values("pk")
    return groups | Q(group=None, location__in=places)


def ties_at(account: Account, location: Location, right: str = ASK) -> QuerySet[Guardianship]:
    """Open guardianships of children at this location within reach: whom the school may contact today."""
    here = enrolments_in_reach(account, right).filter(group__location=location)
    return Guardianship.objects.filter(rules.guardianship_is_open(), child__in=here.values("child"))


def helpers_at(account: Account, location: Location, right: str = ASK) -> QuerySet[Helper]:
    """Helpers of a location whom this account may ask: guardians within reach, and people from outside."""
    mine = rules.locations_in_reach(account, right)
    outside = Q(outsider__location=location, outsider__stopped_at=None)
    outside &= Q(outsider__location__in=Location.objects.filter(mine).order_by().values("pk"))
    return Helper.objects.filter(Q(guardian__in=ties_at(account, location, right).values("guardian")) | outside)


def may_be_asked(day: date | None = None) -> Q:
    """Match helpers who do not rest on this day; a rest holds for as long as they said."""
    over = Q(rest=Helper.Rest.UNTIL, rest_until__lte=day or today())
    return Q(rest=Helper.Rest.NONE) | over


def open_to(guardian: Guardian) -> Q:
    """Match what this guardian was asked at a location where a child is today about whom they may be informed."""
    children = rules.open_guardianships(guardian).values("child")
    here = Enrolment.objects.filter(on_day(today()), child__in=children)
    return Q(helper__guardian=guardian, task__location__in=here.values("group__location"))


def moment_of(task: Task) -> Moment:
    """In which part of the week a task falls, by when it begins."""
    begins = timezone.localtime(task.starts_at)
    if begins.weekday() >= SATURDAY:
        return Moment.WEEKEND
    if begins.hour < NOON:
        return Moment.MORNINGS
    return Moment.AFTERNOONS if begins.hour < EVENING else Moment.EVENINGS


def is_open(task: Task) -> bool:
    """Whether somebody can still be asked and answer: it goes on and has not begun."""
    return task.withdrawn_at is None and task.starts_at > timezone.now()


def was_moved(ask: Ask) -> bool:
    """Whether its task got another moment or place since somebody was asked and answered, and can still be answered."""
    moved = ask.task.moved_at
    return bool(moved and is_open(ask.task) and (ask.answered_at or ask.asked_at) < moved)


def renew_before(outsider: Outsider) -> date | None:
    """The day on which agreement or certificate must be looked at again; None when one is missing."""
    if not (outsider.agreed_on and outsider.vog_seen_on):
        return None
    first = min(outsider.agreed_on, outsider.vog_seen_on)
    years = number("outside", "years")
    try:
        return first.replace(year=first.year + years)
    except ValueError:
        return first.replace(year=first.year + years, day=28)


def why_not_among_children(outsider: Outsider, day: date | None = None) -> LazyText | None:
    """Why somebody from outside may not help with children on this day; None when they may (row V4)."""
    if outsider.agreed_on is None:
        return _("The agreement is not signed yet. First sign it together.")
    if outsider.vog_seen_on is None:
        return _("Nobody has seen a certificate of conduct (VOG) yet. Ask for it first.")
    last = renew_before(outsider)
    if last and last <= (day or today()):
        return _("Agreement and certificate (VOG) are too old. Look at them again together first.")
    return None


def problem_with(helper: Helper, task: Task) -> LazyText | None:
    """Why this helper cannot be asked for this task, in words for a colleague; None when nothing stands in the way."""
    if helper.outsider and task.with_children:
        return why_not_among_children(helper.outsider, local_day(task.ends_at))
    return None


def nears_its_end(outsider: Outsider) -> bool:
    """Whether a colleague must look at agreement or certificate soon, or now."""
    last = renew_before(outsider)
    return last is None or last <= today() + timedelta(days=number("outside", "warn_days"))


def asked_often() -> QuerySet[Ask]:
    """What was asked within the period that counts for spreading."""
    since = timezone.now() - timedelta(days=number("asking", "days"))
    return Ask.objects.filter(asked_at__gte=since)
