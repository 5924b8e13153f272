"""What a location wants kept in its texts: its own words and names, and the names of its people."""

from collections.abc import Iterable

from django.db.models import Q

from driehoek.people.models import Account, Child, Group, Guardian
from driehoek.texts.keeping import Keep, Names
from driehoek.texts.models import Term, Text

SHORTEST = 3  # letters; shorter names are too often words


def keep_for(text: Text, target: str) -> Keep:
    """Return what to keep when this text goes into another language."""
    own = {name: name for name in _own_names(text) if len(name) >= SHORTEST}
    words, exact = dict(own), set(own)
    for term in Term.objects.filter(location=text.location_id):
        other = term.words.get(target) or (term.word if term.keep else "")
        if other:
            words[term.word] = other
        if other and term.keep:
            exact.add(term.word)
    return Keep(text.language, target, _people(text.location_id), words, frozenset(exact))


def _own_names(text: Text) -> Iterable[str]:
    location = text.location
    groups = Group.objects.filter(location=location.pk).values_list("name", flat=True).distinct()
    return [location.name, location.organisation.name, *groups]


def _people(location: int) -> Names:
    """Every name known at the location: an engine learns none of them, and garbles none."""
    here = Q(enrolments__group__location=location)
    children = Child.objects.filter(here).values_list("given_name", "family_name").distinct()
    homes = Q(guardianships__child__enrolments__group__location=location)
    guardians = Guardian.objects.filter(homes).values_list("given_name", "family_name").distinct()
    colleagues = Account.objects.filter(appointments__location=location).values_list("name", flat=True).distinct()
    split = [name.partition(" ")[::2] for name in colleagues]
    pairs = [*children, *guardians, *split]
    return Names(_words(given for given, _ in pairs), _words(family for _, family in pairs))


def _words(names: Iterable[str]) -> frozenset[str]:
    words = {word for name in names for word in name.split()}
    return frozenset(word for word in words if len(word) >= SHORTEST and word[0].isupper())
