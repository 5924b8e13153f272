"""Asking and telling: each guardian in their own language and way, each thing once, and only what is theirs."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from driehoek.conversations.actions.telling import ask, remind, tell_changes, tell_times
from driehoek.conversations.models import Party, Round, Solving, Talk, Telling
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_talk, a_wish
from driehoek.demo.cast import Cast
from driehoek.logbook.models import Contact, Promise
from driehoek.messages.models import Delivery
from driehoek.messages.telling import standing, words_for
from driehoek.people.models import Guardian

State = Round.State


def planned(cast: Cast, *guardians: Guardian) -> tuple[Round, list[Talk]]:
    """A planned round in which each of these guardians comes alone and talks with Marieke about their first child."""
    round_ = a_round(cast, state=State.PLANNING)
    host = a_host(round_, cast.marieke, place="Lokaal 1")
    talks = []
    for number, one in enumerate(guardians):
        child = one.guardianships.select_related("child").earliest("pk").child
        talks.append(a_talk(a_party(round_, one), child, host, start=time(18, 10 * number)))
    return round_, talks


def to(guardian: Guardian, kind: str = "talk_times") -> list[Delivery]:
    return list(Delivery.objects.filter(guardian=guardian, kind=kind).order_by("pk"))


def move(talk: Talk) -> None:
    """Half an hour later."""
    talk.refresh_from_db()
    for name in ("starts_at", "ends_at"):
        setattr(talk, name, getattr(talk, name) + timedelta(minutes=30))
    talk.save()


# Asking


def test_everybody_is_asked_in_their_own_language_and_way(cast: Cast) -> None:
    round_ = a_round(cast, state=State.ASKING)
    parties = [a_party(round_, one) for one in (cast.samira, cast.emine, cast.tesfay)]
    ask(parties=parties, by=cast.marieke)
    asked = {one.guardian: one for one in Delivery.objects.filter(kind="talk_wishes")}
    assert [asked[one].language for one in (cast.samira, cast.emine, cast.tesfay)] == ["ar", "tr", "ti"]
    assert asked[cast.tesfay].channel in ("letter", "phone")
    assert asked[cast.emine].url in asked[cast.emine].body
    assert asked[cast.emine].url.endswith(f"/praten/{parties[1].pk}/")


def test_asking_twice_asks_once(cast: Cast) -> None:
    party = a_party(a_round(cast, state=State.ASKING), cast.samira)
    assert ask(parties=[party], by=cast.marieke).guardians == 1
    assert ask(parties=[party], by=cast.marieke).guardians == 0
    assert len(to(cast.samira, "talk_wishes")) == 1


def test_a_newcomer_in_a_party_is_asked_alone(cast: Cast) -> None:
    party = a_party(a_round(cast, state=State.ASKING), cast.samira)
    ask(parties=[party], by=cast.marieke)
    party.guardians.add(cast.hassan)
    ask(parties=[party], by=cast.marieke)
    assert (len(to(cast.samira, "talk_wishes")), len(to(cast.hassan, "talk_wishes"))) == (1, 1)


def test_who_may_hear_nothing_about_the_child_is_not_asked(cast: Cast) -> None:
    party = a_party(a_round(cast, state=State.ASKING), cast.lotte, cast.truus_guardian)
    ask(parties=[party], by=cast.marieke)
    assert len(to(cast.lotte, "talk_wishes")) == 1
    assert to(cast.truus_guardian, "talk_wishes") == []


def test_asking_is_noted_in_the_logbook(cast: Cast) -> None:
    ask(parties=[a_party(a_round(cast, state=State.ASKING), cast.emine)], by=cast.marieke)
    contact = Contact.objects.get(verb="asked_wishes")
    assert (contact.guardian, contact.language, contact.channel) == (
        cast.emine,
        "tr",
        to(cast.emine, "talk_wishes")[0].channel,
    )


@pytest.mark.parametrize("who", ["nico", "tom", "nadia", "truus", "elsje", "ingrid"])
def test_who_may_not_plan_may_not_ask_or_tell(cast: Cast, who: str) -> None:
    round_, talks = planned(cast, cast.samira)
    with pytest.raises(PermissionDenied):
        ask(parties=[talks[0].party], by=getattr(cast, who))
    with pytest.raises(PermissionDenied):
        tell_times(round_=round_, by=getattr(cast, who))
    assert not Telling.objects.exists()


def asked_long_ago(cast: Cast) -> Round:
    round_ = a_round(cast, state=State.ASKING)
    ask(
        parties=[a_party(round_, cast.samira), a_party(round_, cast.emine, answered_at=timezone.now())], by=cast.marieke
    )
    Telling.objects.update(at=timezone.now() - timedelta(days=2))
    return round_


def test_only_who_did_not_answer_is_reminded_and_at_most_twice(cast: Cast) -> None:
    round_ = asked_long_ago(cast)
    for _ in range(3):
        remind(round_=round_, by=cast.marieke)
        Telling.objects.update(at=timezone.now() - timedelta(days=2))
    assert (len(to(cast.samira, "talk_reminder")), to(cast.emine, "talk_reminder")) == (2, [])


def test_nobody_is_reminded_twice_on_a_day(cast: Cast) -> None:
    round_ = asked_long_ago(cast)
    assert [remind(round_=round_, by=cast.marieke).guardians for _ in range(2)] == [1, 0]


def test_after_the_last_day_nobody_is_reminded(cast: Cast) -> None:
    round_ = asked_long_ago(cast)
    Round.objects.update(wishes_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(ValidationError):
        remind(round_=round_, by=cast.marieke)


# Telling the times


def test_each_guardian_hears_their_own_times_in_their_language(cast: Cast) -> None:
    round_, _ = planned(cast, cast.samira, cast.emine)
    assert tell_times(round_=round_, by=cast.marieke).guardians == 2
    mail = to(cast.emine)[0]
    assert (mail.language, "18:10" in mail.body, "18:00" in mail.body) == ("tr", True, False)
    assert "Deniz" in mail.body
    assert "Yassin" not in mail.body
    assert Round.objects.get().state == State.PUBLISHED
    assert all(talk.told_start == talk.starts_at and talk.told_at for talk in Talk.objects.all())


def test_telling_again_tells_nothing(cast: Cast) -> None:
    round_, _ = planned(cast, cast.samira, cast.emine)
    tell_times(round_=round_, by=cast.marieke)
    assert tell_times(round_=round_, by=cast.fatma).guardians == 0
    assert tell_changes(round_=round_, by=cast.fatma).guardians == 0
    assert Delivery.objects.filter(kind__startswith="talk_").count() == 2


def test_a_process_that_dies_halfway_has_told_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    round_, _ = planned(cast, cast.samira, cast.emine)
    monkeypatch.setattr("driehoek.conversations.actions.telling.owe_times", _killed)
    with pytest.raises(KeyboardInterrupt):
        tell_times(round_=round_, by=cast.marieke)
    monkeypatch.undo()
    assert Round.objects.get().state == State.PLANNING
    assert not Telling.objects.exists()
    assert not Delivery.objects.filter(kind="talk_times").exists()
    assert tell_times(round_=round_, by=cast.marieke).guardians == 2


def _killed(**_: object) -> None:
    raise KeyboardInterrupt


def test_separated_parents_hear_only_of_their_own_talk(cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.group_5b], state=State.PLANNING)
    host = a_host(round_, cast.fatma)
    for number, parent in enumerate((cast.daniel, cast.iris)):
        a_talk(a_party(round_, parent, apart=True), cast.noor, host, start=time(19, 30 * number))
    tell_times(round_=round_, by=cast.fatma)
    assert ("19:00" in to(cast.daniel)[0].body, "19:30" in to(cast.daniel)[0].body) == (True, False)
    assert ("19:00" in to(cast.iris)[0].body, "19:30" in to(cast.iris)[0].body) == (False, True)
    assert "Iris" not in to(cast.daniel)[0].body


def test_without_a_plan_or_while_it_is_made_nothing_is_told(cast: Cast) -> None:
    round_, talks = planned(cast, cast.samira)
    Solving.objects.create(round=round_, state=Solving.State.RUNNING)
    with pytest.raises(ValidationError):
        tell_times(round_=round_, by=cast.marieke)
    Solving.objects.all().delete()
    talks[0].delete()
    with pytest.raises(ValidationError):
        tell_times(round_=round_, by=cast.marieke)


def test_a_family_without_a_time_hears_it_and_is_promised_one(cast: Cast) -> None:
    round_, talks = planned(cast, cast.samira)
    party = a_party(round_, cast.emine)
    a_wish(party, cast.deniz, talks[0].host)
    tell_times(round_=round_, by=cast.marieke)
    assert to(cast.emine)[0].about_kind == "telling"
    promise = Promise.objects.get(about_kind="party", about_id=party.pk)
    assert (promise.owner, promise.guardian, promise.kind) == (cast.marieke, cast.emine, "new_appointment")


def test_who_said_not_to_come_hears_nothing(cast: Cast) -> None:
    round_, talks = planned(cast, cast.samira)
    a_wish(a_party(round_, cast.emine, declined_at=timezone.now()), cast.deniz, talks[0].host)
    tell_times(round_=round_, by=cast.marieke)
    assert to(cast.emine) == []
    assert not Promise.objects.filter(about_kind="party").exists()


# Changes


def test_only_the_touched_hear_of_a_change_and_once(cast: Cast) -> None:
    round_, talks = planned(cast, cast.samira, cast.emine)
    tell_times(round_=round_, by=cast.marieke)
    move(talks[1])
    assert [tell_changes(round_=round_, by=cast.marieke).guardians for _ in range(2)] == [1, 0]
    mail = to(cast.emine, "talk_changes")[0]
    assert "18:40" in mail.body
    assert "18:10" in mail.body
    assert to(cast.samira, "talk_changes") == []


def test_a_second_change_is_told_again(cast: Cast) -> None:
    round_, talks = planned(cast, cast.emine)
    tell_times(round_=round_, by=cast.marieke)
    for _ in range(2):
        move(talks[0])
        tell_changes(round_=round_, by=cast.marieke)
    assert [one.state for one in to(cast.emine, "talk_changes")] == ["cancelled", "queued"]
    assert to(cast.emine)[0].state == "cancelled"


def test_who_may_not_hear_of_the_change_keeps_what_waits_for_them(cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.vlinders, cast.group_3a], state=State.PLANNING)
    party, host = a_party(round_, cast.samira, cast.hassan), a_host(round_, cast.fatma)
    a_talk(party, cast.yassin, host)
    other = a_talk(party, cast.inas, host, start=time(19))
    cast.inas.guardianships.filter(guardian=cast.hassan).update(information="none", reason="rechter")
    tell_times(round_=round_, by=cast.fatma)
    move(other)
    assert tell_changes(round_=round_, by=cast.fatma).guardians == 1
    assert ([one.state for one in to(cast.hassan)], to(cast.hassan, "talk_changes")) == (["queued"], [])
    assert [one.state for one in to(cast.samira)] == ["cancelled"]


def test_a_talk_that_does_not_go_on_is_told_and_owed(cast: Cast) -> None:
    round_, talks = planned(cast, cast.emine)
    tell_times(round_=round_, by=cast.marieke)
    Talk.objects.update(state=Talk.State.CANCELLED)
    tell_changes(round_=round_, by=cast.marieke)
    assert len(to(cast.emine, "talk_changes")) == 1
    assert Promise.objects.filter(about_kind="party", about_id=talks[0].party_id, guardian=cast.emine).exists()
    assert tell_changes(round_=round_, by=cast.marieke).guardians == 0


def test_a_family_that_comes_later_is_told_its_new_talk(cast: Cast) -> None:
    round_, talks = planned(cast, cast.samira)
    tell_times(round_=round_, by=cast.marieke)
    a_talk(a_party(round_, cast.emine), cast.deniz, talks[0].host, start=time(20))
    tell_changes(round_=round_, by=cast.marieke)
    assert "20:00" in to(cast.emine, "talk_changes")[0].body
    assert to(cast.samira, "talk_changes") == []


# On the phone and on paper


def test_a_colleague_who_calls_reads_the_words_in_both_languages(cast: Cast) -> None:
    round_, _ = planned(cast, cast.tesfay)
    tell_times(round_=round_, by=cast.marieke)
    row = to(cast.tesfay)[0]
    dutch, own = words_for([row], "nl")[row.pk], words_for([row])[row.pk]
    assert (dutch.language, own.language) == ("nl", "ti")
    assert "18:00" in dutch.body
    assert "http" not in own.body


def test_what_is_answered_or_told_anew_need_not_be_said(cast: Cast) -> None:
    party = a_party(a_round(cast, state=State.ASKING), cast.tesfay)
    ask(parties=[party], by=cast.marieke)
    assert Delivery.objects.filter(standing(), kind="talk_wishes").exists()
    Party.objects.filter(pk=party.pk).update(answered_at=timezone.now())
    assert not Delivery.objects.filter(standing(), kind="talk_wishes").exists()
