"""What the page of one activity shows: its texts, its numbers, and the invitations within reach."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from driehoek.activities.models import Activity, ActivityText, Attendance, Invitation
from driehoek.activities.queries import invitations_at
from driehoek.activities.queries.inviting import letters_of
from driehoek.activities.rules import activities_in_reach, families_at, plannable
from driehoek.people.models import Account
from driehoek.shared.languages import DEFAULT, LANGUAGES, Language

# What `?wie=` may ask of the list of invitations.
FILTERS: Mapping[str, Q] = {
    "": Q(),
    "komt": Q(answer=Invitation.Answer.YES),
    "niet": Q(answer=Invitation.Answer.NO),
    "stil": Q(answer=Invitation.Answer.NONE),
    "tolk": Q(needs_interpreter=True),
    "opvang": Q(needs_childcare=True),
    "bellen": Q(guardian__email=""),
}


@dataclass(frozen=True)
class TextRow:
    """One language: its text if there is one, and how many invited guardians read it."""

    language: Language
    text: ActivityText | None
    guardians: int

    @property
    def is_read(self) -> bool:
        """Whether somebody invited reads it, or falls back on it."""
        return self.guardians > 0 or self.language.code == DEFAULT


@dataclass(frozen=True)
class Numbers:
    """Counts of guardians (and of families where it says so) among those within reach."""

    guardians: int
    families: int
    seen: int
    answered: int
    coming: int
    families_coming: int
    interpreters: list[tuple[str, int]]
    readers: Mapping[str, int]
    letters: int
    childcare: int
    came: int

    @property
    def interpreter_count(self) -> int:
        """Guardians who ask for an interpreter, in all languages together."""
        return sum(number for _, number in self.interpreters)


@dataclass(frozen=True)
class Rights:
    """What an account may do with one activity."""

    plan: bool
    register: bool


def rights_at(account: Account, activity: Activity) -> Rights:
    """Return what this account may do here; the actions behind the buttons check again."""
    same = Activity.objects.filter(pk=OuterRef("pk"))
    plan, register = same.filter(plannable(account)), same.filter(activities_in_reach(account, "register_attendance"))
    row = Activity.objects.filter(pk=activity.pk).values_list(Exists(plan), Exists(register)).get()
    return Rights(*row)


def numbers_of(account: Account, activity: Activity) -> Numbers:
    """Count the invitations of families within reach, in three queries."""
    rows = invitations_at(account, activity, "see_families")
    yes = Q(answer=Invitation.Answer.YES)
    counted = rows.aggregate(
        guardians=Count("pk"), families=Count("family", distinct=True),
        seen=Count("pk", filter=Q(seen_at__isnull=False)),
        answered=Count("pk", filter=~Q(answer=Invitation.Answer.NONE)), coming=Count("pk", filter=yes),
        families_coming=Count("family", filter=yes, distinct=True),
        childcare=Sum("children", filter=Q(needs_childcare=True), default=0),
    )  # fmt: skip
    came = Attendance.objects.filter(families_at(account, "see_families"), activity=activity)
    families_came = came.aggregate(number=Count("family", distinct=True))["number"]
    return Numbers(**counted, came=families_came, **_by_language(rows, activity))


def _by_language(rows: QuerySet[Invitation], activity: Activity) -> dict[str, Any]:
    """Who reads what, what must be interpreted (the language to speak, else the one to read), who gets a letter."""
    letter = Exists(letters_of(activity).filter(about_id=OuterRef("pk")))
    asked = rows.values_list("language", "needs_interpreter", "guardian__language_spoken", letter)
    found = list(asked)
    spoken = Counter(speaks or LANGUAGES[reads].own_name for reads, wants, speaks, _ in found if wants)
    return {
        "readers": Counter(reads for reads, *_ in found),
        "interpreters": spoken.most_common(),
        "letters": sum(on_paper for *_, on_paper in found),
    }


def text_rows(activity: Activity, readers: Mapping[str, int]) -> list[TextRow]:
    """Every language, Dutch on top and then most read first; uses the prefetched texts."""
    texts = {text.language: text for text in activity.texts.all()}
    codes = sorted(LANGUAGES, key=lambda code: (code != DEFAULT, -readers.get(code, 0)))
    return [TextRow(LANGUAGES[code], texts.get(code), readers.get(code, 0)) for code in codes]


def listed_invitations(account: Account, activity: Activity, wanted: str = "") -> QuerySet[Invitation]:
    """Invitations of families within reach, by name, narrowed by one of FILTERS."""
    rows = invitations_at(account, activity, "see_families").filter(FILTERS.get(wanted, Q()))
    return rows.order_by("guardian__family_name", "guardian__given_name", "pk")
