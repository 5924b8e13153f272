"""Nothing goes along without a yes; what several decide about goes only when all say so; and the family sees it."""

import html
import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.intake.tests.told import a_done, a_told
from driehoek.logbook.models import Promise
from driehoek.people.models import AuditLine, Guardianship
from driehoek.people.queries.parents import looks_at_family
from driehoek.people.rules import today, years_before
from driehoek.transfer.actions import ask_to_talk, choose, withdraw
from driehoek.transfer.models import TransferChoice
from driehoek.transfer.queries import allowed, offers_of, offers_of_student
from driehoek.transfer.tests.material import chosen, nearby, reported, yassin

PARENT = "volgende-school/"
QUERIES = 15 + 2  # the session and the account are asked before any page of ours begins


def keys(cast: Cast) -> list[str]:
    return [kind.key for kind in allowed(yassin(), nearby(cast)).kinds]


def file(client: Client, cast: Cast) -> dict[str, list[object]]:
    args = {"agreement": nearby(cast).pk, "pk": yassin().pk}
    data = json.loads(as_staff(client, cast.marieke).get(reverse("transfer_json", kwargs=args)).content)
    return {part["kind"]: part["items"] for part in data["parts"]}


def test_one_of_two_parents_lets_only_their_own_go_along(cast: Cast) -> None:
    assert keys(cast) == []
    chosen(cast, "samira")
    assert keys(cast) == ["contact", "words"]
    chosen(cast, "hassan", kinds=("reports",))
    assert keys(cast) == ["contact", "reports", "words"]


def test_a_parent_takes_it_back(cast: Cast) -> None:
    for who in ("samira", "hassan"):
        chosen(cast, who)
    withdraw(child=yassin(), agreement=nearby(cast), by=cast.hassan)
    assert keys(cast) == ["contact", "words"]
    chosen(cast, "hassan")
    assert "reports" in keys(cast)


def test_who_loses_custody_decides_no_more(cast: Cast) -> None:
    chosen(cast, "samira")
    chosen(cast, "hassan", kinds=("words",))
    tie = Guardianship.objects.filter(guardian=cast.hassan, child=yassin())
    tie.update(custody=Guardianship.Custody.NO)
    assert "reports" in keys(cast)
    assert [one.guardian for one in allowed(yassin(), nearby(cast)).by["words"]] == [cast.samira]
    with pytest.raises(PermissionDenied):
        chosen(cast, "hassan")


@pytest.mark.parametrize("who", ["emine", "anna", "karim", "truus_guardian"])
def test_nobody_else_decides(cast: Cast, who: str) -> None:
    with pytest.raises(PermissionDenied):
        chosen(cast, who)


def test_the_file_holds_what_was_chosen_and_nothing_else(client: Client, cast: Cast) -> None:
    reported(cast)
    reported(cast, shared=False)
    chosen(cast, "samira")
    chosen(cast, "hassan", kinds=("agreements",))
    found = file(client, cast)
    assert set(found) == {"contact", "agreements", "words"}
    assert len(found["agreements"]) == 1  # a draft stays a draft
    assert "Bouwt torens" not in json.dumps(found)
    assert "Hassan" not in json.dumps(found["contact"])


@pytest.mark.parametrize("others", [("words",), ("intake", "words")])
def test_what_was_told_at_the_start_goes_along_only_when_both_say_so(
    client: Client, cast: Cast, others: tuple[str, ...]
) -> None:
    a_done(cast, likes="Blokken", worries="Slaapt slecht", read=3)
    a_told(cast, cast.hassan, expect_school="Rust")
    chosen(cast, "samira")
    chosen(cast, "hassan", kinds=others)
    told = json.dumps(file(client, cast))
    both = "intake" in others
    assert all((words in told) is both for words in ("Blokken", "Slaapt slecht", "Rust"))
    assert "leest u uw kind voor" not in told


def test_the_family_sees_that_it_was_handed_over(client: Client, cast: Cast) -> None:
    chosen(cast, "samira")
    file(client, cast)
    line = AuditLine.objects.get(verb="transfer_given")
    assert (line.account, line.family, line.details["kinds"]) == (cast.marieke, yassin().family, ["contact", "words"])
    looks = client.get(reverse_looks(cast))
    assert cast.marieke.name in html.unescape(looks.content.decode())


def reverse_looks(cast: Cast) -> str:
    return reverse("parent_looks", kwargs={"token": link_path(cast.samira).split("/")[2]})


def test_a_parent_chooses_on_the_own_page_and_not_for_another_child(client: Client, cast: Cast) -> None:
    about = f"{yassin().pk}-{nearby(cast).pk}"
    url = link_path(cast.samira, PARENT)
    assert not any(one["kinds"].value() for one in client.get(url).context["forms"])  # nothing is ticked beforehand
    sent = {"about": about, f"{about}-kinds": ["words"], f"{about}-words": "Hij telt graag"}
    assert client.post(url, sent).status_code == 302
    assert keys(cast) == ["words"]
    client.post(link_path(cast.emine, PARENT), {"about": about, "withdraw": "1"})
    assert keys(cast) == ["words"]
    client.post(url, {"about": about, "withdraw": "1"})
    assert keys(cast) == []


def test_from_sixteen_the_student_decides(client: Client, cast: Cast) -> None:
    child = cast.ayoub.child
    assert child
    there = nearby(cast, "haagpoort")
    assert offers_of(cast.naima) == []
    url = reverse("student_transfer")
    about = f"{child.pk}-{there.pk}"
    as_staff(client, cast.ayoub).post(url, {"about": about, f"{about}-kinds": ["words"], f"{about}-words": "Ik"})
    assert TransferChoice.objects.get().guardian is None
    assert [kind.key for kind in allowed(child, there).kinds] == ["words"]
    child.birth_date = years_before(today(), 16) + timedelta(days=1)
    child.save()
    assert offers_of_student(child) == []
    with pytest.raises(PermissionDenied):
        choose(child=child, agreement=there, kinds=[], words="", by=cast.ayoub)


def test_an_agreement_that_ended_offers_nothing(cast: Cast) -> None:
    row = nearby(cast)
    assert [one.agreement for one in offers_of(cast.samira)] == [row]
    row.ended_on = today()
    row.save()
    assert offers_of(cast.samira) == []


def test_staff_of_another_group_or_school_find_nothing(client: Client, cast: Cast) -> None:
    chosen(cast, "samira")
    args = {"agreement": nearby(cast).pk, "pk": yassin().pk}
    for account in (cast.nico, cast.elsje, cast.tom, cast.nadia, cast.ingrid):
        assert as_staff(client, account).get(reverse("transfer", kwargs=args)).status_code == 404
    page = as_staff(client, cast.fatma).get(reverse("transfers", kwargs={"code": "vlindertuin"}))
    assert [child for child, _schools in page.context["rows"]] == [yassin()]


def test_the_list_asks_as_many_queries_for_all_children_as_for_one(client: Client, cast: Cast) -> None:
    chosen(cast, "samira")
    url = reverse("transfers", kwargs={"code": "vlindertuin"})
    as_staff(client, cast.fatma).get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for who in ("emine", "lotte", "tesfay", "farid", "amina"):
        for offer in offers_of(getattr(cast, who)):
            choose(child=offer.child, agreement=offer.agreement, kinds=["words"], words="", by=getattr(cast, who))
    with CaptureQueriesContext(connection) as many:
        page = client.get(url)
    assert len(page.context["rows"]) > 3
    assert len(many) == len(one) <= QUERIES


def test_one_child_asks_few_queries(client: Client, cast: Cast) -> None:
    reported(cast)
    for who in ("samira", "hassan"):
        row = chosen(cast, who)
    url = reverse("transfer", kwargs={"agreement": row.agreement_id, "pk": row.child_id})
    as_staff(client, cast.fatma).get(url)
    for address in (url, link_path(cast.samira, PARENT)):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) <= QUERIES, [one["sql"][:90] for one in asked]


def test_the_paper_tells_words_in_the_language_of_who_wrote_them(client: Client, cast: Cast) -> None:
    row = chosen(cast, "samira")
    [own] = file(client, cast)["words"]
    assert isinstance(own, dict)
    assert (own["language"], own["lines"]) == ("ar", ["Hij telt graag."])
    url = reverse("transfer_pdf", kwargs={"agreement": row.agreement_id, "pk": row.child_id})
    assert as_staff(client, cast.marieke).get(url).content.startswith(b"%PDF")


def test_talking_first_is_a_promise_with_a_day(client: Client, cast: Cast) -> None:
    about, url = f"{yassin().pk}-{nearby(cast).pk}", link_path(cast.samira, PARENT)
    for _twice in range(2):
        assert client.post(url, {"about": about, "talk": "1"}).status_code == 302
    promise = Promise.objects.get(about_kind="transfer")
    assert (promise.guardian, promise.family, promise.owner) == (cast.samira, yassin().family, cast.marieke)
    assert promise.due > today()
    assert "Yassin" in promise.subject
    assert [one.owed for one in offers_of(cast.samira)] == [promise]
    assert [one.owed for one in offers_of(cast.hassan)] == [None]


def test_talking_first_is_for_who_decides_and_opens_again(cast: Cast) -> None:
    first = ask_to_talk(child=yassin(), agreement=nearby(cast), by=cast.samira)
    Promise.objects.filter(pk=first.pk).update(state=Promise.State.KEPT)
    assert ask_to_talk(child=yassin(), agreement=nearby(cast), by=cast.samira).state == Promise.State.OPEN
    with pytest.raises(PermissionDenied):
        ask_to_talk(child=yassin(), agreement=nearby(cast), by=cast.emine)


def test_a_student_who_asks_to_talk_is_not_told_to_the_parents(cast: Cast) -> None:
    child = cast.ayoub.child
    assert child
    ask_to_talk(child=child, agreement=nearby(cast, "haagpoort"), by=cast.ayoub)
    line = AuditLine.objects.get(verb="student_asked_talk")
    assert line.family == child.family
    assert line not in looks_at_family(cast.naima)


def test_words_that_are_too_long_stay_on_the_page(client: Client, cast: Cast) -> None:
    about = f"{yassin().pk}-{nearby(cast).pk}"
    said = {"about": about, f"{about}-words": "Hij telt graag. " + "x" * 2000}
    page = client.post(link_path(cast.samira, PARENT), said)
    assert "Hij telt graag." in page.text
    assert not TransferChoice.objects.exists()
