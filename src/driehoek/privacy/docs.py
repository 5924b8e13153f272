"""What the documentation tells of what is kept about people; it refuses a map that is not complete."""

from driehoek.privacy.chart import FILE, Record, chart, faults
from driehoek.privacy.words import HEADINGS
from driehoek.shared.documentation import table
from driehoek.shared.strict import DataError


def kept() -> str:
    """Every record in the map: for which purpose, of whom, and what is told by itself and on request.

    Raises `DataError` when a model is missing, so that `./driehoek check` finds what somebody forgot.
    """
    if found := faults(chart()):
        raise DataError(f"Tell it in {FILE.name} of the room privacy: {'; '.join(found)}")
    rows = [_row(one) for one in chart().records]
    heading = ("kept for", "record", "what it is", "in the file of", "told", "on request")
    return table(heading, rows)


def _row(record: Record) -> tuple[str, ...]:
    whose = [name for name in ("guardian", "child", "family", "account", "student") if record.paths[name]]
    told, asked = (", ".join(f"`{one}`" for one in fields) for fields in (record.told, record.asked))
    group = chart().groups[record.group]
    return group.head, f"`{record.label}`", str(HEADINGS[record.heading]), ", ".join(whose), told, asked


def purposes() -> str:
    """For which purpose each group is kept."""
    return table(("what", "why"), [(one.head, one.why) for one in chart().groups.values()])


def left_out() -> str:
    """What is in nobody's file, and why."""
    reasons: dict[str, list[str]] = {}
    for label, because in chart().left_out.items():
        reasons.setdefault(because, []).append(f"`{label}`")
    return table(("why", "records"), [(because, ", ".join(labels)) for because, labels in reasons.items()])


PARTS = {"kept": kept, "purposes": purposes, "left_out": left_out}
