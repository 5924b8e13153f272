"""What was decided about photos of children, for the guardian, the student and colleagues."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise as LazyText

from driehoek.classbook.models import PhotoConsent
from driehoek.classbook.rules import children_decided_by, decides_itself, has_a_say, may_be_shown
from driehoek.classbook.words import SHORT
from driehoek.people.models import Child, Group, Guardian, Guardianship
from driehoek.people.queries import children_in, children_of, found

Purpose = PhotoConsent.Purpose


@dataclass(frozen=True)
class Answer:
    """One purpose: what this person said (None: nothing yet), and whether photos may be shown now."""

    purpose: str
    given: bool | None
    allowed: bool

    @property
    def stopped(self) -> bool:
        """Whether somebody else with a say keeps it closed."""
        return bool(self.given) and not self.allowed


@dataclass(frozen=True)
class OwnConsent:
    """A child on the page of a guardian: what they said about each purpose, or that the child decides itself."""

    child: Child
    answers: list[Answer]
    itself: bool
    unsure: bool = False  # custody is not known


def own_consents(guardian: Guardian) -> list[OwnConsent]:
    """Return the children about whose photos this guardian may say something, and those who decide themselves."""
    children = list(children_of(guardian).order_by("-birth_date", "pk"))
    deciding = set(children_decided_by(guardian).values_list("pk", flat=True))
    older = set(
        Child.objects.filter(decides_itself(), pk__in=[child.pk for child in children]).values_list("pk", flat=True)
    )
    ties = guardian.guardianships.filter(child__in=children, custody=Guardianship.Custody.UNKNOWN)
    unsure = set(ties.values_list("child", flat=True))
    answers = _answers(children, PhotoConsent.objects.filter(guardian=guardian))
    return [
        OwnConsent(child, answers[child.pk] if child.pk in deciding else [], child.pk in older, child.pk in unsure)
        for child in children
        if child.pk in deciding | older
    ]


def students_consents(child: Child) -> list[Answer]:
    """Return what a student decided about photos of themselves, or raise Http404 for one who is younger than 16."""
    child = found(Child.objects.filter(decides_itself()), pk=child.pk)
    return _answers([child], PhotoConsent.objects.filter(guardian=None))[child.pk]


def _answers(children: list[Child], said: QuerySet[PhotoConsent]) -> dict[int, list[Answer]]:
    rows = said.filter(child__in=children, withdrawn_at=None)
    given = {(row.child_id, row.purpose): row.given for row in rows}
    allowed = _allowed(children)
    return {
        child.pk: [
            Answer(purpose, given.get((child.pk, purpose)), (child.pk, purpose) in allowed)
            for purpose in Purpose.values
        ]
        for child in children
    }


def _allowed(children: Iterable[Child]) -> set[tuple[int, str]]:
    pks = [child.pk for child in children]
    return {
        (pk, purpose)
        for purpose in Purpose.values
        for pk in Child.objects.filter(may_be_shown(purpose), pk__in=pks).values_list("pk", flat=True)
    }


@dataclass(frozen=True)
class ChildRow:
    """A child in the list of a group: per purpose "yes", "no" (somebody said so) or "open" (nobody decided)."""

    child: Child
    itself: bool
    states: list[tuple[LazyText, str]]


def consent_rows(children: Iterable[Child]) -> list[ChildRow]:
    """Return children with what may be done with photos of them; the same few queries for any number."""
    rows = list(children)
    pks = [child.pk for child in rows]
    older = set(Child.objects.filter(decides_itself(), pk__in=pks).values_list("pk", flat=True))
    refused = set(
        PhotoConsent.objects.filter(child__in=pks, withdrawn_at=None, given=False).values_list("child", "purpose")
    )
    allowed = _allowed(rows)

    def state(pk: int, purpose: str) -> str:
        return "yes" if (pk, purpose) in allowed else "no" if (pk, purpose) in refused else "open"

    return [
        ChildRow(child, child.pk in older, [(SHORT[one], state(child.pk, one)) for one in Purpose]) for child in rows
    ]


def pupil_for(group: Group, pk: int) -> Child:
    """Return a child of a group that was found through this account, or raise Http404."""
    return found(children_in(group), pk=pk)


def people_with_a_say(child: Child) -> list[Guardian | None]:
    """Who may decide about photos of this child: its guardians with a say, or only itself (None) from 16."""
    if Child.objects.filter(decides_itself(), pk=child.pk).exists():
        return [None]
    ties = child.guardianships.filter(has_a_say()).select_related("guardian").order_by("pk")
    return [tie.guardian for tie in ties]
