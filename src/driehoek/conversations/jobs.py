"""Plan a round in the background, with its progress on the page; when a worker dies, another goes on."""

import logging
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from driehoek.conversations.actions.plans import AT_WORK, OutdatedError, put_plan
from driehoek.conversations.actions.restoring import plan_now
from driehoek.conversations.bridge.helps import kept_helps
from driehoek.conversations.bridge.instance import Data, instance_of, start_of
from driehoek.conversations.bridge.reading import sheet_of
from driehoek.conversations.bridge.repairing import repaired
from driehoek.conversations.bridge.solve import solve
from driehoek.conversations.models import Round, Solving
from driehoek.conversations.planner.progress import Progress
from driehoek.shared.queues import claim

LEASE = timedelta(minutes=1)
EVERY = 1.0  # seconds between two looks at the row
MOST_ATTEMPTS = 3
logger = logging.getLogger(__name__)


def take_next() -> bool:
    """Plan one round; False when there is none to plan."""
    waiting = Solving.objects.filter(state__in=AT_WORK).order_by("asked_at", "pk")
    solving = claim(waiting, LEASE)
    if solving is None:
        return False
    if solving.stop_asked:
        _end(solving, Solving.State.STOPPED)
    elif solving.attempts > MOST_ATTEMPTS:
        _end(solving, Solving.State.FAILED, problem="attempts")
    else:
        _plan(solving)
    return True


def _plan(solving: Solving) -> None:
    try:
        plan = _solved(solving)
        _keep(solving, plan)
    except OutdatedError:
        Solving.objects.filter(pk=solving.pk).update(state=Solving.State.WAITING, claimed_until=None)
    except Exception:
        logger.exception("The plan of round %s could not be made.", solving.round_id)
        _end(solving, Solving.State.FAILED, problem="error")


def _solved(solving: Solving) -> Data:
    round_ = Round.objects.get(pk=solving.round_id)
    sheet = sheet_of(round_)
    data = instance_of(sheet)
    begun = Solving.objects.filter(pk=solving.pk, state__in=AT_WORK)
    begun.update(state=Solving.State.RUNNING, wished=len(data["requests"]))
    watch = Watch(solving.pk, solving.attempts)
    tell: dict[str, Any] = {"progress": watch.progress, "should_stop": watch.should_stop}
    if solving.repair:
        plan = repaired(solve, data, solving.seconds, start_of(sheet, data), **tell)
    else:
        plan = solve(data, solving.seconds, **tell)
    return plan | {"helps": kept_helps(sheet, plan.get("would_help", []))}


@transaction.atomic
def _keep(solving: Solving, plan: Data) -> None:
    """Put the plan into talks, unless another worker took the work over."""
    row = Solving.objects.select_for_update(of=("self",)).select_related("asked_by", "round").get(pk=solving.pk)
    if row.attempts != solving.attempts or row.state not in AT_WORK:
        return
    row.before = row.before or plan_now(row.round)
    row.served = put_plan(round_=row.round, plan=plan, by=row.asked_by)
    row.cost, row.lower_bound, row.took = plan["cost"], plan["lower_bound"], plan["seconds"]
    row.helps, row.ended_at, row.claimed_until = plan["helps"], timezone.now(), None
    row.state = Solving.State.STOPPED if row.stop_asked else Solving.State.DONE
    row.save()
    row.round.solvings.exclude(pk=row.pk).update(before={})  # only the last plan can be put back


def _end(solving: Solving, state: str, problem: str = "") -> None:
    rows = Solving.objects.filter(pk=solving.pk, attempts=solving.attempts)
    rows.update(state=state, problem=problem, ended_at=timezone.now(), claimed_until=None)


@dataclass
class Watch:
    """Looks at the row once a second: says how far it is, keeps the claim, and hears whether to stop."""

    pk: int
    attempts: int
    looked: float = 0.0
    stop: bool = False
    found: Progress | None = None

    def progress(self, found: Progress) -> None:
        """Remember the best plan so far; it is written at the next look."""
        self.found = found
        self.should_stop()

    def should_stop(self) -> bool:
        """Whether somebody asked to stop, or another worker took over."""
        if not self.stop and time.monotonic() - self.looked >= EVERY:
            self.looked = time.monotonic()
            self._look()
        return self.stop

    def _look(self) -> None:
        rows = Solving.objects.filter(pk=self.pk, attempts=self.attempts, state=Solving.State.RUNNING)
        fresh: dict[str, Any] = {"claimed_until": timezone.now() + LEASE}
        if self.found:
            fresh |= {"served": self.found.served, "cost": self.found.cost, "lower_bound": self.found.lower_bound}
        mine = rows.update(**fresh)
        self.stop = not mine or rows.filter(stop_asked=True).exists()
