"""The plan of a round in sections: per colleague, family, room or interpreter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from driehoek.conversations import rules
from driehoek.conversations.bridge.sheet import language_key
from driehoek.conversations.models import Host, InterpreterTime, Party, Round, Talk
from driehoek.conversations.queries.plan import talks_planned
from driehoek.people.models import Account

PRINTED = ("host", "family", "room", "interpreter")
VIEWS = (*PRINTED, "unserved")


@dataclass
class Section:
    """One heading of the plan with its talks in order; `about` says more in small letters."""

    key: Any
    title: str
    about: str = ""
    host: Host | None = None
    talks: list[Talk] = field(default_factory=list)
    free: list[datetime] = field(default_factory=list)


def keys_of(account: Account, round_: Round, view: str) -> Sequence[Any] | QuerySet[Any]:
    """What the sections of a view are about, in order, to be paginated."""
    if view == "host":
        return round_.hosts.select_related("account").prefetch_related("times").order_by("account__name", "pk")
    if view == "family":
        rows = Party.objects.filter(rules.families_seen(account), round=round_, joined=None)
        return rows.select_related("family").prefetch_related("guardians").order_by("family__name", "pk")
    if view == "room":
        places = talks_planned(account, round_).order_by("place").values_list("place", flat=True).distinct()
        return list(places)
    return _interpreters(round_)


def _interpreters(round_: Round) -> list[list[InterpreterTime]]:
    """The times of interpreters, by language."""
    times: dict[str, list[InterpreterTime]] = {}
    for row in InterpreterTime.objects.filter(day__round=round_).order_by("language", "day__date", "start"):
        times.setdefault(language_key(row.language), []).append(row)
    return list(times.values())


def sections_of(account: Account, round_: Round, view: str, keys: Iterable[Any]) -> list[Section]:
    """These sections with their talks; two queries."""
    sections = {section.key: section for section in (_section(view, key) for key in keys)}
    talks = talks_planned(account, round_).filter(_about(view, sections))
    for talk in talks:
        if (section := sections.get(_key(view, talk))) is not None:
            section.talks.append(talk)
    return list(sections.values())


def _section(view: str, key: Any) -> Section:
    if view == "host":
        return Section(key.pk, key.account.name, " · ".join(filter(None, [key.subject, key.place])), key)
    if view == "family":
        return Section(key.pk, key.family.name, ", ".join(str(person) for person in key.guardians.all()))
    if view == "room":
        return Section(key, key)
    people = dict.fromkeys(row.name for row in key if row.name)
    return Section(language_key(key[0].language), key[0].language, ", ".join(people))


def _about(view: str, sections: dict[Any, Section]) -> Q:
    if view == "interpreter":
        return Q(party__interprets=Party.Interprets.SCHOOL)
    lookup = {"host": "host__in", "family": "party__in", "room": "place__in"}[view]
    return Q(**{lookup: list(sections)})


def _key(view: str, talk: Talk) -> Any:
    return {
        "host": talk.host_id, "family": talk.party_id, "room": talk.place,
        "interpreter": language_key(talk.party.language),
    }[view]  # fmt: skip
