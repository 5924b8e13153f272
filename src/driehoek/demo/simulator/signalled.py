"""Signals about missed lessons with the days on which they came up, and what became of their promises."""

from datetime import date, timedelta
from random import Random

from driehoek.demo import trail
from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.simulator.source import missing
from driehoek.logbook.actions import working_days
from driehoek.logbook.models import Contact, Promise
from driehoek.schooldays.models import Signal
from driehoek.schooldays.patterns import patterns


def set_signal_clocks(cast: Cast, today: date, rng: Random) -> None:
    """Let each signal come up when its rule was reached, and let the school talk about it before the day it promised.

    What is due today or later is still to be done.
    """
    signals = list(Signal.objects.filter(child__organisation=cast.driesprong).order_by("pk"))
    owed = Promise.objects.filter(kind=Promise.Kind.MISSED_LESSONS, about_id__in=[one.pk for one in signals])
    promises = {promise.about_id: promise for promise in owed}
    for signal in signals:
        signal.created_at = at(signal.end, "16:10")
        _live(promises[signal.pk], signal, today, rng)
    Signal.objects.bulk_update(signals, ["created_at"])
    changed = ["made_at", "due", "state", "closed_at", "closed_by", "outcome"]
    Promise.objects.bulk_update(promises.values(), changed, batch_size=100)
    Contact.objects.bulk_create(trail.followed_up(promise) for promise in promises.values() if promise.closed_at)


def _live(promise: Promise, signal: Signal, today: date, rng: Random) -> None:
    days = {rule.key: rule.due for rule in patterns().rules}[signal.rule]
    promise.made_at, promise.due = signal.created_at, working_days(days, signal.end)
    if promise.due < today:
        promise.state, promise.closed_by = Promise.State.KEPT, promise.owner
        promise.closed_at = at(promise.due, "11:20") + timedelta(minutes=rng.randrange(90))
        promise.outcome = rng.choice(missing()["words"]["talked"])
