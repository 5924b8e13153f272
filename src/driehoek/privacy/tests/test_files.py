"""What one sees of what is kept: one's own, of whom one may hear today, and the same in every form."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.intake.form import said
from driehoek.intake.tests.told import a_told
from driehoek.logbook.models import Contact
from driehoek.participation.library import talents
from driehoek.participation.models import Helper, Talent
from driehoek.people.models import AuditLine, Guardian, Household
from driehoek.people.queries import looks_at_family
from driehoek.privacy.chart import chart
from driehoek.privacy.queries import Chain, everything, parts_of, whose_file

Asserting = Callable[[int], AbstractContextManager[object]]
FILE = "wat-de-school-bewaart/"


def told(client: Client, guardian: Guardian) -> str:
    """Everything a guardian can read, all groups and pages."""
    pages = [
        client.get(link_path(guardian, f"{FILE}{key}/?page={number}")) for key in chart().groups for number in (1, 2)
    ]
    return " ".join(page.text for page in pages if page.status_code == 200)


def taken(client: Client, guardian: Guardian) -> dict[str, object]:
    return dict(json.loads(client.get(link_path(guardian, f"{FILE}meenemen.json")).content))


def test_a_guardian_sees_what_is_kept_and_why(client: Client, cast: Cast) -> None:
    page = client.get(link_path(cast.daniel, FILE)).text
    assert "U, en hoe wij u bereiken" in page
    assert "Zo weten wij wie u bent" in page
    assert cast.daniel.full_name in told(client, cast.daniel)


def test_separated_parents_see_nothing_of_each_other(client: Client, cast: Cast) -> None:
    home = Household.objects.create(
        organisation=cast.driesprong, street="Geheimlaan 7", postcode="2500 AA", city="Rijswijk"
    )
    Guardian.objects.filter(pk=cast.iris.pk).update(phone="+31612345678", email="iris@geheim.example", household=home)
    cast.daniel.guardianships.get().child.households.add(home)
    seen = told(client, cast.daniel) + json.dumps(taken(client, cast.daniel))
    assert cast.daniel.full_name in seen
    assert not [word for word in ("Geheimlaan", "612345678", "geheim.example", "Iris") if word in seen]
    assert "Geheimlaan 7" in told(client, cast.iris)


def test_free_notes_of_colleagues_are_not_told(client: Client, cast: Cast) -> None:
    Guardian.objects.filter(pk=cast.samira.pk).update(needs_note="Liever geen handen schudden")
    Contact.objects.create(
        location=cast.vlindertuin, family=cast.el_amrani, guardian=cast.samira, account=cast.marieke,
        at=timezone.now(), channel="phone", verb="noted", subject="Zorgen thuis", note="Moe",
    )  # fmt: skip
    seen = told(client, cast.samira) + json.dumps(taken(client, cast.samira))
    assert not [word for word in ("handen schudden", "Zorgen thuis") if word in seen]


def test_a_right_that_has_ended_shows_nothing_of_the_child(client: Client, cast: Cast) -> None:
    assert "Inas" in told(client, cast.hassan)
    cast.hassan.guardianships.filter(child=cast.inas).update(information="on_request", reason="Rechter")
    seen = told(client, cast.hassan)
    assert "Yassin" in seen
    assert "Inas" not in seen


def test_parents_of_an_adult_student_without_permission_find_nothing(client: Client, cast: Cast) -> None:
    assert client.get(link_path(cast.petra, FILE)).status_code == 404


def test_the_file_to_take_along_equals_the_pages(client: Client, cast: Cast) -> None:
    groups = taken(client, cast.samira)["groups"]
    assert isinstance(groups, list)
    assert {one["group"]: len(one["records"]) for one in groups} == {
        part.group.key: part.number for part in parts_of(cast.samira)
    }
    seen = told(client, cast.samira)
    words = [line["words"] for one in groups for row in one["records"] for line in row["lines"]]
    assert [word for word in words if "\n" not in word and "'" not in word and word not in seen] == []


def test_the_workbook_holds_the_same_and_no_formulas(client: Client, cast: Cast) -> None:
    Guardian.objects.filter(pk=cast.samira.pk).update(language_spoken="=1+1")
    answer = client.get(link_path(cast.samira, f"{FILE}meenemen.xlsx"))
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == [part.group.key for part in parts_of(cast.samira)]
    cells = [cell for row in book["you"] for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]


def test_a_sign_that_came_along_from_word_keeps_nobody_from_their_file(client: Client, cast: Cast) -> None:
    Guardian.objects.filter(pk=cast.daniel.pk).update(given_name="Dani\x0bël")
    page = client.get(link_path(cast.daniel, f"{FILE}meenemen.xlsx"))
    sheets = load_workbook(BytesIO(page.content)).worksheets
    assert any("Dani ël" in str(cell.value) for sheet in sheets for row in sheet for cell in row)


def test_taking_it_along_is_written_down_for_oneself_alone(client: Client, cast: Cast) -> None:
    taken(client, cast.samira)
    line = AuditLine.objects.get(verb="own_file_taken")
    assert line in looks_at_family(cast.samira)
    assert line not in looks_at_family(cast.hassan)


def test_a_student_sees_their_own_and_a_colleague_too(client: Client, cast: Cast) -> None:
    student = as_staff(client, cast.ayoub).get(reverse("own_file_group", kwargs={"group": "child"}))
    assert "Ayoub" in student.text
    work = as_staff(client, cast.marieke).get(reverse("own_file_group", kwargs={"group": "work"})).text
    assert "Marieke" in work
    assert client.get(reverse("own_file_group", kwargs={"group": "child"})).status_code == 404


@pytest.mark.parametrize("group", sorted(set(chart().groups) - {"work"}))
def test_a_group_costs_few_queries_however_much_it_holds(
    group: str, cast: Cast, django_assert_max_num_queries: Asserting
) -> None:
    with django_assert_max_num_queries(15):
        Client().get(link_path(cast.samira, f"{FILE}{group}/"))


def test_everything_is_told_without_a_query_per_row(cast: Cast, django_assert_max_num_queries: Asserting) -> None:
    with django_assert_max_num_queries(4 + len(chart().groups) + len(chart().records)):
        list(everything(cast.samira))


def test_codes_are_told_in_the_words_of_their_room(cast: Cast) -> None:
    intake = a_told(cast, likes="Blokken", in_group="yes")
    helper = Helper.objects.create(guardian=cast.samira)
    Talent.objects.create(helper=helper, kind=next(iter(talents())))
    file = Chain(chart().records, whose_file(cast.samira), whole=True)
    with translation.override("ar"):
        seen = {line.words for told in file[:] for line in told.lines}
        question = said(intake.form.questions["likes"].words, "ar")
        assert {question, "Blokken", next(iter(talents().values())).here} <= seen
    assert not seen & {"likes", "in_group", "yes", next(iter(talents()))}
