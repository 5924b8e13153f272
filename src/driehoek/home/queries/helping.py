"""Whom to help: families for whom an activity was too hard, and those whom no channel reaches."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from django.db.models import Count, Exists, OuterRef

from driehoek.home.library import activities
from driehoek.home.models import Reply
from driehoek.home.queries.staff import suggestions_for
from driehoek.home.queries.tallies import Tally
from driehoek.home.rules import done, for_families, week_of
from driehoek.logbook.models import Promise
from driehoek.messages.models import Delivery
from driehoek.messages.routes import ways_to
from driehoek.people.models import Account, Family, Guardian, Guardianship
from driehoek.people.rules import guardianship_is_open

LOOK_BACK = timedelta(weeks=2)
MOST = 5


@dataclass(frozen=True)
class ToHelp:
    """A family to help with an activity, why, and the promise if somebody made it."""

    family: Family
    why: Literal["too_hard", "unreached"]
    promise: Promise | None


def to_help(tally: Tally) -> list[ToHelp]:
    """Families that may be contacted and for whom it was too hard, or who said nothing as nothing reaches them.

    By name, so that it is no ranking; six queries.
    """
    suggestion = tally.suggestion
    open_ = guardians_of(tally)
    said = {one.family for one in tally.told}
    reached = reachable(tally, open_)
    why = dict.fromkeys((family for family in open_ if family not in reached | said), "unreached")
    why |= dict.fromkeys(tally.too_hard & open_.keys(), "too_hard")
    owed = Promise.objects.filter(about_kind="suggestion", about_id=suggestion.pk).select_related("owner")
    promises = {one.family_id: one for one in owed}
    families = Family.objects.filter(pk__in=why).order_by("name", "pk")
    return [ToHelp(one, why[one.pk], promises.get(one.pk)) for one in families]  # type: ignore[arg-type]


def guardians_of(tally: Tally) -> dict[int, list[Guardian]]:
    """Family -> guardians who may be informed about the child for whom the suggestion is."""
    children = for_families(tally.suggestion).values("child")
    rows = Guardianship.objects.filter(guardianship_is_open(), child__in=children)
    found: dict[int, list[Guardian]] = defaultdict(list)
    for row in rows.select_related("guardian", "child"):
        found[row.child.family_id].append(row.guardian)
    return found


def reachable(tally: Tally, guardians: dict[int, list[Guardian]]) -> set[int]:
    """Families with a guardian whom something reaches that is quicker than paper."""
    ways = ways_to([one for ones in guardians.values() for one in ones], tally.suggestion.group.location)
    return {
        family
        for family, ones in guardians.items()
        if any(set(ways.route(one)) - {Delivery.Channel.LETTER} for one in ones)
    }


@dataclass(frozen=True)
class TooHard:
    """A suggestion that was too hard for so many families to whom nobody has promised help yet."""

    suggestion: int
    group: str
    title: str
    families: int


def said_too_hard(account: Account) -> list[TooHard]:
    """What was too hard at home in these weeks, the newest first; one query, for the start page of staff."""
    same = {"about_kind": "suggestion", "about_id": OuterRef("suggestion"), "family": OuterRef("child__family")}
    did = Reply.objects.filter(done(), suggestion=OuterRef("suggestion"), child__family=OuterRef("child__family"))
    hard = Reply.objects.filter(~Exists(Promise.objects.filter(**same)), ~Exists(did), said=Reply.Said.TOO_HARD)
    recent = suggestions_for(account).filter(week__gt=week_of() - LOOK_BACK).order_by()
    rows = hard.filter(suggestion__in=recent.values("pk")).values_list(
        "suggestion", "suggestion__group__name", "suggestion__activity", "suggestion__own__text__title"
    )
    counted = rows.annotate(families=Count("child__family", distinct=True)).order_by("-suggestion__week", "suggestion")
    return [
        TooHard(pk, group, own or activities()[key].here.title, many) for pk, group, key, own, many in counted[:MOST]
    ]
