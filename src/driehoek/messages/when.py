"""At which moment something may reach a family: outside quiet hours, and news on its day, on the Dutch clock."""

from datetime import UTC, datetime, time, timedelta

from django.utils import timezone

from driehoek.messages.models import Manners, Message
from driehoek.people.models import Location
from driehoek.shared.moments import AMSTERDAM

DAY = timedelta(days=1)


def manners_of(location: Location) -> Manners:
    """The hours and limits of a location; the defaults when nobody chose any."""
    try:
        return location.manners
    except Manners.DoesNotExist:
        return Manners(location_id=location.pk)


def moment_for(kind: str, manners: Manners, now: datetime) -> datetime:
    """The first moment from `now` at which a message of this kind may reach a family, in UTC.

    What is urgent goes at once. News waits for the day that the location chose for it, if it chose one.
    """
    if kind == Message.Kind.URGENT:
        return now
    moment = after_quiet(now, manners.quiet_from, manners.quiet_until)
    if kind == Message.Kind.NEWS and manners.digest_weekday is not None:
        moment = after_quiet(
            on_weekday(moment, manners.digest_weekday, manners.quiet_until), manners.quiet_from, manners.quiet_until
        )
    return moment


def when_quiet(location: Location) -> datetime | None:
    """The end of the quiet hours in which it is now at a location, in UTC; None outside them."""
    now = timezone.now()
    moment = moment_for(Message.Kind.MUST, manners_of(location), now)
    return moment if moment > now else None


def after_quiet(moment: datetime, quiet_from: time, quiet_until: time) -> datetime:
    """The moment itself, or the end of the quiet hours in which it falls, in UTC.

    Quiet hours may pass midnight; equal times mean that there are none. An end that a change of the clock skips comes
    an hour later on the new clock; one that comes twice is the first that has not passed.
    """
    local = moment.astimezone(AMSTERDAM)
    late = quiet_from > quiet_until and local.time() >= quiet_from
    quiet = late or (local.time() < quiet_until and (quiet_from > quiet_until or local.time() >= quiet_from))
    if not quiet:
        return moment.astimezone(UTC)
    return _next(moment, datetime.combine(local.date() + (DAY if late else 0 * DAY), quiet_until))


def on_weekday(moment: datetime, weekday: int, clock: time) -> datetime:
    """The moment itself when it falls on this weekday (0: Monday), else that day at this time, in UTC."""
    local = moment.astimezone(AMSTERDAM)
    days = (weekday - local.weekday()) % 7
    if not days:
        return moment.astimezone(UTC)
    return _next(moment, datetime.combine(local.date() + days * DAY, clock))


def _next(moment: datetime, wall: datetime) -> datetime:
    """The first time after `moment` that the Dutch clock shows this; compared in UTC, as one clock time can be two."""
    first, second = (wall.replace(tzinfo=AMSTERDAM, fold=fold).astimezone(UTC) for fold in (0, 1))
    return first if first > moment else max(second, moment.astimezone(UTC))
