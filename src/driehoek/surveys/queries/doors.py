"""Doors to surveys, for colleagues, for who is asked, and for the shared tablet."""

from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet
from django.http import Http404

from driehoek.people.models import Account, Enrolment, Guardian, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import children_of, found, location_for
from driehoek.people.rules import holds_whole, locations_in_reach, today
from driehoek.surveys import rules
from driehoek.surveys.models import Asked, Survey
from driehoek.surveys.rules import ASK, ENTER, READ

SHARED = Signer(salt="driehoek.surveys.shared")


def surveys_for(account: Account, right: str = READ) -> QuerySet[Survey]:
    """Surveys within reach, the newest first; what is not sent yet only for who may send it."""
    rows = Survey.objects.filter(rules.surveys_in_reach(account, right))
    mine = rows.exclude(state=Survey.State.DRAFT) | rows.filter(rules.surveys_in_reach(account, ASK))
    return mine.select_related("location__organisation", "school_year").distinct()


def survey_for(account: Account, pk: int, right: str = READ) -> Survey:
    """Return one survey, or raise Http404."""
    return found(surveys_for(account, right), pk=pk)


def may_ask_at(account: Account, location: Location) -> bool:
    """Whether to offer the buttons; the pages behind them check again."""
    return holds_whole(account, ASK, location)


def survey_location(account: Account, code: str, right: str = ASK) -> Location:
    """Return the location of which this account may hold surveys (or another right), or raise Http404."""
    return location_for(account, code, right, whole=right == ASK)


def asked_guardian(guardian: Guardian, survey: int) -> Asked:
    """Return what a guardian is asked, or raise Http404; only about a child of whom they may be informed today."""
    rows = asked_of_guardian(guardian).exclude(survey__state=Survey.State.DRAFT)
    return found(rows, survey=survey)


def asked_of_guardian(guardian: Guardian) -> QuerySet[Asked]:
    """Everything that a guardian was asked."""
    rows = Asked.objects.filter(guardian=guardian, child__in=children_of(guardian).values("pk"))
    return rows.select_related("survey__location", "group")


def asked_account(account: Account, survey: int) -> Asked:
    """Return what somebody who logs in is asked, or raise Http404."""
    return found(asked_of_account(account).select_related("survey__location", "group"), survey=survey)


def asked_of_account(account: Account) -> QuerySet[Asked]:
    """Everything that somebody who logs in was asked, as long as they work or learn there."""
    works = Q(
        side="school", survey__location__in=Location.objects.filter(locations_in_reach(account, ENTER)).values("pk")
    )
    enrolled = Enrolment.objects.filter(on_day(today()), child=account.child_id)
    learns = Q(side="pupils", survey__location__in=enrolled.values("group__location"))
    return Asked.objects.filter(works | learns, account=account)


def waiting_for(account: Account) -> QuerySet[Asked]:
    """What somebody who logs in is asked and did not answer yet, what ends first before the rest."""
    running = Survey.objects.filter(rules.to_answer()).values("pk")
    rows = asked_of_account(account).filter(answered=False, survey__in=running)
    return rows.select_related("survey").order_by("survey__end", "pk")


def own_asked(account: Account, survey: Survey) -> Asked | None:
    """What somebody of the team is asked in this survey, if anything."""
    return Asked.objects.filter(account=account, survey=survey).first()


def shared_key(survey: Survey) -> str:
    """The secret in the address of the shared tablet."""
    return SHARED.sign(str(survey.pk)).replace(":", "-", 1)


def shared_survey(key: str) -> Survey:
    """Return the survey with this secret that was sent, or raise Http404; whether it is over, the page says."""
    try:
        number = SHARED.unsign(key.replace("-", ":", 1))
    except BadSignature:
        raise Http404 from None
    return found(Survey.objects.exclude(state=Survey.State.DRAFT).select_related("location"), pk=number)
