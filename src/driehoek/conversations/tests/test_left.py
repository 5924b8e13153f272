"""The draft of a colleague who left is not lost: who keeps promises for the location takes it over, and nobody else."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from driehoek.conversations.actions.reporting import take_over
from driehoek.conversations.models import Report
from driehoek.conversations.queries.reports import drafts_left, drafts_of
from driehoek.conversations.tests.rounds import a_report, a_talk_held
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.rules import today

LIST = "/mijn-gesprekken/verslagen/"


@pytest.fixture
def draft(cast: Cast) -> Report:
    return a_report(a_talk_held(cast), cast.marieke)


def leaves(cast: Cast) -> None:
    cast.marieke.appointments.update(end=today() - timedelta(days=1))


def test_as_long_as_the_author_is_there_a_draft_is_theirs_alone(client: Client, cast: Cast, draft: Report) -> None:
    for name in ("fatma", "ruud", "nadia", "elsje", "marieke"):
        assert not drafts_left(getattr(cast, name)).exists()
        assert "Neem over" not in as_staff(client, getattr(cast, name)).get(LIST).text
    with pytest.raises(PermissionDenied):
        take_over(report=draft, by=cast.ruud)


def test_when_the_author_left_the_coordinator_and_the_head_find_it(cast: Cast, draft: Report) -> None:
    leaves(cast)
    found = {name for name in ("fatma", "ruud", "nadia", "tom", "truus", "elsje", "marieke", "nico", "ingrid")
             if drafts_left(getattr(cast, name)).exists()}  # fmt: skip
    assert found == {"fatma", "ruud"}


@pytest.mark.parametrize("how", ["inactive", "elsewhere", "erased"])
def test_leaving_is_also_to_be_gone_or_to_have_another_group(cast: Cast, draft: Report, how: str) -> None:
    if how == "inactive":
        type(cast.marieke).objects.filter(pk=cast.marieke.pk).update(is_active=False)
    elif how == "elsewhere":
        cast.marieke.appointments.update(group=cast.rupsen)
    else:
        Report.objects.update(account=None)
    assert list(drafts_left(cast.fatma)) == [draft]


def test_who_takes_over_goes_on_writing_and_the_list_shows_no_words(client: Client, cast: Cast, draft: Report) -> None:
    leaves(cast)
    page = as_staff(client, cast.fatma).get(LIST).text
    assert "Yassin" in page
    assert "Yassin houdt van puzzels." not in page
    assert client.get(f"/verslagen/{draft.pk}/").status_code == 404
    assert client.post(f"/verslagen/{draft.pk}/overnemen/").url == f"/verslagen/{draft.pk}/schrijven/"  # type: ignore[attr-defined]
    assert "Yassin houdt van puzzels." in client.get(f"/verslagen/{draft.pk}/schrijven/").text
    assert list(drafts_of(cast.fatma)) == [draft]
    assert not drafts_left(cast.ruud).exists()


def test_a_shared_report_stays_with_who_wrote_it(cast: Cast, draft: Report) -> None:
    Report.objects.update(shared_at="2026-01-01T12:00:00Z")
    leaves(cast)
    assert not drafts_left(cast.fatma).exists()
