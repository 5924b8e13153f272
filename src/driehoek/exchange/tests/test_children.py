"""Children out of files: found again, moved, ended, never doubled."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.exchange.tests.making import ANNA, BEN, Kid, School, bring, child, counts, edexml, oneroster, table
from driehoek.people.models import Child, Enrolment, Family, Group

YESTERDAY = timezone.localdate() - timedelta(days=1)


def places(kid: Kid) -> list[tuple[str, date | None]]:
    """The groups of a child, each with the day on which it ended."""
    return list(child(kid).enrolments.order_by("pk").values_list("group__name", "end"))


def test_children_come_with_a_family_and_a_group(school: School, tmp_path: Path) -> None:
    report = bring(edexml(tmp_path / "a.xml", [ANNA, BEN]), school)
    assert counts(report) == (4, 0, 0, 0)
    assert child(ANNA).family.name == "Familie Bos"
    assert child(ANNA).family != child(BEN).family
    assert child(ANNA).number == "101"
    enrolment = child(ANNA).enrolments.get()
    assert (enrolment.start, enrolment.end, enrolment.group.school_year) == (school.year.start, None, school.year)


def test_a_pupil_without_group_does_not_drop_out_of_sight(school: School, tmp_path: Path) -> None:
    path = edexml(tmp_path / "a.xml", [replace(ANNA, group=""), BEN])
    bring(path, school)
    assert places(ANNA) == [("Nog geen groep", None)]
    assert counts(bring(path, school)) == (0, 0, 4, 0)
    bring(edexml(tmp_path / "b.xml", [ANNA, BEN]), school)
    assert places(ANNA) == [("Nog geen groep", YESTERDAY), ("3A", None)]


def test_a_pupil_of_the_past_gets_no_group(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [replace(ANNA, group="", more="<jaargroep>H</jaargroep>"), BEN]), school)
    assert places(ANNA) == []


def test_who_was_there_to_the_end_of_a_past_year_is_here_now(school: School, tmp_path: Path) -> None:
    left, stayed = ("<uitstroomdatum>2015-01-20</uitstroomdatum>", "<uitstroomdatum>2015-07-10</uitstroomdatum>")
    kids = [replace(ANNA, more=stayed), replace(BEN, more=left)]
    bring(edexml(tmp_path / "a.xml", kids, year="2014-2015"), school)
    assert places(ANNA) == [("3A", None)]
    assert places(BEN) == []


def test_the_same_file_again_changes_nothing(school: School, tmp_path: Path) -> None:
    path = edexml(tmp_path / "a.xml", [ANNA, BEN])
    bring(path, school)
    assert counts(bring(path, school)) == (0, 0, 4, 0)
    assert Child.objects.filter(organisation=school.location.organisation).count() == 2


def test_keys_made_up_for_one_file_make_no_doubles(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [replace(ANNA, key="#1"), replace(BEN, key="#2")]), school)
    again = bring(edexml(tmp_path / "b.xml", [replace(BEN, key="#1")]), school)
    assert counts(again) == (0, 0, 3, 1)
    assert places(ANNA) == [("3A", YESTERDAY)]


def test_who_is_no_longer_in_the_file_left_yesterday(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA, BEN]), school)
    report = bring(edexml(tmp_path / "b.xml", [BEN]), school)
    assert report.left == 1
    assert places(ANNA) == [("3A", YESTERDAY)]
    assert places(BEN) == [("3A", None)]


def test_who_leaves_before_the_last_day_that_was_given(school: School, tmp_path: Path) -> None:
    until = f"<uitstroomdatum>{school.year.end}</uitstroomdatum>"
    bring(edexml(tmp_path / "a.xml", [replace(ANNA, more=until), BEN]), school)
    assert bring(edexml(tmp_path / "b.xml", [BEN]), school).left == 1
    assert places(ANNA) == [("3A", YESTERDAY)]


def test_who_comes_back_goes_on(school: School, tmp_path: Path) -> None:
    for kids in ([ANNA, BEN], [BEN], [ANNA, BEN]):
        report = bring(edexml(tmp_path / "a.xml", kids), school)
    assert counts(report) == (0, 1, 3, 0)
    assert places(ANNA) == [("3A", None)]


def test_a_file_without_children_makes_nobody_leave(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    assert bring(edexml(tmp_path / "b.xml", []), school).left == 0
    assert places(ANNA) == [("3A", None)]


def test_a_day_of_leaving_is_kept(school: School, tmp_path: Path) -> None:
    leaving = replace(ANNA, more="<uitstroomdatum>2027-02-11</uitstroomdatum>")
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    assert counts(bring(edexml(tmp_path / "b.xml", [leaving]), school)) == (0, 1, 2, 0)
    assert places(ANNA) == [("3A", date(2027, 2, 11))]


def test_who_left_before_this_year_is_put_in_no_group(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [replace(ANNA, more="<uitstroomdatum>2020-07-01</uitstroomdatum>")]), school)
    assert places(ANNA) == []


def test_a_child_moves_to_another_group_from_today(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    report = bring(edexml(tmp_path / "b.xml", [replace(ANNA, group="g2")]), school)
    assert counts(report) == (0, 1, 2, 0)
    assert places(ANNA) == [("3A", YESTERDAY), ("3B", None)]
    assert child(ANNA).enrolments.get(end=None).start == timezone.localdate()


def test_a_group_made_by_hand_is_left_alone(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    own = Group.objects.create(location=school.location, school_year=school.year, name="Plusklas", kind="composite")
    Enrolment.objects.create(child=child(ANNA), group=own)
    bring(edexml(tmp_path / "b.xml", [ANNA]), school)
    assert places(ANNA) == [("3A", None), ("Plusklas", None)]


def test_two_systems_that_know_the_same_children_make_no_doubles(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA, BEN]), school)
    report = bring(oneroster(tmp_path / "b", [ANNA, BEN]), school)
    assert counts(report) == (0, 0, 4, 0)
    assert places(ANNA) == [("3A", None)]


def test_a_child_moves_on_from_the_preschool_of_the_same_board(cast: Cast, school: School, tmp_path: Path) -> None:
    preschool = replace(school, location=cast.vlindertuin)
    yassin = Kid("77", cast.yassin.given_name, cast.yassin.family_name, str(cast.yassin.birth_date))
    bring(edexml(tmp_path / "a.xml", [yassin]), replace(preschool, location=cast.regenboog))
    assert Child.objects.filter(given_name="Yassin").count() == 1
    assert set(cast.yassin.enrolments.values_list("group__location__code", flat=True)) == {"vlindertuin", "regenboog"}


def test_twins_are_two(school: School, tmp_path: Path) -> None:
    twin = replace(ANNA, key="103", given="Noor")
    for name in "ab":
        bring(edexml(tmp_path / f"{name}.xml", [ANNA, twin]), school)
    assert child(ANNA) != child(twin)


def test_one_number_for_two_children_does_not_make_them_one(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    other = Kid(ANNA.key, "Zoë", "Maas", "2016-01-01")
    folder = oneroster(tmp_path / "b", [replace(other, key="1")])
    table(folder / "users.csv", [{"sourcedId": "u1", "identifier": "101", "givenName": "Zoë", "familyName": "Maas"}])
    assert bring(folder, school).errors == []
    assert child(other) != child(ANNA)


def test_a_child_that_could_be_two_is_left_out_and_told(school: School, tmp_path: Path) -> None:
    organisation = school.location.organisation
    for _ in range(2):
        family = Family.objects.create(organisation=organisation, name="Bos")
        Child.objects.create(
            organisation=organisation, family=family, given_name="Anna", family_name="Bos", birth_date=ANNA.born
        )
    report = bring(edexml(tmp_path / "a.xml", [ANNA, BEN]), school, accept_errors=True)
    assert [error["code"] for error in report.errors] == ["child_ambiguous"]
    assert Child.objects.filter(organisation=organisation).count() == 3


def test_a_corrected_name_follows_and_a_number_given_here_stays(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    Child.objects.filter(pk=child(ANNA).pk).update(number="A-7")
    bring(edexml(tmp_path / "b.xml", [replace(ANNA, given="Anne")]), school)
    assert child(replace(ANNA, given="Anne")).number == "A-7"
