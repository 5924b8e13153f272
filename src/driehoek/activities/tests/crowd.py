"""Many families in one group, for what cannot be seen with few."""

from datetime import timedelta

from django.utils import timezone

from driehoek.activities.actions import plan
from driehoek.activities.models import Activity, Invitation
from driehoek.activities.tests.making import dutch, new_activity
from driehoek.demo.cast import Cast
from driehoek.people.models import Child, Enrolment, Family, Guardian, Guardianship


def crowd(cast: Cast, number: int) -> list[Family]:
    """So many families with one child among the Vlinders and one guardian, reading Dutch and Turkish by turns."""
    school = {"organisation": cast.driesprong}
    families = Family.objects.bulk_create(Family(name=f"Gezin {one:03}", **school) for one in range(number))
    children = Child.objects.bulk_create(
        Child(family=family, given_name=f"Kind {one:03}", family_name="Velen", **school)
        for one, family in enumerate(families)
    )
    guardians = Guardian.objects.bulk_create(
        Guardian(
            given_name=f"Ouder {one:03}", family_name="Velen", email=f"ouder{one}@thuis.example", phone="+31667020001",
            language_read=("nl", "tr")[one % 2], **school,
        )
        for one in range(number)
    )  # fmt: skip
    ties = zip(children, guardians, strict=True)
    Guardianship.objects.bulk_create(Guardianship(child=child, guardian=guardian) for child, guardian in ties)
    Enrolment.objects.bulk_create(
        Enrolment(child=child, group=cast.vlinders, start=cast.year.start) for child in children
    )
    return families


def planned(cast: Cast, weeks: int = 1, **fields: object) -> Activity:
    """A coffee morning for the Vlinders, so many weeks from now."""
    activity = new_activity(cast, timezone.localdate() + timedelta(weeks=weeks), **fields)
    return plan(activity=activity, groups=[cast.vlinders], texts=[dutch()], by=cast.fatma)


def held(cast: Cast, families: list[Family], came: int, weeks_ago: int, **fields: object) -> Activity:
    """A coffee morning that is over, for which these families were invited and the first `came` of them came."""
    activity = new_activity(
        cast, timezone.localdate() - timedelta(weeks=weeks_ago), state="closed", owner=cast.fatma, **fields
    )
    activity.save()
    activity.groups.add(cast.vlinders)
    dutch_text = dutch()
    dutch_text.activity = activity
    dutch_text.save()
    activity.invitations.bulk_create(_invited(activity, family) for family in families)
    for family in families[:came]:
        activity.attendances.create(family=family, other="Oma")
    return activity


def _invited(activity: Activity, family: Family) -> Invitation:
    child = family.children.get()
    return Invitation(
        activity=activity, family=family, child=child, guardian=child.guardianships.get().guardian,
        group=activity.groups.get(), language="nl", invited_at=activity.starts_at - timedelta(days=9),
    )  # fmt: skip
