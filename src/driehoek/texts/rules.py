"""Who may translate, and what may go to which engine."""

from django.db.models import Q

from driehoek.people.models import Account
from driehoek.people.rules import appointments, locations_in_reach, whole_locations_in_reach
from driehoek.texts.models import Engine, Text


def texts_in_reach(account: Account, *, prefix: str = "") -> Q:
    """Match texts (or what lies at `prefix` of one) that this account may translate and check.

    Whoever may translate at a location meets the texts of that location; those about a child only together with the
    right to see families there, for the whole location: a text does not tell of which group its child is.
    """
    here = _within(account, "translate", whole=False, prefix=prefix)
    families = _within(account, "see_families", whole=True, prefix=prefix)
    mine = Q(**{f"{prefix}author": account.pk})
    return here & (Q(**{f"{prefix}about_child": False}) | families | mine)


def _within(account: Account, right: str, *, whole: bool, prefix: str) -> Q:
    held = appointments(account, right)
    places = held.filter(group__isnull=True) if whole else held
    return Q(**{f"{prefix}location__in": places.filter(location__isnull=False).values("location")}) | Q(
        **{f"{prefix}location__organisation__in": held.filter(location__isnull=True).values("organisation")}
    )


def manners_in_reach(account: Account) -> Q:
    """Match locations of which this account sets the words and the engines."""
    return whole_locations_in_reach(account, "set_manners")


def words_in_reach(account: Account) -> Q:
    """Match locations of which this account may read the words: whoever translates there needs them."""
    return locations_in_reach(account, "translate") | manners_in_reach(account)


def may_go_to(engine: Engine, text: Text) -> bool:
    """Whether this engine may get this text: about a child only when it is our own, or the location allowed it."""
    return engine.kind == Engine.Kind.FOLDER or engine.for_children or not text.about_child
