"""Which families are due a call with good news: about what the school did, never about what parents are like."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from driehoek.logbook.models import Contact
from driehoek.people.models import Account, Family, Guardian, Guardianship
from driehoek.people.queries import families_for
from driehoek.people.rules import guardianship_is_open, today

FILE = Path(__file__).parent / "data" / "good_news.toml"
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
# A call that nobody answered brought no news.
MISSED = (Contact.Outcome.NO_ANSWER,)


@cache
def last_contacts() -> int:
    """After how many contacts about a concern in a row good news is due; ValueError on a slip in the file."""
    return read(FILE)


def read(path: Path) -> int:
    """Read and check the file."""
    with path.open("rb") as file:
        table = tomllib.load(file)
    number = table.get("last_contacts")
    if set(table) != {"last_contacts"} or not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise ValueError(f"{path.name}: last_contacts is a whole number of at least 1, and nothing else")
    return number


def school_year_start(day: date) -> date:
    """The first day of the school year that `day` lies in: 1 August (WPO art. 1)."""
    return date(day.year - (day.month < 8), 8, 1)


def due_good_news(account: Account) -> QuerySet[Family]:
    """Families within reach that are due good news, who waits longest for it first.

    Each carries `concerns` (contacts about a concern since the last good news) and `last_good` (when that was).
    Families that nobody may contact today stay out.
    """
    ours = Contact.objects.filter(family=OuterRef("pk"), initiative=Contact.Initiative.SCHOOL, verb="noted")
    ours = ours.exclude(outcome__in=MISSED)
    good = ours.filter(tone=Contact.Tone.GOOD).order_by("-at").values("at")[:1]
    since = Q(contacts__at__gt=Coalesce(Subquery(good), Value(LONG_AGO)))
    concern = Q(contacts__tone=Contact.Tone.CONCERN, contacts__initiative="school", contacts__verb="noted")
    answered = ~Q(contacts__outcome__in=MISSED)
    begin = datetime.combine(school_year_start(today()), datetime.min.time(), UTC)
    rows = families_for(account, "keep_promises").filter(
        Exists(Guardianship.objects.filter(guardianship_is_open(), child__family=OuterRef("pk")))
    )
    rows = rows.annotate(last_good=Subquery(good), concerns=Count("contacts", filter=concern & since & answered))
    due = Q(last_good=None) | Q(last_good__lt=begin) | Q(concerns__gte=last_contacts())
    return rows.filter(due).order_by("-concerns", F("last_good").asc(nulls_first=True), "name", "pk")


@dataclass(frozen=True)
class Due:
    """A family that is due good news, with whom of them the school may call."""

    family: Family
    guardians: list[Guardian]

    @property
    def only_concerns(self) -> bool:
        """Whether the school came with concerns so often in a row that it stands out."""
        return bool(self.family.concerns >= last_contacts())  # type: ignore[attr-defined]


def with_guardians(families: list[Family]) -> list[Due]:
    """Return these families with the guardians whom the school may contact today; one query."""
    ties = Guardianship.objects.filter(guardianship_is_open(), child__family__in=families)
    found: dict[int, dict[int, Guardian]] = {family.pk: {} for family in families}
    for tie in ties.select_related("guardian", "child").order_by("guardian__family_name", "pk"):
        found[tie.child.family_id][tie.guardian_id] = tie.guardian
    return [Due(family, list(found[family.pk].values())) for family in families]
