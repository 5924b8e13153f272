"""The plan of the year beside vision and goals: the board reads it, and no family is named in it."""

from django.test import Client
from django.urls import reverse

from driehoek.activities.queries import text_in
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.rules import today
from driehoek.policy.actions.consultations import open_consultation

URL = "/locatie/vlindertuin/jaarplan/"


def test_a_consultation_leads_to_the_year_plan_with_its_hours(client: Client, cast: Cast) -> None:
    day = today()
    row = open_consultation(location=cast.vlindertuin, team_on=day, parents_on=day, by=cast.fatma)
    page = as_staff(client, cast.ingrid).get(reverse("consultation", kwargs={"pk": row.pk}))
    assert f'{URL}?jaar={row.school_year}"' in page.content.decode()
    plan = client.get(URL)
    assert plan.context["plan"].hours > 0
    assert text_in(cast.rekenochtend, "nl").title in plan.content.decode()
    for name in ("Yassin", "Samira", "El Amrani"):
        assert name not in plan.content.decode()


def test_who_does_not_read_the_policy_finds_no_plan(client: Client, cast: Cast) -> None:
    for account in (cast.peter, cast.elsje, cast.tom, cast.nico):
        assert as_staff(client, account).get(URL).status_code == 404
