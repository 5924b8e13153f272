"""Pages about doing things at home, with who may read them and who may act on them."""

from typing import Any

from driehoek.demo.cast import Cast
from driehoek.home.actions import start_programme, suggest, withdraw
from driehoek.home.models import Programme, Suggestion
from driehoek.home.tests.test_adding import market
from driehoek.people.rules import today
from tests.access.pages import Page
from tests.access.people import only

VLINDERS = only("marieke", "fatma", "ruud")
WHOLE = only("fatma", "ruud")
KEY = "look_at_a_book"


def suggested(cast: Cast) -> Suggestion:
    """Something for the group of Marieke this week."""
    return suggest(group=cast.vlinders, by=cast.marieke, activity=KEY, week=today())


def pk(cast: Cast) -> dict[str, Any]:
    """The number of that suggestion."""
    return {"pk": suggested(cast).pk}


def withdrawn(cast: Cast) -> dict[str, Any]:
    """A suggestion that was taken back."""
    row = suggested(cast)
    withdraw(suggestion=row, by=cast.marieke)
    return {"pk": row.pk}


def to_family(cast: Cast) -> dict[str, Any]:
    """A suggestion, and the family of Samira."""
    return {**pk(cast), "family": cast.el_amrani.pk}


def group(cast: Cast) -> dict[str, Any]:
    """The group of Marieke."""
    return {"pk": cast.vlinders.pk}


def activity(cast: Cast) -> dict[str, Any]:
    """The group of Marieke and an activity of the library."""
    return {"pk": cast.vlinders.pk, "key": KEY}


def place(cast: Cast) -> dict[str, Any]:
    """The preschool, where there is something for this week."""
    suggested(cast)
    return {"code": "vlindertuin"}


def programme(cast: Cast) -> Programme:
    """A programme for families of that group who join."""
    words: dict[str, Any] = {"name": "Samen lezen", "first_week": today(), "keys": [KEY], "joined_only": True}
    return start_programme(group=cast.vlinders, by=cast.marieke, **words)


def alone(cast: Cast) -> None:
    """Let Samira be the only parent of the group of Marieke."""
    cast.vlinders.enrolments.exclude(child=cast.yassin).delete()
    cast.yassin.guardianships.filter(guardian=cast.hassan).update(information="on_request")


def for_samira_alone(cast: Cast) -> dict[str, Any]:
    """Something for a group in which only Samira has a child."""
    alone(cast)
    return pk(cast)


def programme_for_samira_alone(cast: Cast) -> dict[str, Any]:
    """A programme of a group in which only Samira has a child."""
    alone(cast)
    return {"pk": programme(cast).pk}


def own(cast: Cast) -> dict[str, Any]:
    """An activity that the preschool added."""
    return {"pk": market(cast).pk}


def with_own(cast: Cast) -> dict[str, Any]:
    """The preschool, which added an activity."""
    own(cast)
    return {"code": "vlindertuin"}


PAGES = {
    "home_own": Page(with_own, get=WHOLE),
    "home_own_new": Page(with_own, get=WHOLE, post=WHOLE),
    "home_own_activity": Page(own, get=WHOLE, post=WHOLE),
    "home_own_withdraw": Page(own, get=None, post=WHOLE),
    "home_own_file": Page(with_own, get=WHOLE),
    "home_own_take": Page(with_own, get=WHOLE, post=WHOLE),
    "home_overview": Page(place, get=VLINDERS),
    "home_languages": Page(place, get=VLINDERS),
    "home_totals": Page(place, get=only("ingrid", "peter")),
    "home_group": Page(group, get=VLINDERS),
    "home_choose": Page(group, get=VLINDERS),
    "home_activity": Page(activity, get=VLINDERS, post=VLINDERS),
    "home_programme_new": Page(group, get=VLINDERS, post=VLINDERS),
    "home_programme_end": Page(lambda cast: {"pk": programme(cast).pk}, get=None, post=VLINDERS),
    "home_suggestion": Page(pk, get=VLINDERS),
    "home_help": Page(to_family, get=None, post=VLINDERS),
    "home_withdraw": Page(pk, get=None, post=VLINDERS),
    "home_restore": Page(withdrawn, get=None, post=VLINDERS),
}
# How a page is asked for, and with which record.
OF_SAMIRA = {
    "parent_suggestion": ("get", for_samira_alone),
    "parent_reply": ("post", for_samira_alone),
    "parent_join": ("post", programme_for_samira_alone),
}
