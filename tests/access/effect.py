"""Who may arrange measures, compare ways of inviting, and read what came of them."""

from typing import Any

from driehoek.activities.actions import attach, begin_experiment
from driehoek.activities.models import Activity, Experiment, Measure
from driehoek.activities.tests.crowd import crowd, planned
from driehoek.demo.cast import Cast
from tests.access.pages import Page
from tests.access.people import only

VLINDERS = only("marieke", "fatma", "ruud")
READERS = only("marieke", "fatma", "ruud", "ingrid", "peter")
HERE = {"code": "vlindertuin"}


def to_come(cast: Cast) -> dict[str, Any]:
    """An activity that is to come."""
    there = Activity.objects.filter(place="Ouderkamer", state="draft").first()
    return {"pk": (there or planned(cast)).pk}


def arranged(cast: Cast) -> dict[str, Any]:
    """A measure at it."""
    activity = Activity.objects.get(**to_come(cast))
    attach(activity=activity, kind_key="transport", by=cast.fatma)
    return {"pk": activity.measures.get().pk}


def took_place(cast: Cast) -> dict[str, Any]:
    """A measure at an activity that is over."""
    return {"pk": Measure.objects.get_or_create(activity=cast.koffieochtend, kind="childcare")[0].pk}


def compared(cast: Cast) -> dict[str, Any]:
    """A comparison that was fixed and not dealt yet."""
    there = Experiment.objects.first()
    return {"pk": (there or _begun(cast)).pk}


def _begun(cast: Cast) -> Experiment:
    crowd(cast, 20)
    fixed: dict[str, Any] = {"question": "Komen er meer?", "outcome": "came", "ways": ["usual", "call"]}
    return begin_experiment(activity=planned(cast), by=cast.fatma, **fixed)


PAGES = {
    "activity_measures": Page(to_come, get=VLINDERS),
    "measure_add": Page(to_come, get=None, post=VLINDERS),
    "measure": Page(arranged, get=VLINDERS, post=VLINDERS),
    "measure_remove": Page(arranged, get=None, post=VLINDERS),
    "experiment_new": Page(to_come, get=VLINDERS, post=VLINDERS),
    "experiments": Page(lambda _cast: HERE, get=VLINDERS),
    "experiment": Page(compared, get=VLINDERS),
    "experiment_stop": Page(compared, get=None, post=VLINDERS),
    "experiment_conclude": Page(compared, get=None, post=VLINDERS),
    "tried": Page(lambda _cast: HERE, get=READERS),
    "tried_measure": Page(took_place, get=READERS),
}
