"""Rounds, colleagues, parties and talks for tests, straight into the database."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from driehoek.conversations.actions.reporting import Deal, begin_for_talk, keep_draft
from driehoek.conversations.models import Host, HostTime, Party, Report, Round, RoundDay, Talk, Wish
from driehoek.demo.cast import Cast
from driehoek.people.models import Account, Child, Group, Guardian
from driehoek.shared.moments import AMSTERDAM

START, END = time(18), time(21)


def a_round(cast: Cast, *, groups: list[Group] | None = None, day: date | None = None, **fields: Any) -> Round:
    """A round for Vlinders with one evening, by default in two weeks; other groups bring their own location."""
    groups = groups if groups is not None else [cast.vlinders]
    first = groups[0] if groups else cast.vlinders
    day = day or timezone.localdate() + timedelta(days=14)
    fixed = {
        "location": first.location, "school_year": first.school_year, "kind": "progress", "owner": cast.fatma,
        "wishes_until": day - timedelta(days=7), "compulsory": True,
    }  # fmt: skip
    row = Round.objects.create(**fixed | fields)
    row.groups.set(groups)
    RoundDay.objects.create(round=row, date=day, start=START, end=END)
    return row


def a_host(
    round_: Round, account: Account, *, groups: list[Group] | None = None, there: bool = True, **fields: Any
) -> Host:
    """A colleague for all groups of the round (or these), the whole of every day unless they are not `there` yet."""
    host = Host.objects.create(round=round_, account=account, **fields)
    host.groups.set(groups if groups is not None else round_.groups.all())
    if there:
        days = round_.days.all()
        HostTime.objects.bulk_create(HostTime(host=host, day=day, start=day.start, end=day.end) for day in days)
    return host


def a_party(round_: Round, *guardians: Guardian, **fields: Any) -> Party:
    """These guardians of one family who come together; they were asked."""
    tie = guardians[0].guardianships.select_related("child").order_by("pk").first()
    assert tie
    party = Party.objects.create(round=round_, family_id=tie.child.family_id, **{"asked_at": timezone.now()} | fields)
    party.guardians.set(guardians)
    return party


def a_wish(party: Party, child: Child, host: Host, **fields: Any) -> Wish:
    """A talk that this party wants with this colleague about this child."""
    return Wish.objects.create(party=party, child=child, host=host, **fields)


def a_talk(party: Party, child: Child, host: Host, *, start: time = START, **fields: Any) -> Talk:
    """A talk on the first day of the round, as long as the round says, with the wish it answers."""
    wish = party.wishes.filter(child=child, host=host).first() or a_wish(party, child, host)
    day = party.round.days.all()[0]
    starts = datetime.combine(day.date, start, AMSTERDAM)
    ends = starts + timedelta(minutes=party.round.slot_minutes)
    fixed = {"round": party.round, "party": party, "wish": wish, "starts_at": starts, "ends_at": ends}
    return Talk.objects.create(**fixed | {"child": child, "host": host, "place": host.place} | fields)


def a_talk_held(cast: Cast, *guardians: Guardian, day: date | None = None, **fields: Any) -> Talk:
    """A talk of Samira and Hassan (or these) together with Marieke about Yassin, held yesterday or on `day`."""
    day = day or timezone.localdate() - timedelta(days=1)
    round_ = a_round(cast, state=Round.State.PUBLISHED, day=day)
    party = a_party(round_, *(guardians or (cast.samira, cast.hassan)), **fields)
    return a_talk(party, cast.yassin, a_host(round_, cast.marieke), state=Talk.State.HELD)


def a_report(talk: Talk, by: Account) -> Report:
    """The draft of a talk's report: what gives joy, and what the school (in a week) and the parents do."""
    deals = [
        Deal("school", "Een puzzel meegeven", timezone.localdate() + timedelta(days=7)),
        Deal("parents", "Elke avond voorlezen"),
    ]
    report = begin_for_talk(talk=talk, by=by)
    there = list(report.guardians.all())
    return keep_draft(
        report=report, by=by, sections={"enjoys": "Yassin houdt van puzzels."}, deals=deals, guardians=there
    )
