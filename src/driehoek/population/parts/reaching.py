"""How parents want to be reached: by hearing, with an interpreter, along which way and when (row P3)."""

from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Guardian
from driehoek.population.parts.languages import PARENTS
from driehoek.population.people import People
from driehoek.population.register import Found, named, one_each, part


@part(
    "needs", title=_("So that words arrive"), of=PARENTS, several=True,
    label=named({"hear": _("Would rather hear than read"), "interpreter": _("Would like an interpreter")}),
)  # fmt: skip
def needs(people: People) -> Found:
    """What they said they need."""
    hear = [(one.family, "hear") for one in people.parents if one.prefers_hearing]
    interpreter = [(one.family, "interpreter") for one in people.parents if one.wants_interpreter]
    return Found([one.family for one in people.parents], [*hear, *interpreter], [])


@part("channel", title=_("Best way to reach"), of=PARENTS, label=named(dict(Guardian.Channel.choices)))
def channel(people: People) -> Found:
    """The way they prefer."""
    return one_each([(one.family, one.channel) for one in people.parents])


@part("times", title=_("Best times"), of=PARENTS, label=named(dict(Guardian.Moment.choices)), several=True)
def times(people: People) -> Found:
    """When they can be reached best; who chose nothing is not known."""
    rows = [(one.family, moment) for one in people.parents for moment in one.best_times]
    unknown = [one.family for one in people.parents if not one.best_times]
    return Found([one.family for one in people.parents], rows, unknown)
