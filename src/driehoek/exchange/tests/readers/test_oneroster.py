"""OneRoster packages and School Data Sync."""

from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from driehoek.exchange.readers import oneroster
from driehoek.exchange.readers.errors import Unreadable
from driehoek.exchange.readers.records import (
    ChildRecord,
    GroupRecord,
    GuardianRecord,
    Header,
    Item,
    RowError,
    StaffRecord,
)
from driehoek.exchange.tests.readers import files

T = TypeVar("T", bound=Item)

MANIFEST = "propertyName,value\noneroster.version,1.1\nfile.users,bulk"
USERS = files.rows(
    files.USERS,
    "s1,true,o,student,s1,Noor,van der Berg,1001,,,,04",
    "s2,true,o,student,s2,Sam,Bakker,1002,,,,04",
    't1,true,o,teacher,t1,Els,Mulder,,els@example.org,,"s1",',
    'p1,true,o,parent,p1,Jan,Berg,,jan@example.org,0612345678,"s1,s2,t1",',
    "g1,true,o,relative,g1,Oma,Berg,,oma@example.org,,,",
)
CLASSES = files.rows("sourcedId,title,grades,classType", "c1,De Vossen,04,homeroom", "c2,Muziek,04,scheduled")
ENROLLMENTS = files.rows(
    "sourcedId,classSourcedId,userSourcedId,role,beginDate,endDate",
    "e1,c1,s1,student,1/08/2026,2027-07-31",
    "e2,c2,s1,student,,",
    "e3,c1,t1,teacher,,",
)
BIRTHS = "sourcedId,birthDate,asian,countryOfBirthCode\ns1,2018-02-03,geheim,geheim"
PACKAGE = {
    "manifest.csv": MANIFEST,
    "users.csv": USERS,
    "classes.csv": CLASSES,
    "enrollments.csv": ENROLLMENTS,
    "demographics.csv": BIRTHS,
    "academicSessions.csv": "sourcedId,title,type,startDate,endDate\ny,2026,schoolYear,2026-08-01,2027-07-31",
    "orgs.csv": "sourcedId,name,type,identifier\no,De Vlieger,school,99ZZ00",
}


def read(folder: Path, **changed: str) -> list[Item]:
    package = PACKAGE | {f"{name}.csv": content for name, content in changed.items()}
    return list(oneroster.read(files.folder(folder / "package", package)))


def only(kind: type[T], items: list[Item]) -> list[T]:
    return [item for item in items if isinstance(item, kind)]


def problems(items: list[Item]) -> list[tuple[int, str, str]]:
    return [(error.row, error.field, error.code) for error in only(RowError, items)]


def links(items: list[Item]) -> dict[str, list[str]]:
    return {found.key: [child.key for child in found.children] for found in only(GuardianRecord, items)}


def test_the_header_comes_first(tmp_path: Path) -> None:
    about = read(tmp_path)[0]
    assert isinstance(about, Header)
    assert (about.format, about.version, about.school_year, about.total) == ("oneroster", "1.1", "2026-2027", 7)
    assert (about.registry_code, about.sites, about.complete) == ("99ZZ00", ("De Vlieger",), True)


def test_a_homeroom_is_a_main_group_and_other_classes_stand_beside_it(tmp_path: Path) -> None:
    groups = only(GroupRecord, read(tmp_path))
    assert [(group.key, group.name, group.grade, group.kind) for group in groups] == [
        ("c1", "De Vossen", "4", "main"),
        ("c2", "Muziek", "4", "composite"),
    ]


def test_a_child_with_number_birth_date_and_groups(tmp_path: Path) -> None:
    first, second = only(ChildRecord, read(tmp_path))
    assert (first.number, first.given_name, first.infix, first.family_name) == ("1001", "Noor", "van der", "Berg")
    assert (first.birth_date, first.grade, first.group_keys) == (date(2018, 2, 3), "4", ("c1", "c2"))
    assert (first.groups[0].start, first.groups[0].end) == (date(2026, 8, 1), date(2027, 7, 31))
    assert second.groups == ()


def test_staff_have_their_groups_and_a_hint_of_a_role(tmp_path: Path) -> None:
    (found,) = only(StaffRecord, read(tmp_path))
    assert (found.key, found.email, found.role_hint, found.group_keys) == ("t1", "els@example.org", "teacher", ("c1",))


def test_only_a_parent_and_a_student_are_kin(tmp_path: Path) -> None:
    assert links(read(tmp_path)) == {"p1": ["s1", "s2"], "g1": []}


def test_the_child_may_name_the_parent_too(tmp_path: Path) -> None:
    users = USERS.replace("1002,,,,04", "1002,,,g1,04").replace('"s1,s2,t1"', "")
    items = read(tmp_path, users=users)
    assert links(items) == {"p1": [], "g1": ["s2"]}
    assert [child.relation for found in only(GuardianRecord, items) for child in found.children] == ["other"]


def test_a_guardian_has_a_phone_and_an_e_mail_address(tmp_path: Path) -> None:
    parent = only(GuardianRecord, read(tmp_path))[0]
    assert (parent.email, parent.phone, parent.language_read) == ("jan@example.org", "+31612345678", "")


def test_nothing_sensitive_is_ever_in_a_record(tmp_path: Path) -> None:
    items = read(tmp_path)
    assert "geheim" not in repr(items)
    assert only(Header, items)[0].dropped == ("asian", "countryofbirthcode")


USERS_12 = files.rows(
    "sourcedId,status,enabledUser,username,givenName,familyName,prefferedGivenName,dataLastModified,,",
    "s1,active,true,s1,Eleonora,Berg,Noor,,,",
    "p1,active,true,p1,Jan,Berg,,,,",
)
ROLES_12 = files.rows(
    "sourcedId,status,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId",
    "r1,active,s1,primary,student,2026-08-01,,o",
    "r2,active,p1,primary,teacher,,,o",
    "r3,active,p1,secondary,parent,,,o",
)


def test_version_1_2_has_its_roles_apart(tmp_path: Path) -> None:
    manifest = MANIFEST.replace("1.1", "1.2")
    items = read(tmp_path, manifest=manifest, users=USERS_12, roles=ROLES_12, enrollments="", demographics="")
    (found,) = only(ChildRecord, items)
    assert (found.given_name, found.start) == ("Noor", date(2026, 8, 1))
    assert [person.key for person in only(StaffRecord, items)] == ["p1"]
    assert [person.key for person in only(GuardianRecord, items)] == ["p1"]


def test_a_file_may_use_semicolons_and_end_without_a_line(tmp_path: Path) -> None:
    items = read(tmp_path, classes="\ufeff" + CLASSES.replace(",", ";"))
    assert [group.name for group in only(GroupRecord, items)] == ["De Vossen", "Muziek"]


def test_references_that_lead_nowhere_are_named(tmp_path: Path) -> None:
    enrollments = ENROLLMENTS + "\ne4,c9,s1,student,,\ne5,c1,s9,student,,"
    items = read(tmp_path, users=USERS.replace('"s1,s2,t1"', "s8"), enrollments=enrollments)
    assert sorted(problems(items)) == [
        (5, "enrollments.csv classSourcedId", "unknown_group"),
        (5, "users.csv agentSourcedIds", "unknown_person"),
        (6, "enrollments.csv userSourcedId", "unknown_person"),
    ]


def test_wrong_rows_are_named_and_left_out(tmp_path: Path) -> None:
    users = files.rows(
        USERS,
        "s1,true,o,student,s1,Dubbel,Dubbel,,,,,",
        ",true,o,student,x,Geen,Sleutel,,,,,",
        "x1,true,o,clown,x,A,B,,,,,",
    )
    users += "\nx2,true,o,student,x,A,B,,,,,,,teveel\nx3,true,o,,x,A,B,,,,,"
    found = problems(read(tmp_path, users=users))
    codes = [(row, code) for row, _, code in found]
    assert codes == [(7, "duplicate"), (8, "no_key"), (10, "too_many_cells"), (9, "unknown_role"), (11, "no_role")]


def test_a_wrong_date_or_address_leaves_the_person(tmp_path: Path) -> None:
    births = "sourcedId,birthDate\ns1,03/23/2018"
    items = read(tmp_path, demographics=births, users=USERS.replace("jan@example.org", "jan"))
    assert [code for _, _, code in problems(items)] == ["bad_date", "bad_email"]
    assert len(only(ChildRecord, items)) == 2
    assert len(only(GuardianRecord, items)) == 2


DELTA = {"manifest": MANIFEST.replace("bulk", "delta"), "demographics": "", "classes": ""}


def test_a_file_with_changes_may_name_people_it_does_not_hold(tmp_path: Path) -> None:
    enrollments = "classSourcedId,userSourcedId,role,status\nc1,s7,student,tobedeleted\nc2,s7,student,active"
    users = files.rows(files.USERS, "p1,true,o,parent,p1,Jan,Berg,,,,s9,")
    items = read(tmp_path, users=users, enrollments=enrollments, **DELTA)
    (found,) = only(ChildRecord, items)
    assert (found.key, found.family_name, found.group_keys) == ("s7", "", ("c2",))
    assert [group.key for group in found.groups if group.removed] == ["c1"]
    assert links(items) == {"p1": ["s9"]}
    assert not only(Header, items)[0].complete
    assert problems(items) == []


@pytest.mark.parametrize("status", ["tobedeleted", "inactive", "ToBeDeleted"])
def test_who_is_to_be_deleted_is_removed(tmp_path: Path, status: str) -> None:
    users = (
        f"status,{files.USERS}\n{status},s1,true,o,student,s1,Noor,Berg,,,,,\nactive,s2,true,o,student,s2,Sam,B,,,,,"
    )
    assert [child.removed for child in only(ChildRecord, read(tmp_path, users=users, enrollments=""))] == [True, False]


def test_a_package_without_homerooms_has_only_composite_groups(tmp_path: Path) -> None:
    groups = only(GroupRecord, read(tmp_path, classes=CLASSES.replace("homeroom", "scheduled")))
    assert {group.kind for group in groups} == {"composite"}


def test_a_file_that_the_manifest_promises_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, manifest=MANIFEST + "\nfile.roles,bulk")
    assert (caught.value.code, caught.value.params) == ("missing_file", {"name": "roles.csv"})


def test_a_file_that_the_manifest_calls_absent_is_not_read(tmp_path: Path) -> None:
    items = read(tmp_path, manifest=MANIFEST + "\nfile.demographics,absent")
    assert [child.birth_date for child in only(ChildRecord, items)] == [None, None]


@pytest.mark.parametrize("inside", ["", "export/"])
def test_a_zip_reads_as_a_folder_does(tmp_path: Path, inside: str) -> None:
    path = files.zipped(tmp_path / "p.zip", {inside + name: content for name, content in PACKAGE.items()})
    assert list(oneroster.read(path)) == read(tmp_path)


SDS = {
    "users.csv": files.rows(
        "sourcedId,username,givenName,familyName,password,email,phone",
        "1,noor@example.org,Noor,Berg,geheim,,",
        "2,jan,Jan,Berg,geheim,jan@example.org,+31612345678",
        "3,els@example.org,Els,Mulder,geheim,,",
        "4,dok,Dok,Ter,geheim,,",
    ),
    "roles.csv": "userSourcedId,orgSourcedId,role,grade\n1,o,student,10\n3,o,professor,\n4,o,staff,",
    "classes.csv": "sourcedId,orgSourcedId,title,sessionSourcedIds,courseSourcedId\nc,o,Biologie,y,x",
    "enrollments.csv": "classSourcedId,userSourcedId,role\nc,1,student\nc,3,professor",
    "relationships.csv": files.rows(
        "userSourcedId,relationshipUserSourcedId,relationshipRole", "1,2,guardian", "1,4,doctor"
    ),
}


def test_school_data_sync_with_its_relationships(tmp_path: Path) -> None:
    items = list(oneroster.read(files.folder(tmp_path / "sds", SDS)))
    about = only(Header, items)[0]
    assert (about.format, about.version, about.dropped) == ("sds", "2.1", ("password",))
    assert [(child.grade, child.group_keys) for child in only(ChildRecord, items)] == [("10", ("c",))]
    assert next((person.role_hint, person.email) for person in only(StaffRecord, items)) == (
        "professor",
        "els@example.org",
    )
    assert links(items) == {"2": ["1"]}
    assert problems(items) == []


def test_the_parents_of_the_first_school_data_sync(tmp_path: Path) -> None:
    package = {
        "User.csv": "Email,First Name,Last Name,Phone,SIS ID\nJan@example.org,Jan,de Boer,0612345678,p9",
        "Guardianrelationship.csv": "SIS ID,Email,Role\n1001,jan@example.org,Parent\n1002,jan@example.org,Doctor",
    }
    about, found = oneroster.read(files.folder(tmp_path / "sds", package))
    assert isinstance(about, Header)
    assert (about.format, about.version, about.total) == ("sds", "1", 1)
    assert isinstance(found, GuardianRecord)
    assert (found.key, found.infix, found.phone) == ("p9", "de", "+31612345678")
    assert [child.number for child in found.children] == ["1001"]
