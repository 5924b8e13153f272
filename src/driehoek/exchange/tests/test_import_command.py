"""./driehoek import: what it says, what it leaves behind, and how it ends."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from driehoek.exchange.models import ImportChange, ImportRun
from driehoek.exchange.tests.making import ANNA, BEN, School, child, dump, edexml, guardian, parent, table
from driehoek.people.models import Child

COUNTS = [
    "groups",
    "children",
    "staff",
    "guardians",
    "activities",
    "results",
    "created",
    "updated",
    "unchanged",
    "left",
]
KEYS = ["format", "version", *COUNTS, "errors"]
TEACHER = {"key": "9", "name": "Els", "email": "els@oever.example"}


def run(kind: str, path: Path, *options: str, code: str = "oever") -> tuple[int, dict[str, Any]]:
    """Run the command; its exit code and its JSON."""
    out = StringIO()
    try:
        call_command("import", kind, str(path), "--location", code, "--json", *options, stdout=out, stderr=StringIO())
    except SystemExit as end:
        return int(str(end.code)), json.loads(out.getvalue())
    return 0, json.loads(out.getvalue())


def test_a_file_without_errors_ends_well(school: School, tmp_path: Path) -> None:
    code, answer = run("edexml", edexml(tmp_path / "a.xml", [ANNA, BEN]))
    assert code == 0
    assert list(answer) == KEYS
    assert [answer[name] for name in COUNTS] == [2, 2, 0, 0, 0, 0, 4, 0, 0, 0]
    assert answer["errors"] == []
    assert ImportRun.objects.get().state == "applied"


def test_a_dry_run_changes_nothing_at_all(school: School, tmp_path: Path) -> None:
    next_year = f"{school.year.start.year + 1}-{school.year.start.year + 2}"
    path = edexml(
        tmp_path / "a.xml", [ANNA, BEN], [{"key": "9", "name": "Els", "email": "els@oever.example"}], next_year
    )
    before = dump()
    code, answer = run("edexml", path, "--dry-run")
    assert (code, answer["created"]) == (0, 5)
    assert dump() == before
    assert not ImportRun.objects.exists()
    assert not ImportChange.objects.exists()


def test_with_errors_nothing_is_written(school: School, tmp_path: Path) -> None:
    run("edexml", edexml(tmp_path / "a.xml", [ANNA]))
    before = dump()
    code, answer = run("guardians", table(tmp_path / "o.csv", [parent("101"), parent("404", "Ria Vis")]))
    assert code == 1
    assert answer["errors"] == [{"row": 3, "field": "child", "message": answer["errors"][0]["message"]}]
    assert "404" in answer["errors"][0]["message"]
    assert dump() == before
    assert ImportRun.objects.count() == 1


def test_good_rows_are_written_when_errors_are_accepted(school: School, tmp_path: Path) -> None:
    run("edexml", edexml(tmp_path / "a.xml", [ANNA]))
    path = table(tmp_path / "o.csv", [parent("101"), parent("404", "Ria Vis")])
    code, answer = run("guardians", path, "--accept-errors")
    assert (code, answer["created"], len(answer["errors"])) == (1, 1, 1)
    assert guardian("Samira").guardianships.get().child == child(ANNA)


@pytest.mark.parametrize("content", [b"", b"<EDEX><leerl", b"\xd0\xcf\x11\xe0old", b"PK\x03\x04broken"])
def test_a_file_that_cannot_be_read_ends_with_two(school: School, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(content)
    code, answer = run("edexml", path)
    assert code == 2
    assert list(answer) == KEYS
    assert [error["row"] for error in answer["errors"]] == [0]
    assert not ImportRun.objects.exists()


def test_an_unknown_location_ends_with_two(school: School, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere") as refused:
        run("edexml", edexml(tmp_path / "a.xml", [ANNA]), code="nowhere")
    assert refused.value.returncode == 2


def test_columns_are_asked_once_and_remembered(school: School, tmp_path: Path) -> None:
    run("edexml", edexml(tmp_path / "a.xml", [ANNA]))
    path = table(tmp_path / "o.csv", [{"A": "101", "B": "Samira", "C": "Bos"}])
    assert run("guardians", path)[0] == 2
    chosen = ["A=child.number", "B=guardian1.given_name", "C=guardian1.family_name"]
    assert run("guardians", path, *(f"--column={column}" for column in chosen))[1]["created"] == 1
    assert run("guardians", path) == (0, {**run("guardians", path)[1], "unchanged": 1, "errors": []})


def test_a_column_that_means_nothing_is_refused(school: School, tmp_path: Path) -> None:
    path = table(tmp_path / "o.csv", [{"A": "101", "B": "Samira"}])
    with pytest.raises(CommandError, match=r"guardian9\.shoe"):
        run("guardians", path, "--column=A=guardian9.shoe")


def test_an_old_file_comes_in_the_running_year(school: School, tmp_path: Path) -> None:
    out, noted = StringIO(), StringIO()
    path = edexml(tmp_path / "a.xml", [ANNA], year="2014-2015")
    call_command("import", "edexml", str(path), "--location", "oever", stdout=out, stderr=noted)
    assert school.year.name in out.getvalue()
    assert "2014-2015" in noted.getvalue()
    assert Child.objects.get(number="101", organisation__code="oever").enrolments.get().group.school_year == school.year
