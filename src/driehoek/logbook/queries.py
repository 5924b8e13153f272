"""Doors to contacts and promises."""

from django.db.models import QuerySet

from driehoek.logbook import rules
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import Account, Family, Guardian
from driehoek.people.queries import children_of, found
from driehoek.people.rules import today


def contacts_for(account: Account) -> QuerySet[Contact]:
    """Contacts with families within reach, newest first."""
    return Contact.objects.filter(rules.family_rows_in_reach(account)).select_related("guardian", "account", "location")


def contacts_of(account: Account, family: Family) -> QuerySet[Contact]:
    """What happened between school and this family, newest first."""
    return contacts_for(account).filter(family=family)


def promises_for(account: Account) -> QuerySet[Promise]:
    """Promises to families that this account may keep, first due first."""
    rows = Promise.objects.filter(rules.family_rows_in_reach(account, "keep_promises"))
    return rows.select_related("family", "guardian", "owner", "group")


def open_promises_for(account: Account) -> QuerySet[Promise]:
    """Promises still to be kept, first due first."""
    return promises_for(account).filter(state=Promise.State.OPEN)


def late_promises_for(account: Account) -> QuerySet[Promise]:
    """Open promises whose day has passed."""
    return open_promises_for(account).filter(due__lt=today())


def promise_for(account: Account, pk: int) -> Promise:
    """Return one promise, or raise Http404."""
    return found(promises_for(account), pk=pk)


def promises_to(guardian: Guardian) -> QuerySet[Promise]:
    """What the school still owes this guardian."""
    rows = Promise.objects.filter(guardian=guardian, family__in=children_of(guardian).values("family"))
    return rows.filter(state=Promise.State.OPEN).select_related("owner")
