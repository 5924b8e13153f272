"""What a guardian finds: the place of the own child, what the school tells, and nothing of other children."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.guide.actions import choose_step, save_course, save_open_day
from driehoek.guide.library import all_words
from driehoek.guide.models import ChildStep, Course, OpenDay
from driehoek.guide.sayable import sayables, spoken_words
from driehoek.people.models import StudentDecision
from driehoek.texts.actions import check, keep_recording
from driehoek.texts.models import Version

SOUND = b"OggS\x00\x02" + bytes(range(200))


def page_of(cast: Cast, who: str, child: str) -> str:
    """The address of the guide for one child."""
    return link_path(getattr(cast, who), f"wegwijzer/{getattr(cast, child).pk}/")


def test_the_school_leaves_no_doubt_about_a_toddler(client: Client, cast: Cast) -> None:
    html = client.get(page_of(cast, "lotte", "bram")).text
    assert "peuteropvang of voorschool" in html
    assert "id_step" not in html


def test_a_mother_says_where_her_child_is_and_may_change_it(client: Client, cast: Cast) -> None:
    url = page_of(cast, "katarzyna", "zofia")
    assert 'id="praten"' not in client.get(url).text
    for step, name in (("vmbo_kb", "vmbo kader"), ("vmbo_tl", "vmbo theoretisch")):
        assert client.post(url, {"step": step}).status_code == 302
        assert name in client.get(url).text
    assert ChildStep.objects.get().by_guardian == cast.katarzyna


def test_a_step_of_another_kind_of_school_is_refused(client: Client, cast: Cast) -> None:
    assert client.post(page_of(cast, "katarzyna", "zofia"), {"step": "mbo_4"}).status_code == 200
    assert not ChildStep.objects.exists()


def test_nobody_finds_or_says_anything_about_a_child_they_are_not_informed_about(client: Client, cast: Cast) -> None:
    for who, child in (("katarzyna", "sami"), ("leila", "zofia"), ("karim", "sami"), ("truus_guardian", "bram")):
        guardian = getattr(cast, who)
        if guardian.links.exists():
            assert client.post(page_of(cast, who, child), {"step": "vmbo_kb"}).status_code == 404
        with pytest.raises(PermissionDenied):
            choose_step(child=getattr(cast, child), group=cast.group_2b, step="vmbo_kb", by=guardian)


def test_an_adult_student_who_takes_permission_back_closes_the_page(client: Client, cast: Cast) -> None:
    child = cast.naima.guardianships.get().child
    url = link_path(cast.naima, f"wegwijzer/{child.pk}/")
    assert client.get(url).status_code == 200
    StudentDecision.objects.filter(child=child).update(withdrawn_on=timezone.localdate())
    assert client.get(url).status_code == 404


def test_a_mother_reads_where_courses_lead_in_her_language(client: Client, cast: Cast) -> None:
    choose_step(child=cast.zofia, group=cast.group_2b, step="vmbo_kb", by=cast.tom)
    row = Course(location=cast.zuiderpark, step="vmbo_kb", name="Zorg en Welzijn", sector="care", went_on=9, left=12)
    save_course(course=row, studies="Verpleging.", jobs="Werken in de zorg.", by=cast.ruud)
    version = Version.objects.get(text=row.studies, language="pl")
    check(version=version, by=cast.ruud, body="Pielęgniarstwo.")
    html = client.get(page_of(cast, "katarzyna", "zofia")).text
    assert "Pielęgniarstwo." in html
    assert "Zorg en Welzijn" in html
    assert "9" not in html.split("Zorg en Welzijn")[1].split("</section>")[0].replace("Pielęgniarstwo", "")


def test_courses_of_another_step_are_left_out(client: Client, cast: Cast) -> None:
    choose_step(child=cast.zofia, group=cast.group_2b, step="vmbo_tl", by=cast.katarzyna)
    row = Course(location=cast.zuiderpark, step="vmbo_kb", name="Zorg en Welzijn", sector="care")
    save_course(course=row, studies="", jobs="Zorg.", by=cast.ruud)
    assert "Zorg en Welzijn" not in client.get(page_of(cast, "katarzyna", "zofia")).text


def test_a_mother_whose_phone_has_no_voice_hears_somebody_read_what_to_talk_about(client: Client, cast: Cast) -> None:
    choose_step(child=cast.zofia, group=cast.group_2b, step="vmbo_kb", by=cast.tom)
    url = page_of(cast, "katarzyna", "zofia")
    assert "data-spoken" not in client.get(url).text
    words = spoken_words(all_words()["pl"].talks["profile"])
    assert words in {one.words["pl"] for one in sayables(cast.zuiderpark)}
    keep_recording(location=cast.zuiderpark, language="pl", words=words, content=SOUND, by=cast.ruud)
    assert "data-spoken" in client.get(url).text


def a_day(cast: Cast, school: str) -> OpenDay:
    """An open day in a week."""
    begin = timezone.now() + timedelta(days=7)
    row = OpenDay(location=cast.zuiderpark, school=school, place="Poort", starts_at=begin, ends_at=begin + timedelta(1))
    return save_open_day(day=row, by=cast.tom)


@pytest.mark.parametrize("number", [1, 20])
def test_the_page_asks_the_same_few_queries_for_any_number(
    client: Client, cast: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    choose_step(child=cast.zofia, group=cast.group_2b, step="vmbo_kb", by=cast.tom)
    for turn in range(number):
        row = Course(location=cast.zuiderpark, step="vmbo_kb", name=f"Richting {turn}", sector="care")
        save_course(course=row, studies="Verder.", jobs="Werk.", by=cast.ruud)
        a_day(cast, f"School {turn}")
    with django_assert_num_queries(8):
        assert "Richting 0" in client.get(page_of(cast, "katarzyna", "zofia")).text
