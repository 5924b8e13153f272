"""Letters on paper: gathered into a pile, each in its own language, given once, and confirmed only by the reader."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from driehoek.activities.actions.answering import mark_seen
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.actions import answer_parent, opened, read_answers
from driehoek.messages.actions import letters as verbs
from driehoek.messages.actions.letters import give_out, make_print_run, not_given
from driehoek.messages.models import Delivery, PrintRun, Receipt
from driehoek.messages.pile import letters_of
from driehoek.messages.queries.letters import letters_in
from driehoek.messages.tests.talk import asked, told
from driehoek.people.models import AuditLine, Guardian
from driehoek.texts.models import Version

PATH = "/locatie/vlindertuin/brieven/"
State = Delivery.State


def on_paper(cast: Cast, guardian: Guardian | None = None, receipt: Receipt | None = None, **fields: Any) -> Delivery:
    """A letter that waits, to Samira about a message unless somebody else is named."""
    guardian = guardian or cast.samira
    family = guardian.guardianships.earliest("pk").child.family
    number = receipt.message_id if receipt else 1
    about = {"about_kind": "message" if receipt else "test", "about_id": number, "receipt": receipt}
    text = {"kind": "message", "language": guardian.language_read, "subject": "Luizen", "body": "Kijk in de haren."}
    to = {"location": cast.vlindertuin, "guardian": guardian, "family": family, "channel": "letter"}
    return Delivery.objects.create(**to | text | about | fields)


def pile_of(cast: Cast, by: Any = None) -> PrintRun:
    run = make_print_run(location=cast.vlindertuin, by=by or cast.marieke)
    assert run
    return run


def now(row: Delivery) -> Delivery:
    return Delivery.objects.get(pk=row.pk)


def pages(answer: Any) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages]


def test_what_waits_becomes_one_pile_in_the_order_of_handing_out(client: Client, cast: Cast) -> None:
    for guardian in (cast.farid, cast.tesfay, cast.lotte):
        on_paper(cast, guardian)
    answer = as_staff(client, cast.fatma).post(PATH)
    run = PrintRun.objects.get()
    assert answer["Location"] == f"/brieven/{run.pk}/"
    rows = list(letters_in(cast.fatma, run))
    assert [row.guardian for row in rows] == [cast.farid, cast.lotte, cast.tesfay]  # Rupsen, then Vlinders by child
    assert client.post(PATH)["Location"] == PATH
    assert PrintRun.objects.count() == 1


def test_each_letter_is_in_its_own_language_with_the_own_address(client: Client, cast: Cast) -> None:
    receipt = told(cast)
    Version.objects.create(
        text_id=receipt.message.text_id or 0, language="ar", title="قمل", body="يوجد قمل.", state="machine"
    )
    row = on_paper(cast, receipt=receipt, url=f"https://x.example{link_path(cast.samira, 'bericht/7/')}")
    [letter] = letters_of([row])
    assert (letter["language"], letter["rtl"], letter["title"]) == ("ar", True, "قمل")
    assert letter["address"] == f"x.example{link_path(cast.samira, 'bericht/7/')}"
    assert [line["foreign"] for line in letter["body"]] == ["", ""]


def test_a_text_that_is_not_translated_says_so_in_the_readers_language(cast: Cast) -> None:
    [letter] = letters_of([on_paper(cast, receipt=told(cast))])
    assert [line["foreign"] for line in letter["body"]] == ["nl", ""]
    assert "Nederlands" in letter["body"][-1]["text"]


def test_a_letter_leads_to_the_link_that_holds_today(cast: Cast) -> None:
    row = on_paper(cast, url="https://x.example/u/1-oldoldoldoldold/bericht/7/")
    [letter] = letters_of([row])
    assert letter["address"] == f"x.example{link_path(cast.samira, 'bericht/7/')}"


def test_an_invitation_is_the_same_letter_as_its_activity_prints(client: Client, cast: Cast) -> None:
    invited = cast.samira_invited
    on_paper(cast, kind="invitation", about_kind="invitation", about_id=invited.pk)
    run = pile_of(cast)
    [text] = pages(as_staff(client, cast.marieke).get(f"/brieven/{run.pk}/brieven.pdf"))
    assert link_path(cast.samira).strip("/") in text.replace("\n", "").replace(" ", "")


def test_the_pdf_can_be_had_again_and_every_time_is_noted(client: Client, cast: Cast) -> None:
    for guardian in (cast.lotte, cast.tesfay):
        on_paper(cast, guardian)
    run = pile_of(cast)
    staff = as_staff(client, cast.marieke)
    first, second = (staff.get(f"/brieven/{run.pk}/brieven.pdf") for _ in range(2))
    assert len(pages(first)) == len(pages(second)) == 2
    assert AuditLine.objects.filter(verb="exported").count() == 2


def test_given_is_one_tap_and_taken_back_by_another(client: Client, cast: Cast) -> None:
    row = on_paper(cast)
    run = pile_of(cast)
    staff = as_staff(client, cast.marieke)
    answer = staff.post(f"/brieven/{run.pk}/gegeven/")
    assert now(row).state == State.HANDED_OVER
    assert f"/brieven/{run.pk}/terug/" in staff.get(answer["Location"]).content.decode()
    staff.post(f"/brieven/{run.pk}/terug/")
    assert (now(row).state, now(row).handed_over_at, PrintRun.objects.get().given_at) == (State.QUEUED, None, None)


def test_a_pile_is_given_once(client: Client, cast: Cast) -> None:
    on_paper(cast)
    run = pile_of(cast)
    give_out(run=run, by=cast.marieke)
    with pytest.raises(PermissionDenied):
        give_out(run=run, by=cast.fatma)
    assert as_staff(client, cast.fatma).post(f"/brieven/{run.pk}/gegeven/").status_code == 302


def test_a_letter_is_confirmed_only_when_its_page_is_opened(cast: Cast) -> None:
    receipt = told(cast)
    row = on_paper(cast, receipt=receipt)
    opened_early = on_paper(cast, cast.lotte)
    run = pile_of(cast)
    give_out(run=run, by=cast.marieke)
    assert now(row).state == State.HANDED_OVER
    opened(receipt=receipt)
    assert (now(row).state, bool(now(row).confirmed_at)) == (State.CONFIRMED, True)
    assert now(opened_early).state == State.HANDED_OVER
    not_given(run=run, by=cast.marieke)
    assert (now(row).state, now(opened_early).state) == (State.CONFIRMED, State.QUEUED)


def test_an_invitation_and_an_answer_on_paper_are_confirmed_by_reading_too(cast: Cast) -> None:
    invited = cast.samira_invited
    invited.seen_at = None
    invited.save()
    thread = asked(cast)
    post = answer_parent(thread=thread, by=cast.marieke, body="Maandag.")
    Delivery.objects.filter(kind="answer").update(channel="letter", not_before=None)
    row = on_paper(cast, kind="invitation", about_kind="invitation", about_id=invited.pk)
    give_out(run=pile_of(cast), by=cast.marieke)
    mark_seen(invitation=invited)
    read_answers(thread=thread)
    assert now(row).state == Delivery.objects.get(about_kind="post", about_id=post.pk).state == State.CONFIRMED


def test_a_right_that_ended_is_left_out_and_said(client: Client, cast: Cast) -> None:
    kept, ended = on_paper(cast, cast.lotte), on_paper(cast)
    cast.samira.guardianships.update(information="none")
    assert as_staff(client, cast.marieke).get(PATH).context["ended"] == 1
    run = pile_of(cast)
    assert (run.left_out, now(ended).state, now(kept).print_run) == (1, State.CANCELLED, run)
    assert client.get(f"/brieven/{run.pk}/").context["left_out"] == 1


def test_a_right_that_ends_after_gathering_is_left_out_of_the_next_print(client: Client, cast: Cast) -> None:
    ended = on_paper(cast)
    on_paper(cast, cast.lotte)
    run = pile_of(cast)
    cast.samira.guardianships.update(information="none")
    staff = as_staff(client, cast.marieke)
    assert len(pages(staff.get(f"/brieven/{run.pk}/brieven.pdf"))) == 1
    assert staff.get(f"/brieven/{run.pk}/").context["left_out"] == 1
    assert give_out(run=run, by=cast.marieke) == 1
    assert now(ended).state == State.CANCELLED
    assert staff.get(f"/brieven/{run.pk}/").context["left_out"] == 1


def test_what_waits_for_its_hour_or_lies_in_a_pile_is_not_gathered(cast: Cast) -> None:
    on_paper(cast)
    first = pile_of(cast)
    later = on_paper(cast, cast.lotte, not_before=timezone.now() + timedelta(hours=1))
    assert make_print_run(location=cast.vlindertuin, by=cast.fatma) is None
    assert (first.letters.count(), now(later).print_run) == (1, None)


def test_a_long_run_is_cut_into_piles(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "MOST", 2)
    for number in range(3):
        on_paper(cast, about_id=number + 1)
    assert [pile_of(cast).letters.count() for _ in range(2)] == [2, 1]


def test_a_mentor_gathers_the_letters_of_their_own_group_only(client: Client, cast: Cast) -> None:
    mine, other = on_paper(cast, cast.lotte), on_paper(cast, cast.farid)
    run = pile_of(cast)
    assert (now(mine).print_run, now(other).print_run) == (run, None)
    assert as_staff(client, cast.tom).get(f"/brieven/{run.pk}/brieven.pdf").status_code == 404


def test_a_colleague_gives_only_what_they_may_see(cast: Cast) -> None:
    on_paper(cast, cast.lotte)
    other = on_paper(cast, cast.farid)
    run = pile_of(cast, by=cast.fatma)
    PrintRun.objects.filter(pk=run.pk).update(made_by=cast.marieke)
    give_out(run=run, by=cast.marieke)
    assert (now(other).state, now(other).print_run) == (State.QUEUED, None)


def test_paper_that_nothing_may_be_printed_of_is_not_there(client: Client, cast: Cast) -> None:
    on_paper(cast)
    run = pile_of(cast)
    cast.samira.guardianships.update(information="none")
    assert as_staff(client, cast.marieke).get(f"/brieven/{run.pk}/brieven.pdf").status_code == 404


def test_the_page_of_messages_leads_to_letters_and_calls(client: Client, cast: Cast) -> None:
    on_paper(cast)
    answer = as_staff(client, cast.marieke).get("/locatie/vlindertuin/berichten/")
    assert (answer.context["letters"], answer.context["calls"]) == (1, 0)
    assert f'"{PATH}"' in answer.content.decode()


@pytest.mark.parametrize("page", [PATH, "/brieven/{}/", "/brieven/{}/brieven.pdf"])
def test_it_stays_as_quick_however_many_letters(client: Client, cast: Cast, page: str) -> None:
    staff, counts = as_staff(client, cast.marieke), []
    run = PrintRun.objects.create(location=cast.vlindertuin, made_by=cast.marieke)
    for guardian, number in ((cast.samira, 1), (cast.lotte, 15), (cast.emine, 15)):
        for one in range(number):
            on_paper(cast, guardian, about_id=one + 1, print_run=run)
            on_paper(cast, guardian, about_id=one + 101)
        staff.get(page.format(run.pk))
        with CaptureQueriesContext(connection) as queries:
            assert staff.get(page.format(run.pk)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2] <= 15
