"""Importing in the browser: who may, each state in words, and nothing that is not theirs."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries, Settings

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.exchange import jobs, progress
from driehoek.exchange.models import ColumnMapping, ImportRun
from driehoek.exchange.tests.making import ANNA, BEN, School, bring, call, child, dump, edexml, guardian, parent, table
from driehoek.people.models import Account, Child

PAGES = ["imports", "import_run", "import_mapping"]
ACTIONS = ["imports", "import_mapping", "import_accept", "import_undo"]


def address(name: str, run: ImportRun | None = None) -> str:
    """Where a page of the test school is."""
    return reverse(name, kwargs={"code": "oever"} if name == "imports" else {"pk": run.pk if run else 0})


def send(client: Client, path: Path) -> Any:
    """Upload a file."""
    file = SimpleUploadedFile(path.name, path.read_bytes())
    return client.post(address("imports"), {"file": file})


def uploaded(client: Client, path: Path) -> ImportRun:
    """Upload a file and let the worker look at it."""
    assert send(client, path).status_code == 302
    assert jobs.take_next()
    return ImportRun.objects.latest("pk")


def act(client: Client, name: str, run: ImportRun) -> ImportRun:
    """Press a button and let the worker do it."""
    assert client.post(address(name, run)).status_code == 302
    jobs.take_next()
    run.refresh_from_db()
    return run


@pytest.fixture
def inside(client: Client, school: School) -> Client:
    """The coordinator, logged in."""
    return as_staff(client, school.coordinator)


@pytest.fixture
def run(school: School, tmp_path: Path) -> ImportRun:
    """A list whose columns must be chosen, on its way."""
    path = table(tmp_path / "ouders.csv", [{"A": "101", "B": "Samira", "C": "Bos"}])
    return uploaded(as_staff(Client(), school.coordinator), path)


OUTSIDERS = ["nico", "elsje", "marieke", "peter", "ingrid", "truus", "ayoub", "fatma", "ruud"]


@pytest.mark.parametrize("who", [*OUTSIDERS, "mentor"])
def test_for_others_there_is_no_such_page(client: Client, cast: Cast, school: School, run: ImportRun, who: str) -> None:
    as_staff(client, school.mentor if who == "mentor" else getattr(cast, who))
    before = dump()
    assert [client.get(address(name, run)).status_code for name in PAGES] == [404] * 3
    assert [client.post(address(name, run)).status_code for name in ACTIONS] == [404] * 4
    assert dump() == before
    assert ImportRun.objects.get().state == "needs_mapping"


@pytest.mark.parametrize("who", ["coordinator", "head"])
def test_coordinator_and_head_import(client: Client, school: School, run: ImportRun, who: str) -> None:
    as_staff(client, getattr(school, who))
    assert [client.get(address(name, run)).status_code for name in PAGES] == [200] * 3


def test_without_logging_in_one_is_asked_to(client: Client, run: ImportRun) -> None:
    for name in PAGES:
        answer = client.get(address(name, run))
        assert answer.status_code == 302
        assert reverse("account_login") in answer["Location"]


def test_an_empty_location_says_where_to_begin(inside: Client) -> None:
    page = inside.get(address("imports"))
    assert 'class="empty"' in page.text
    assert 'type="file"' in page.text


def test_a_file_is_looked_at_brought_in_and_taken_back(inside: Client, school: School, tmp_path: Path) -> None:
    before = dump()
    run = uploaded(inside, edexml(tmp_path / "a.xml", [ANNA, BEN]))
    assert dump() == before
    assert run.state == "checked"
    assert f'action="{address("import_accept", run)}"' in inside.get(address("import_run", run)).text
    assert act(inside, "import_accept", run).state == "applied"
    assert child(ANNA).enrolments.exists()
    assert f'action="{address("import_undo", run)}"' in inside.get(address("import_run", run)).text
    assert act(inside, "import_undo", run).state == "undone"
    assert dump() == before
    assert inside.get(address("import_run", run)).status_code == 200


def test_no_file_stays_behind(
    inside: Client, tmp_path: Path, uploads: Path, django_capture_on_commit_callbacks: Any
) -> None:
    damaged = tmp_path / "b.xml"
    damaged.write_text("<EDEX><leerlingen>")
    with django_capture_on_commit_callbacks(execute=True):
        uploaded(inside, damaged)
        uploaded(inside, edexml(tmp_path / "first.xml", [ANNA]))
        act(inside, "import_accept", uploaded(inside, edexml(tmp_path / "a.xml", [ANNA])))
    assert list(uploads.iterdir()) == []


def test_a_second_tap_changes_nothing(inside: Client, school: School, tmp_path: Path) -> None:
    run = uploaded(inside, edexml(tmp_path / "a.xml", [ANNA]))
    act(inside, "import_accept", run)
    before = dump()
    assert act(inside, "import_accept", run).state == "applied"
    assert dump() == before


def test_nothing_is_undone_that_was_never_applied(inside: Client, run: ImportRun) -> None:
    assert act(inside, "import_undo", run).state == "needs_mapping"


def test_why_an_import_is_not_undone(inside: Client, school: School, tmp_path: Path) -> None:
    run = act(inside, "import_accept", uploaded(inside, edexml(tmp_path / "a.xml", [ANNA])))
    call(child(ANNA).family, school)
    assert act(inside, "import_undo", run).state == "applied"
    with translation.override("en"):
        school.coordinator.language = "en"
        school.coordinator.save()
        assert "You already worked with these families" in inside.get(address("import_run", run)).text


def test_only_the_last_import_offers_undo(inside: Client, school: School, tmp_path: Path) -> None:
    first = act(inside, "import_accept", uploaded(inside, edexml(tmp_path / "a.xml", [ANNA])))
    act(inside, "import_accept", uploaded(inside, edexml(tmp_path / "a.xml", [ANNA, BEN])))
    assert address("import_undo", first) not in inside.get(address("import_run", first)).text
    assert act(inside, "import_undo", first).state == "applied"


def test_progress_can_be_followed_with_and_without_script(inside: Client, school: School, tmp_path: Path) -> None:
    send(inside, edexml(tmp_path / "a.xml", [ANNA]))
    run = ImportRun.objects.get()
    progress.tell(run, 500, 2000)
    page = inside.get(address("import_run", run)).text
    assert f'hx-get="{address("import_run", run)}" hx-trigger="every 2s"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert '<rect width="25"' in page
    jobs.take_next()
    assert "hx-trigger" not in inside.get(address("import_run", run)).text


def test_row_errors_are_shown_in_ones_own_language(inside: Client, school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    rows = [parent("101"), *(parent(str(number), "Ria Vis") for number in range(400, 425))]
    run = uploaded(inside, table(tmp_path / "o.csv", rows))
    page = inside.get(address("import_run", run))
    with translation.override(school.coordinator.language):
        first = page.context["import"].errors[0]
    assert (first["row"], first["field"]) == (3, "child")
    assert "400" in page.text
    assert "?page=2" in page.text
    act(inside, "import_accept", run)
    assert guardian("Samira").guardianships.get().child == child(ANNA)


@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"PK\x03\x04", b"\xd0\xcf\x11\xe0old"])
def test_a_file_of_another_kind_is_refused_at_once(inside: Client, uploads: Path, content: bytes) -> None:
    page = inside.post(address("imports"), {"file": SimpleUploadedFile("a.xml", content)})
    assert page.context["form"].errors["file"]
    assert not ImportRun.objects.exists()
    assert list(uploads.iterdir()) == []


def test_a_file_that_is_too_big_is_refused(inside: Client, tmp_path: Path, settings: Settings) -> None:
    settings.DRIEHOEK_LARGEST_UPLOAD = 1 << 20
    page = inside.post(address("imports"), {"file": SimpleUploadedFile("a.csv", b"a,b\n" * 300_000)})
    assert " 1 MB" in page.context["form"].errors["file"][0]
    assert not ImportRun.objects.exists()


def test_a_form_without_file_says_so(inside: Client) -> None:
    assert inside.post(address("imports"), {"x": "1"}).context["form"].errors["file"]


def test_a_damaged_file_fails_with_its_reason(inside: Client, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<EDEX><leerlingen>")
    run = uploaded(inside, path)
    assert (run.state, run.problem) == ("failed", "bad_xml")
    assert "notice--error" in inside.get(address("import_run", run)).text


def choose(client: Client, run: ImportRun, *targets: str) -> Any:
    """Say what the columns of a list hold."""
    data = {f"column_{number}": target for number, target in enumerate(targets)}
    return client.post(address("import_mapping", run), data)


def test_columns_are_chosen_once_and_remembered(inside: Client, school: School, run: ImportRun, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    assert choose(inside, run, "child.number", "guardian1.given_name", "guardian1.family_name").status_code == 302
    jobs.take_next()
    assert act(inside, "import_accept", run).report["created"] == 1
    later = uploaded(inside, table(tmp_path / "later.csv", [{"A": "101", "B": "Hassan", "C": "Bos"}]))
    assert (later.state, later.report["created"]) == ("checked", 1)
    assert 'value="guardian1.family_name" selected' in inside.get(address("import_mapping", later)).text


@pytest.mark.parametrize("targets", [("", "", ""), ("child.number",) * 3, ("child.number", "", "shoe.size")])
def test_columns_that_tell_too_little_are_refused(inside: Client, run: ImportRun, targets: tuple[str, ...]) -> None:
    assert choose(inside, run, *targets).context["form"].errors
    assert not ColumnMapping.objects.exists()


def test_what_was_recognised_is_chosen_already(inside: Client, school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    run = uploaded(inside, table(tmp_path / "o.csv", [parent("101", email_ouder="s@bos.example") | {"BSN": "1"}]))
    page = inside.get(address("import_mapping", run)).text
    assert 'value="guardian1.email" selected' in page
    assert "BSN" not in page


def test_a_new_file_takes_the_place_of_one_not_brought_in(inside: Client, run: ImportRun, tmp_path: Path) -> None:
    new = uploaded(inside, edexml(tmp_path / "a.xml", [ANNA]))
    assert list(ImportRun.objects.all()) == [new]


def test_many_who_leave_are_warned_about(inside: Client, school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA, BEN]), school)
    run = uploaded(inside, edexml(tmp_path / "b.xml", [ANNA]))
    assert "notice--warning" in inside.get(address("import_run", run)).text


def test_long_lists_ask_no_more_of_the_database(
    inside: Client, school: School, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        ImportRun.objects.create(location=school.location, account=school.head, file_name=f"{number}.xml")
    with django_assert_max_num_queries(15):
        page = inside.get(address("imports"))
    assert len(page.context["page"].object_list) == 20


def test_other_accounts_of_the_board_see_no_other_location(client: Client, cast: Cast, run: ImportRun) -> None:
    """A head elsewhere in the same country, with the right to import there."""
    assert Account.objects.filter(pk=cast.ruud.pk).exists()
    assert as_staff(client, cast.ruud).get(reverse("imports", kwargs={"code": "regenboog"})).status_code == 200
    assert client.get(address("import_run", run)).status_code == 404
    assert not Child.objects.filter(organisation__code="oever").exists()
