"""Teachers of subjects at the vmbo, beside the mentors that every group has."""

from driehoek.demo.moments import at
from driehoek.demo.simulator.register import new_account
from driehoek.demo.simulator.rounds.story import Story
from driehoek.demo.simulator.source import rounds
from driehoek.people.models import Account, Appointment, Group


def appoint_teachers(story: Story) -> None:
    """Write an account for everybody who teaches a subject, appointed for the groups of their grades."""
    taken = set(Account.objects.values_list("email", flat=True))
    accounts = [new_account(story.rng, taken) for _ in rounds()["teachers"]]
    Account.objects.bulk_create(accounts)
    story.subjects = {account.pk: taught for account, taught in zip(accounts, rounds()["teachers"], strict=True)}
    groups = list(Group.objects.filter(location=story.cast.zuiderpark, school_year=story.cast.year).order_by("pk"))
    Appointment.objects.bulk_create(
        _appointment(account, group)
        for account in accounts
        for group in groups
        if group.grade in story.subjects[account.pk]["grades"]
    )


def _appointment(account: Account, group: Group) -> Appointment:
    start = group.school_year.start
    return Appointment(
        account=account, role=Appointment.Role.TEACHER, organisation_id=group.location.organisation_id,
        location=group.location, group=group, start=start, confirmed_at=at(start, "09:00"),
    )  # fmt: skip
