"""Doors to imports, and to calendars that somebody subscribes to."""

from django.db.models import QuerySet
from django.http import Http404

from driehoek.activities.models import Activity
from driehoek.activities.queries import year_of
from driehoek.exchange import rules
from driehoek.exchange.models import CalendarFeed, ColumnMapping, ImportRun
from driehoek.exchange.plan_file import Choices
from driehoek.exchange.readers.columns import Mapping, fingerprint
from driehoek.people.links import row_of, token_for
from driehoek.people.models import Account, Group, Guardian, Location, SchoolYear
from driehoek.people.queries import found, location_for
from driehoek.policy.models import Goal
from driehoek.policy.queries import colleagues_at

State = ImportRun.State
FEEDS = "driehoek.exchange.feeds"  # so that no seal of a personal link opens a calendar


def importing_location(account: Account, code: str) -> Location:
    """Return a location whose register this account keeps, or raise Http404."""
    return location_for(account, code, rules.RIGHT, whole=True)


def imports_for(account: Account) -> QuerySet[ImportRun]:
    """Imports of locations within reach, newest first."""
    return ImportRun.objects.filter(rules.imports_in_reach(account)).select_related("location", "account")


def import_for(account: Account, pk: int) -> ImportRun:
    """Return one import, or raise Http404."""
    return found(imports_for(account), pk=pk)


def last_applied(location: Location) -> ImportRun | None:
    """The import that undo would take back: the newest one that was applied."""
    return ImportRun.objects.filter(location=location, state=State.APPLIED).order_by("-applied_at").first()


def remembered(location: Location, headings: str) -> Mapping | None:
    """The columns chosen earlier for a list with exactly these headings."""
    kept = ColumnMapping.objects.filter(location=location, headings=headings).first()
    return Mapping.from_json(kept.columns) if kept else None


def column_choice(run: ImportRun) -> tuple[list[str], Mapping]:
    """The headings to choose from, and what was chosen for them before or recognised; Http404 without a choice."""
    headers = run.mapping.get("headers") if run.state in (State.NEEDS_MAPPING, State.CHECKED) else None
    if not headers:
        raise Http404
    kept = remembered(run.location, fingerprint(tuple(headers)))
    return headers, kept or Mapping.from_json(run.mapping["proposal"])


def feeds_of(person: Account | Guardian) -> QuerySet[CalendarFeed]:
    """The addresses of this person's calendar that still lead somewhere: one, or none."""
    owner = {"account": person.pk} if isinstance(person, Account) else {"guardian": person.pk}
    return CalendarFeed.objects.filter(revoked_at=None, **owner)


def feed_token(feed: CalendarFeed | None) -> str:
    """The secret part of its address; empty without a feed."""
    return token_for(feed.pk, FEEDS) if feed else ""


def feed_by_token(token: str) -> CalendarFeed:
    """Return the feed with this token, or raise Http404, also for an account that cannot log in any more."""
    rows = CalendarFeed.objects.filter(revoked_at=None).exclude(account__is_active=False)
    return found(rows.select_related("account", "guardian"), pk=row_of(token, FEEDS))


def planned(account: Account, location: Location, year: SchoolYear) -> QuerySet[Activity]:
    """What this account sees of a year plan, with what a file tells of each; cancelled activities are not in it."""
    rows = year_of(account, location, year).exclude(state=Activity.State.CANCELLED)
    return rows.select_related("goal", "owner").prefetch_related("texts", "groups").order_by("starts_at", "pk")


def plan_choices(location: Location, year: SchoolYear) -> Choices:
    """Goals, groups and colleagues that a year plan can name."""
    goals = Goal.objects.filter(location=location, archived_at=None).order_by("title")
    groups = Group.objects.filter(location=location, school_year=year).order_by("name")
    owners = colleagues_at(location, "plan_activities").exclude(email=None)
    return Choices(
        goal=list(goals.values_list("title", flat=True).distinct()),
        groups=list(groups.values_list("name", flat=True)),
        owner=[str(email) for email in owners.values_list("email", flat=True)],
    )
