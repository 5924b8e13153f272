"""What keeps parents from coming, and what they ask for when they answer (S4: know the barriers first)."""

from django.utils.translation import gettext_lazy as _

from driehoek.activities.reasons import reason
from driehoek.indicators.words import tongue
from driehoek.population.people import People
from driehoek.population.register import Found, named, one_each, part

WISHES = {
    "interpreter": _("Asked for an interpreter"),
    "childcare": _("Asked for childcare"),
    "other_time": _("Asked for another time"),
}


def _reason(code: str) -> str:
    return reason(code).label(tongue(), "staff")


@part("barriers", title=_("Why they could not come"), of=_("times that an invited family did not come"), label=_reason)
def barriers(people: People) -> Found:
    """Reasons as far as they were told."""
    return one_each(people.absences)


@part("wishes", title=_("What they asked for"), of=_("answers to invitations"), label=named(WISHES), several=True)
def wishes(people: People) -> Found:
    """What they wished with their answer."""
    said = [(family, key) for family, *asked in people.answers for key, yes in zip(WISHES, asked, strict=True) if yes]
    return Found([row[0] for row in people.answers], said, [])
