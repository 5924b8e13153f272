"""What the room of messages asks about days missed when somebody is called about one (setting DRIEHOEK_TELLERS)."""

from typing import Any

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from driehoek.messages.telling import Words
from driehoek.people.rules import today
from driehoek.schooldays import phrases
from driehoek.schooldays.models import Missed
from driehoek.shared.moments import day


def words(numbers: set[int], code: str) -> dict[int, Words]:
    """Number -> what is asked about a day missed, in this language."""
    rows = Missed.objects.filter(pk__in=numbers).select_related("child")
    with translation.override(code):
        return {row.pk: Words(str(phrases.FIRST_DAY_SUBJECT), _asked(row, code), code) for row in rows}


def _asked(missed: Missed, code: str) -> str:
    sentence = _(
        "We do not see %(child)s at school today, %(day)s. We would like to know whether everything is all right."
    )
    child = missed.child.given_name or missed.child.full_name
    return sentence % {"child": child, "day": day(missed.start or today(), code)}


def standing() -> Q:
    """Match all: what was explained meanwhile is cancelled when the explanation comes."""
    return Q()


def letters(_numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Nothing: a day missed is too quick for a letter of its own form."""
    return {}
