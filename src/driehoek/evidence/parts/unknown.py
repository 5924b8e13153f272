"""Everything that is not known or not there, in one list."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from driehoek.evidence import blocks
from driehoek.evidence.blocks import Block
from driehoek.evidence.parts.figures import name_of
from driehoek.evidence.reading import Reading
from driehoek.indicators.definitions import newest
from driehoek.indicators.told import Told
from driehoek.indicators.words import tongue
from driehoek.policy.models import Endorsement


def unknown(reading: Reading) -> Block:
    """What is missing in the plan, what has no source, and what each figure cannot see."""
    figures = [f"{name_of(one)}: {one.text('unknown', tongue())}" for one in newest()]
    return blocks.section(
        _("What we do not know"),
        blocks.text(_("A file that says only what is known says too much. This is what is missing.")),
        blocks.listing([*_plan(reading), *_sources(reading), *figures]),
    )


def _plan(reading: Reading) -> Iterable[str]:
    vision = reading.told_vision
    if vision is None or not vision.adopted_on:
        yield _("The vision was not adopted yet.")
    said = {row.party for row in vision.endorsements.all() if row.taken_back_at is None} if vision else set()
    if missing := [str(party.label) for party in Endorsement.Party if party not in said]:
        yield _("Not endorsed yet by: %(parties)s.") % {"parties": ", ".join(missing)}
    if not reading.goals:
        yield _("There are no goals for this school year.")
    for goal in reading.goals:
        if goal.evaluate_on < reading.scope.until and not goal.evaluations.all():
            yield _("The day to look back at “%(goal)s” has passed, and nobody wrote what came of it.") % {"goal": goal}


def _sources(reading: Reading) -> Iterable[str]:
    for one in newest():
        figure, name = reading.figures[one.code], {"figure": name_of(one)}
        if figure is None:
            yield _("%(figure)s: not given outside the school.") % name
        elif not figure.has_source:
            yield _("%(figure)s: no data source yet.") % name
        elif not figure.total.whole:
            yield _("%(figure)s: nothing to count yet.") % name
        elif reading.inside and (waiting := Told(figure).waiting):
            yield _("%(figure)s: no data source yet for %(parts)s.") % {**name, "parts": ", ".join(waiting)}
