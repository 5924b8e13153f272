"""Who may translate, and what may go to which engine."""

from django.db.models import Q, QuerySet

from driehoek.people.models import Account, Guardianship
from driehoek.people.reach import among, reach_of
from driehoek.people.rules import enrolments_in_reach, locations_in_reach, rights_of, whole_locations_in_reach
from driehoek.texts.models import Engine, Text


def texts_in_reach(account: Account, *, prefix: str = "") -> Q:
    """Match texts (or what lies at `prefix` of one) that this account may translate and check.

    Whoever may translate at a location meets the texts of that location. Those about a child only with the right to
    see families there, for the whole location, since a text does not tell of which group its child is; a mentor of
    one group meets what they wrote themselves and what guardians of that group wrote. What is closed is met by nobody
    who sees families, but for what is about them: by who handles what people ask about their file (decision 0013).
    """
    here = _within(account, "translate", whole=False, prefix=prefix)
    families = _within(account, "see_families", whole=True, prefix=prefix)
    mine = Q(**{f"{prefix}author": account.pk})
    known = Q(**{f"{prefix}guardian__in": _guardians(account)})
    ours = Q(**{f"{prefix}about_child": False}) | families | mine | known
    if "see_families" not in rights_of(account):
        return here & ours
    handled = Q(**{f"{prefix}about_child": True}) & _within(account, "handle_privacy", whole=True, prefix=prefix)
    return here & ours & (Q(**{f"{prefix}closed": False}) | mine | handled)


def _guardians(account: Account) -> QuerySet[Guardianship, int]:
    """Guardians in families within reach and in no other: a text does not tell about which child it is."""
    families = enrolments_in_reach(account).values("child__family")
    of_others = Guardianship.objects.exclude(child__family__in=families).values("guardian")
    mine = Guardianship.objects.filter(child__family__in=families).exclude(guardian__in=of_others)
    return mine.values_list("guardian", flat=True)


def _within(account: Account, right: str, *, whole: bool, prefix: str) -> Q:
    reach = reach_of(account, right)
    places = reach.locations if whole else reach.places
    return among(**{f"{prefix}location": places, f"{prefix}location__organisation": reach.organisations})


def manners_in_reach(account: Account) -> Q:
    """Match locations of which this account sets the words and the engines."""
    return whole_locations_in_reach(account, "set_manners")


def words_in_reach(account: Account) -> Q:
    """Match locations of which this account may read the words: whoever translates there needs them."""
    return locations_in_reach(account, "translate") | manners_in_reach(account)


def may_go_to(engine: Engine, text: Text) -> bool:
    """Whether this engine may get this text: about a child only when it is our own, or the location allowed it."""
    return engine.kind == Engine.Kind.FOLDER or engine.for_children or not text.about_child
