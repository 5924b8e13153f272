"""What an election shows: its candidates in the reader's language, and its outcome."""

from dataclasses import dataclass
from random import Random
from typing import Any

from django.db.models import Q, QuerySet

from driehoek.councils.counting import fingerprint
from driehoek.councils.models import Candidate, Election
from driehoek.councils.queries.doors import councils_for, elections_of_student
from driehoek.people.models import Account
from driehoek.shared.languages import language
from driehoek.texts.queries import Shown, shown


@dataclass(frozen=True)
class Standing:
    """A candidate with own words; `result` once it is decided."""

    candidate: Candidate
    words: Shown
    result: dict[str, Any] | None = None


def standing(election: Election, code: str, reader: int = 0) -> list[Standing]:
    """The candidates; until the count in another order for each reader, so that nobody gains by being the first."""
    rows = list(election.candidates.select_related("guardian", "account", "child", "text"))
    read = shown([row.text for row in rows], code)
    counted = {row["candidate"]: row for row in election.result.get("candidates", [])}
    found = [Standing(row, read[row.text_id], counted.get(row.pk)) for row in rows]
    if counted:
        return sorted(found, key=lambda one: _place(one, counted))
    Random(f"{election.pk}:{reader}").shuffle(found)  # noqa: S311 - an order to read in, no secret
    return found


def _place(one: Standing, counted: dict[int, dict[str, Any]]) -> int:
    return list(counted).index(one.candidate.pk) if one.result else len(counted)


def is_unchanged(election: Election) -> bool:
    """Whether the outcome is still what it was on closing: its number can be computed again."""
    kept = {key: value for key, value in election.result.items() if key != "fingerprint"}
    return bool(kept) and fingerprint(kept) == election.result["fingerprint"]


def turnout_of(election: Election) -> list[tuple[str, int, int]]:
    """Per language: its name (empty: the others together), how many could vote, how many did."""
    rows = election.result.get("turnout", [])
    return [(language(row["language"]).own_name if row["language"] else "", row["asked"], row["voted"]) for row in rows]


def own_elections(account: Account) -> QuerySet[Election]:
    """Elections that this account can vote in, or can stand for as a student or as one of the team."""
    mine = Q(voters__account=account) | Q(pk__in=elections_of_student(account).values("pk"))
    side = Q(side="staff", council__in=councils_for(account).values("pk"))
    return Election.objects.filter(mine | side).distinct().select_related("council__location")
