"""How figures are told to other programs: plain JSON, by the words of `data/openapi.json`."""

from typing import Any

from driehoek.indicators.counting import counted
from driehoek.indicators.definitions import newest
from driehoek.indicators.models import RollUp
from driehoek.indicators.queries.monitor import shown
from driehoek.people.models import Location

WORDS = ("name", "of", "explanation", "unknown")


def told_indicators() -> list[dict[str, Any]]:
    """Every indicator by its newest definition."""
    return [
        {
            "code": one.code, "version": one.version, "kind": one.kind, "counts": one.of, "mark": one.headline,
            "threshold": one.threshold, "source": one.source, "has_data_source": one.headline in counted(one),
            "words": {tongue: {word: one.text(word, tongue) for word in WORDS} for tongue in ("nl", "en")},
        }
        for one in newest()
    ]  # fmt: skip


def told_location(location: Location) -> dict[str, Any]:
    """A location."""
    return {"code": location.code, "name": location.name, "kind": location.kind, "town": location.city}


def told_figure(row: RollUp) -> dict[str, Any]:
    """A figure of a location; its numbers are null, and `hidden` true, where they would be about too few."""
    one = shown(row)
    bounds = one.total.interval if one.total else None
    return {
        "location": row.location.code, "school_year": row.school_year.name, "indicator": row.code,
        "definition_version": row.version, "counted_at": row.counted_at.isoformat(), "hidden": one.total is None,
        "whole": row.whole, "count": row.count, "share": row.share,
        "low": bounds.low if bounds else None, "high": bounds.high if bounds else None,
        "threshold": one.definition.threshold, "reached": one.reached,
    }  # fmt: skip
