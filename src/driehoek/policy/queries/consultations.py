"""Doors to rounds in which the plan is put to team and parents, and to what they said."""

from django.db.models import Count, Q, QuerySet

from driehoek.people.models import Account
from driehoek.people.queries import found
from driehoek.people.rules import today
from driehoek.policy import rules
from driehoek.policy.models import Consultation, Reaction
from driehoek.policy.queries.doors import within


def consultations_for(account: Account, right: str = "read_policy") -> QuerySet[Consultation]:
    """Rounds within reach, the newest first, each with the numbers of reactions and of open objections."""
    open_objection = Q(reactions__kind=Reaction.Kind.OBJECTION, reactions__answer="")
    rows = within(Consultation.objects.all(), account, right).select_related(
        "location__organisation", "school_year", "vision", "opened_by", "adopted_by"
    )
    counted = rows.annotate(said=Count("reactions"), unanswered=Count("reactions", filter=open_objection))
    return counted.order_by("-opened_at", "-pk")


def consultation_for(account: Account, pk: int, right: str = "read_policy") -> Consultation:
    """Return one round, or raise Http404."""
    return found(consultations_for(account, right), pk=pk)


def reaction_for(account: Account, pk: int) -> Reaction:
    """Return a reaction that this account may answer, or raise Http404."""
    reach = rules.policy_in_reach(account, "set_goals")
    rows = Reaction.objects.filter(consultation__in=Consultation.objects.filter(reach))
    return found(rows.select_related("consultation__location__organisation"), pk=pk)


def open_objections(consultation: Consultation) -> int:
    """How many objections nobody answered yet."""
    return consultation.reactions.filter(kind=Reaction.Kind.OBJECTION, answer="").count()


def still_to_come(consultation: Consultation) -> bool:
    """Whether team or parents have not been spoken to yet."""
    return max(consultation.team_on, consultation.parents_on) > today()
