"""Pages about keeping: counts for who sees totals, names for who decides, and nothing beyond what the law allows."""

import html
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import AuditLine, Child, Enrolment, Family
from driehoek.people.rules import today
from driehoek.retention.models import Hold, OwnTerm, RetentionRun, SoonErased, TermsAgreed
from driehoek.retention.tests.material import agreed, bake, gone, night, yassin

HERE = {"code": "vlindertuin"}
WHY = "Zo spraken wij het af met de ouders."


def page(client: Client, cast: Cast, who: str, name: str = "retention", **kwargs: object) -> str:
    where = {} if name == "plan_today" else kwargs or HERE
    return html.unescape(as_staff(client, getattr(cast, who)).get(reverse(name, kwargs=where)).text)


def post(client: Client, cast: Cast, name: str, data: dict[str, object], **kwargs: object) -> str:
    answer = as_staff(client, cast.ruud).post(reverse(name, kwargs=kwargs or HERE), data, follow=True)
    return html.unescape(answer.text)


def test_until_the_head_agrees_the_page_says_that_it_waits(client: Client, cast: Cast) -> None:
    address = reverse("retention", kwargs=HERE)
    assert "Dit wacht op jou" in page(client, cast, "ruud")
    assert address in page(client, cast, "ruud", "plan_today")
    assert address not in page(client, cast, "fatma", "plan_today")
    post(client, cast, "retention_agree", {})
    assert TermsAgreed.objects.get(location=cast.vlindertuin).by == cast.ruud
    assert "Dit wacht op jou" not in page(client, cast, "ruud")
    assert address not in page(client, cast, "ruud", "plan_today")


def test_the_board_sees_how_many_and_not_about_whom(client: Client, cast: Cast) -> None:
    agreed(cast)
    gone(yassin())
    night(cast.vlindertuin)
    assert cast.el_amrani.name in page(client, cast, "ruud", "retention_list")
    seen = page(client, cast, "ingrid")
    assert "Contacten en beloften" in seen
    assert cast.el_amrani.name not in seen


@pytest.mark.parametrize(
    ("kind", "months", "said"),
    [("register", 12, "De wet stelt"), ("transfer", 36, "De wet stelt"), ("contacts", 0, "Driehoek stelt")],
)
def test_a_term_outside_its_bounds_is_refused_and_what_was_typed_stays(
    client: Client, cast: Cast, kind: str, months: int, said: str
) -> None:
    shown = post(client, cast, "retention_term", {"months": months, "why": WHY}, **HERE, kind=kind)
    assert said in shown
    assert WHY in shown
    assert not OwnTerm.objects.exists()


def test_an_own_term_is_kept_with_who_and_why_and_the_newest_holds(client: Client, cast: Cast) -> None:
    for months in (12, 18):
        post(client, cast, "retention_term", {"months": months, "why": WHY}, **HERE, kind="contacts")
    assert list(OwnTerm.objects.values_list("months", "by", "why")) == [
        (18, cast.ruud.pk, WHY),
        (12, cast.ruud.pk, WHY),
    ]
    assert "tot 18 maanden na vertrek" in page(client, cast, "ruud", "retention_terms")
    assert AuditLine.objects.filter(verb="term_chosen", account=cast.ruud).count() == 2


def test_a_family_that_left_is_found_and_held_back_and_let_go(client: Client, cast: Cast) -> None:
    gone(yassin())
    gone(Child.objects.get(given_name="Inas"))
    url = reverse("retention_list", kwargs=HERE)
    found = html.unescape(as_staff(client, cast.ruud).get(url, {"q": cast.el_amrani.name[:4]}).text)
    assert reverse("retention_hold", kwargs={"pk": cast.el_amrani.pk}) in found
    until = today() + timedelta(days=20)
    shown = post(client, cast, "retention_hold", {"reason": WHY, "until": until}, pk=cast.el_amrani.pk)
    assert "Loopt bijna af" in shown
    post(client, cast, "retention_let_go", {}, pk=Hold.objects.get().pk)
    assert Hold.objects.get().ended_at
    assert "Er wordt niets vastgehouden" in page(client, cast, "ruud")


@pytest.mark.parametrize("days", [-1, 800])
def test_a_hold_ends_on_a_day_to_come_within_two_years(client: Client, cast: Cast, days: int) -> None:
    until = today() + timedelta(days=days)
    shown = post(client, cast, "retention_hold", {"reason": WHY, "until": until}, pk=cast.el_amrani.pk)
    assert WHY in shown
    assert not Hold.objects.exists()


def test_a_head_finds_no_family_of_another_school(client: Client, cast: Cast) -> None:
    url = reverse("retention_list", kwargs=HERE)
    assert as_staff(client, cast.ruud).get(url, {"q": cast.anders.name}).context["page"].paginator.count == 0
    assert Family.objects.filter(name=cast.anders.name).exists()


@pytest.mark.parametrize("name", ["retention", "retention_list"])
def test_many_rows_ask_as_many_queries_as_one(client: Client, cast: Cast, name: str) -> None:
    agreed(cast)
    as_staff(client, cast.ruud).get(reverse(name, kwargs=HERE))
    counts = []
    for _ in range(2):
        more(cast)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(name, kwargs=HERE)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 17


def more(cast: Cast) -> None:
    """Fifteen families more that are soon erased, and as many nights and holds."""
    dates = {"noticed_on": today(), "erase_on": today()}
    for number in range(15):
        family = bake("people.Family", organisation=cast.driesprong)
        child = bake("people.Child", organisation=cast.driesprong, family=family)
        Enrolment.objects.create(child=child, group=cast.vlinders)
        SoonErased.objects.create(location=cast.vlindertuin, kind="contacts", family=family, **dates)
        SoonErased.objects.create(location=cast.vlindertuin, kind="absence", child=child, **dates)
        Hold.objects.create(family=family, location=cast.vlindertuin, until=today(), reason=WHY, by=cast.ruud)
        day = today() - timedelta(days=RetentionRun.objects.count() + number)
        RetentionRun.objects.create(location=cast.vlindertuin, day=day, done_at=timezone.now())
