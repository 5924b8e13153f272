"""What others get: nothing about a few families, on the page, on paper and in the list; tried with a small school."""

import csv
import io
from collections import Counter

from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from driehoek.activities.models import Attendance
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.evidence.documents import as_pdf
from driehoek.evidence.queries import file_for
from driehoek.evidence.tests.made import a_file
from driehoek.indicators.suppression import together
from driehoek.people.models import Child, Enrolment, Family, Guardian, Guardianship
from driehoek.population.actions import keep_analysis

MARKED = {"nl": (12, 9), "ar": (8, 7), "ti": (1, 2)}  # language -> families that came, and that did not


def a_school(cast: Cast) -> None:
    """Fill the primary school with families that read these languages."""
    for language, (came, not_there) in MARKED.items():
        for number in range(came + not_there):
            family = Family.objects.create(organisation=cast.driesprong, name=f"F{number}")
            child = Child.objects.create(organisation=cast.driesprong, family=family, family_name="X")
            reader = Guardian.objects.create(
                organisation=cast.driesprong, family_name="X", language_read=language, email=f"{language}{number}@x.nl"
            )
            Guardianship.objects.create(child=child, guardian=reader)
            Enrolment.objects.create(child=child, group=cast.group_3a)
            if number < came:
                Attendance.objects.create(activity=cast.rapportavond, family=family)


def listed(client: Client, pk: int) -> str:
    return client.get(reverse("evidence_csv", kwargs={"pk": pk})).content.decode("utf-8-sig")


def on_paper(cast: Cast, pk: int) -> str:
    pdf = as_pdf(file_for(cast.ingrid, pk, for_others=False))
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_a_hidden_number_is_nowhere(client: Client, cast: Cast) -> None:
    a_school(cast)
    file = a_file(cast.regenboog, cast.year, cast.fatma)
    url = reverse("evidence", kwargs={"pk": file.pk})
    assert "Tigrinya" in as_staff(client, cast.fatma).get(url).text
    page = as_staff(client, cast.ingrid).get(url).text
    assert "Andere talen samen" in page
    for where in (page, on_paper(cast, file.pk), listed(client, file.pk)):
        assert "Tigrinya" not in where
        assert ";ti;" not in where


def test_every_row_that_others_get_is_about_enough_families(client: Client, cast: Cast) -> None:
    a_school(cast)
    file = a_file(cast.regenboog, cast.year, cast.fatma)
    text = (
        as_staff(client, cast.ingrid).get(reverse("evidence_csv", kwargs={"pk": file.pk})).content.decode("utf-8-sig")
    )
    rows = [row for row in csv.DictReader(io.StringIO(text), delimiter=";") if row["counted"] != "part"]
    cells = Counter((row["indicator"], row["language"], row["counts"]) for row in rows)
    assert min(cells.values()) >= 5
    assert cells["participation", "+", "1"] + cells["participation", "+", "0"] > sum(MARKED["ti"])


def test_who_may_see_the_families_can_look_through_the_eyes_of_others(client: Client, cast: Cast) -> None:
    a_school(cast)
    file = a_file(cast.regenboog, cast.year, cast.fatma)
    url = reverse("evidence", kwargs={"pk": file.pk})
    assert "Tigrinya" not in as_staff(client, cast.fatma).get(url, {"voor": "anderen"}).text


def test_others_see_nothing_about_a_small_preschool(client: Client, cast: Cast) -> None:
    file = a_file(cast.vlindertuin, cast.year, cast.fatma)
    assert {row["code"] for row in file.outside["counted"] if row["profiles"]} == {"policy"}
    assert "'Gezinnen'" not in str(file.outside["sections"][0])


def test_times_of_one_family_are_not_the_times_of_five() -> None:
    assert together({"work": [1, 2, 3, 4, 5, 6], "language": [7, 7, 7, 7, 7, 7]}, 5) == {"": 12}
    assert together({"work": [1, 2, 3, 4, 5], "illness": [6, 7, 8, 9, 10], "language": [11, 11]}, 5) == {
        "illness": 5, "": 7,
    }  # fmt: skip
    assert together({"language": [7, 7, 7, 7, 7, 7]}, 5) is None


def test_the_parents_are_told_as_they_were_kept(cast: Cast) -> None:
    keep_analysis(location=cast.vlindertuin, year=cast.year, by=cast.fatma)
    file = a_file(cast.vlindertuin, cast.year, cast.fatma)
    inside, outside = (str(told["sections"][1]) for told in (file.inside, file.outside))
    assert "Tigrinya" in inside
    assert "Tigrinya" not in outside
