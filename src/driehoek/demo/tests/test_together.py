"""The parents' room of the demo: a morning that parents chose, and two parents who found each other."""

import pytest

from driehoek.activities.models import Activity
from driehoek.demo.cast import Cast
from driehoek.demo.simulator.together import do_together
from driehoek.people.rules import today
from driehoek.together.models import BuddyMatch, Commission, Proposal


@pytest.mark.django_db
def test_the_cast_chose_a_morning_and_two_of_them_found_each_other(cast: Cast) -> None:
    do_together(cast, today(), 1)
    morning = Proposal.objects.get(subject="bedtime").activity
    assert morning
    assert morning.state in (Activity.State.INVITED, Activity.State.DRAFT)
    assert Proposal.objects.filter(location=cast.vlindertuin, listed_at=None, text__isnull=False).exists()
    assert Commission.objects.filter(location=cast.vlindertuin).count() == 2
    match = BuddyMatch.objects.get(ask__guardian=cast.emine)
    assert match.together
    assert match.messages.count() == 2
