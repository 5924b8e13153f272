"""What a guardian sees of the class book: of the own children's groups, only while all in it may be shown."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from driehoek.classbook.actions import archive, decide, tag
from driehoek.classbook.models import Entry, Photo
from driehoek.classbook.tests.material import WORDS, posted, with_photo
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.models import Child, Guardian
from driehoek.people.rules import today
from driehoek.texts.models import Version


def page(client: Client, guardian: Guardian, query: str = "") -> str:
    answer = client.get(link_path(guardian, f"klassenboek/{query}"))
    return answer.text if answer.status_code == 200 else ""


def sees(client: Client, guardian: Guardian, photo: Photo) -> bool:
    """Whether the file opens, which must agree with the page."""
    path = link_path(guardian, f"foto/{photo.pk}/")
    opens = client.get(path).status_code == 200
    assert (f"/foto/{photo.pk}/" in page(client, guardian)) == opens
    assert (client.get(f"{path}?klein").status_code == 200) == opens
    return opens


def yes(child: Child, *guardians: Guardian, given: bool = True) -> None:
    for guardian in guardians:
        decide(child=child, by=guardian, purpose="class_book", given=given)


def together(cast: Cast) -> Photo:
    """A photo of Yassin and Deniz, of both of whom photos may be shown."""
    yes(cast.yassin, cast.samira)
    yes(cast.deniz, cast.emine)
    return with_photo(posted(cast.vlinders, cast.marieke), cast.marieke, [cast.yassin, cast.deniz])


@pytest.mark.parametrize("guardian", ["samira", "hassan", "emine", "lotte", "tesfay"])
def test_all_parents_of_the_group_see_it(guardian: str, client: Client, cast: Cast) -> None:
    photo = together(cast)
    assert WORDS in page(client, getattr(cast, guardian))
    assert sees(client, getattr(cast, guardian), photo)


@pytest.mark.parametrize("guardian", ["anna", "gilda", "farid", "karim", "petra", "marco", "truus_guardian"])
def test_nobody_else_does(guardian: str, client: Client, cast: Cast) -> None:
    photo = together(cast)
    person = getattr(cast, guardian)
    if person.links.exists():
        assert WORDS not in page(client, person)
        assert not sees(client, person, photo)


def test_a_parent_who_may_not_be_informed_sees_nothing_of_the_own_childs_group(client: Client, cast: Cast) -> None:
    yes(cast.sami, cast.leila)
    photo = with_photo(posted(cast.group_2b, cast.tom), cast.tom, [cast.sami])
    assert sees(client, cast.leila, photo)
    assert sees(client, cast.katarzyna, photo)
    for path in ("klassenboek/", "fotos/", f"foto/{photo.pk}/"):
        assert client.get(link_path(cast.karim, path)).status_code == 404


def test_parents_of_an_adult_student_see_what_the_student_opened(client: Client, cast: Cast) -> None:
    photo = with_photo(posted(cast.group_zw1, cast.sanne), cast.sanne)
    assert sees(client, cast.naima, photo)
    assert client.get(link_path(cast.petra, f"foto/{photo.pk}/")).status_code == 404


def test_separated_parents_both_see_it(client: Client, cast: Cast) -> None:
    photo = with_photo(posted(cast.group_5b, cast.ruud), cast.ruud)
    assert sees(client, cast.daniel, photo)
    assert sees(client, cast.iris, photo)


def test_one_no_hides_a_photo_everywhere_at_once_and_a_yes_shows_it_again(client: Client, cast: Cast) -> None:
    photo = together(cast)
    yes(cast.yassin, cast.hassan, given=False)
    assert not any(sees(client, parent, photo) for parent in (cast.samira, cast.hassan, cast.emine, cast.lotte))
    yes(cast.yassin, cast.hassan)
    assert sees(client, cast.emine, photo)


def test_a_photo_of_which_nobody_said_who_is_in_it_is_not_shown(client: Client, cast: Cast) -> None:
    photo = together(cast)
    Photo.objects.update(recognised=None)
    assert not sees(client, cast.samira, photo)


def test_a_photo_of_a_child_whose_record_is_gone_is_not_shown(client: Client, cast: Cast) -> None:
    photo = together(cast)
    assert sees(client, cast.samira, photo)
    photo.children.remove(cast.deniz)
    assert not sees(client, cast.samira, photo)


def test_what_was_put_aside_is_not_shown(client: Client, cast: Cast) -> None:
    photo = together(cast)
    archive(entry=photo.entry, by=cast.marieke)
    assert not sees(client, cast.samira, photo)
    assert WORDS not in page(client, cast.samira)


def test_what_was_before_a_child_came_is_of_others(client: Client, cast: Cast) -> None:
    photo = together(cast)
    cast.vlinders.enrolments.filter(child=cast.bram).update(start=today())
    Entry.objects.update(posted_at=photo.entry.posted_at - timedelta(days=1))
    assert not sees(client, cast.lotte, photo)
    assert sees(client, cast.samira, photo)


def test_who_left_the_group_reads_it_no_more(client: Client, cast: Cast) -> None:
    photo = together(cast)
    cast.vlinders.enrolments.filter(child=cast.bram).update(end=today() - timedelta(days=1))
    assert not sees(client, cast.lotte, photo)


def test_an_older_link_to_a_photo_opens_nothing_after_a_child_was_added(client: Client, cast: Cast) -> None:
    photo = with_photo(posted(cast.vlinders, cast.marieke), cast.marieke)
    yes(cast.deniz, cast.emine)
    tag(photo=photo, by=cast.marieke, alt="Deniz", children=[cast.deniz])
    assert sees(client, cast.samira, photo)
    yes(cast.deniz, cast.emine, given=False)
    assert not sees(client, cast.samira, photo)


def test_the_words_come_in_the_language_of_the_parent(client: Client, cast: Cast) -> None:
    entry = posted(cast.vlinders, cast.marieke)
    waiting = Version.objects.filter(text=entry.text)
    assert set(waiting.values_list("language", flat=True)) == {"ar", "tr", "ti"}
    waiting.filter(language="tr").update(state="person", body="Bugün ekmek yaptık.")
    assert "Bugün ekmek yaptık." in page(client, cast.emine)
    assert f'lang="nl" dir="ltr"><p>{WORDS}' in page(client, cast.samira)


def test_markup_in_the_words_stays_words(client: Client, cast: Cast) -> None:
    posted(cast.vlinders, cast.marieke, "<script>alert(1)</script>", title="<b>\u202etxet</b>")
    html = page(client, cast.lotte)
    assert "<script>alert(1)" not in html
    assert "&lt;b&gt;txet&lt;/b&gt;" in html


def test_a_file_is_given_with_care(client: Client, cast: Cast) -> None:
    photo = together(cast)
    colleague = as_staff(Client(), cast.marieke).get(f"/klassenboek/foto/{photo.pk}/")
    for answer in (client.get(link_path(cast.samira, f"foto/{photo.pk}/")), colleague):
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))


def test_a_file_that_is_lost_is_not_found(client: Client, cast: Cast) -> None:
    photo = together(cast)
    photo.file.storage.delete(str(photo.file.name))
    assert client.get(link_path(cast.samira, f"foto/{photo.pk}/")).status_code == 404


def entries(cast: Cast, number: int) -> None:
    for _ in range(number):
        with_photo(posted(cast.vlinders, cast.marieke), cast.marieke, [cast.yassin])


def test_thirty_entries_ask_as_much_as_one(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    yes(cast.yassin, cast.samira)
    entries(cast, 1)
    with django_assert_max_num_queries(15) as one:
        page(client, cast.samira)
    entries(cast, 29)
    with django_assert_max_num_queries(15) as thirty:
        assert page(client, cast.samira).count("<article") == 4
    assert len(thirty) == len(one)
