"""What fits together in a round, each refusal in words that say what to do."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.conversations.models import Round, Talk
from driehoek.conversations.spans import Window
from driehoek.people.models import Group
from driehoek.shared.moments import AMSTERDAM, day


def check_round(round_: Round, before: Round | None, groups: list[Group], days: list[Window]) -> None:
    """Raise ValidationError for what does not fit, PermissionDenied for a goal of another place."""
    if not groups:
        raise ValidationError({"groups": _("Choose at least one group.")})
    if len({group.school_year_id for group in groups}) > 1:
        raise ValidationError({"groups": _("Choose groups of one school year.")})
    if round_.goal and round_.goal.location_id != round_.location_id:
        raise PermissionDenied
    _check_days(round_, groups[0], days)
    if before:
        _check_change(round_, before, groups, days)


def _check_days(round_: Round, group: Group, days: list[Window]) -> None:
    if not days:
        raise ValidationError(_("Say on at least one day when the talks are."))
    if len({one.date for one in days}) < len(days):
        raise ValidationError(_("A day is there twice. Give every day once, from its first time until its last."))
    for one in days:
        if _minutes(one) < round_.slot_minutes:
            raise ValidationError(_("On %(day)s there is no time for a single talk.") % {"day": in_words(one)})
        if not group.school_year.start <= one.date <= group.school_year.end:
            raise ValidationError(_("%(day)s lies outside the school year of the groups.") % {"day": in_words(one)})
    if round_.wishes_until >= days[0].date:
        raise ValidationError(
            {"wishes_until": _("Choose a day before the first talks, so that there is time to plan.")}
        )


def _minutes(one: Window) -> float:
    start, end = (datetime.combine(one.date, clock) for clock in (one.start, one.end))
    return (end - start) / timedelta(minutes=1)


def in_words(one: Window) -> str:
    """The day as colleagues read it."""
    return day(one.date, get_language() or "nl")


def _check_change(round_: Round, before: Round, groups: list[Group], days: list[Window]) -> None:
    if before.state == Round.State.CLOSED:
        raise ValidationError(_("This round is done. Open it again to change it."))
    gone = {group.pk for group in before.groups.all()} - {group.pk for group in groups}
    if before.state != Round.State.DRAFT and gone:
        raise ValidationError({"groups": _("Families of a group that you took away are asked already. Leave it in.")})
    talks = list(Talk.objects.filter(round=before, state=Talk.State.PLANNED))
    if talks and before.slot_minutes != round_.slot_minutes:
        raise ValidationError({"slot_minutes": _("Talks are planned already with the minutes that there were.")})
    _check_days_gone(before, days)
    _check_talks(talks, days)


def _check_days_gone(before: Round, days: list[Window]) -> None:
    """A day on which somebody said to be there is not taken away: what was said would be lost."""
    gone = before.days.exclude(date__in=[one.date for one in days])
    said = gone.filter(Q(host_times__isnull=False) | Q(party_times__isnull=False) | Q(interpreters__isnull=False))
    if lost := said.first():
        words = _("Colleagues or families already said when they can on %(day)s. Leave this day in.")
        raise ValidationError(words % {"day": day(lost.date, get_language() or "nl")})


def _check_talks(talks: Iterable[Talk], days: list[Window]) -> None:
    window = {one.date: one for one in days}
    for talk in talks:
        start, end = talk.starts_at.astimezone(AMSTERDAM), talk.ends_at.astimezone(AMSTERDAM)
        one = window.get(start.date())
        if one is None or start.time() < one.start or end.time() > one.end:
            raise ValidationError(_("Talks are planned outside these times. Move those first."))
