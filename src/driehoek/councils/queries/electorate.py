"""Who may vote and who may stand."""

from driehoek.councils import rules
from driehoek.councils.models import Candidate, Election, Member, Voter
from driehoek.councils.models.councils import Side
from driehoek.people.models import Account, Guardian, Location


def electorate(election: Election) -> list[Voter]:
    """Everybody who may vote now, not kept yet: each person once, whatever the number of children."""
    if election.council.is_whole:
        return _members(election)
    if election.side == Side.PARENTS:
        ties = rules.ties_at(election.council).select_related("guardian").order_by("-pk")
        first = {tie.guardian_id: tie for tie in ties}
        return [_guardian(election, tie.guardian, tie.child_id) for tie in first.values()]
    if election.side == Side.STAFF:
        return [_account(election, one.pk) for one in rules.staff_at(election.council)]
    return _pupils(election)


def _pupils(election: Election) -> list[Voter]:
    """Students who log in by that, all others by a voting slip."""
    students = dict(rules.students_at(election.council).values_list("child", "pk"))
    others = rules.pupils_at(election.council).exclude(pk__in=students)
    found = [_account(election, pk) for pk in students.values()]
    return found + [Voter(election=election, pupil=one, language="") for one in others]


def _account(election: Election, pk: int) -> Voter:
    return Voter(election=election, account_id=pk, language="")


def _guardian(election: Election, guardian: Guardian, child: int) -> Voter:
    return Voter(election=election, guardian=guardian, child_id=child, language=guardian.language_read)


def _members(election: Election) -> list[Voter]:
    """Those who sit for this side in another council of the organisation choose (WMS article 4)."""
    places = Location.objects.filter(organisation=election.council.location.organisation_id)
    seats = Member.objects.filter(rules.sitting(), side=election.side, council__location__in=places)
    rows = seats.filter(council__kind__in=("mr", "mr_vo")).select_related("guardian")
    children = dict(rules.ties_at(election.council).order_by("-pk").values_list("guardian", "child"))
    guardians = {row.guardian_id: row.guardian for row in rows if row.guardian and row.guardian_id in children}
    found = [_guardian(election, one, children[pk]) for pk, one in guardians.items() if one and pk]
    accounts = {row.account_id for row in rows if row.account_id}
    pupils = {row.child_id for row in rows if row.child_id}
    found += [Voter(election=election, pupil_id=pk, language="") for pk in sorted(pupils)]
    return found + [_account(election, pk) for pk in sorted(accounts)]


def may_stand(election: Election, person: Guardian | Account) -> bool:
    """Whether somebody belongs to the side whose seats are filled; a guardian needs a child there today."""
    if isinstance(person, Guardian):
        return election.side == Side.PARENTS and rules.ties_at(election.council).filter(guardian=person).exists()
    people = {Side.STAFF: rules.staff_at, Side.PUPILS: rules.students_at}.get(Side(election.side))
    return bool(people and people(election.council).filter(pk=person.pk).exists())


def stands(election: Election, person: Guardian | Account) -> Candidate | None:
    """The candidacy of somebody."""
    return Candidate.objects.filter(election=election, **rules.as_field(person)).select_related("text").first()


def voter_of(election: Election, person: Guardian | Account) -> Voter | None:
    """The vote that somebody may cast or has cast."""
    return Voter.objects.filter(election=election, **rules.as_field(person)).first()
