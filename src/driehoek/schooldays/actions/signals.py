"""Compare what was missed with the rules: a rule that is reached is one signal and one promise to talk."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation

from driehoek.logbook.actions import owner_of, working_days
from driehoek.logbook.models import Promise
from driehoek.people.models import Child, Group
from driehoek.schooldays.counting import Gone, Match, matches
from driehoek.schooldays.models import Missed, Signal
from driehoek.schooldays.patterns import Rule, patterns
from driehoek.schooldays.queries.calendars import calendar_at
from driehoek.schooldays.rules import ABSENCE, compulsory_days
from driehoek.schooldays.words import SIGNALS
from driehoek.shared.languages import DEFAULT

ABOUT = "signal"
Found = tuple[Rule, Match]


@transaction.atomic
def recount(*, child: Child, group: Group) -> None:
    """Make the signals of this child fit what is noted for it at the location of this group.

    A signal that no longer holds is withdrawn with its promise as long as nobody has kept that; one that was talked
    about stays. Nothing is made twice, however often this is called.
    """
    Child.objects.select_for_update().get(pk=child.pk)
    rows = Missed.objects.filter(child=child, group__location=group.location_id, taken_back_at=None)
    found = _reached(child, group, rows)
    standing = list(Signal.objects.filter(child=child, group__location=group.location_id))
    known = _known(standing, found)
    for signal in standing:
        if signal not in known.values():
            _withdraw(signal)
    for number, (rule, match) in enumerate(found):
        if number in known:
            _follow(known[number], rule, match)
        else:
            _raise(child, group, rule, match)


def _known(standing: list[Signal], found: list[Found]) -> dict[int, Signal]:
    """Return which signal already tells what was found: the one with the same start, else one that overlaps."""
    known: dict[int, Signal] = {}
    for fits in (_begins_with, _overlaps):
        for number, one in enumerate(found):
            free = (signal for signal in standing if signal not in known.values() and fits(signal, *one))
            if number not in known and (signal := next(free, None)):
                known[number] = signal
    return known


def _reached(child: Child, group: Group, rows: Iterable[Missed]) -> list[Found]:
    kind = group.location.kind
    gone = [_gone(row, patterns().whole_day[kind]) for row in rows]
    calendar = calendar_at(group.location.organisation_id)
    first, last = compulsory_days(child.birth_date)
    inside = [_within(one, first, last) for one in gone if one.start <= last and one.end >= first]
    found = [
        (rule, match)
        for rule in patterns().for_kind(kind)
        for match in matches(rule, inside if rule.compulsory else gone, calendar)
    ]
    duties = {match.end for rule, match in found if rule.duty}
    # Once the law asks for more, a friendly early signal about the same hours says less.
    return [one for one in found if one[0].duty or one[0].counts != "hours" or one[1].end not in duties]


def _gone(row: Missed, whole_day: int) -> Gone:
    start = row.start or row.created_at.date()
    none_given = 0 if row.kind == Missed.Kind.LATE else whole_day
    return Gone(start, row.end or start, none_given if row.hours is None else row.hours, row.kind, row.reason)


def _within(gone: Gone, first: date, last: date) -> Gone:
    return replace(gone, start=max(gone.start, first), end=min(gone.end, last))


def _begins_with(signal: Signal, rule: Rule, match: Match) -> bool:
    return signal.rule == rule.key and signal.start == match.start


def _overlaps(signal: Signal, rule: Rule, match: Match) -> bool:
    return signal.rule == rule.key and signal.start <= match.end and match.start <= signal.end


def _raise(child: Child, group: Group, rule: Rule, match: Match) -> None:
    signal = Signal.objects.create(
        child=child, group=group, rule=rule.key, start=match.start, end=match.end, amount=match.amount
    )
    Promise.objects.create(
        location=group.location, group=group, family_id=child.family_id, owner=owner_of(group),
        kind=Promise.Kind.MISSED_LESSONS, category=ABSENCE, subject=_subject(child, rule, match.amount),
        due=working_days(rule.due), about_kind=ABOUT, about_id=signal.pk,
    )  # fmt: skip


def _follow(signal: Signal, rule: Rule, match: Match) -> None:
    if (signal.end, signal.amount) == (match.end, match.amount):
        return
    signal.end, signal.amount = match.end, match.amount
    signal.save()
    _open_promise(signal).update(subject=_subject(signal.child, rule, match.amount))


def _withdraw(signal: Signal) -> None:
    if _open_promise(signal).delete()[0]:
        signal.delete()


def _open_promise(signal: Signal) -> QuerySet[Promise]:
    owed = {"kind": Promise.Kind.MISSED_LESSONS, "about_kind": ABOUT, "about_id": signal.pk}
    return Promise.objects.filter(**owed, state=Promise.State.OPEN)


def _subject(child: Child, rule: Rule, amount: int) -> str:
    """What the promise says to colleagues, in the language of the school and not of who reported."""
    with translation.override(DEFAULT):
        words = SIGNALS[rule.key]
        return f"{child.given_name or child.full_name}: {words.told(amount)}. {words.advice}"[:200]
