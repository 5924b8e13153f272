"""What happened: times that families did not come, why and what followed, and promises to families."""

from collections import defaultdict
from collections.abc import Mapping

from django.utils.translation import gettext as _

from driehoek.activities.reasons import reason
from driehoek.evidence import blocks, words
from driehoek.evidence.blocks import Block
from driehoek.evidence.reading import Reading
from driehoek.indicators.definitions import definition
from driehoek.indicators.suppression import together
from driehoek.indicators.words import tongue
from driehoek.shared.stats import percent, share

UNKNOWN = "?"


def absences(reading: Reading) -> Block:
    """Why families did not come, and what followed."""
    title = _("Why families could not come, and what followed")
    if not reading.absent:
        return blocks.section(title, blocks.text(_("Nobody was absent, or no activity was closed yet.")))
    reasons = _table(reading, {time: one.reason or UNKNOWN for time, one in enumerate(reading.absent)}, _("Reason"))
    said = {time: "excused" if one.excused else "no_show" for time, one in enumerate(reading.absent)}
    return blocks.section(
        title,
        blocks.text(_("Counted are times, not families. A reason says what the school can offer.")),
        reasons,
        _table(reading, said, _("Said beforehand?")) if reasons else None,
        None if reasons else blocks.text(_("Not given outside the school: it is about too few families.")),
        _followed(reading),
    )


def _table(reading: Reading, named: Mapping[int, str], head: str) -> Block | None:
    behind: dict[str, list[int]] = defaultdict(list)
    for time, name in named.items():
        behind[name].append(reading.absent[time].family)
    minimum = 0 if reading.inside else definition("barriers").minimum_shown
    counts = together(behind, minimum) or {}
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    whole = len(reading.absent)
    return blocks.table(
        head,
        [head, _("Times"), _("Share")],
        [(_name(name), number, f"{percent(share(number, whole))}%") for name, number in rows],
    )


def _name(code: str) -> str:
    known = {
        UNKNOWN: _("Not known"), "": _("Small numbers together"), "excused": _("Excused"), "no_show": _("No-show"),
    }  # fmt: skip
    return known[code] if code in known else reason(code).label(tongue(), "staff")


def _followed(reading: Reading) -> Block | None:
    """What became of the promises that came out of absences; promises are about one family each."""
    if not reading.inside or not reading.followed:
        return None
    names = {"kept": _("Followed up"), "declined": _("The family said: not needed"), "open": _("Still open")}
    rows = [(names[state], number) for state, number in reading.followed.items()]
    return blocks.table(_("What followed"), [_("What followed"), _("Times")], rows)


def promises(reading: Reading) -> Block:
    """Whether the school did what it said."""
    title, figure = _("Promises to families"), reading.figures["promises"]
    if figure is None:
        return blocks.section(title, blocks.text(_("Not given outside the school: it is about too few families.")))
    if not figure.total.whole:
        return blocks.section(title, blocks.text(_("Of no promise the day has passed yet.")))
    total = figure.total
    rows = [
        (word.text(tongue()), words.of(total.counts[word.code], total.whole))
        for word in figure.definition.marks
        if word.code in total.counts
    ]
    return blocks.section(title, blocks.table(title, [_("Promises"), _("Of those whose day has passed")], rows))
