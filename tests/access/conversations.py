"""Pages of a student about talks with them, and the draft of a colleague who left."""

from typing import Any

from driehoek.conversations.actions.reporting import begin_for_child, keep_draft
from driehoek.conversations.actions.sharing import share
from driehoek.conversations.models import Report
from driehoek.conversations.tests.rounds import a_report, a_talk_held
from driehoek.demo.cast import Cast
from driehoek.people.rules import today
from tests.access.pages import Page
from tests.access.people import only


def report_about_ayoub(cast: Cast) -> dict[str, Any]:
    """A report that Sanne wrote about Ayoub and keeps at school."""
    report = begin_for_child(child=cast.ayoub_child, kind="progress", day=today(), by=cast.sanne)
    keep_draft(report=report, by=cast.sanne, sections={"learning": "Het gaat goed."})
    share(report=report, by=cast.sanne)
    return {"pk": report.pk}


def draft_left(cast: Cast) -> dict[str, Any]:
    """What Marieke wrote after a talk, of whom nobody knows any more that it was she."""
    report = a_report(a_talk_held(cast), cast.marieke)
    Report.objects.filter(pk=report.pk).update(account=None)
    return {"pk": report.pk}


PAGES = {
    "student_reports": Page(get=only("ayoub", "chantal")),
    "student_report": Page(report_about_ayoub, get=only("ayoub"), post=only("ayoub")),
    "report_take_over": Page(draft_left, get=None, post=only("fatma", "ruud")),
}
