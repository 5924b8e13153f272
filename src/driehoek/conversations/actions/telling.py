"""Ask families for their wishes, and tell them their times: each guardian personally, each thing once."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, F, Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.conversations import rules
from driehoek.conversations.actions.owing import owe_times
from driehoek.conversations.actions.rounds import for_planner
from driehoek.conversations.actions.tellings import Changes, Sent, change_of, guardians_of, tell, tell_change
from driehoek.conversations.models import Party, Round, Solving, Talk, Telling
from driehoek.conversations.queries.publishing import is_soon
from driehoek.conversations.queries.telling import untold_talks
from driehoek.people.audit import record
from driehoek.people.models import Account

Kind = Telling.Kind
MOST_REMINDERS = 2
REMIND_AFTER = timedelta(days=1)


@transaction.atomic
def ask(*, parties: Iterable[Party], by: Account) -> Sent:
    """Ask each guardian of these parties of one round for their wishes; who was asked before is not asked again.

    Raises PermissionDenied when the round is not theirs to plan.
    """
    numbers = [party.pk for party in parties]
    rows = Party.objects.filter(pk__in=numbers, declined_at=None)
    for round_ in Round.objects.filter(parties__in=rows).distinct():
        for_planner(round_, by)
    asked = Telling.objects.filter(party__in=rows, kind=Kind.WISHES).values_list("party", "guardian")
    new = guardians_of(rows) - set(asked)
    sent = tell([Telling(party_id=party, guardian_id=one, kind=Kind.WISHES, by=by) for party, one in sorted(new)])
    rows.filter(asked_at=None).update(asked_at=timezone.now())
    return sent


@transaction.atomic
def remind(*, round_: Round, by: Account) -> Sent:
    """Remind the guardians of parties that were asked and did not answer: at most twice, a day apart.

    Raises PermissionDenied when the round is not theirs to plan, ValidationError when wishes are not asked any more.
    """
    round_ = for_planner(round_, by)
    if not rules.may_wish(round_):
        raise ValidationError(_("The day until which families tell their wishes has passed."))
    rows = to_remind(round_)
    before = Counter(Telling.objects.filter(party__in=rows, kind=Kind.REMINDER).values_list("party", "guardian"))
    new = [
        Telling(party_id=pair[0], guardian_id=pair[1], kind=Kind.REMINDER, number=before[pair] + 1, by=by)
        for pair in sorted(guardians_of(rows))
    ]
    sent = tell(new)
    record("wishes_reminded", by=by, subject=round_, location=round_.location, families=sent.families)
    return sent


def to_remind(round_: Round) -> QuerySet[Party]:
    """Parties that were asked, did not answer, and may be reminded now."""
    rows = Party.objects.filter(round=round_, asked_at__isnull=False, answered_at=None, declined_at=None)
    reminders = Count("tellings__number", filter=Q(tellings__kind=Kind.REMINDER), distinct=True)
    rows = rows.annotate(reminders=reminders, last=Max("tellings__at"))
    fresh = timezone.now() - REMIND_AFTER
    return Party.objects.filter(pk__in=rows.filter(reminders__lt=MOST_REMINDERS, last__lte=fresh).values("pk"))


@transaction.atomic
def tell_times(*, round_: Round, by: Account) -> Sent:
    """Publish the plan: tell each guardian all talks of their own party; telling it again tells nothing.

    Families for whom there is no time yet hear that too, and are promised one. All of it happens in one transaction: a
    process that is killed has told nothing. Raises PermissionDenied when the round is not theirs to plan,
    ValidationError when there is nothing to publish.
    """
    round_ = for_planner(round_, by)
    if round_.state == Round.State.PUBLISHED:
        return Sent(0, {})
    talks = Talk.objects.filter(round=round_, state=Talk.State.PLANNED)
    if not rules.may_publish(round_) or not talks.exists():
        raise ValidationError(_("There is no plan to tell yet."))
    _settled(round_)
    now = timezone.now()
    talks.update(told_start=F("starts_at"), told_at=now)
    Talk.objects.filter(round=round_, state=Talk.State.CANCELLED).update(told_start=None)
    Round.objects.filter(pk=round_.pk).update(state=Round.State.PUBLISHED, published_at=now)
    parties = Party.objects.filter(round=round_, declined_at=None)
    sent = tell(
        [
            Telling(party_id=party, guardian_id=one, kind=Kind.TIMES, by=by)
            for party, one in sorted(guardians_of(parties))
        ]
    )
    owe_times(parties=parties)
    record("times_told", by=by, subject=round_, location=round_.location, families=sent.families)
    return sent


@transaction.atomic
def tell_changes(*, round_: Round, by: Account) -> Sent:
    """Tell what changed since, only to the families whom it touches, each change once.

    Raises PermissionDenied when the round is not theirs to plan, ValidationError before it was published.
    """
    round_ = for_planner(round_, by)
    if round_.state != Round.State.PUBLISHED:
        raise ValidationError(_("First tell the families their times."))
    _settled(round_)
    talks, changes = list(untold_talks(round_)), defaultdict[int, Changes](list)
    for talk in talks:
        changes[talk.party_id].append(change_of(talk))
    soon = is_soon(talks)
    _known_now(talks)
    sent = tell_change(changes=changes, by=by, urgent=soon)
    owe_times(parties=Party.objects.filter(pk__in=changes, declined_at=None))
    if talks:
        record("changes_told", by=by, subject=round_, location=round_.location, families=sent.families)
    return sent


def _settled(round_: Round) -> None:
    if round_.solvings.filter(state__in=(Solving.State.WAITING, Solving.State.RUNNING)).exists():
        raise ValidationError(_("The plan is being made right now. Wait until it is ready, or stop it first."))


def _known_now(talks: list[Talk]) -> None:
    for talk in talks:
        talk.told_start = talk.starts_at if talk.state == Talk.State.PLANNED else None
        talk.told_at = timezone.now()
    Talk.objects.bulk_update(talks, ["told_start", "told_at"])
