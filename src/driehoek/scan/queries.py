"""Doors to scans and hours, and what their pages show."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import DecimalField, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from driehoek.activities.models import Activity
from driehoek.people.models import Account, Location, SchoolYear
from driehoek.people.queries import found, location_for
from driehoek.policy.queries import colleagues_at, may_set_goals
from driehoek.policy.rules import policy_in_reach
from driehoek.scan import workload
from driehoek.scan.levels import model
from driehoek.scan.models import ParentHours, Scan, ScanAnswer
from driehoek.scan.results import Result
from driehoek.scan.workload import Load
from driehoek.schooldays.queries.calendars import calendar_at


def scans_for(account: Account) -> QuerySet[Scan]:
    """Scans of locations whose policy this account sets, each with the euros of its year plan in `.budget`."""
    rows = Scan.objects.filter(policy_in_reach(account, "set_goals"))
    return with_budget(rows.select_related("location", "school_year", "begun_by"))


def with_budget(scans: QuerySet[Scan]) -> QuerySet[Scan]:
    """Add the euros in the year plan of each scan's location and year as `.budget`."""
    same = {"location": OuterRef("location"), "school_year": OuterRef("school_year")}
    plan = Activity.objects.filter(**same).exclude(state=Activity.State.CANCELLED).order_by().values("location")
    total = Subquery(plan.annotate(total=Sum("budget")).values("total"))
    return scans.annotate(budget=Coalesce(total, Decimal(0), output_field=DecimalField()))


def open_scan_for(account: Account, pk: int) -> Scan:
    """Return a scan that can still be answered, or raise Http404."""
    return found(scans_for(account).filter(kept_at=None), pk=pk)


def kept_scan_for(account: Account, pk: int) -> Scan:
    """Return a scan that was kept, or raise Http404."""
    return found(scans_for(account).filter(kept_at__isnull=False), pk=pk)


def open_scan_of(location: Location, year: SchoolYear) -> Scan | None:
    """The scan that is being answered."""
    return Scan.objects.filter(location=location, school_year=year, kept_at=None).first()


def scans_of(account: Account, location: Location) -> QuerySet[Scan]:
    """Scans of a location over all school years: the open one first, then those that were kept, latest first."""
    open_first = F("kept_at").desc(nulls_first=True)
    return scans_for(account).filter(location=location).order_by(open_first, "-pk")


def answers_of(scan: Scan) -> dict[str, ScanAnswer]:
    """Return condition key -> answer."""
    return {answer.condition: answer for answer in scan.answers.all()}


def result_of(scan: Scan) -> Result:
    """What the scan says."""
    return Result(model(), answers_of(scan), scan.wanted)


# Hours


def hours_location(account: Account, code: str) -> Location:
    """Return the location where this account works with families or sets the policy, or raise Http404."""
    return location_for(account, code, "plan_activities")


def colleagues_with_hours(account: Account, location: Location) -> QuerySet[Account]:
    """Whose hours this account may see: everybody's for who sets the policy, else only their own."""
    rows = colleagues_at(location, "plan_activities")
    return rows if may_set_goals(account, location) else rows.filter(pk=account.pk)


def colleague_with_hours(account: Account, location: Location, pk: int) -> Account:
    """Return one colleague, or raise Http404."""
    return found(colleagues_with_hours(account, location), pk=pk)


def loads_of(accounts: Sequence[Account], location: Location, year: SchoolYear) -> list[Load]:
    """The school year of each of these colleagues: hours asked beside hours given."""
    asked = workload.asked_of(accounts, location, year)
    rows = ParentHours.objects.filter(location=location, school_year=year, account__in=accounts)
    agreed = {row.account_id: row for row in rows}
    calendar = calendar_at(location.organisation_id)
    nothing: dict[date, Decimal] = {}
    return [
        workload.load_of(one, asked.get(one.pk, nothing), agreed.get(one.pk), year, calendar) for one in accounts
    ]  # fmt: skip


def hours_agreed(location: Location, year: SchoolYear, per: str) -> QuerySet[ParentHours, Decimal]:
    """The hours of the account in `owner` of another query, agreed per lesson week or for the year; for a subquery."""
    rows = ParentHours.objects.filter(location=location, school_year=year, account=OuterRef("owner"), per=per)
    return rows.values_list("hours", flat=True)[:1]


def lesson_weeks(location: Location, year: SchoolYear) -> int:
    """In how many weeks of a school year there are lessons."""
    calendar = calendar_at(location.organisation_id)
    return sum(calendar.is_lesson_week(monday) for monday in workload.weeks_of(year))


def load_of(account: Account, location: Location, year: SchoolYear) -> Load:
    """The school year of one colleague."""
    return loads_of([account], location, year)[0]
