"""What happened: times that families did not come, why and what followed, and promises to families."""

from collections import defaultdict

from django.utils.translation import gettext as _

from driehoek.activities.reasons import reason
from driehoek.evidence import blocks, words
from driehoek.evidence.blocks import Block
from driehoek.evidence.reading import Reading
from driehoek.indicators.definitions import definition
from driehoek.indicators.suppression import UNKNOWN, together, together_beside
from driehoek.indicators.words import tongue
from driehoek.shared.stats import percent, share


def absences(reading: Reading) -> Block:
    """Why families did not come, and what followed."""
    title = _("Why families could not come, and what followed")
    if not reading.absent:
        return blocks.section(title, blocks.text(_("Nobody was absent, or no activity was closed yet.")))
    return blocks.section(
        title,
        blocks.text(_("Counted are times, not families. A reason says what the school can offer.")),
        _reasons(reading) or blocks.text(_("Not given outside the school: it is about too few families.")),
        _beforehand(reading),
        _followed(reading),
    )


def _reasons(reading: Reading) -> Block | None:
    behind = _behind(reading, [one.reason or UNKNOWN for one in reading.absent])
    return _table(_("Reason"), _open(behind) if reading.inside else _closed(behind))


def _beforehand(reading: Reading) -> Block | None:
    behind = _behind(reading, ["excused" if one.excused else "no_show" for one in reading.absent])
    return _table(_("Said beforehand?"), _open(behind) if reading.inside else together(behind, _least()))


def _least() -> int:
    return definition("barriers").minimum_shown


def _behind(reading: Reading, names: list[str]) -> dict[str, list[int]]:
    """Name -> the family behind each time."""
    behind: dict[str, list[int]] = defaultdict(list)
    for name, one in zip(names, reading.absent, strict=True):
        behind[name].append(one.family)
    return behind


def _open(behind: dict[str, list[int]]) -> dict[str, int]:
    return {name: len(families) for name, families in behind.items()}


def _closed(behind: dict[str, list[int]]) -> dict[str, int]:
    beside = together_beside(behind, behind.pop(UNKNOWN, []), _least())
    return {**beside[0], **({UNKNOWN: beside[1]} if beside[1] else {})} if beside else {}


def _table(head: str, counts: dict[str, int] | None) -> Block | None:
    found = counts or {}
    rows = sorted(found.items(), key=lambda row: (-row[1], row[0]))
    shares = [(_name(name), number, f"{percent(share(number, sum(found.values())))}%") for name, number in rows]
    return blocks.table(head, [head, _("Times"), _("Share")], shares)


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
