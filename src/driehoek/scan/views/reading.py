"""Pages that show what a scan says: the open one, and those that were kept."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import school_year_of
from driehoek.policy.queries import colleagues_at, policy_location
from driehoek.scan.levels import level, model
from driehoek.scan.models import Scan
from driehoek.scan.queries import kept_scan_for, loads_of, result_of, scans_of
from driehoek.scan.results import Result, findings, sides
from driehoek.scan.words import changes, lacking
from driehoek.scan.workload import totals

SHOWN = 20


@staff_page
@require_safe
def scan(request: StaffRequest, code: str) -> HttpResponse:
    """Tell where a location stands, where it wants to be and what lacks; or how to begin."""
    location = policy_location(request.user, code)
    year = school_year_of(location)
    rows = list(scans_of(request.user, location)[:SHOWN])
    current = next((row for row in rows if row.kept_at is None and row.school_year == year), None)
    context = {
        "place": location, "scan": current, "kept": [row for row in rows if row.kept_at],
        "levels": _named(model()), "hours": _hours(current) if current else {},
        **(_told(current) if current else {}),
    }  # fmt: skip
    return render(request, "scan/scan.html", context)


@staff_page
@require_safe
def scan_kept(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a scan as it was kept, beside the one that was kept before it."""
    row = kept_scan_for(request.user, pk)
    rows = scans_of(request.user, row.location)
    before = rows.filter(kept_at__lt=row.kept_at).first()
    open_ones = rows.filter(kept_at=None, school_year=row.school_year)
    context = {
        "scan": row, "place": row.location, "before": before, "levels": _named(model()), "hours": row.kept,
        "changes": changes(result_of(before), result_of(row)) if before else [],
        "may_reopen": not open_ones.exists(), **_told(row),
    }  # fmt: skip
    return render(request, "scan/kept.html", context)


def _told(row: Scan) -> dict[str, Any]:
    language = get_language() or "nl"
    result = result_of(row)
    reached = row.kept.get("reached", result.reached)
    return {
        "result": result,
        "reached": level(reached).name(language) if reached else "",
        "reached_number": reached,
        "wanted": level(row.wanted).name(language) if row.wanted else "",
        "sides": sides(row, reached),
        "findings": findings(row, reached, result.model.few_parents),
        "lacks": lacking(result, row.location.code, language),
        "stages": _stages(result, language),
    }


def _stages(result: Result, language: str) -> list[dict[str, Any]]:
    return [
        {"label": f"{stage.level.number} {stage.level.name(language)}", "value": stage.met, "total": len(stage.steps)}
        for stage in result.stages
    ]


def _named(levels: Any) -> list[tuple[int, str, str]]:
    language = get_language() or "nl"
    return [(one.number, one.name(language), one.meaning(language)) for one in levels.levels]


def _hours(row: Scan) -> dict[str, Any]:
    team = list(colleagues_at(row.location, "plan_activities"))
    return {**totals(loads_of(team, row.location, row.school_year)), "budget": row.budget}  # type: ignore[attr-defined]
