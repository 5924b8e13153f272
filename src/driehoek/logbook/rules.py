"""Who may see contacts and promises (whoever may see the family) and what may be done with them."""

from django.db.models import Q, QuerySet

from driehoek.logbook.models import Promise
from driehoek.people import rules
from driehoek.people.models import Account, Family, Guardian, Guardianship


def family_rows_in_reach(account: Account, right: str = "see_families") -> Q:
    """Match contacts or promises of families within reach."""
    return Q(family__in=rules.enrolments_in_reach(account, right).values("child__family")) & Q(
        location__in=rules.enrolments_in_reach(account, right).values("group__location")
    )


def may_contact(family: Family, guardian: Guardian | None, category: str = rules.CONTACT) -> bool:
    """Whether the school may contact this guardian today (None: anybody of the family) about a child of the family."""
    ties = Guardianship.objects.filter(rules.guardianship_is_open(category), child__family=family)
    return (ties.filter(guardian=guardian) if guardian else ties).exists()


def whom_to_contact(promise: Promise) -> QuerySet[Guardian]:
    """Whom the school may contact today to keep this promise: the guardian it was made to, or all of the family."""
    ties = Guardianship.objects.filter(rules.guardianship_is_open(promise.category), child__family=promise.family_id)
    people = Guardian.objects.filter(pk__in=ties.values("guardian"))
    return people.filter(pk=promise.guardian_id) if promise.guardian_id else people


def appointments_after(promise: Promise) -> QuerySet[Promise]:
    """The new appointment that came of a promise."""
    return Promise.objects.filter(about_kind="promise", about_id=promise.pk)


def may_reopen(promise: Promise) -> bool:
    """Whether closing can be taken back: until the new appointment that came of it is closed in its turn."""
    return promise.state != Promise.State.OPEN and not appointments_after(promise).exclude(state="open").exists()
