"""The frame of the file: what it is and who made it, what each figure means, and how to compute it again."""

from django.utils.translation import gettext as _

from driehoek.evidence import blocks
from driehoek.evidence.blocks import Block
from driehoek.evidence.parts.figures import name_of
from driehoek.evidence.reading import Reading
from driehoek.evidence.words import day
from driehoek.indicators.definitions import definition, newest
from driehoek.indicators.words import tongue
from driehoek.people.rules import today
from driehoek.shared.cited import cited


def about(reading: Reading) -> Block:
    """Where, when, by whom and for whom."""
    scope, least = reading.scope, definition("participation").minimum_shown
    inside = _("Everything, for who may see the families. Do not give it to others.")
    outside = _("For others: numbers about fewer than %(least)s families are left out or put together.")
    families = reading.figures["participation"]
    known = str(families.total.whole) if families and families.total.whole else ""
    rows = [
        (_("Location"), f"{scope.location} ({scope.location.get_kind_display()})"),
        (_("Organisation"), str(scope.location.organisation)),
        (_("School year"), str(scope.year)),
        (_("Period"), _("%(first)s to %(last)s") % {"first": day(scope.year.start), "last": day(scope.until)}),
        (_("Families"), known),
        (_("Made"), _("%(day)s by %(name)s") % {"day": day(today()), "name": reading.by.name if reading.by else "–"}),
        (_("For whom"), inside if reading.inside else outside % {"least": least}),
    ]
    return blocks.section(_("About this file"), blocks.terms(rows))


def definitions(reading: Reading) -> Block:
    """What each figure counts, by which version, and where that comes from."""
    told = _("%(explanation)s The share is “%(mark)s”, out of: %(of)s. Definition %(version)s. Source: %(source)s.")
    rows = [
        (
            name_of(one),
            told % {
                "explanation": one.text("explanation", tongue()), "mark": one.top.text(tongue()),
                "of": one.text("of", tongue()), "version": one.version, "source": cited(one.source),
            },
        )
        for one in newest()
        if reading.figures[one.code] is not None
    ]  # fmt: skip
    return blocks.section(_("What each figure counts"), blocks.terms(rows))


def recompute(reading: Reading) -> Block:
    """How anybody can check the figures, with a spreadsheet or with Driehoek."""
    steps = [
        _("Take the list of counted records (CSV) that belongs to this file. It holds no names."),
        _("Keep the rows of one indicator: their number is the whole. Those with 1 under “counts” are the count."),
        _("The share is the count divided by the whole. Per language: the same with the rows of that language."),
        _(
            "The interval is Wilson's, with p the share, n the whole and z = 1.96: "
            "(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)."
        ),
        _("The number of a record is made anew for every list, and tells nothing about who it is."),
    ]
    frozen = _("Frozen figures are computed again with: ./driehoek indicators --location %(code)s --recompute")
    return blocks.section(
        _("How to compute it again"), blocks.listing([*steps, frozen % {"code": reading.scope.location.code}])
    )
