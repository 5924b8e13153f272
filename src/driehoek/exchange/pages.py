"""What the page of one import shows."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from driehoek.exchange import notices, progress
from driehoek.exchange.models import ImportRun
from driehoek.exchange.queries import last_applied
from driehoek.exchange.readers.messages import in_own_language

State = ImportRun.State
BUSY = (State.UPLOADED, State.ACCEPTED, State.UNDOING)
FORMATS = {
    "edexml": _("EDEXML"),
    "oneroster": _("OneRoster"),
    "sds": _("School Data Sync"),
    "guardians": _("List of parents"),
    "year_plan": _("Year plan"),
    "results": _("Learning results"),
}
# A normal year sees few children leave at once; more is often a file of one class or of another school.
MANY_LEAVE = 0.2


@dataclass(frozen=True)
class RunPage:
    """One import in words: how far it is, what it would do or did, what is wrong, and what one can do."""

    run: ImportRun
    state: str
    format: str
    is_busy: bool
    done: int
    total: int
    report: dict[str, Any]
    notices: list[str]
    errors: Page[Any]
    many_leave: bool
    problem: str
    may_undo: bool
    has_columns: bool

    @property
    def template(self) -> str:
        """The part of the page that belongs to this state."""
        return f"exchange/states/{'busy' if self.is_busy else self.run.state}.html"


def run_page(run: ImportRun, errors: Page[Any]) -> RunPage:
    """Read the page of an import; `errors` is the page of row errors that is asked for."""
    busy = run.state in BUSY
    done, total = progress.ask(run) if busy else (0, 0)
    found = run.report.get("children", 0)
    return RunPage(
        run=run,
        state=str(State(run.state).label),
        format=str(FORMATS.get(run.format, "")),
        is_busy=busy,
        done=done,
        total=total,
        report=run.report,
        notices=[notices.in_words(**notice) for notice in run.report.get("notices", [])],
        errors=errors,
        many_leave=run.report.get("left", 0) > MANY_LEAVE * max(found, 1),
        problem=_problem(run),
        may_undo=run.state == State.APPLIED and last_applied(run.location) == run,
        has_columns=bool(run.mapping.get("headers")),
    )


def error_rows(run: ImportRun) -> list[dict[str, Any]]:
    """The row errors of an import, in the language that is active."""
    return [
        {"row": error["row"], "field": error["field"], "words": in_own_language(error["code"], error["params"])}
        for error in run.report.get("errors", [])
    ]


def _problem(run: ImportRun) -> str:
    """Why this import failed or cannot be undone, in words; "" when nothing is wrong."""
    if not run.problem:
        return ""
    if run.problem == "gave_up":
        return gettext(notices.GAVE_UP)
    if run.state == State.FAILED:
        return in_own_language(run.problem, run.report.get("params", {}))
    return notices.why_not_undone(run.problem)
