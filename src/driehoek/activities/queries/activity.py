"""What the page of one activity shows: its texts, its numbers, and the invitations within reach."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from driehoek.activities.models import Activity, ActivityText, Attendance, Invitation
from driehoek.activities.queries import invitations_at
from driehoek.activities.queries.inviting import letters_of
from driehoek.activities.rules import activities_in_reach, families_at, plannable
from driehoek.messages.channels import MACHINES
from driehoek.messages.models import Delivery
from driehoek.people.models import Account
from driehoek.shared.languages import DEFAULT, LANGUAGES, Language

# What no machine told: the invitation, or that it does not go on.
_BY_MACHINE = Delivery.objects.filter(about_kind="invitation", about_id=OuterRef("pk"), channel__in=MACHINES)
_CANCELLED = Q(activity__state=Activity.State.CANCELLED)
TO_CALL = (_CANCELLED & ~Exists(_BY_MACHINE.filter(kind="cancelled"))) | (
    ~_CANCELLED & ~Exists(_BY_MACHINE.filter(kind="invitation"))
)
# What `?wie=` may ask of the list of invitations.
FILTERS: Mapping[str, Q] = {
    "": Q(),
    "komt": Q(answer=Invitation.Answer.YES),
    "niet": Q(answer=Invitation.Answer.NO),
    "stil": Q(answer=Invitation.Answer.NONE),
    "tolk": Q(needs_interpreter=True),
    "opvang": Q(needs_childcare=True),
    "bellen": TO_CALL,
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
    write: bool


def rights_at(account: Account, activity: Activity) -> Rights:
    """Return what this account may do here; the actions behind the buttons check again."""
    same = Activity.objects.filter(pk=OuterRef("pk"))
    plan, register = same.filter(plannable(account)), same.filter(activities_in_reach(account, "register_attendance"))
    write = same.filter(activities_in_reach(account, "send_messages"))
    row = Activity.objects.filter(pk=activity.pk).values_list(Exists(plan), Exists(register), Exists(write)).get()
    return Rights(*row)


def numbers_of(account: Account, activity: Activity) -> Numbers:
    """Count the invitations of families within reach, in two queries."""
    letter = Exists(letters_of(activity).filter(about_id=OuterRef("pk")))
    rows = list(invitations_at(account, activity, "see_families").annotate(on_paper=letter))
    came = Attendance.objects.filter(families_at(account, "see_families"), activity=activity)
    coming = [row for row in rows if row.answer == Invitation.Answer.YES]
    return Numbers(
        guardians=len(rows), families=len({row.family_id for row in rows}),
        seen=sum(row.seen_at is not None for row in rows),
        answered=sum(row.answer != Invitation.Answer.NONE for row in rows),
        coming=len(coming), families_coming=len({row.family_id for row in coming}),
        childcare=sum(row.children for row in rows if row.needs_childcare),
        readers=Counter(row.language for row in rows), letters=sum(row.on_paper for row in rows),
        interpreters=_interpreters(rows), came=came.aggregate(number=Count("family", distinct=True))["number"],
    )  # fmt: skip


def _interpreters(rows: Iterable[Invitation]) -> list[tuple[str, int]]:
    """What must be interpreted, most asked first: the language to speak, else the one to read."""
    asked = (row for row in rows if row.needs_interpreter)
    return Counter(row.guardian.language_spoken or LANGUAGES[row.language].own_name for row in asked).most_common()


def text_rows(activity: Activity, readers: Mapping[str, int]) -> list[TextRow]:
    """Every language, Dutch on top and then most read first; uses the prefetched texts."""
    texts = {text.language: text for text in activity.texts.all()}
    codes = sorted(LANGUAGES, key=lambda code: (code != DEFAULT, -readers.get(code, 0)))
    return [TextRow(LANGUAGES[code], texts.get(code), readers.get(code, 0)) for code in codes]


def listed_invitations(account: Account, activity: Activity, wanted: str = "") -> QuerySet[Invitation]:
    """Invitations of families within reach, by name, narrowed by one of FILTERS."""
    rows = invitations_at(account, activity, "see_families").filter(FILTERS.get(wanted, Q()))
    return rows.order_by("guardian__family_name", "guardian__given_name", "pk")
