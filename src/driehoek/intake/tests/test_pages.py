"""Pages for colleagues: as many queries for many children as for few, paper, and nothing of other groups."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.intake.tests.told import a_begun, a_done
from driehoek.people.models import Child, Enrolment
from driehoek.people.waiting import waiting_for

HERE = {"code": "vlindertuin"}


@pytest.mark.parametrize("more", [1, 30])
def test_the_lists_ask_as_much_for_many_as_for_few(
    cast: Cast, client: Client, more: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(more):
        child = Child.objects.create(organisation=cast.driesprong, family=cast.kaya, family_name=f"Kaya {number}")
        Enrolment.objects.create(child=child, group=cast.vlinders)
    staff = as_staff(client, cast.marieke)
    for name in ("intakes", "intake_learning"):
        with django_assert_max_num_queries(15):
            assert staff.get(reverse(name, kwargs=HERE)).status_code == 200
    with django_assert_max_num_queries(15):
        staff.get(reverse("intake_family", kwargs={"pk": cast.kaya.pk}))


def test_a_page_of_what_was_told_stays_within_the_limit(
    cast: Cast, client: Client, django_assert_max_num_queries: Any
) -> None:
    intake = a_done(cast, likes="Blokken", home_languages=["Arabisch"], needs=["learn_dutch"])
    staff = as_staff(client, cast.marieke)
    with django_assert_max_num_queries(15):
        page = staff.get(reverse("intake_child", kwargs={**HERE, "child": cast.yassin.pk}))
    assert "Nederlands leren" in page.text
    with django_assert_max_num_queries(15):
        assert "Blokken" in client.get(link_path(cast.samira, f"intake/{intake.pk}/klaar/")).text


def test_who_works_with_another_group_sees_nobody_of_this_one(cast: Cast, client: Client) -> None:
    assert cast.yassin.full_name in as_staff(client, cast.marieke).get(reverse("intakes", kwargs=HERE)).text
    assert cast.parisa.full_name not in client.get(reverse("intakes", kwargs=HERE)).text


def test_paper_is_a_pdf_in_the_language_of_the_parent(cast: Cast, client: Client) -> None:
    address = reverse("intake_paper", kwargs={**HERE, "child": cast.yassin.pk, "language": "ti"})
    answer = as_staff(client, cast.marieke).get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert b"/Lang (ti)" in b"".join(answer) if answer.streaming else b"%PDF" in answer.content


def test_a_sheet_of_paper_is_typed_in_on_one_page(cast: Cast, client: Client) -> None:
    begin = {"guardian": cast.samira.pk, "way": "paper"}
    staff = as_staff(client, cast.marieke)
    typed = staff.post(reverse("intake_child", kwargs={**HERE, "child": cast.yassin.pk}), begin)["Location"]
    assert typed.endswith("/alles/")
    done = staff.post(typed, {"likes": "Blokken", "read": "4", "talents": ["music", "garden"]})
    assert "Blokken" in staff.get(done["Location"]).text


def test_what_was_begun_waits_for_those_who_are_told_until_it_is_done(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    intake = a_begun(cast)
    cast.yassin.guardianships.filter(guardian=cast.hassan).update(information="none")
    with django_assert_num_queries(1):
        assert [one.number for one in waiting_for(cast.samira)] == [intake.pk]
    assert waiting_for(cast.hassan) == waiting_for(cast.emine) == []
    a_done(cast)
    assert waiting_for(cast.samira) == []
