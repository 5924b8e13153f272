"""Colleagues post in the class book, write entries anew, and put them aside."""

import os

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from driehoek.classbook.actions import archive, decide, erase, post, restore, tag
from driehoek.classbook.models import Entry, Photo
from driehoek.classbook.tests.material import WORDS, files, picture, posted, send, told, upload, with_photo
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.texts.models import Text, Version


def test_words_alone_are_an_entry(client: Client, cast: Cast) -> None:
    assert send(client, cast, title="Bakken") == reverse("class_book", args=[cast.vlinders.pk])
    entry = Entry.objects.get()
    assert (entry.group, entry.author, entry.text.title, entry.text.about_child) == (
        cast.vlinders, cast.marieke, "Bakken", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("foto.jpg", b"<html><script>alert(1)</script></html>", "is no JPEG, PNG or WebP photo"),
        ("half.jpg", picture(600, 600)[:2000], "the file is damaged"),
        ("veel.jpg", b"x" * (15 * 1024 * 1024 + 1), "larger than 15 MB"),
        ("<b>\u202egpj.jpg", b"", "is no JPEG"),
    ],
)
def test_a_file_that_is_no_photo_is_named_and_the_rest_is_kept(
    name: str, content: bytes, reason: str, client: Client, cast: Cast
) -> None:
    wrong = SimpleUploadedFile(name, content, "image/jpeg")
    assert send(client, cast, upload(), wrong)
    assert (Entry.objects.count(), Photo.objects.count(), len(files())) == (1, 1, 2)
    html = told(client, cast)
    assert reason in html
    assert "\u202e" not in html
    assert "<b>" not in html


def test_more_than_six_photos_are_refused_and_the_words_stay(client: Client, cast: Cast) -> None:
    assert send(client, cast, *[upload() for _ in range(7)]) == ""
    assert not Entry.objects.exists()
    assert files() == []


def test_an_entry_never_holds_more_than_six(client: Client, cast: Cast) -> None:
    send(client, cast, *[upload() for _ in range(4)])
    path = reverse("class_book_photos", args=[Entry.objects.get().pk])
    client.post(path, {"photos": [upload() for _ in range(3)]})
    assert (Photo.objects.count(), len(files())) == (4, 8)
    client.post(path, {"photos": [upload(), upload()]})
    assert (Photo.objects.count(), len(files())) == (6, 12)


def test_the_name_of_a_file_tells_nothing(client: Client, cast: Cast) -> None:
    send(client, cast, upload("../../Yassin_El_Amrani.php"))
    assert {path.suffix for path in files()} == {".jpg"}
    assert not any("assin" in str(path) or os.sep + ".." in str(path) for path in files())


def test_an_empty_text_is_refused(client: Client, cast: Cast) -> None:
    assert send(client, cast, body="\u200b \n") == ""
    assert not Entry.objects.exists()


def test_a_new_text_goes_with_new_translations(client: Client, cast: Cast) -> None:
    entry = posted(cast.vlinders, cast.marieke)
    Version.objects.update(state="person", body="Ekmek")
    path = reverse("class_book_entry", args=[entry.pk])
    as_staff(client, cast.marieke).post(path, {"title": "", "body": "We hebben gezongen.", "language": "nl"})
    entry.refresh_from_db()
    assert entry.text.body == "We hebben gezongen."
    assert not Version.objects.filter(body="Ekmek").exists()
    assert Text.objects.filter(entry=None, author=cast.marieke).count() == 0


def test_the_same_text_keeps_its_translations(client: Client, cast: Cast) -> None:
    entry = posted(cast.vlinders, cast.marieke, "Eerst.\n\nDaarna.")
    Version.objects.update(state="person", body="Ekmek")
    path = reverse("class_book_entry", args=[entry.pk])
    as_staff(client, cast.marieke).post(path, {"title": "", "body": "Eerst.\r\n\r\nDaarna.", "language": "nl"})
    assert Version.objects.filter(body="Ekmek").exists()


def test_putting_aside_can_be_undone(client: Client, cast: Cast) -> None:
    entry = posted(cast.vlinders, cast.marieke)
    path = reverse("class_book_archive", args=[entry.pk])
    aside = as_staff(client, cast.marieke).post(path, follow=True).text
    assert WORDS not in aside
    assert reverse("class_book_restore", args=[entry.pk]) in aside
    assert WORDS in client.post(reverse("class_book_restore", args=[entry.pk]), follow=True).text


def test_erasing_takes_words_and_files_with_it(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    entry = with_photo(posted(cast.vlinders, cast.marieke), cast.marieke).entry
    archive(entry=entry, by=cast.marieke)
    path = reverse("class_book_erase", args=[entry.pk])
    assert as_staff(client, cast.marieke).post(path).status_code == 200
    assert len(files()) == 2
    with django_capture_on_commit_callbacks(execute=True):
        client.post(path, {"sure": "yes"})
    assert files() == []
    assert not Text.objects.filter(pk=entry.text_id).exists()


def test_only_what_was_put_aside_can_be_erased(cast: Cast) -> None:
    entry = posted(cast.vlinders, cast.marieke)
    with pytest.raises(PermissionDenied):
        erase(entry=entry, by=cast.marieke)


@pytest.mark.parametrize("colleague", ["nico", "truus", "peter", "elsje", "tom", "rob", "zeynep"])
def test_nobody_writes_in_the_book_of_another_group(colleague: str, cast: Cast) -> None:
    entry, by = posted(cast.vlinders, cast.marieke), getattr(cast, colleague)
    photo = with_photo(entry, cast.marieke)
    with pytest.raises(PermissionDenied):
        post(group=cast.vlinders, by=by, language="nl", body="x")
    with pytest.raises(PermissionDenied):
        tag(photo=photo, by=by, alt="x", children=[])
    for act in (archive, restore):
        with pytest.raises(PermissionDenied):
            act(entry=entry, by=by)


def test_thirty_entries_ask_as_much_as_one(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    decide(child=cast.yassin, by=cast.samira, purpose="class_book", given=True)
    path = reverse("class_book", args=[cast.vlinders.pk])
    with_photo(posted(cast.vlinders, cast.marieke), cast.marieke, [cast.yassin])
    as_staff(client, cast.marieke).get(path)
    with django_assert_max_num_queries(17) as one:
        client.get(path)
    for _ in range(29):
        with_photo(posted(cast.vlinders, cast.marieke), cast.marieke, [cast.yassin])
    with django_assert_max_num_queries(17) as thirty:
        assert client.get(path).text.count("<article") == 10
    assert len(thirty) == len(one)
