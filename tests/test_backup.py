"""A backup brings everything back, on either database, and a restore never loses what was there."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).parent.parent
SCHOOL = (
    *("--organisation", "O", "--location", "De Kopie", "--kind", "primary"),
    *("--head-name", "K", "--head-email", "k@o.example"),
)


def run(data: Path, *arguments: str, url: str = "") -> subprocess.CompletedProcess[str]:
    """Run a management command on data of its own."""
    own = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "DRIEHOEK_DATA": str(data), "DATABASE_URL": url}
    command = [sys.executable, "-m", "driehoek.config.manage", *arguments]
    return subprocess.run(command, env=own, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def model_school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with a school in SQLite."""
    data = tmp_path_factory.mktemp("model")
    assert run(data, "maketables").returncode == 0
    assert run(data, "createschool", *SCHOOL).returncode == 0
    return data


def test_tables_made_at_once_are_those_of_the_migrations(model_school: Path, tmp_path: Path) -> None:
    assert run(tmp_path, "migrate", "--verbosity", "0").returncode == 0
    assert shape(tmp_path) == shape(model_school)
    again = run(tmp_path, "maketables")
    assert (again.returncode, "./driehoek migrate" in again.stderr) == (1, True)


def shape(data: Path) -> dict[str, list[str]]:
    """Name of each table and index -> the words that made it; columns may stand in another order."""
    with closing(sqlite3.connect(data / "driehoek.sqlite3")) as database:
        made = database.execute("SELECT name, coalesce(sql, '') FROM sqlite_master")
        return {name: sorted(re.findall(r"\w+", sql)) for name, sql in made}


@pytest.fixture
def school(model_school: Path, tmp_path: Path) -> Path:
    """A copy of that school to break."""
    return shutil.copytree(model_school, tmp_path / "data")


def test_what_was_lost_comes_back_with_its_key(school: Path, tmp_path: Path) -> None:
    key = (school / "secret-key").read_text()
    assert run(school, "backup", str(tmp_path / "b.tar.gz")).returncode == 0
    (school / "driehoek.sqlite3").unlink()
    (school / "secret-key").write_text("another")
    assert run(school, "restore", str(tmp_path / "b.tar.gz"), "--yes").returncode == 0
    assert "de-kopie" in run(school, "locations").stdout
    assert (school / "secret-key").read_text() == key
    assert [kept.read_text() for kept in school.glob("before-restore-*/secret-key")] == ["another"]


def test_uploads_come_back_and_those_of_now_are_kept(school: Path, tmp_path: Path) -> None:
    photo = school / "files" / "photos" / "2026" / "a.jpg"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"then")
    assert run(school, "backup", str(tmp_path / "b.tar.gz")).returncode == 0
    photo.unlink()
    (school / "files" / "new.pdf").write_bytes(b"now")
    assert run(school, "restore", str(tmp_path / "b.tar.gz"), "--yes").returncode == 0
    assert photo.read_bytes() == b"then"
    assert [kept.read_bytes() for kept in school.glob("before-restore-*/files/new.pdf")] == [b"now"]


def test_a_backup_without_uploads_leaves_those_of_now(school: Path, tmp_path: Path) -> None:
    assert run(school, "backup", str(tmp_path / "b.tar.gz")).returncode == 0
    (school / "files").mkdir()
    (school / "files" / "new.pdf").write_bytes(b"now")
    assert run(school, "restore", str(tmp_path / "b.tar.gz"), "--yes").returncode == 0
    assert (school / "files" / "new.pdf").read_bytes() == b"now"


def test_a_restore_waits_for_a_yes_and_keeps_what_was_there(school: Path, tmp_path: Path) -> None:
    run(school, "backup", str(tmp_path / "b.tar.gz"))
    more = [word.replace("De Kopie", "De Tweede").replace("k@", "t@") for word in SCHOOL]
    run(school, "createschool", *more)
    assert "--yes" in run(school, "restore", str(tmp_path / "b.tar.gz")).stderr
    assert "de-tweede" in run(school, "locations").stdout
    run(school, "restore", str(tmp_path / "b.tar.gz"), "--yes")
    assert "de-tweede" not in run(school, "locations").stdout
    assert list(school.glob("before-restore-*/driehoek.sqlite3"))


def test_a_backup_is_for_its_owner_only_and_never_overwrites(school: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.tar.gz"
    run(school, "backup", str(target))
    assert target.stat().st_mode & 0o077 == 0
    before = target.read_bytes()
    assert "exists already" in run(school, "backup", str(target)).stderr
    assert target.read_bytes() == before


@pytest.mark.parametrize("damage", [b"", b"no archive", None])
def test_what_is_no_backup_changes_nothing(school: Path, tmp_path: Path, damage: bytes | None) -> None:
    file = tmp_path / "b.tar.gz"
    if damage is None:
        run(school, "backup", str(file))
        file.write_bytes(file.read_bytes()[:-2000])
    else:
        file.write_bytes(damage)
    answer = run(school, "restore", str(file), "--yes")
    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    assert "de-kopie" in run(school, "locations").stdout


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_postgresql_comes_back_too(tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS driehoek_backup")
        cursor.execute("CREATE DATABASE driehoek_backup")
    head, _, query = os.environ["DATABASE_URL"].partition("?")
    url = f"{head.rpartition('/')[0]}/driehoek_backup" + (f"?{query}" if query else "")
    data, file = tmp_path / "data", str(tmp_path / "b.tar.gz")
    run(data, "migrate", "--verbosity", "0", url=url)
    run(data, "createschool", *SCHOOL, url=url)
    assert run(data, "backup", file, url=url).stderr == ""
    run(data, "flush", "--no-input", url=url)
    assert "de-kopie" not in run(data, "locations", url=url).stdout
    assert run(data, "restore", file, "--yes", url=url).returncode == 0
    assert "de-kopie" in run(data, "locations", url=url).stdout
    assert list(data.glob("before-restore-*/driehoek.dump"))
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE driehoek_backup")
