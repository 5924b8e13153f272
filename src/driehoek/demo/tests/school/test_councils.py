"""The councils in the demo: one that works, one for which parents vote today."""

import pytest
from django.test import Client

from driehoek.councils.models import Council, Election, Member
from driehoek.councils.queries.elections import is_unchanged
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path

pytestmark = pytest.mark.django_db


def test_a_council_was_chosen_and_the_result_can_be_checked(demo: Cast) -> None:
    election = Election.objects.get(state="closed")
    assert is_unchanged(election)
    assert len(election.result["codes"]) == election.result["voted"] > 5
    assert Member.objects.filter(council=election.council, side="parents").count() == election.seats
    assert demo.gilda.council_ideas.get().done


def test_samira_can_vote_today(client: Client, demo: Cast) -> None:
    council = Council.objects.get(location=demo.vlindertuin)
    page = client.get(link_path(demo.samira, f"verkiezing/{council.elections.get().pk}/")).content.decode()
    assert "Lotte" in page
    assert 'name="candidates"' in page
