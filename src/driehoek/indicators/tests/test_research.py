"""Data for research: nobody stands out, nobody who said no is in it, and everybody in it is told."""

import csv
import io
import zipfile
from collections import Counter
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.indicators.anonymity import HIDDEN, K, generalised
from driehoek.indicators.giving import ask_export, choose_research, take
from driehoek.indicators.queries.research import takes_part
from driehoek.indicators.research import QUASI
from driehoek.people.models import AuditLine, Child, Enrolment, Family, Guardian, Guardianship, StudentDecision
from driehoek.people.rules import today, years_before

tables = st.dictionaries(st.tuples(*[st.sampled_from("ab")] * 3), st.integers(1, 12), min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # drawing may wait for a busy machine
@given(tables)
def test_everything_published_is_shared_by_enough(counts: dict[tuple[str, ...], int]) -> None:
    shown = Counter[tuple[str, ...] | None]()
    for quasi, to in generalised(counts, (0, 1, 2)).items():
        shown[to] += counts[quasi]
        assert to is None or all(new in (old, HIDDEN) for old, new in zip(quasi, to, strict=True))
    assert min([number for to, number in shown.items() if to], default=K) >= K
    assert shown[None] < K


def a_school(cast: Cast, families: int = 24) -> None:
    """Add families that read Dutch or Turkish, with a child of four and a guardian."""
    for number in range(families):
        family = Family.objects.create(organisation=cast.driesprong, name=f"Geheim{number}")
        child = Child(organisation=cast.driesprong, family=family, family_name=f"Geheim{number}")
        child.birth_date = years_before(today(), 4)
        child.save()
        reads = "tr" if number % 3 == 0 else "nl"
        guardian = Guardian.objects.create(organisation=cast.driesprong, family_name="Geheim", language_read=reads)
        Guardianship.objects.create(child=child, guardian=guardian)
        Enrolment.objects.create(child=child, group=cast.rupsen)


def taken(cast: Cast) -> tuple[list[dict[str, str]], str]:
    """The rows and the codebook of an export that Ruud takes."""
    asked: dict[str, Any] = {"location": cast.vlindertuin, "school_year": cast.year, "by": cast.ruud}
    export = ask_export(**asked, recipient="Universiteit", purpose="Wat werkt?")
    archive = zipfile.ZipFile(take(export=export, by=cast.ruud))
    return list(csv.DictReader(io.StringIO(archive.read("data.csv").decode()))), archive.read("codebook.csv").decode()


def test_every_combination_is_shared_and_no_name_is_in_it(cast: Cast) -> None:
    a_school(cast)
    rows, codebook = taken(cast)
    alike = Counter(tuple(row[name] for name in QUASI) for row in rows)
    assert min(alike.values()) >= K
    assert ("tr", "4-5", "1") in {key[:3] for key in alike}
    assert "Geheim" not in str(rows) + codebook
    assert {line["column"] for line in csv.DictReader(io.StringIO(codebook))} >= set(rows[0])


def test_two_exports_cannot_be_laid_beside_each_other(cast: Cast) -> None:
    a_school(cast)
    once, again = taken(cast)[0], taken(cast)[0]
    assert not {row["family"] for row in once} & {row["family"] for row in again}
    assert [row["language"] for row in once] != [row["language"] for row in again]


def test_the_marks_are_those_of_the_families(cast: Cast) -> None:
    a_school(cast)
    rows, _codebook = taken(cast)
    assert sum(int(row["came"]) for row in rows) <= 2
    assert {row["invited"] for row in rows} == {"0", "1"}


def test_who_said_no_is_left_out_and_can_come_back(cast: Cast) -> None:
    a_school(cast)
    before = len(taken(cast)[0])
    for family in Family.objects.filter(name__startswith="Geheim")[:6]:
        guardian = Guardian.objects.get(guardianships__child__family=family)
        choose_research(family=family, guardian=guardian, takes_part=False)
    rows, codebook = taken(cast)
    assert len(rows) == before - 6
    assert ",6," in codebook.splitlines()[-5]
    choose_research(family=family, guardian=guardian, takes_part=True)
    assert len(taken(cast)[0]) == before - 5


def test_a_student_who_objects_is_left_out(cast: Cast) -> None:
    a_school(cast)
    child = Child.objects.filter(family__name="Geheim1").get()
    StudentDecision.objects.create(child=child, category="contact", kind="objection", decided_on=today())
    taken(cast)
    lines = AuditLine.objects.filter(verb="given_to_research")
    assert child.family_id not in set(lines.values_list("family", flat=True))


def test_families_in_it_read_who_got_it(client: Client, cast: Cast) -> None:
    a_school(cast, 0)
    for number in range(8):
        family = Family.objects.create(organisation=cast.driesprong, name=f"F{number}")
        child = Child.objects.create(organisation=cast.driesprong, family=family, family_name="F")
        Enrolment.objects.create(child=child, group=cast.rupsen)
    taken(cast)
    told = set(AuditLine.objects.filter(verb="given_to_research").values_list("family", flat=True))
    assert len(told) >= K
    assert ("Universiteit" in client.get(link_path(cast.samira, "onderzoek/")).text) is (cast.el_amrani.pk in told)
    assert "Universiteit" not in client.get(link_path(cast.iris, "onderzoek/")).text


def test_a_parent_chooses_for_their_own_family_only(client: Client, cast: Cast) -> None:
    client.post(link_path(cast.samira, "onderzoek/"), {"nee": "1"})
    assert not client.get(link_path(cast.hassan, "onderzoek/")).context["takes_part"]
    assert client.get(link_path(cast.emine, "onderzoek/")).context["takes_part"]
    with pytest.raises(PermissionDenied):
        choose_research(family=cast.el_amrani, guardian=cast.emine, takes_part=True)


def test_only_the_head_gives_data(client: Client, cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        ask_export(location=cast.vlindertuin, school_year=cast.year, by=cast.fatma, recipient="x", purpose="x")
    as_staff(client, cast.ruud)
    asked = {"recipient": "Universiteit", "purpose": "Wat werkt?", "school_year": cast.year.pk}
    page = client.post("/locatie/vlindertuin/onderzoek/", asked, follow=True)
    answer = client.post(f"{page.request['PATH_INFO']}bestand/")
    assert answer["Content-Type"] == "application/zip"
    assert zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).testzip() is None  # type: ignore[attr-defined]


def test_the_no_of_one_parent_is_not_undone_by_the_other(cast: Cast, client: Client) -> None:
    choose_research(family=cast.el_amrani, guardian=cast.hassan, takes_part=False)
    client.post(link_path(cast.samira, "onderzoek/"), {"ja": "1"})
    assert not takes_part(cast.hassan)
    assert 'name="ja"' not in client.get(link_path(cast.samira, "onderzoek/")).text
    client.post(link_path(cast.hassan, "onderzoek/"), {"ja": "1"})
    assert takes_part(cast.samira)
