"""What the demo school tries, with known effects: a measure in a series, and ways of inviting compared by lot."""

from datetime import timedelta
from itertools import groupby
from random import Random

from django.db.models import F

from driehoek.activities.analysis import stated
from driehoek.activities.lots import deal
from driehoek.activities.models import Activity, Experiment, Lot, Measure
from driehoek.activities.queries.experiments import counts_of, homes_of, languages_of
from driehoek.activities.queries.inviting import Recipient
from driehoek.activities.ways import all_ways
from driehoek.demo.cast import Cast
from driehoek.demo.simulator.plan import Meeting
from driehoek.demo.simulator.population import Population
from driehoek.demo.simulator.source import Table, own, settings
from driehoek.shared.moments import local_day

SEED_BITS = 32
State = Activity.State


def arrange(cast: Cast, meetings: list[Meeting]) -> None:
    """Attach the measure of `simulation.toml` to its series, from the third time on, in both school years."""
    row = settings()["measure"]
    location = getattr(cast, row["location"])
    rows = [one for one in meetings if one.activity.location_id == location.pk and one.activity.series_id]
    rows = sorted((one for one in rows if one.activity.library_key == row["key"]), key=_series)
    later = [one for _, times in groupby(rows, _series) for one in list(times)[row["from_time"] - 1 :]]
    for meeting in later:
        meeting.helped, meeting.activity.childcare_offered = settings()["effects"][row["kind"]], True
    Activity.objects.filter(pk__in=[one.activity.pk for one in later]).update(childcare_offered=True)
    Measure.objects.bulk_create(_measure(one.activity, row) for one in later)


def _series(meeting: Meeting) -> int:
    return meeting.activity.series_id or 0


def _measure(activity: Activity, row: Table) -> Measure:
    return Measure(activity=activity, kind=row["kind"], owner=activity.owner, hours=row["hours"], cost=row["cost"])


def compare(cast: Cast, meetings: list[Meeting], population: Population, seed: int) -> None:
    """Compare ways of inviting at the largest activity that is over, and at one to which families are invited now."""
    location, rng = getattr(cast, settings()["comparison"]["location"]), own(seed, "lots")
    # The cast's own come last: what they tell must not depend on a lot as long as there is another.
    rows = [one for one in meetings if one.activity.location_id == location.pk and not one.helped]
    for state in (State.CLOSED, State.INVITED):
        known = [one for one in rows if one.activity.state == state and one.activity.invited_at]
        if known:
            _deal(max(known, key=lambda one: (not one.asked, len(one.groups))), population, rng)


def _deal(meeting: Meeting, population: Population, rng: Random) -> None:
    plan, invited_at = settings()["comparison"], meeting.activity.invited_at or meeting.activity.starts_at
    guests = population.guests(meeting.groups, local_day(meeting.activity.starts_at), local_day(invited_at))
    recipients = [Recipient(one.guardian, one.child, one.group) for one in guests]
    homes = homes_of(one.child.family_id for one in recipients)
    experiment = Experiment.objects.create(
        activity=meeting.activity, question=plan["question"], outcome=plan["outcome"], ways=plan["ways"],
        seed=rng.getrandbits(SEED_BITS), started_by=meeting.activity.owner, dealt_at=invited_at,
        analysis=stated(plan["ways"], plan["outcome"], all_ways().confidence),
    )  # fmt: skip
    dealt = deal(languages_of(recipients, homes), experiment.ways, experiment.seed)
    meeting.lots = {family: dealt[home] for family, home in homes.items()}
    Lot.objects.bulk_create(
        Lot(experiment=experiment, family_id=family, home=homes[family], way=way)
        for family, way in meeting.lots.items()
    )


def conclude() -> None:
    """Count the outcome of what is over, as the school did when it had closed the list."""
    for experiment in Experiment.objects.filter(activity__state=State.CLOSED).select_related("activity"):
        experiment.result, experiment.concluded_at = counts_of(experiment), experiment.activity.closed_at
        experiment.save(update_fields=["result", "concluded_at"])
    Experiment.objects.update(started_at=F("dealt_at") - timedelta(days=1))
