"""Families: in which groups and years, and who is new."""

from django.utils.translation import gettext_lazy as _

from driehoek.indicators.words import NEW
from driehoek.population.people import People
from driehoek.population.register import Found, named, one_each, part

FAMILIES = _("families with a child enrolled this school year")


@part("groups", title=_("Groups"), of=FAMILIES, label=str, several=True)
def groups(people: People) -> Found:
    """A family with children in two groups counts in both."""
    rows = people.register.roll.families.items()
    said = [(family, group) for (_location, family), names in rows for group in sorted(names)]
    return Found(people.families, said, [])


@part("years", title=_("Years"), of=_("children enrolled this school year"), label=str)
def years(people: People) -> Found:
    """The year in which the group of a child is, as the school's own system calls it."""
    return one_each(list({child: (family, grade) for child, family, grade in people.grades}.values()))


@part("new", title=_("New families"), of=FAMILIES, label=named(NEW))
def new(people: People) -> Found:
    """New: no child was here in an earlier school year. Without an earlier year in the register nobody knows."""
    earlier = {family for _location, family in people.register.earlier}
    past = bool(people.register.with_past)
    return one_each([(family, past * ("no" if family in earlier else "yes")) for family in people.families])
