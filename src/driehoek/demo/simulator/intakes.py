"""Intakes of the youngest: most children have one, some have begun, and learning at home was asked again."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.simulator.population import Guest, Population
from driehoek.demo.simulator.source import chance, intakes, own
from driehoek.intake.form import TIMES, Question, form
from driehoek.intake.models import Answer, FormVersion, Intake, Sitting
from driehoek.people.models import Account, Enrolment, Group
from driehoek.people.queries import contact_persons

ALONE = ("nothing",)
SETTLED, LATER = timedelta(weeks=3), timedelta(weeks=10)


def get_to_know(cast: Cast, population: Population, today: date, seed: int) -> None:
    """Write the intakes of this school year and what was told in them."""
    rng, groups = own(seed, "intakes"), list(_groups(cast, population))
    guests = list({guest.child.pk: guest for guest in population.guests(groups, today)}.values())
    version, _is_new = FormVersion.objects.get_or_create(number=form().version, defaults={"data": form().as_data()})
    mentors = contact_persons(groups, standing=True)
    began = dict(Enrolment.objects.filter(group__in=groups).values_list("child", "start"))
    rows, told = [], []
    for guest in guests:
        for intake in _intakes(guest, version, began[guest.child.pk] or cast.year.start, today, rng):
            rows.append(intake)
            told += list(_told(intake, guest, mentors.get(guest.group.pk), rng))
    Intake.objects.bulk_create(rows)
    Sitting.objects.bulk_create([one for one in told if isinstance(one, Sitting)])
    Answer.objects.bulk_create([one for one in told if isinstance(one, Answer)])


def _groups(cast: Cast, population: Population) -> Iterator[Group]:
    for code, begins in intakes()["groups"].items():
        for group in population.groups_at(getattr(cast, code).pk):
            if group.school_year_id == cast.year.pk and group.name.startswith(begins):
                yield group


def _intakes(guest: Guest, version: FormVersion, start: date, today: date, rng: Random) -> Iterator[Intake]:
    done, begun = chance(rng, intakes()["percent"]), chance(rng, intakes()["begun_percent"])
    again, day = chance(rng, intakes()["again_percent"]), min(start + SETTLED, today)
    fixed: dict[str, Any] = {"child": guest.child, "location": guest.group.location, "version": version}
    if done or begun:
        yield Intake(**fixed, begun_at=at(day, "08:30"), finished_at=at(day, "08:50") if done else None)
    if done and again and day + LATER <= today:
        later = at(day + LATER, "08:30")
        yield Intake(**fixed, kind=Intake.Kind.AGAIN, begun_at=later, finished_at=later)


def _told(intake: Intake, guest: Guest, mentor: Account | None, rng: Random) -> Iterator[Sitting | Answer]:
    yield Sitting(
        intake=intake, guardian=guest.guardian, account=mentor, way=Sitting.Way.TABLET, at=intake.begun_at,
        interpreter=guest.guardian.wants_interpreter,
    )  # fmt: skip
    sections = intake.sections if intake.finished_at else intake.sections[:2]
    for question in [one for section in sections for one in section.questions]:
        value = _value(question, guest, rng, rise=intake.kind == Intake.Kind.AGAIN)
        if value is not None:
            owner = guest.guardian if question.is_own else None
            yield Answer(intake=intake, guardian=owner, question=question.key, value=value)


def _value(question: Question, guest: Guest, rng: Random, *, rise: bool) -> Any:
    keys = [one.key for one in question.options if one.key not in ALONE]
    if question.kind == "times":
        return min(max(TIMES), rng.randint(0, 6) + rng.randint(0, 1) + int(rise))
    if question.kind == "languages":
        return [guest.guardian.language_spoken or "Nederlands"]
    if question.kind in ("one", "many"):
        return rng.choice(keys) if question.kind == "one" else sorted(rng.sample(keys, 2))
    return rng.choice(intakes()[question.key]) if question.key in intakes() else None
