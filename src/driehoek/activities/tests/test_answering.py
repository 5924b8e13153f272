"""A parent answers: yes, no with a reason, another time; until it begins, and never for somebody else."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from driehoek.activities.actions import answer, cancel, explain_absence, mark_seen
from driehoek.activities.models import Invitation
from driehoek.activities.reasons import codes
from driehoek.demo.cast import Cast
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import AuditLine


def wish(invitation: Invitation) -> Promise | None:
    return Promise.objects.filter(about_kind="invitation", about_id=invitation.pk).first()


def test_yes_keeps_who_comes_and_what_is_needed(cast: Cast) -> None:
    answer(invitation=cast.samira_invited, answer="yes", adults=2, children=3, needs=frozenset({"needs_childcare"}))
    row = Invitation.objects.get(pk=cast.samira_invited.pk)
    assert (row.answer, row.adults, row.children) == ("yes", 2, 3)
    assert (row.needs_interpreter, row.needs_childcare, row.needs_other_time) == (False, True, False)
    assert row.answered_at == row.seen_at is not None


def test_an_answer_is_a_contact_and_leaves_a_line(cast: Cast) -> None:
    answer(invitation=cast.samira_invited, answer="yes")
    contact = Contact.objects.get(verb="answered", about_id=cast.samira_invited.pk, about_kind="invitation")
    assert (contact.guardian, contact.initiative, contact.mode) == (cast.samira, "parent_asked", "2.0")
    assert AuditLine.objects.get(verb="answered").guardian == cast.samira


@pytest.mark.parametrize("reason", codes("parent"))
def test_no_takes_every_reason(cast: Cast, reason: str) -> None:
    assert answer(invitation=cast.samira_invited, answer="no", reason=reason).reason == reason


@pytest.mark.parametrize("reason", ["", "lazy"])
def test_no_without_a_known_reason_is_refused(cast: Cast, reason: str) -> None:
    with pytest.raises(ValidationError):
        answer(invitation=cast.samira_invited, answer="no", reason=reason)
    assert Invitation.objects.get(pk=cast.samira_invited.pk).answered_at is None


@pytest.mark.parametrize("nothing", ["", "maybe"])
def test_nothing_is_no_answer(cast: Cast, nothing: str) -> None:
    with pytest.raises(ValidationError):
        answer(invitation=cast.samira_invited, answer=nothing)


def test_a_changed_mind_leaves_no_old_reason(cast: Cast) -> None:
    answer(invitation=cast.samira_invited, answer="no", reason="work")
    answer(invitation=cast.samira_invited, answer="yes", reason="work")
    row = Invitation.objects.get(pk=cast.samira_invited.pk)
    assert (row.answer, row.reason) == ("yes", "")


def test_another_time_is_a_promise_with_owner_and_day(cast: Cast) -> None:
    answer(invitation=cast.samira_invited, answer="no", needs=frozenset({"needs_other_time"}))
    promise = wish(cast.samira_invited)
    assert promise is not None
    assert (promise.owner, promise.family, promise.guardian) == (cast.marieke, cast.el_amrani, cast.samira)
    assert promise.due > timezone.localdate()


def test_asking_twice_is_one_promise(cast: Cast) -> None:
    for _ in range(2):
        answer(invitation=cast.samira_invited, answer="no", needs=frozenset({"needs_other_time"}))
    assert Promise.objects.filter(about_kind="invitation", about_id=cast.samira_invited.pk).count() == 1


def test_coming_after_all_takes_the_promise_back(cast: Cast) -> None:
    answer(invitation=cast.samira_invited, answer="no", needs=frozenset({"needs_other_time"}))
    answer(invitation=cast.samira_invited, answer="yes")
    assert wish(cast.samira_invited) is None


def test_too_late_once_it_begins(cast: Cast) -> None:
    begins: datetime = cast.rekenochtend.starts_at
    with time_machine.travel(begins - timedelta(minutes=1), tick=False):
        answer(invitation=cast.samira_invited, answer="yes")
    with time_machine.travel(begins, tick=False), pytest.raises(ValidationError):
        answer(invitation=cast.samira_invited, answer="no", reason="work")


def test_an_answer_given_while_it_was_cancelled_is_refused(cast: Cast) -> None:
    stale = Invitation.objects.select_related("activity").get(pk=cast.samira_invited.pk)
    cancel(activity=cast.rekenochtend, by=cast.marieke)
    with pytest.raises(ValidationError):
        answer(invitation=stale, answer="yes")


def test_seen_is_the_first_time_only(cast: Cast) -> None:
    mark_seen(invitation=cast.samira_invited)
    first = Invitation.objects.get(pk=cast.samira_invited.pk).seen_at
    mark_seen(invitation=cast.samira_invited)
    assert Invitation.objects.get(pk=cast.samira_invited.pk).seen_at == first is not None


def missed(cast: Cast, name: str) -> Invitation:
    return Invitation.objects.get(activity=cast.koffieochtend, guardian=getattr(cast, name))


def test_a_reason_afterwards_never_excuses(cast: Cast) -> None:
    absence = explain_absence(invitation=missed(cast, "emine"), reason="illness", note="Griep")
    assert (absence.reason, absence.note, absence.told_by_parent) == ("illness", "Griep", True)
    assert absence.excused is False
    assert Contact.objects.filter(verb="explained", guardian=cast.emine).count() == 1


def test_what_was_told_before_is_not_written_over(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        explain_absence(invitation=missed(cast, "tesfay"), reason="illness")
    cast.tesfay_absent.refresh_from_db()
    assert cast.tesfay_absent.reason == "transport"


@pytest.mark.parametrize(("name", "reason"), [("samira", "work"), ("emine", "lazy")])
def test_nothing_to_explain(cast: Cast, name: str, reason: str) -> None:
    with pytest.raises(ValidationError):
        explain_absence(invitation=missed(cast, name), reason=reason)
