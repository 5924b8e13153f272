"""Translate what waits for an engine, one version at a time.

An engine that is asked twice does no harm, so a version is simply held by a lease: a worker that dies lets go of it,
and whoever ends up with it writes only while it is still the one that holds it.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from driehoek.shared.queues import claim
from driehoek.texts.actions import ask_person, keep_machine_version, try_later
from driehoek.texts.engines import NonsenseError, RefusedError, UnreachableError, engine_of
from driehoek.texts.guard import DamagedError
from driehoek.texts.keeping import Keep
from driehoek.texts.known import keep_for
from driehoek.texts.models import Engine, Text, Version
from driehoek.texts.rules import may_go_to
from driehoek.texts.translating import Translation, translate

LEASE = timedelta(minutes=15)
WAITS = (1, 5, 20)  # minutes before the second, third and fourth attempt
ATTEMPTS = 4
Problem = Version.Problem


def take_next() -> bool:
    """Translate the first text whose time has come; False when there is none."""
    due = Q(not_before=None) | Q(not_before__lte=timezone.now())
    waiting = Version.objects.filter(due, state=Version.State.WANTED).order_by("pk")
    version = claim(waiting.select_related("text__location__organisation"), LEASE)
    if version is None:
        return False
    if version.attempts > ATTEMPTS:
        ask_person(version=version, problem=Problem.INTERRUPTED)
    else:
        _translate(version)
    return True


def _translate(version: Version) -> None:
    """Try the engines of the location in their order; what none can waits for a person, what one may later waits."""
    keep, problems = keep_for(version.text, version.language), []
    for row in Engine.objects.filter(location=version.text.location_id):
        if not may_go_to(row, version.text):
            continue
        made = _by(row, version.text, keep)
        if isinstance(made, Translation):
            keep_machine_version(version=version, translation=made, engine=engine_of(row).name)
            return
        problems.append(made)
    _not_translated(version, problems)


def _by(row: Engine, text: Text, keep: Keep) -> Translation | str:
    """Return what this engine made of it, or the problem."""
    engine = engine_of(row)
    try:
        if not engine.speaks(keep.source, keep.target):
            return Problem.LANGUAGE
        return translate(engine, text.title, text.body, keep)
    except UnreachableError:
        return Problem.UNREACHABLE
    except RefusedError:
        return Problem.REFUSED
    except NonsenseError:
        return Problem.NONSENSE
    except DamagedError as damage:
        return damage.reason


def _not_translated(version: Version, problems: list[str]) -> None:
    telling = [problem for problem in problems if problem != Problem.LANGUAGE]
    problem = (telling or problems or [Problem.NOT_ALLOWED])[0]
    if Problem.UNREACHABLE in problems and version.attempts < ATTEMPTS:
        wait = timedelta(minutes=WAITS[version.attempts - 1])
        try_later(version=version, problem=Problem.UNREACHABLE, wait=wait)
    else:
        ask_person(version=version, problem=problem)
