"""With whom families can talk, when those colleagues are there, and who comes to interpret."""

from datetime import time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from driehoek.conversations.actions import (
    add_host,
    add_interpreter,
    add_suggested,
    change_host,
    give_times,
    remove_host,
    remove_interpreter,
)
from driehoek.conversations.models import Host, InterpreterTime, Round
from driehoek.conversations.queries.asking import language_of
from driehoek.conversations.queries.hosts import colleagues_possible, suggestions, times_wanted
from driehoek.conversations.queries.interpreters import languages_of
from driehoek.conversations.spans import Span, between, without
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_talk, a_wish
from driehoek.demo.cast import Cast
from driehoek.people.models import Account, Appointment, Group

WHOLE = Span(time(18), time(21))


def appoint(account: Account, group: Group, role: str = "teacher") -> Appointment:
    place = {"organisation": group.location.organisation, "location": group.location, "group": group}
    return Appointment.objects.create(account=account, role=role, confirmed_at=timezone.now(), **place)


def times(host: Host) -> list[tuple[time, time]]:
    return list(host.times.values_list("start", "end"))


def test_those_who_belong_to_the_groups_are_suggested(cast: Cast) -> None:
    round_ = a_round(cast)
    appoint(cast.nico, cast.vlinders)
    appoint(cast.sanne, cast.rupsen)
    names = {one.account: (one.groups, one.contact) for one in suggestions(round_)}
    assert names == {cast.marieke: ([cast.vlinders], True), cast.nico: ([cast.vlinders], False)}


def test_an_appointment_that_nobody_confirmed_suggests_nobody(cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.group_5b])
    assert cast.rob.appointments.filter(group=cast.group_5b).exists()
    assert cast.rob not in colleagues_possible(round_)
    assert cast.rob not in {one.account for one in suggestions(round_)}


def test_only_colleagues_who_may_see_the_families_are_possible(cast: Cast) -> None:
    possible = set(colleagues_possible(a_round(cast)))
    assert {cast.marieke, cast.fatma, cast.ruud} <= possible
    assert not possible & {cast.tom, cast.elsje, cast.truus, cast.zeynep, cast.ingrid, cast.nadia}


def test_suggested_contact_persons_talk_with_every_family(cast: Cast) -> None:
    round_ = a_round(cast)
    appoint(cast.nico, cast.vlinders)
    assert add_suggested(round_=round_, by=cast.fatma) == 2
    assert dict(round_.hosts.values_list("account__name", "asked")) == {cast.marieke.name: True, cast.nico.name: False}
    assert add_suggested(round_=round_, by=cast.fatma) == 0


def test_at_an_evening_of_short_talks_families_choose(cast: Cast) -> None:
    round_ = a_round(cast, kind="tables")
    add_suggested(round_=round_, by=cast.fatma)
    assert set(round_.hosts.values_list("asked", flat=True)) == {False}


def test_nobody_talks_with_families_they_may_not_see(cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.vlinders, cast.rupsen])
    with pytest.raises(PermissionDenied):
        add_host(round_=round_, account=cast.tom, groups=[cast.vlinders], by=cast.fatma)
    with pytest.raises(ValidationError, match="mag de gezinnen van Rupsen niet zien"):
        add_host(round_=round_, account=cast.marieke, groups=[cast.vlinders, cast.rupsen], by=cast.fatma)
    assert not round_.hosts.exists()


@pytest.mark.parametrize("who", ["elsje", "tom", "nadia", "zeynep", "nico"])
def test_others_choose_no_colleagues(cast: Cast, who: str) -> None:
    round_ = a_round(cast)
    host = a_host(round_, cast.marieke)
    by = getattr(cast, who)
    with pytest.raises(PermissionDenied):
        add_host(round_=round_, account=cast.fatma, groups=[cast.vlinders], by=by)
    with pytest.raises(PermissionDenied):
        change_host(host=host, groups=[cast.vlinders], by=by, place="Aula")
    with pytest.raises(PermissionDenied):
        remove_host(host=host, by=by)


def test_a_colleague_whom_families_chose_stays(cast: Cast) -> None:
    round_ = a_round(cast, state="asking")
    host, party = a_host(round_, cast.marieke), a_party(round_, cast.samira)
    wish = a_wish(party, cast.yassin, host, required=False)
    with pytest.raises(ValidationError, match="Gezinnen rekenen op"):
        remove_host(host=host, by=cast.fatma)
    wish.delete()
    remove_host(host=host, by=cast.fatma)
    assert not Host.objects.exists()


def test_a_colleague_says_when_they_are_there(cast: Cast) -> None:
    round_ = a_round(cast)
    host, day = a_host(round_, cast.marieke, there=False), round_.days.get()
    give_times(host=host, days={day: [Span(time(18), time(19)), Span(time(19, 30), time(21))]}, by=cast.marieke)
    assert times(host) == [(time(18), time(19)), (time(19, 30), time(21))]
    give_times(host=host, days={day: [WHOLE]}, by=cast.fatma)
    assert times(host) == [(time(18), time(21))]


@pytest.mark.parametrize("who", ["elsje", "tom", "nadia", "nico"])
def test_nobody_else_says_it_for_them(cast: Cast, who: str) -> None:
    round_ = a_round(cast)
    host = a_host(round_, cast.marieke)
    with pytest.raises(PermissionDenied):
        give_times(host=host, days={round_.days.get(): [WHOLE]}, by=getattr(cast, who))


@pytest.mark.parametrize("span", [Span(time(17), time(19)), Span(time(20), time(22)), Span(time(20), time(19))])
def test_times_outside_the_day_are_refused(cast: Cast, span: Span) -> None:
    round_ = a_round(cast)
    host = a_host(round_, cast.marieke)
    with pytest.raises(ValidationError, match="van 18:00 tot 21:00"):
        give_times(host=host, days={round_.days.get(): [span]}, by=cast.marieke)
    assert times(host) == [(time(18), time(21))]


def test_a_colleague_takes_no_time_away_from_a_planned_talk(cast: Cast) -> None:
    round_ = a_round(cast, state="planning", groups=[cast.vlinders, cast.rupsen])
    host, later = a_host(round_, cast.marieke, groups=[cast.vlinders]), {round_.days.get(): [Span(time(19), time(21))]}
    a_talk(a_party(round_, cast.samira), cast.yassin, host)
    with pytest.raises(ValidationError, match="Er staat een gesprek"):
        give_times(host=host, days=later, by=cast.marieke)
    give_times(host=host, days=later, by=cast.fatma)
    assert times(host) == [(time(19), time(21))]


def test_who_said_no_times_is_asked_for_them(cast: Cast) -> None:
    round_ = a_round(cast)
    host = a_host(round_, cast.marieke, there=False)
    assert list(times_wanted(cast.marieke)) == [host]
    assert not times_wanted(cast.fatma).exists()
    give_times(host=host, days={round_.days.get(): [WHOLE]}, by=cast.marieke)
    assert not times_wanted(cast.marieke).exists()


def test_interpreters_families_need_are_suggested_before_they_are_asked(cast: Cast) -> None:
    assert [(one.name, one.parties) for one in languages_of(a_round(cast))] == [("Marokkaans-Arabisch", 1)]


def test_what_families_said_counts_after_they_are_asked(cast: Cast) -> None:
    round_ = a_round(cast, state="asking", asked_at=timezone.now())
    a_party(round_, cast.samira, interprets="adult")
    a_party(round_, cast.tesfay, interprets="school", language="Tigrinya")
    a_party(round_, cast.emine, interprets="school", language="Turks", declined_at=timezone.now())
    assert [(one.name, one.parties) for one in languages_of(round_)] == [("Tigrinya", 1)]


def interpreter(cast: Cast, round_: Round, by: Account, span: Span = WHOLE) -> InterpreterTime:
    day = round_.days.get()
    return add_interpreter(round_=round_, day=day, language=" Tigrinya ", span=span, number=2, by=by)


def test_interpreters_come_and_go(cast: Cast) -> None:
    round_ = a_round(cast)
    row = interpreter(cast, round_, cast.fatma)
    assert (row.language, row.number) == ("Tigrinya", 2)
    with pytest.raises(PermissionDenied):
        remove_interpreter(row=row, by=cast.tom)
    remove_interpreter(row=row, by=cast.fatma)
    assert not InterpreterTime.objects.exists()


def test_interpreters_outside_the_day_or_by_others_are_refused(cast: Cast) -> None:
    round_ = a_round(cast)
    with pytest.raises(ValidationError, match="van 18:00 tot 21:00"):
        interpreter(cast, round_, cast.fatma, Span(time(17), time(19)))
    with pytest.raises(PermissionDenied):
        interpreter(cast, round_, cast.nadia)


def test_breaks_are_what_lies_between() -> None:
    breaks = [Span(time(19), time(19, 10)), Span(time(20), time(20, 30))]
    left = without(WHOLE, breaks)
    assert left == [Span(time(18), time(19)), Span(time(19, 10), time(20)), Span(time(20, 30), time(21))]
    assert between(left) == (WHOLE, breaks)
    assert without(WHOLE, [Span(time(17), time(18, 30)), Span(time(20, 50), time(22))]) == [
        Span(time(18, 30), time(20, 50))
    ]


def test_neither_capitals_nor_the_own_name_make_another_language_and_dutch_says_nothing(cast: Cast) -> None:
    round_ = a_round(cast, state="asking", asked_at=timezone.now())
    for guardian, language in ((cast.samira, "Turks"), (cast.emine, "Türkçe"), (cast.tesfay, "")):
        a_party(round_, guardian, interprets="school", language=language)
    interpreter_of(round_, "TURKS")
    assert [(one.name, one.parties, len(one.times)) for one in languages_of(round_)] == [("Turks", 2, 1), ("", 1, 0)]
    assert (language_of(cast.hassan), language_of(cast.samira)) == ("", cast.samira.language_spoken)


def interpreter_of(round_: Round, language: str) -> None:
    day = round_.days.get()
    InterpreterTime.objects.create(day=day, language=language, start=day.start, end=day.end)
