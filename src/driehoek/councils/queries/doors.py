"""Doors to councils and what belongs to them, through the person who asks."""

from typing import Any

from django.db.models import Q, QuerySet

from driehoek.councils import rules
from driehoek.councils.models import Candidate, Council, CouncilRequest, Election, Idea, Meeting, Member, Paper, Voter
from driehoek.people.models import Account, Guardian
from driehoek.people.models.base import on_day
from driehoek.people.queries import found
from driehoek.people.rules import today
from driehoek.shared.rows import number_of


def councils_for(account: Account) -> QuerySet[Council]:
    """Councils of which this account reads the work."""
    return Council.objects.filter(rules.readable(account)).select_related("location__organisation")


def council_to_answer(person: Account | Guardian, pk: int) -> Council:
    """Return a council for which somebody may write, or raise Http404."""
    return found(answering(person), pk=pk)


def council_for(account: Account, pk: int) -> Council:
    """Return one council, or raise Http404."""
    return found(councils_for(account), pk=pk)


def managed_councils(account: Account) -> QuerySet[Council]:
    """Councils that this account sets up."""
    return Council.objects.filter(rules.managed(account)).select_related("location__organisation")


def managed_council(account: Account, pk: int) -> Council:
    """Return one council that this account sets up, or raise Http404."""
    return found(managed_councils(account), pk=pk)


def may_manage(account: Account, council: Council) -> bool:
    """Whether to offer the buttons; the pages behind them check again."""
    return managed_councils(account).filter(pk=council.pk).exists()


def answering(person: Account | Guardian) -> QuerySet[Council]:
    """Councils for which somebody may write: as chair or secretary, or because they set it up."""
    mine = Q(pk__in=rules.seats_of(**rules.as_field(person), writes=True).values("council"))
    if isinstance(person, Account):
        mine |= rules.managed(person)
    return Council.objects.filter(mine).select_related("location__organisation")


def may_answer(person: Account | Guardian, council: Council) -> bool:
    """Whether somebody may write down what this council says."""
    return answering(person).filter(pk=council.pk).exists()


def paper_for(person: Account | Guardian, pk: int) -> Paper:
    """Return something to read that somebody may change, or raise Http404; a point belongs to who made it."""
    rows = Paper.objects.exclude(kind=Paper.Kind.POINT).filter(meeting__council__in=answering(person).values("pk"))
    return found(rows.select_related("text", "meeting__council__location"), pk=pk)


def seat_in(council: Council, person: Account | Guardian) -> Member | None:
    """The seat in which somebody sits today."""
    return rules.seats_of(**rules.as_field(person), council=council).first()


def member_for(account: Account, pk: int) -> Member:
    """Return a seat in a council that this account sets up, or raise Http404."""
    mine = managed_councils(account).values("pk")
    return found(Member.objects.filter(council__in=mine).select_related("council__location", "guardian"), pk=pk)


def elections_for(account: Account) -> QuerySet[Election]:
    """Elections of councils of which this account reads the work."""
    rows = Election.objects.filter(council__in=councils_for(account).values("pk"))
    return rows.select_related("council__location__organisation")


def election_for(account: Account, pk: int) -> Election:
    """Return one election of a council whose work this account reads, or in which it may vote or stand; or Http404."""
    mine = Voter.objects.filter(account=account).values("election")
    near = Q(council__in=councils_for(account).values("pk")) | Q(pk__in=mine)
    return found(Election.objects.filter(near | _for_students(account)).select_related("council__location"), pk=pk)


def _for_students(account: Account) -> Q:
    """Match elections of students at the locations where this student is."""
    places = account.child.enrolments.filter(on_day(today())).values("group__location") if account.child else []
    return Q(side="pupils", council__location__in=places)


def elections_of_student(account: Account) -> QuerySet[Election]:
    """Elections in which this student can vote or stand, or could."""
    return Election.objects.filter(_for_students(account)).select_related("council__location")


def managed_election(account: Account, pk: int) -> Election:
    """Return one election that this account sets up, or raise Http404."""
    mine = managed_councils(account).values("pk")
    return found(Election.objects.filter(council__in=mine).select_related("council__location__organisation"), pk=pk)


def candidate_for(account: Account, pk: int) -> Candidate:
    """Return one candidate of an election that this account sets up and that did not begin, or raise Http404."""
    mine = managed_councils(account).values("pk")
    rows = Candidate.objects.filter(election__council__in=mine, election__state=Election.State.STANDING)
    return found(rows.select_related("election__council__location", "guardian", "account", "child", "text"), pk=pk)


def meeting_for(account: Account, pk: int, *, managed: bool = False) -> Meeting:
    """Return one meeting of a council whose work this account reads, or may set up; or raise Http404."""
    mine = managed_councils(account) if managed else councils_for(account)
    return found(Meeting.objects.filter(council__in=mine.values("pk")).select_related("council__location"), pk=pk)


def own_point(meeting: Meeting, person: Account | Guardian, number: str) -> Paper:
    """Return what this member put on the list of a meeting, or raise Http404."""
    own = {f"text__{'author' if isinstance(person, Account) else 'guardian'}": person}
    rows = Paper.objects.filter(meeting=meeting, kind=Paper.Kind.POINT, **own)
    return found(rows.select_related("text", "meeting__council__location"), pk=number_of(number))


def request_for(account: Account, pk: int) -> CouncilRequest:
    """Return one request to a council whose work this account reads, or raise Http404."""
    rows = CouncilRequest.objects.filter(council__in=councils_for(account).values("pk"))
    return found(rows.select_related("council__location", "text", "answer_text", "followed_text"), pk=pk)


def idea_for(person: Account | Guardian, pk: int) -> Idea:
    """Return what a parent said to a council for which this person may answer, or raise Http404."""
    rows = Idea.objects.filter(council__in=answering(person).values("pk"))
    return found(rows.select_related("council__location", "text", "guardian", "done"), pk=pk)


# Parents


def councils_of(guardian: Guardian) -> QuerySet[Council]:
    """Councils where a child of this guardian is today."""
    return Council.objects.filter(rules.councils_of(guardian)).select_related("location__organisation")


def council_of(guardian: Guardian, pk: int) -> Council:
    """Return one council where a child of this guardian is, or raise Http404."""
    return found(councils_of(guardian), pk=pk)


def election_of(guardian: Guardian, pk: int) -> Election:
    """Return one election of parents that concerns this guardian, or raise Http404."""
    near = Q(council__in=councils_of(guardian).values("pk")) | Q(voters__guardian=guardian)
    rows = Election.objects.filter(near, side="parents").distinct().select_related("council__location__organisation")
    return found(rows, pk=pk)


def own_council(guardian: Guardian, pk: int) -> Council:
    """Return a council in which this guardian sits, or raise Http404."""
    rows = Council.objects.filter(pk__in=_seats(guardian)).select_related("location__organisation")
    return found(rows, pk=pk)


def meeting_of(guardian: Guardian, pk: int) -> Meeting:
    """Return one meeting of a council in which this guardian sits, or raise Http404."""
    rows = Meeting.objects.filter(council__in=_seats(guardian)).select_related("council__location")
    return found(rows, pk=pk)


def request_of(guardian: Guardian, pk: int) -> CouncilRequest:
    """Return one request to a council in which this guardian sits, or raise Http404."""
    rows = CouncilRequest.objects.filter(council__in=_seats(guardian))
    return found(rows.select_related("council__location", "text", "answer_text", "followed_text"), pk=pk)


def _seats(guardian: Guardian) -> QuerySet[Member, Any]:
    return rules.seats_of(guardian=guardian).values("council")
