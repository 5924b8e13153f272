"""Learning results that the primary school brought in; drawn by lot, beside nothing that families did."""

from datetime import date, timedelta

from driehoek.demo.cast import Cast
from driehoek.demo.simulator.source import chance, learning_results, own, weighted
from driehoek.people.models import Enrolment
from driehoek.people.models.base import on_day
from driehoek.schooldays.models import LearningResult


def bring_results(cast: Cast, today: date, seed: int) -> None:
    """Write how far children were in each subject, on one day of this school year."""
    told, rng = learning_results(), own(seed, "results")
    place = getattr(cast, told["location"])
    day = max(cast.year.start, today - timedelta(weeks=told["weeks"]))
    children = Enrolment.objects.filter(on_day(today), group__location=place).order_by("child").values_list("child")
    LearningResult.objects.bulk_create(
        LearningResult(child_id=child, location=place, subject=subject, level=weighted(rng, shares), start=day, end=day)
        for (child,) in children.distinct()
        if chance(rng, told["known"])
        for subject, shares in told["subjects"].items()
    )
