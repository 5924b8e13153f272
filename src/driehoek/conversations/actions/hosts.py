"""Verbs of the colleagues in a round: who takes part, for whom and where, and when they are there."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.conversations.actions.rounds import open_for_planner
from driehoek.conversations.kinds import kinds
from driehoek.conversations.models import Host, HostTime, Round, RoundDay, Talk
from driehoek.conversations.queries.hosts import colleagues_possible, groups_possible, suggestions
from driehoek.conversations.rules import rounds_to_plan
from driehoek.conversations.spans import Span, inside
from driehoek.people.audit import record
from driehoek.people.models import Account, Group
from driehoek.shared.moments import AMSTERDAM, day


@transaction.atomic
def add_host(*, round_: Round, account: Account, groups: Iterable[Group], by: Account, **fields: Any) -> Host:
    """Let families of these groups talk with a colleague (fields: subject, place, zone, asked).

    Raises PermissionDenied when the round is not theirs to plan or the colleague may not see families of it,
    ValidationError when they may not see those of one of the groups, or the round is done.
    """
    round_ = open_for_planner(round_, by)
    if not colleagues_possible(round_).filter(pk=account.pk).exists():
        raise PermissionDenied
    groups = list(groups)
    _check_groups(round_, account, groups)
    host = Host.objects.create(round=round_, account=account, **fields)
    host.groups.set(groups)
    record("host_added", by=by, subject=host, location=round_.location)
    return host


@transaction.atomic
def add_suggested(*, round_: Round, by: Account) -> int:
    """Add everybody who is likely to take part; returns how many. Raises what `add_host` raises."""
    round_ = open_for_planner(round_, by)
    usual, likely = kinds()[round_.kind], suggestions(round_)
    for one in likely:
        add_host(round_=round_, account=one.account, groups=one.groups, by=by, asked=usual.everyone and one.contact)
    return len(likely)


def _check_groups(round_: Round, account: Account, groups: list[Group]) -> None:
    possible = set(groups_possible(round_, account).values_list("pk", flat=True))
    if not groups:
        raise ValidationError({"groups": _("Choose at least one group.")})
    if strange := [group for group in groups if group.pk not in possible]:
        words = _("%(name)s may not see the families of %(group)s. The head can appoint them there first.")
        raise ValidationError({"groups": words % {"name": account.name, "group": strange[0].name}})


@transaction.atomic
def change_host(*, host: Host, groups: Iterable[Group], by: Account, **fields: Any) -> None:
    """Change for which groups, subject, place, part of the building, and whether everybody talks with them."""
    round_ = open_for_planner(host.round, by)
    groups = list(groups)
    _check_groups(round_, host.account, groups)
    for name, value in fields.items():
        setattr(host, name, value)
    host.full_clean()
    host.save()
    host.groups.set(groups)
    record("host_changed", by=by, subject=host, location=round_.location)


@transaction.atomic
def remove_host(*, host: Host, by: Account) -> None:
    """Take a colleague out of a round; ValidationError when families asked for them or talks are planned."""
    round_ = open_for_planner(host.round, by)
    if host.talks.exists() or host.wishes.filter(required=False).exists():
        raise ValidationError(_("Families count on a talk with this colleague. Leave them in."))
    record("host_removed", by=by, subject=host, location=round_.location)
    host.delete()


@transaction.atomic
def give_times(*, host: Host, days: Mapping[RoundDay, list[Span]], by: Account) -> None:
    """Say when a colleague is there, in place of what was said before; a break is what lies between two stretches.

    Raises PermissionDenied for another colleague's times when the round is not theirs to plan; ValidationError for
    times outside the day, none at all, or (by the colleague) away from a talk that is planned.
    """
    host = Host.objects.select_for_update(of=("self",)).select_related("round__location", "account").get(pk=host.pk)
    plans = Round.objects.filter(rounds_to_plan(by), pk=host.round_id).exists()
    if host.account_id != by.pk and not plans:
        raise PermissionDenied
    _check_times(host, days)
    if not plans:
        _check_talks(host, days)
    host.times.all().delete()
    rows = [
        HostTime(host=host, day=one, start=span.start, end=span.end) for one, spans in days.items() for span in spans
    ]
    HostTime.objects.bulk_create(rows)
    record("host_times_given", by=by, subject=host, location=host.round.location)


def _check_times(host: Host, days: Mapping[RoundDay, list[Span]]) -> None:
    if host.round.state == Round.State.CLOSED or any(one.round_id != host.round_id for one in days):
        raise ValidationError(_("This round is done. Open it again to change it."))
    if not any(days.values()):
        raise ValidationError(_("Say at least one time. If you cannot come at all, tell whoever plans the round."))
    for one, spans in days.items():
        if any(not inside(span, Span(one.start, one.end)) for span in spans):
            words = _("On %(day)s the talks are from %(start)s until %(end)s. Stay within those times.")
            raise ValidationError(words % _in_words(one))


def _in_words(one: RoundDay) -> dict[str, str]:
    return {"day": day(one.date, get_language() or "nl"), "start": f"{one.start:%H:%M}", "end": f"{one.end:%H:%M}"}


def _check_talks(host: Host, days: Mapping[RoundDay, list[Span]]) -> None:
    there = {one.date: spans for one, spans in days.items()}
    for talk in host.talks.filter(state=Talk.State.PLANNED):
        start, end = talk.starts_at.astimezone(AMSTERDAM), talk.ends_at.astimezone(AMSTERDAM)
        span = Span(start.time(), end.time())
        if not any(inside(span, one) for one in there.get(start.date(), [])):
            raise ValidationError(_("A talk is planned in time that you take away. Tell whoever plans the round."))
