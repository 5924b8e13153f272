"""The pages of a request: what goes in counts, what stays with its reason, the name typed, undo, and a receipt."""

import html

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import Guardian
from driehoek.retention.models import Erasure
from driehoek.retention.tests.material import bake
from driehoek.retention.tests.test_requests import asked, done, tell


def plan_of(cast: Cast) -> str:
    kwargs = {"pk": cast.el_amrani.pk, "scope": "guardian", "number": cast.samira.pk}
    return reverse("erasure_plan", kwargs=kwargs)


def test_it_tells_what_goes_and_asks_for_the_name(client: Client, cast: Cast) -> None:
    tell(cast)
    shown = html.unescape(as_staff(client, cast.ruud).get(plan_of(cast)).text)
    assert "Berichten en gesprekken met ouders" in shown
    assert "WPO art. 11" in shown
    wrong = html.unescape(client.post(plan_of(cast), {"name": "Hassan"}).text)
    assert "Dit is een andere naam" in wrong
    assert 'value="Hassan"' in wrong
    assert not Erasure.objects.exists()
    answer = client.post(plan_of(cast), {"name": cast.samira.full_name.upper()}, follow=True)
    assert answer.redirect_chain[0][0] == reverse("erasure", kwargs={"pk": Erasure.objects.get().pk})


def test_the_way_leads_from_the_family_page_and_undo_brings_everything_back(client: Client, cast: Cast) -> None:
    erasure = asked(cast, cast.samira)
    page, way = (reverse(name, kwargs={"pk": cast.el_amrani.pk}) for name in ("family", "erasure_new"))
    assert way not in as_staff(client, cast.marieke).get(page).text
    assert way in as_staff(client, cast.ruud).get(page).text
    assert reverse("erasure", kwargs={"pk": erasure.pk}) in client.get(way).text
    as_staff(client, cast.ruud).post(reverse("erasure_undo", kwargs={"pk": erasure.pk}))
    assert Erasure.objects.get().undone_by == cast.ruud
    assert Guardian.objects.filter(pk=cast.samira.pk).exists()


def test_a_receipt_holds_counts_and_a_day_and_no_name(client: Client, cast: Cast) -> None:
    receipt = done(asked(cast, cast.samira))
    shown = html.unescape(as_staff(client, cast.ruud).get(reverse("erasure", kwargs={"pk": receipt.pk})).text)
    assert f"{receipt.erased} gegevens" in shown
    assert cast.samira.full_name not in shown


def test_a_plan_asks_as_many_queries_for_much_as_for_little(client: Client, cast: Cast) -> None:
    as_staff(client, cast.ruud).get(plan_of(cast))
    counts = []
    for _ in range(2):
        for _more in range(15):
            bake("messages.Delivery", location=cast.vlindertuin, guardian=cast.samira, family=cast.el_amrani)
        with CaptureQueriesContext(connection) as queries:
            client.get(plan_of(cast))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 17
