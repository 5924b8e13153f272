"""Compare ways of inviting by lot: begin before inviting, deal when inviting, stop, or conclude after closing."""

from collections.abc import Iterable, Sequence
from secrets import randbits

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.activities.analysis import stated
from driehoek.activities.lots import deal
from driehoek.activities.models import Activity, Experiment, Lot
from driehoek.activities.queries import activities_to_plan
from driehoek.activities.queries.experiments import counts_of, experiments_for, homes_of, languages_of
from driehoek.activities.queries.inviting import Recipient, who_would_be_invited
from driehoek.activities.ways import all_ways
from driehoek.people.audit import record
from driehoek.people.models import Account

SEED_BITS = 32


@transaction.atomic
def begin_experiment(
    *, activity: Activity, question: str, outcome: str, ways: Sequence[str], by: Account, seed: int | None = None
) -> Experiment:
    """Keep question, outcome, ways and analysis of a comparison before anybody is invited; the seed is drawn by lot.

    Raises PermissionDenied when the activity is not theirs to plan, ValidationError when families are invited already,
    when it is not about at least two ways, or when there are too few homes for them.
    """
    activity = _before_inviting(activity, by)
    chosen = [one.key for one in all_ways().ways if one.key in ways]
    if len(chosen) < 2:
        raise ValidationError(_("Choose at least two ways of inviting."))
    if _homes(activity) < all_ways().smallest_group * len(chosen):
        raise ValidationError(_("There are too few families. Choose fewer ways, or an activity for more groups."))
    experiment = Experiment(
        activity=activity, question=question, outcome=outcome, ways=chosen, started_by=by,
        seed=randbits(SEED_BITS) if seed is None else seed,
        analysis=stated(chosen, outcome, all_ways().confidence),
    )  # fmt: skip
    experiment.full_clean()
    experiment.save()
    record("experiment_begun", by=by, subject=experiment, location=activity.location, outcome=outcome, ways=chosen)
    return experiment


def _before_inviting(activity: Activity, by: Account) -> Activity:
    """Return the activity as it is now, waiting for whoever is changing it."""
    row = activities_to_plan(by).select_for_update(of=("self",)).filter(pk=activity.pk).first()
    if row is None:
        raise PermissionDenied
    if row.state != Activity.State.DRAFT or row.starts_at <= timezone.now() or row.invitations.exists():
        raise ValidationError(_("Families are invited already. Ways can only be compared before anybody is invited."))
    return row


def _homes(activity: Activity) -> int:
    return len(set(homes_of(who.child.family_id for who in who_would_be_invited(activity)).values()))


def deal_lots(activity: Activity, recipients: Iterable[Recipient]) -> dict[int, str]:
    """Family -> what the lot gave it; dealt when the first families are invited, and never again for newcomers.

    Empty without a comparison. For `invite`, within its transaction and with its lock on the activity.
    """
    experiment: Experiment | None = getattr(activity, "experiment", None)
    if experiment is None or experiment.stopped_at:
        return {}
    if experiment.dealt_at is None:
        _deal(experiment, list(recipients))
    return dict(experiment.lots.values_list("family", "way"))


def _deal(experiment: Experiment, recipients: list[Recipient]) -> None:
    homes = homes_of(who.child.family_id for who in recipients)
    dealt = deal(languages_of(recipients, homes), experiment.ways, experiment.seed)
    Lot.objects.bulk_create(
        Lot(experiment=experiment, family_id=family, home=home, way=dealt[home]) for family, home in homes.items()
    )
    experiment.dealt_at = timezone.now()
    experiment.save(update_fields=["dealt_at"])


@transaction.atomic
def stop_experiment(*, experiment: Experiment, by: Account) -> None:
    """Stop a comparison: nothing is computed, and who is still to be invited gets the usual invitation.

    Raises PermissionDenied when out of reach, ValidationError when it was concluded.
    """
    row = _now(experiment, by)
    if row.concluded_at:
        raise ValidationError(_("This comparison was concluded. What came of it stays."))
    row.stopped_at = row.stopped_at or timezone.now()
    row.save(update_fields=["stopped_at"])
    record("experiment_stopped", by=by, subject=row, location=row.activity.location)


@transaction.atomic
def conclude_experiment(*, experiment: Experiment, by: Account) -> Experiment:
    """Count the outcome once, by the analysis that was stated; doing it again changes nothing.

    Raises PermissionDenied when out of reach, ValidationError before the list is closed or when it was stopped.
    """
    row = _now(experiment, by)
    if row.concluded_at:
        return row
    if row.stopped_at or row.dealt_at is None or row.activity.state != Activity.State.CLOSED:
        raise ValidationError(_("The outcome is counted once, after the list of the activity is closed."))
    row.result = {way: list(numbers) for way, numbers in counts_of(row).items()}
    row.concluded_at = timezone.now()
    row.save(update_fields=["result", "concluded_at"])
    record("experiment_concluded", by=by, subject=row, location=row.activity.location)
    return row


def _now(experiment: Experiment, by: Account) -> Experiment:
    mine = experiments_for(by).filter(pk=experiment.pk).order_by().values("pk")
    row = Experiment.objects.select_for_update(of=("self",)).select_related("activity__location").filter(pk__in=mine)
    found = row.first()
    if found is None:
        raise PermissionDenied
    return found
