"""A photo is shown when somebody said who is in it, and nobody without permission can be."""

from collections.abc import Iterable
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from driehoek.classbook.actions import add_photos, decide, tag
from driehoek.classbook.models import Entry, Photo
from driehoek.classbook.pictures import Drawn
from driehoek.classbook.tests.material import files, picture, posted, send, told, upload, with_photo
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import Child


def tick(client: Client, photo: Photo, children: Iterable[Child], **more: str) -> int:
    told = {"alt": "Brood", "children": [child.pk for child in children], **more}
    return client.post(reverse("photo_tag", args=[photo.pk]), told).status_code


def test_photos_are_asked_about_one_by_one_until_parents_see_them(client: Client, cast: Cast) -> None:
    decide(child=cast.yassin, by=cast.samira, purpose="class_book", given=True)
    onward = send(client, cast, upload("a.jpg"), upload("b.png", picture(kind="PNG")))
    first, second = Photo.objects.all()
    assert onward == reverse("photo_tag", args=[first.pk])
    ticked = {"alt": "Deeg", "children": [cast.yassin.pk]}
    assert client.post(onward, ticked)["Location"] == reverse("photo_tag", args=[second.pk])
    done = client.post(reverse("photo_tag", args=[second.pk]), {"alt": "Oven", "children": [0]})
    assert done["Location"] == reverse("class_book", args=[cast.vlinders.pk])
    assert list(Photo.objects.values_list("recognised", flat=True)) == [1, 0]


def test_a_child_without_permission_cannot_be_ticked(client: Client, cast: Cast) -> None:
    photo = with_photo(posted(cast.vlinders, cast.marieke), cast.marieke)
    page = as_staff(client, cast.marieke).get(reverse("photo_tag", args=[photo.pk])).text
    assert page.count("disabled") == cast.vlinders.enrolments.count()
    assert tick(client, photo, [cast.deniz]) == 200
    with pytest.raises(ValidationError):
        tag(photo=photo, by=cast.marieke, alt="Brood", children=[cast.deniz])
    assert not photo.children.exists()


@pytest.mark.parametrize("child", ["inas", "abdi", "finn"])
def test_a_child_of_another_group_cannot_be_ticked(child: str, client: Client, cast: Cast) -> None:
    photo = with_photo(posted(cast.vlinders, cast.marieke), cast.marieke)
    pupil = getattr(cast, child)
    pupil.photo_consents.create(purpose="class_book", given=True, guardian=pupil.guardianships.first().guardian)
    as_staff(client, cast.marieke)
    assert tick(client, photo, [pupil]) == 200
    with pytest.raises(ValidationError):
        tag(photo=photo, by=cast.marieke, alt="Brood", children=[pupil])


def test_somebody_or_nobody_must_be_said(client: Client, cast: Cast) -> None:
    decide(child=cast.yassin, by=cast.samira, purpose="class_book", given=True)
    photo = with_photo(posted(cast.vlinders, cast.marieke), cast.marieke)
    as_staff(client, cast.marieke)
    assert tick(client, photo, []) == 200
    both = {"alt": "Brood", "children": [cast.yassin.pk, 0]}
    assert client.post(reverse("photo_tag", args=[photo.pk]), both).status_code == 200
    assert tick(client, photo, [cast.yassin], alt="") == 200
    assert tick(client, photo, [cast.yassin]) == 302


def test_who_was_in_it_stays_in_it_when_the_permission_is_gone(client: Client, cast: Cast) -> None:
    decide(child=cast.yassin, by=cast.samira, purpose="class_book", given=True)
    photo = with_photo(posted(cast.vlinders, cast.marieke), cast.marieke, [cast.yassin])
    decide(child=cast.yassin, by=cast.samira, purpose="class_book", given=False)
    html = told(client, cast)
    assert "Hidden: no permission" in html
    assert cast.yassin.full_name in html
    assert tick(client, photo, [cast.yassin]) == 302
    assert list(photo.children.all()) == [cast.yassin]


def test_a_photo_that_is_taken_away_takes_its_files_with_it(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    photo = with_photo(posted(cast.vlinders, cast.marieke), cast.marieke)
    as_staff(client, cast.marieke)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("photo_remove", args=[photo.pk]), {"sure": "yes"})
    assert (files(), Photo.objects.count()) == ([], 0)


def test_no_file_stays_of_photos_that_were_not_kept(cast: Cast) -> None:
    entry = posted(cast.vlinders, cast.marieke)
    sound = Drawn(picture(), picture(), 80, 60)
    with pytest.raises(AttributeError):
        add_photos(entry=entry, by=cast.marieke, pictures=[sound, None])  # type: ignore[list-item]
    assert (files(), Photo.objects.count()) == ([], 0)


def test_a_photo_at_school_opens_in_both_sizes(client: Client, cast: Cast) -> None:
    photo = with_photo(posted(cast.vlinders, cast.marieke), cast.marieke, content=picture(2000, 1000))
    large = as_staff(client, cast.marieke).get(reverse("photo", args=[photo.pk]))
    small = client.get(reverse("photo", args=[photo.pk]) + "?klein")
    sizes = [Image.open(BytesIO(answer.content)).size for answer in (large, small)]
    assert sizes == [(1600, 800), (480, 240)]


def test_too_much_at_once_is_told(client: Client, cast: Cast, settings: Settings) -> None:
    settings.DRIEHOEK_LARGEST_UPLOAD = 2000
    assert send(client, cast, upload(content=picture(600, 600)))
    assert "too much at once" in told(client, cast)
    assert (Entry.objects.count(), Photo.objects.count()) == (1, 0)
