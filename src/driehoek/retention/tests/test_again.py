"""A restored backup brings nothing back that was erased, and costs nobody else a record."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from driehoek.demo.cast import Cast
from driehoek.logbook.models import Contact
from driehoek.people.models import Child, Family
from driehoek.retention.again import erase_again, pending, prepare
from driehoek.retention.erasing import erase, wipe
from driehoek.retention.remembering import file, read
from driehoek.retention.tests.material import agreed, bake, gone, yassin
from tests.test_backup import SCHOOL, run

MAKE = """
from driehoek.people.models import Family, Organisation
for name in ("Weg", "Blijft"):
    Family.objects.create(organisation=Organisation.objects.get(), name=name)
"""
ERASE = """
from django.db import transaction
from driehoek.people.models import Family
from driehoek.retention.erasing import erase
with transaction.atomic():
    erase(Family, [Family.objects.get(name="Weg").pk])
"""


@pytest.fixture(autouse=True)
def own_list(settings: Settings, tmp_path: Path) -> None:
    """A list of its own for each test."""
    settings.DRIEHOEK_ERASED = tmp_path / "erased.txt"


def families(data: Path) -> list[str]:
    with closing(sqlite3.connect(data / "driehoek.sqlite3")) as database:
        return sorted(name for (name,) in database.execute("SELECT name FROM people_family"))


def test_what_was_erased_after_the_backup_is_erased_again_after_restoring_it(tmp_path: Path) -> None:
    data, backup = tmp_path / "data", str(tmp_path / "b.tar.gz")
    data.mkdir()
    for command in (("maketables",), ("createschool", *SCHOOL), ("shell", "-c", MAKE), ("backup", backup)):
        assert run(data, *command).returncode == 0
    assert run(data, "shell", "-c", ERASE).returncode == 0
    assert families(data) == ["Blijft"]
    assert "--again" in run(data, "restore", backup, "--yes").stdout
    assert families(data) == ["Blijft", "Weg"]  # so it can go wrong
    assert run(data, "retention", "--again").returncode == 0
    assert families(data) == ["Blijft"]
    assert not (data / "erased.again").exists()


def test_the_worker_does_it_too_and_doing_it_twice_does_nothing(cast: Cast, tmp_path: Path) -> None:
    made_at = timezone.now()
    old, other = (bake("people.Family", organisation=cast.driesprong) for _ in range(2))
    contact = bake("logbook.Contact", family=other, location=cast.vlindertuin, note="Thuis gesproken.")
    erase(Family, [old.pk])
    wipe(Contact, [contact.pk], ["note"])
    Family.objects.create(pk=old.pk, organisation=cast.driesprong, name="Terug")  # as the backup had it
    Contact.objects.filter(pk=contact.pk).update(note="Thuis gesproken.")
    prepare(made_at)
    shutil.copy(pending(), tmp_path / "copy")
    while erase_again():
        pass
    shutil.copy(tmp_path / "copy", pending())  # a worker that was killed before it took lines off the list
    while erase_again():
        pass
    assert not Family.objects.filter(pk=old.pk).exists()
    assert Contact.objects.get(pk=contact.pk).note == ""
    assert Family.objects.filter(pk=other.pk).exists()


def test_a_number_that_somebody_else_got_later_is_left_alone(cast: Cast) -> None:
    family = bake("people.Family", organisation=cast.driesprong)
    number = family.pk
    erase(Family, [number])
    prepare(timezone.now() - timedelta(days=1))  # an older backup: the number is not in it
    Family.objects.create(pk=number, organisation=cast.driesprong, name="Nieuw")
    assert not erase_again()
    prepare(timezone.now())  # a newer backup: it holds the new family
    assert not erase_again()
    assert Family.objects.get(pk=number).name == "Nieuw"


def test_the_list_holds_numbers_and_no_names_for_its_owner_only(cast: Cast) -> None:
    child = yassin()
    erase(Child, [child.pk])
    text = file().read_text()
    assert "people.Child" in text
    assert not {"Yassin", "El Amrani"} & set(text.replace("\n", " ").split(" "))
    assert file().stat().st_mode & 0o077 == 0
    with file().open("a") as torn:
        torn.write("2026-11-27T02:00:00+00:00 people.Chi")  # a power cut
    assert {line.label for line in read(file())} >= {"people.Child"}


def test_the_command_counts_and_erases_nothing(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    agreed(cast)
    gone(yassin())
    call_command("retention", "--location", "vlindertuin")
    assert "contacts" in capsys.readouterr().out
    assert yassin()
    with pytest.raises(CommandError, match="no location"):
        call_command("retention", "--location", "nergens")
