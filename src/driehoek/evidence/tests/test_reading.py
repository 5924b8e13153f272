"""Who reads an evidence file, what stands in it, and that it stays as it was."""

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from driehoek.activities.models import Attendance
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.evidence.actions import ask_evidence, make_evidence
from driehoek.evidence.documents import as_pdf
from driehoek.evidence.jobs import take_next
from driehoek.evidence.models import EvidenceFile
from driehoek.evidence.parts import PARTS
from driehoek.evidence.queries import file_for
from driehoek.evidence.tests.made import a_file
from driehoek.people.models import AuditLine, Child, Family
from driehoek.plancheck.actions import silence
from driehoek.policy.models import Evaluation, Goal


def words(file: EvidenceFile, part: str = "inside") -> str:
    return str(getattr(file, part)["sections"])


@pytest.mark.parametrize("name", ["nico", "elsje", "tom", "marieke", "ingrid", "peter"])
def test_only_who_sees_all_figures_asks_for_a_file(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        ask_evidence(location=cast.vlindertuin, year=cast.year, by=getattr(cast, name))


def test_two_taps_make_one_file_and_one_line_in_the_audit(client: Client, cast: Cast) -> None:
    for _twice in range(2):
        as_staff(client, cast.fatma).post(reverse("evidence_make", kwargs={"code": "vlindertuin"}))
    assert EvidenceFile.objects.get().made_by == cast.fatma
    assert AuditLine.objects.filter(verb="evidence_asked", account=cast.fatma).count() == 1


@pytest.mark.django_db(transaction=True)
def test_how_far_it_is_can_be_seen_while_it_is_made(client: Client, cast: Cast) -> None:
    file = ask_evidence(location=cast.vlindertuin, year=cast.year, by=cast.fatma)
    with CaptureQueriesContext(connection) as asked:
        make_evidence(file=file)
    assert sum('SET "progress"' in one["sql"] for one in asked) == 1 + 2 * len(PARTS)
    EvidenceFile.objects.filter(pk=file.pk).update(made_at=None, progress=62)
    assert "62%" in as_staff(client, cast.fatma).get(reverse("evidence", kwargs={"pk": file.pk})).text


@pytest.mark.django_db(transaction=True)
def test_the_worker_makes_it_once(cast: Cast) -> None:
    file = ask_evidence(location=cast.vlindertuin, year=cast.year, by=cast.fatma)
    assert [take_next(), take_next()] == [True, False]
    file.refresh_from_db()
    assert file.made_at
    assert AuditLine.objects.filter(verb="evidence_made", account=cast.fatma).count() == 1


def test_a_file_that_is_not_made_yet_says_so_and_cannot_be_taken(client: Client, cast: Cast) -> None:
    pk = ask_evidence(location=cast.vlindertuin, year=cast.year, by=cast.fatma).pk
    assert "wordt gemaakt" in as_staff(client, cast.fatma).get(reverse("evidence", kwargs={"pk": pk})).text
    assert client.get(reverse("evidence_pdf", kwargs={"pk": pk})).status_code == 404
    EvidenceFile.objects.update(attempts=EvidenceFile.MOST_ATTEMPTS)
    assert "kon niet worden gemaakt" in client.get(reverse("evidence", kwargs={"pk": pk})).text


def test_what_happens_later_changes_nothing(cast: Cast) -> None:
    file = a_file(cast.vlindertuin, cast.year, cast.fatma)
    Attendance.objects.all().delete()
    again = file_for(cast.fatma, file.pk, for_others=False)
    assert "2 van de 6 gezinnen" in str(again.told)


def test_who_compares_locations_reads_the_newest_only(client: Client, cast: Cast) -> None:
    old, new = (a_file(cast.vlindertuin, cast.year, cast.fatma) for _twice in range(2))
    page = as_staff(client, cast.peter).get(reverse("evidence_files", kwargs={"code": "vlindertuin"}))
    assert [file.pk for file in page.context["page"]] == [new.pk]
    assert client.get(reverse("evidence", kwargs={"pk": old.pk})).status_code == 404
    assert as_staff(client, cast.fatma).get(reverse("evidence", kwargs={"pk": old.pk})).status_code == 200


def test_a_goal_tells_what_was_promised_what_happened_and_why(cast: Cast) -> None:
    goal = Goal.objects.filter(location=cast.vlindertuin).first()
    assert goal
    Evaluation.objects.create(goal=goal, version=1, happened="Er kwamen er meer", why="De tijd", decision="go_on")
    told = words(a_file(cast.vlindertuin, cast.year, cast.fatma))
    assert all(word in told for word in (goal.title, goal.measure, "Er kwamen er meer", "De tijd"))


def test_what_was_left_out_of_the_check_stands_there_with_its_reason(cast: Cast) -> None:
    silence(location=cast.vlindertuin, year=cast.year, rule="P101", reason="Komt in mei", by=cast.fatma)
    told = words(a_file(cast.vlindertuin, cast.year, cast.fatma), "outside")
    assert "Komt in mei" in told
    assert cast.fatma.name in told


def test_it_names_no_family(cast: Cast) -> None:
    file = a_file(cast.vlindertuin, cast.year, cast.fatma)
    names = [*Family.objects.values_list("name", flat=True), *Child.objects.values_list("given_name", flat=True)]
    assert not [name for name in names if name in words(file) + str(file.inside["counted"])]


def test_page_and_paper_say_the_same_and_can_be_read_aloud(client: Client, cast: Cast) -> None:
    file = a_file(cast.vlindertuin, cast.year, cast.fatma)
    pdf = as_pdf(file_for(cast.fatma, file.pk, for_others=False))
    root = PdfReader(io.BytesIO(pdf)).trailer["/Root"].get_object()
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == ("nl", True)  # type: ignore[index]
    assert b"pdfuaid:part" in pdf
    paper = "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())
    page = as_staff(client, cast.fatma).get(reverse("evidence", kwargs={"pk": file.pk})).text
    for part in file.inside["sections"]:
        assert part["title"] in page
        assert "".join(part["title"].split()) in paper


def test_taking_it_along_is_written_down(client: Client, cast: Cast) -> None:
    file = a_file(cast.vlindertuin, cast.year, cast.fatma)
    as_staff(client, cast.ingrid).get(reverse("evidence_csv", kwargs={"pk": file.pk}))
    line = AuditLine.objects.get(verb="evidence_taken", account=cast.ingrid)
    assert line.details == {"what": "csv", "kind": "outside"}


def queries_of_the_list(client: Client, cast: Cast) -> int:
    with CaptureQueriesContext(connection) as asked:
        as_staff(client, cast.fatma).get(reverse("evidence_files", kwargs={"code": "vlindertuin"}))
    return len(asked)


def test_the_list_costs_the_same_for_one_file_and_for_many(client: Client, cast: Cast) -> None:
    queries_of_the_list(client, cast)
    plain, counts = {"location": cast.vlindertuin, "school_year": cast.year, "made_by": cast.fatma}, []
    for number in (1, 29):
        EvidenceFile.objects.bulk_create(EvidenceFile(**plain) for _each in range(number))
        counts.append(queries_of_the_list(client, cast))
    assert counts[0] == counts[1]
