"""What is there and who joins in, in numbers: participation apart from involvement, and nothing of single families."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from driehoek.activities.models import Attendance
from driehoek.logbook.models import Contact
from driehoek.participation.library import Kind, Risk, risks, talents
from driehoek.participation.queries.risks import YEAR, always_the_same, helped_by_family
from driehoek.participation.rules import SEE, TOTALS, helpers_at, may_be_asked
from driehoek.people.models import Account, Location
from driehoek.people.rules import enrolments_in_reach
from driehoek.shared.languages import Language, language
from driehoek.shared.small import FEWEST


@dataclass(frozen=True)
class Counted:
    """How many people can and like to do something, or read a language; None when it is too few to tell."""

    label: str
    icon: str
    number: int | None


@dataclass(frozen=True)
class Share:
    """How many families out of all; `number` is None when it, or what is left, is too few to tell."""

    number: int | None
    total: int


@dataclass(frozen=True)
class Numbers:
    """What is there at a location: talents, languages, and beside each other who helped and who was in touch."""

    talents: list[Counted]
    languages: list[Counted]
    helped: Share
    in_touch: Share
    risks: list[Risk]


def numbers_for(account: Account, location: Location, *, sees: bool) -> Numbers:
    """Count within the reach of this account; small numbers are hidden when it does not see the families (`sees`)."""
    right = SEE if sees else TOTALS
    families = set(_here(account, location, right))
    helped = [family for family in helped_by_family(account, location, right=right) if family in families]
    touched = _in_touch(location, families)
    kinds, tongues = _offered(account, location, right)
    same = [risks()["same_few"]] if sees and always_the_same(helped) else []
    return Numbers(
        talents=[Counted(kind.here, kind.pictogram, _told(kinds[kind.key], sees)) for kind in _known(kinds)],
        languages=[Counted(one.own_name, "language", _told(tongues[one.code], sees)) for one in _tongues(tongues)],
        helped=_share(len(set(helped)), len(families), sees),
        in_touch=_share(len(touched), len(families), sees),
        risks=[risks()["not_involved"], *same],
    )


def _here(account: Account, location: Location, right: str) -> Iterable[int]:
    places = enrolments_in_reach(account, right).filter(group__location=location)
    return places.values_list("child__family", flat=True)


def _in_touch(location: Location, families: set[int]) -> set[int]:
    """Families of whom somebody came to an activity or was spoken to within a year: helping does not count here."""
    since = timezone.now() - YEAR
    came = Attendance.objects.filter(activity__location=location, activity__starts_at__gte=since)
    spoken = Contact.objects.filter(location=location, at__gte=since, outcome=Contact.Outcome.REACHED)
    both = came.order_by().values_list("family").union(spoken.order_by().values_list("family"))
    return families & {family for (family,) in both}


def _offered(account: Account, location: Location, right: str) -> tuple[Counter[str], Counter[str]]:
    """People by talent, and people who may be asked by the language they read."""
    rows = helpers_at(account, location, right).filter(may_be_asked(), talents__isnull=False)
    told = rows.values_list("pk", "talents__kind", "guardian__language_read", "outsider__language_read").distinct()
    read = {pk: guardian or outsider for pk, _kind, guardian, outsider in told}
    return Counter(kind for _pk, kind, _guardian, _outsider in told), Counter(read.values())


def _known(kinds: Counter[str]) -> list[Kind]:
    return sorted((talents()[key] for key in kinds if key in talents()), key=lambda one: -kinds[one.key])


def _tongues(codes: Counter[str]) -> list[Language]:
    return [language(code) for code, _count in codes.most_common()]


def _told(number: int, sees: bool) -> int | None:
    return number if sees or number >= FEWEST else None


def _share(number: int, total: int, sees: bool) -> Share:
    safe = sees or min(number, total - number) >= FEWEST
    return Share(number if safe else None, total)
