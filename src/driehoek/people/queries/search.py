"""Finding a family by any name in it, however one types the accents."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Min, QuerySet

from driehoek.people import rules
from driehoek.people.models import Account, Enrolment, Family, Group
from driehoek.people.models.base import on_day
from driehoek.people.queries.doors import families_for

# Letters that Unicode does not take apart into a plain letter and an accent.
_PLAIN = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'"})
_NAMES = [
    "name",
    "children__number",
    *(f"children__{part}" for part in ("given_name", "infix", "family_name")),
    *(f"children__guardianships__guardian__{part}" for part in ("given_name", "infix", "family_name")),
]
SORTS = {
    "name": ("name", "pk"),
    "-name": ("-name", "pk"),
    "group": ("first_group", "name", "pk"),
    "-group": ("-first_group", "name", "pk"),
}


def fold(text: str) -> str:
    """Return the text without accents and capitals, so that "ozturk" finds "Öztürk"."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_PLAIN)


def search_families(
    account: Account, words: str = "", group: Group | None = None, sort: str = "name"
) -> QuerySet[Family]:
    """Families within reach in which every word begins a name of the family, a child or a guardian.

    A pupil number counts only when it is complete. `sort` is one of `SORTS`.
    """
    rows = families_for(account)
    if group:
        enrolled = Enrolment.objects.filter(on_day(rules.today()), group=group)
        rows = rows.filter(pk__in=enrolled.values("child__family"))
    if words.split():
        rows = rows.filter(pk__in=_named(rows, fold(words).split()))
    first_group = Min("children__enrolments__group__name", filter=on_day(rules.today(), "children__enrolments__"))
    return rows.annotate(first_group=first_group).order_by(*SORTS[sort])


def _named(rows: QuerySet[Family], words: list[str]) -> list[int]:
    # Databases fold accents each in their own way or not at all, so the names in reach are compared here.
    names: defaultdict[int, set[str]] = defaultdict(set)
    numbers: defaultdict[int, set[str]] = defaultdict(set)
    for pk, name, number, *others in rows.order_by().values_list("pk", *_NAMES):
        names[pk].update((name, *filter(None, others)))
        numbers[pk].add(fold(number or ""))
    return [pk for pk in names if all(word in numbers[pk] or _begins(word, names[pk]) for word in words)]


def _begins(word: str, names: Iterable[str]) -> bool:
    return any(part.startswith(word) for name in names for part in fold(name).replace("-", " ").split())
