"""Walk through every page of the access table as somebody who may read it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.models import Account
from tests.access.table import INVITATION, OWN_PAGES, PAGES, PARENT_PAGES

# Not drawn as a page: files, an image, a message for machines, and a line that other pages fetch.
FILES = frozenset(
    {
        "healthz",
        "service_worker",
        "door_worker",
        "guardian_letter",
        "print_run_pdf",
        "plan_check_strip",
        "step_plan_flyer",
        "plan_today",
        "scheme_dossier",
        "parent_file_json",
        "parent_file_xlsx",
        "own_file_json",
        "own_file_xlsx",
        "transfer_pdf",
        "transfer_json",
        "vision_pdf",
        "vision_docx",
        "year_plan_file",
        "results_file",
        "evidence_pdf",
        "our_parents_pdf",
        "evidence_csv",
        "activity_letters",
        "activity_list",
        "parent_seen",
        "parent_message_seen",
        "parent_heard",
        "parent_attachment",
        "parent_thread_seen",
        "post",
        "parent_calendar",
        "open_day_calendar",
        "parent_wishes_seen",
        "parent_talk_calendar",
        "parent_report_seen",
        "attachment",
        "photo",
        "parent_photo",
        "survey_paper",
        "intake_form_file",
        "home_own_file",
        "intake_paper",
        "survey_csv",
        "recording_sound",
    }
)
# The first of these who may read a page opens it: they see most.
READERS = ("ruud", "fatma", "marieke", "sanne", "ingrid", "ayoub", "nico")
PARENT_STATES = ("samira_invited", "emine_invited", "lotte_invited")


@dataclass(frozen=True)
class Visit:
    """A page, its address, and who opens it; nobody for pages that need no log-in."""

    name: str
    url: str
    account: Account | None = None


def staff_visits(cast: Cast) -> Iterator[Visit]:
    """Every page behind the log-in, and the open ones."""
    for name, page in PAGES.items():
        readers = [reader for reader in READERS if page.get and reader in page.get]
        if name not in FILES and readers:
            yield Visit(name, reverse(name, kwargs=page.args(cast)), getattr(cast, readers[0]))


def parent_visits(cast: Cast) -> Iterator[Visit]:
    """Every page of a parent: Samira's own, and an invitation in each of its states."""
    for name in OWN_PAGES:
        if name != "parent_language" and name not in FILES:
            yield Visit(name, reverse(name, kwargs={"token": token(cast, "samira")}))
    drawn = {name: page for name, page in PARENT_PAGES.items() if page.method == "get" and name not in FILES}
    for name, page in drawn.items():
        states = PARENT_STATES if page.args is INVITATION else ()
        for invited in states:
            whose = invited.removesuffix("_invited")
            kwargs = {"token": token(cast, whose), "pk": getattr(cast, invited).pk}
            yield Visit(f"{name} {invited}", reverse(name, kwargs=kwargs))
        if not states:
            yield Visit(name, reverse(name, kwargs={"token": token(cast, "samira"), **page.args(cast)}))


def token(cast: Cast, guardian: str) -> str:
    """The token of a guardian's link."""
    return link_path(getattr(cast, guardian)).split("/")[2]


def become(context: BrowserContext, url: str, account: Account | None) -> None:
    """Let a browser be logged in as this account, or as nobody."""
    context.clear_cookies()
    if account:
        session = as_staff(Client(), account).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
