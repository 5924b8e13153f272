"""Contact between school and family: how deep it went, and who began."""

from django.db.models import Q

from driehoek.indicators.counting import Rows, mark
from driehoek.indicators.scope import Scope
from driehoek.logbook.good_news import MISSED
from driehoek.logbook.models import Contact

MEETING = ("came", "answered")


def _contacts(scope: Scope, *which: Q) -> Rows:
    rows = Contact.objects.filter(scope.during("location", "at"), *which).exclude(outcome__in=MISSED)
    return rows.values_list("location", "family")


@mark("family", "met")
def met(scope: Scope) -> Rows:
    """Spoken with, answered or came: more than being told something."""
    return _contacts(scope, Q(mode__in=(Contact.Mode.HEARD, Contact.Mode.TOGETHER)) | Q(verb__in=MEETING))


@mark("family", "told")
def told(scope: Scope) -> Rows:
    """Contact of any kind."""
    return _contacts(scope)


@mark("family", "heard")
def heard(scope: Scope) -> Rows:
    """Contact in two directions."""
    return _contacts(scope, Q(mode=Contact.Mode.HEARD))


@mark("family", "together")
def together(scope: Scope) -> Rows:
    """Something done together."""
    return _contacts(scope, Q(mode=Contact.Mode.TOGETHER))


@mark("family", "school_began")
def school_began(scope: Scope) -> Rows:
    """The school began a contact."""
    return _contacts(scope, Q(initiative=Contact.Initiative.SCHOOL))


@mark("family", "asked_parent_began")
def asked_parent_began(scope: Scope) -> Rows:
    """A parent began a contact after being asked."""
    return _contacts(scope, Q(initiative=Contact.Initiative.PARENT_ASKED))


@mark("family", "parent_began")
def parent_began(scope: Scope) -> Rows:
    """A parent began a contact unasked."""
    return _contacts(scope, Q(initiative=Contact.Initiative.PARENT))
