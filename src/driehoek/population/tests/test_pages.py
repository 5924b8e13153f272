"""Who reads who the parents are, and what is kept to compare with."""

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.indicators.tests.counts import counted
from driehoek.people.models import AuditLine, Enrolment, Family, Guardian
from driehoek.population.actions import keep_analysis
from driehoek.population.asks import asks
from driehoek.population.models import ParentAnalysis
from driehoek.population.told import asked_of

HERE = {"code": "vlindertuin"}


def kept(cast: Cast) -> ParentAnalysis:
    return keep_analysis(location=cast.vlindertuin, year=cast.year, by=cast.fatma)


@pytest.mark.parametrize("name", ["nico", "elsje", "marieke", "ingrid", "peter"])
def test_only_who_sees_the_whole_location_keeps_one(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        keep_analysis(location=cast.vlindertuin, year=cast.year, by=getattr(cast, name))


def test_a_mentor_sees_their_own_group_and_keeps_nothing(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.marieke).get(reverse("our_parents", kwargs=HERE))
    read = next(table for table in page.context["tables"] if table.code == "read")
    assert read.whole == 5
    assert not page.context["may_keep"]


def test_keeping_it_leaves_a_line_and_next_time_stands_beside_it(client: Client, cast: Cast) -> None:
    as_staff(client, cast.fatma).post(reverse("our_parents_keep", kwargs=HERE))
    assert AuditLine.objects.filter(verb="analysis_kept", account=cast.fatma).count() == 1
    Guardian.objects.filter(pk=cast.lotte.pk).update(prefers_hearing=True)
    page = client.get(reverse("our_parents", kwargs=HERE))
    needs = next(table for table in page.context["tables"] if table.code == "needs")
    hear = needs.lines[0]
    assert (hear.percentage, hear.before) == (43, 29)


def test_who_compares_locations_reads_the_newest_without_small_numbers(client: Client, cast: Cast) -> None:
    old, new = kept(cast), kept(cast)
    page = as_staff(client, cast.peter).get(reverse("our_parents", kwargs=HERE), follow=True)
    assert page.redirect_chain[-1][0] == reverse("our_parents_kept", kwargs={"pk": new.pk})
    assert client.get(reverse("our_parents_kept", kwargs={"pk": old.pk})).status_code == 404
    assert "ትግርኛ" not in page.text
    assert "ትግርኛ" in as_staff(client, cast.fatma).get(reverse("our_parents_kept", kwargs={"pk": new.pk})).text


def test_nobody_is_named(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.fatma).get(reverse("our_parents", kwargs=HERE)).text.split("<main")[1]
    assert not [name for name in Family.objects.values_list("name", flat=True) if name in page]


def test_an_analysis_counts_as_a_part_of_the_policy(cast: Cast) -> None:
    assert "analysis" not in {row.key for row in counted(cast, "policy").figure.rows("group") if row.count}
    kept(cast)
    assert "analysis" in {row.key for row in counted(cast, "policy").figure.rows("group") if row.count}


def test_what_a_number_asks_leads_to_a_page_of_the_location(cast: Cast) -> None:
    for one in asks():
        table = {"code": one.part, "whole": 10, "unknown": 0, "rows": [[one.key, 5], ["x", 5]]}
        assert one.title["nl"] in {asked.title for asked in asked_of(cast.vlindertuin, [table])}


def test_a_reader_of_another_language_gets_english(cast: Cast) -> None:
    with translation.override("ar"):
        one = asks()[0]
        table = {"code": one.part, "whole": 10, "unknown": 0, "rows": [[one.key, 5]]}
        assert one.title["en"] in {asked.title for asked in asked_of(cast.vlindertuin, [table])}


@pytest.mark.parametrize("name", ["fatma", "ingrid"])
def test_the_pdf_says_what_the_page_says_to_this_reader(client: Client, cast: Cast, name: str) -> None:
    kept = keep_analysis(location=cast.vlindertuin, year=cast.year, by=cast.fatma)
    args = {"pk": kept.pk}
    page = as_staff(client, getattr(cast, name)).get(reverse("our_parents_kept", kwargs=args))
    paper = PdfReader(io.BytesIO(client.get(reverse("our_parents_pdf", kwargs=args)).content))
    text = " ".join(" ".join(one.extract_text() for one in paper.pages).split())
    lines = [line for table in page.context["tables"] for line in table.lines]
    assert lines
    assert ("minder dan vijf gezinnen" in text) == (name == "ingrid")
    assert all(f"{line.value} {line.note}" in text for line in lines)
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]  # tagged


def test_an_empty_location_is_led_to_the_import(client: Client, cast: Cast) -> None:
    Enrolment.objects.filter(group__location=cast.vlindertuin).delete()
    imports = reverse("imports", kwargs={"code": "vlindertuin"})
    for name in ("our_parents", "figures"):
        page = as_staff(client, cast.ruud).get(reverse(name, kwargs={"code": "vlindertuin"})).text
        assert f'class="button button--main" href="{imports}"' in page
