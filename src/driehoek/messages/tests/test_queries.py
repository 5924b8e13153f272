"""What did not arrive is seen by who can do something about it, and by nobody else."""

import pytest
from django.core.exceptions import PermissionDenied

from driehoek.demo.cast import Cast
from driehoek.messages.actions import hand_over_letters, send_again
from driehoek.messages.models import Delivery
from driehoek.messages.queries import about, letters_for, problems_for


def row(cast: Cast, **fields: object) -> Delivery:
    values = {"location": cast.vlindertuin, "family": cast.haile, "guardian": cast.tesfay, "channel": "letter"}
    text = {"kind": "invitation", "language": "ti", "subject": "Kom", "body": "Dag", "about_kind": "invitation"}
    return Delivery.objects.create(**values | text | {"about_id": cast.tesfay_invited.pk} | fields)


def test_problems_are_seen_within_reach(cast: Cast) -> None:
    failed = row(cast, channel="email", state="failed", problem="unsure")
    assert list(problems_for(cast.marieke)) == list(problems_for(cast.fatma)) == [failed]
    assert list(about(problems_for(cast.marieke), "invitation", [cast.samira_invited.pk])) == []
    assert not any(problems_for(who) for who in (cast.tom, cast.elsje, cast.nico, cast.truus, cast.peter))


def test_a_letter_waits_until_it_is_given(cast: Cast) -> None:
    waiting = row(cast)
    assert list(letters_for(cast.marieke)) == [waiting]
    assert hand_over_letters(letters=Delivery.objects.all(), location=cast.vlindertuin, by=cast.tom) == 0
    assert hand_over_letters(letters=Delivery.objects.all(), location=cast.vlindertuin, by=cast.marieke) == 1
    assert not letters_for(cast.marieke).exists()
    waiting.refresh_from_db()
    assert waiting.handed_over_at is not None


def test_no_letter_for_a_right_that_ended(cast: Cast) -> None:
    row(cast)
    cast.tesfay.guardianships.update(information="none")
    assert not letters_for(cast.marieke).exists()


def test_what_failed_can_be_sent_again(cast: Cast) -> None:
    failed = row(cast, channel="email", state="failed", problem="refused", attempts=5)
    with pytest.raises(PermissionDenied):
        send_again(delivery=failed, by=cast.tom)
    send_again(delivery=failed, by=cast.marieke)
    failed.refresh_from_db()
    assert (failed.state, failed.attempts, failed.problem) == ("queued", 0, "")
