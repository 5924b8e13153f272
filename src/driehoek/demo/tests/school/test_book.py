"""The class book of the demo: words in the languages of its families, drawn photos, and one that is hidden."""

from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image

from driehoek.classbook.models import Entry, Photo, PhotoConsent
from driehoek.classbook.queries.book import book_entries, entries_for
from driehoek.classbook.queries.parents import entries_of, parent_entries
from driehoek.classbook.rules import has_a_say, languages_of, may_be_shown
from driehoek.demo.cast import Cast
from driehoek.demo.simulator.drawing import SCENES, picture
from driehoek.demo.simulator.source import classbook
from driehoek.people.models import Child, Guardian, Guardianship
from driehoek.texts.models import Version
from driehoek.texts.queries import READY

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["samira", "emine", "tesfay", "farid", "amina", "olena", "lotte"])
def test_the_cast_reads_it_in_their_own_language(demo: Cast, name: str) -> None:
    guardian: Guardian = getattr(demo, name)
    entries = parent_entries(entries_of(guardian), guardian.language_read)
    assert entries
    assert {entry.shown.language for entry in entries} == {guardian.language_read}


def test_one_photo_is_hidden_since_a_parent_said_no(demo: Cast) -> None:
    rows = book_entries(entries_for(demo.marieke), "nl")
    states = [(photo.state, photo.without) for row in rows for photo in row.photos]
    assert [without for state, without in states if state == "hidden"] == [[demo.deniz]]
    assert [state for state, _ in states].count("shown") == 2


def test_parents_see_the_others(demo: Cast) -> None:
    photos = [photo for entry in parent_entries(entries_of(demo.samira), "ar") for photo in entry.photos]
    assert len(photos) >= 2
    assert not [photo for photo in photos if photo.children.filter(pk=demo.deniz.pk).exists()]


def test_every_photo_was_looked_at_and_told(demo: Cast) -> None:
    assert Photo.objects.count() == sum(len(told.get("photos", [])) for told in classbook()["entry"])
    assert not Photo.objects.filter(recognised=None).exists()
    assert not Photo.objects.filter(alt="").exists()


def test_most_who_have_a_say_decided(demo: Cast) -> None:
    ties = Guardianship.objects.filter(has_a_say(), child__photo_consents__isnull=False).distinct()
    assert ties.exists()
    young = Child.objects.filter(enrolments__group__location=demo.regenboog).distinct()
    assert young.count() / 2 < young.filter(may_be_shown()).count() < young.count()
    assert not PhotoConsent.objects.filter(guardian__in=demo.outsiders).exists()


def test_other_languages_wait_for_a_person(demo: Cast) -> None:
    for entry in Entry.objects.select_related("group", "text"):
        codes = set(entry.text.versions.values_list("language", flat=True))
        assert codes == set(languages_of(entry.group)) - {"nl"}
    assert set(Version.objects.filter(text__entry__isnull=False).values_list("state", flat=True)) >= set(READY)


def test_nothing_was_posted_or_decided_in_the_future(demo: Cast) -> None:
    assert not Entry.objects.filter(posted_at__gte=timezone.now()).exists()
    assert not PhotoConsent.objects.filter(decided_at__gte=timezone.now()).exists()


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_can_be_drawn(scene: str) -> None:
    drawn = picture(scene, 2)
    assert Image.open(BytesIO(drawn.large)).size == (drawn.width, drawn.height) == (960, 720)
    assert drawn.large == picture(scene, 2).large != picture(scene, 1).large
