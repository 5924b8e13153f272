"""What the night erases, what it leaves, and that nothing goes without having stood in the list for thirty days."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from driehoek.activities.models import Invitation
from driehoek.demo.cast import Cast
from driehoek.logbook.models import Contact
from driehoek.messages.actions import ask_school
from driehoek.messages.models import Post, Thread
from driehoek.people.models import Child, Enrolment, Family, Guardian
from driehoek.people.rules import today
from driehoek.retention.actions import choose_term, hold_back, let_go
from driehoek.retention.choosing import STANDS
from driehoek.retention.models import OwnTerm, SoonErased
from driehoek.retention.tests.material import agreed, gone, night, two_nights, yassin
from driehoek.texts.models import Text

REASON = "Er loopt een klacht bij de commissie."


def test_nothing_goes_before_somebody_agreed(cast: Cast) -> None:
    gone(yassin())
    two_nights(cast.vlindertuin)
    assert yassin()
    assert not SoonErased.objects.exists()
    agreed(cast)
    two_nights(cast.vlindertuin)
    assert not Contact.objects.filter(location=cast.vlindertuin, family=cast.el_amrani).exists()


def test_everything_stands_in_the_list_for_thirty_days_first(cast: Cast) -> None:
    agreed(cast)
    gone(yassin())
    before = Contact.objects.filter(location=cast.vlindertuin, family=cast.el_amrani).count()
    assert before
    night(cast.vlindertuin)
    row = SoonErased.objects.get(kind="contacts", family=cast.el_amrani)
    assert row.erase_on == today() + STANDS
    SoonErased.objects.update(erase_on=today() + timedelta(days=1))
    night(cast.vlindertuin)
    assert Contact.objects.filter(location=cast.vlindertuin, family=cast.el_amrani).count() == before


def test_a_sister_still_at_school_keeps_what_is_hers_and_her_parents(cast: Cast) -> None:
    agreed(cast)
    gone(yassin())
    inas = Child.objects.get(given_name="Inas")
    elsewhere = Contact.objects.create(
        location=cast.regenboog, family=cast.el_amrani, guardian=cast.samira, at=timezone.now(), channel="phone"
    )
    two_nights(cast.vlindertuin)
    assert not Child.objects.filter(given_name="Yassin").exists()
    assert set(inas.guardianships.values_list("guardian", flat=True)) == {cast.samira.pk, cast.hassan.pk}
    assert Contact.objects.filter(pk=elsewhere.pk).exists()
    assert not Contact.objects.filter(family=cast.el_amrani, location=cast.vlindertuin).exists()


def test_whoever_left_with_everybody_is_gone_with_the_family(cast: Cast) -> None:
    agreed(cast)
    thread = ask_school(guardian=cast.samira, child=yassin(), body="متى تبدأ العطلة؟").thread
    for child in cast.el_amrani.children.all():
        gone(child)
    for place in (cast.vlindertuin, cast.regenboog):
        two_nights(place)
    assert not Family.objects.filter(pk=cast.el_amrani.pk).exists()
    assert not Guardian.objects.filter(pk__in=(cast.samira.pk, cast.hassan.pk)).exists()
    assert not Thread.objects.filter(pk=thread.pk).exists()
    assert Guardian.objects.filter(pk=cast.emine.pk).exists()


def test_words_that_belonged_to_what_was_erased_go_with_the_house(cast: Cast) -> None:
    post = ask_school(guardian=cast.samira, child=yassin(), body="متى تبدأ العطلة؟")
    kept = ask_school(guardian=cast.emine, child=Child.objects.get(given_name="Deniz"), body="Ne zaman?")
    Text.objects.update(created_at=timezone.now() - timedelta(days=2))
    Post.objects.filter(pk=post.pk).delete()
    night(None)
    assert not Text.objects.filter(pk=post.text_id).exists()
    assert Text.objects.filter(pk=kept.text_id).exists()


def test_another_school_and_another_location_are_untouched(cast: Cast) -> None:
    agreed(cast)
    for child in Child.objects.all():
        gone(child)
    elsewhere = (cast.elders, cast.zuiderpark, cast.haagpoort)
    before = Child.objects.filter(enrolments__group__location__in=elsewhere).count()
    assert before
    two_nights(cast.vlindertuin)
    assert Child.objects.filter(enrolments__group__location__in=elsewhere).count() == before


def test_a_child_at_two_locations_waits_for_the_longest_term(cast: Cast) -> None:
    agreed(cast)
    gone(yassin(), 70)
    Enrolment.objects.create(child=yassin(), group=cast.group_3a, end=gone(yassin(), 70))
    OwnTerm.objects.create(location=cast.regenboog, kind="register", months=96, why="Afspraak met het bestuur")
    two_nights(cast.vlindertuin)
    assert yassin()


def test_who_comes_back_is_taken_off_the_list(cast: Cast) -> None:
    agreed(cast)
    gone(yassin())
    night(cast.vlindertuin)
    assert SoonErased.objects.filter(child=yassin()).exists()
    Enrolment.objects.filter(child=yassin()).update(end=None)
    two_nights(cast.vlindertuin)
    assert yassin()
    assert not SoonErased.objects.filter(child=yassin()).exists()


def test_what_is_held_back_stays_and_stands_thirty_days_again_afterwards(cast: Cast) -> None:
    agreed(cast)
    gone(yassin())
    night(cast.vlindertuin)
    until = today() + timedelta(days=90)
    hold = hold_back(
        family=cast.el_amrani, child=None, location=cast.vlindertuin, reason=REASON, until=until, by=cast.ruud
    )
    two_nights(cast.vlindertuin)
    assert yassin()
    assert Contact.objects.filter(family=cast.el_amrani, location=cast.vlindertuin).exists()
    let_go(hold=hold, by=cast.ruud)
    night(cast.vlindertuin)
    assert {row.erase_on for row in SoonErased.objects.all()} == {today() + STANDS}


def test_a_hold_on_one_child_lets_the_other_go(cast: Cast) -> None:
    agreed(cast)
    inas = Child.objects.get(given_name="Inas")
    for child in (yassin(), inas):
        gone(child)
    hold_back(family=cast.el_amrani, child=inas, location=cast.regenboog, reason=REASON, until=today(), by=cast.ruud)
    for place in (cast.vlindertuin, cast.regenboog):
        two_nights(place)
    assert not Child.objects.filter(given_name="Yassin").exists()
    assert Child.objects.filter(pk=inas.pk).exists()
    assert Guardian.objects.filter(pk=cast.samira.pk).exists()


def test_a_shorter_term_waits_thirty_days_for_records_that_are_older_already(cast: Cast) -> None:
    agreed(cast)
    note = Invitation.objects.filter(activity__location=cast.vlindertuin).first()
    assert note
    Invitation.objects.filter(pk=note.pk).update(
        note="Mijn moeder is ziek.", invited_at=timezone.now() - timedelta(days=400)
    )
    choose_term(location=cast.vlindertuin, kind="own_words", months=6, why="Wij hebben ze niet nodig.", by=cast.ruud)
    night(cast.vlindertuin)
    assert Invitation.objects.get(pk=note.pk).note
    OwnTerm.objects.update(at=timezone.now() - STANDS)
    night(cast.vlindertuin)
    after = Invitation.objects.get(pk=note.pk)
    assert (after.note, after.reason, after.answer) == ("", note.reason, note.answer)


def test_a_night_that_fails_erases_nothing_and_goes_on_later(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    agreed(cast)
    gone(yassin())
    night(cast.vlindertuin)
    SoonErased.objects.update(erase_on=today())
    settings.DRIEHOEK_ERASED = tmp_path  # a folder: the list cannot be written
    before = Contact.objects.count()
    with pytest.raises(OSError, match="directory"):
        night(cast.vlindertuin)
    assert (Contact.objects.count(), bool(yassin())) == (before, True)
    settings.DRIEHOEK_ERASED = tmp_path / "erased.txt"
    assert night(cast.vlindertuin).counts["logbook.Contact"]
    assert "logbook.Contact" in (tmp_path / "erased.txt").read_text()


def test_a_second_night_in_a_row_does_nothing(cast: Cast) -> None:
    agreed(cast)
    gone(yassin())
    assert two_nights(cast.vlindertuin).erased
    assert night(cast.vlindertuin).erased == 0
