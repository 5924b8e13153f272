"""Who may ask, who may read what came of it, and whether a survey can be answered now. A leaf: it reads only."""

from django.db.models import Q

from driehoek.people.models import Account, Location
from driehoek.people.rules import locations_in_reach, today, whole_locations_in_reach
from driehoek.surveys.models import Survey

ASK, READ, ENTER = "set_goals", "read_policy", "see_families"


def surveys_in_reach(account: Account, right: str = READ) -> Q:
    """Match surveys of locations where this account holds the right; asking takes the right over all of it."""
    within = whole_locations_in_reach if right == ASK else locations_in_reach
    return Q(location__in=Location.objects.filter(within(account, right)).values("pk"))


def to_answer() -> Q:
    """Match surveys that can be answered today."""
    return Q(state=Survey.State.OPEN, start__lte=today(), end__gte=today())


def may_answer(survey: Survey) -> bool:
    """Whether it can be answered today."""
    return survey.state == Survey.State.OPEN and survey.start <= today() <= survey.end
