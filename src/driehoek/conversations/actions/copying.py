"""Begin a round as a copy of an earlier one: the same choices, colleagues and days of the week."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from driehoek.conversations.actions.rounds import for_planner
from driehoek.conversations.kinds import kinds
from driehoek.conversations.models import Host, Round, RoundDay
from driehoek.conversations.queries.hosts import groups_possible
from driehoek.people.audit import record
from driehoek.people.models import Account, Group
from driehoek.people.queries import groups_for
from driehoek.people.rules import today

WEEK, YEAR = timedelta(weeks=1), timedelta(weeks=52)
SAME = (
    "location_id", "kind", "slot_minutes", "max_consecutive", "rooms", "childcare_places", "compulsory", "pupils_come",
    "video", "at_home",
)  # fmt: skip


@transaction.atomic
def copy_round(*, round_: Round, by: Account) -> Round:
    """Return a new round in preparation, for the groups that have the same names this school year.

    Its days are the same days of the week, as many weeks later as is needed, and a year later for a round of an earlier
    year. Times of colleagues and wishes are not copied: nobody knows whether they still hold. Raises PermissionDenied
    when the round is not theirs to plan, ValidationError when none of its groups exists this year.
    """
    old = for_planner(round_, by)
    names = set(old.groups.values_list("name", flat=True))
    groups = list(groups_for(by, "plan_activities").filter(location=old.location_id, name__in=names))
    if not groups:
        raise ValidationError(_("None of the groups of this round exists this school year. Begin a new round."))
    new = _copy(old, groups, by)
    _copy_hosts(old, new)
    record("round_copied", by=by, subject=new, location=new.location)
    return new


def _copy(old: Round, groups: list[Group], by: Account) -> Round:
    days, year = list(old.days.order_by("date")), groups[0].school_year
    shift = _shift(old, days[0].date if days else today(), again=old.school_year_id == year.pk)
    same = {name: getattr(old, name) for name in SAME}
    new = Round.objects.create(**same, school_year=year, owner=by, wishes_until=old.wishes_until + shift)
    new.groups.set(groups)
    new.children.set(old.children.all())
    later = [RoundDay(round=new, date=day.date + shift, start=day.start, end=day.end) for day in days]
    RoundDay.objects.bulk_create(day for day in later if day.date <= year.end)
    return new


def _shift(old: Round, first: date, *, again: bool) -> timedelta:
    soonest, shift = today() + timedelta(days=kinds()[old.kind].ahead), timedelta(0) if again else YEAR
    while first + shift < soonest:
        shift += WEEK
    return shift


def _copy_hosts(old: Round, new: Round) -> None:
    """Colleagues come along for the groups whose families they may see now."""
    for host in old.hosts.filter(account__is_active=True).select_related("account").prefetch_related("groups"):
        names = {group.name for group in host.groups.all()}
        groups = [group for group in groups_possible(new, host.account) if group.name in names]
        if groups:
            kept = {name: getattr(host, name) for name in ("account_id", "subject", "place", "zone", "asked")}
            Host.objects.create(round=new, **kept).groups.set(groups)
