"""Who may see and note absence, whom it may be told, and from when until when school is compulsory."""

from datetime import date

from django.db.models import Q

from driehoek.people import rules
from driehoek.people.models import Account, Child, Enrolment, Guardianship, StudentDecision
from driehoek.people.models.base import on_day
from driehoek.people.rules import ADULT, birthday, today, years_before

RIGHT = "register_attendance"
ABSENCE = StudentDecision.Category.ABSENCE
COMPULSORY, FREE = 5, 18


def missed_in_reach(account: Account) -> Q:
    """Match absences noted in groups within reach, of children who are there today."""
    enrolled = rules.enrolments_in_reach(account, RIGHT)
    return Q(child__in=enrolled.values("child"), group__location__in=enrolled.values("group__location"))


def hears_absence(day: date | None = None) -> Q:
    """Match guardianships of those who report a child and hear about its absence (row P5).

    An adult student who permits nothing else still lets them hear this, and on their page they see only this.
    """
    return rules.guardianship_is_open(ABSENCE, day)


def reports_self(child: Child) -> bool:
    """Whether this student reports absence in person: from 18 on, and enrolled somewhere."""
    adult = bool(child.birth_date and child.birth_date <= years_before(today(), ADULT))
    return adult and Enrolment.objects.filter(on_day(today()), child=child).exists()


def compulsory_days(birth_date: date | None) -> tuple[date, date]:
    """First and last day on which school is compulsory; without a birth date every day counts.

    It begins in the month after the fifth birthday (Leerplichtwet 1969 art. 3) and ends the day before the eighteenth.
    """
    if birth_date is None:
        return date.min, date.max
    months = birth_date.month % 12
    begin = date(birth_date.year + COMPULSORY + (birth_date.month == 12), months + 1, 1)
    return begin, date.fromordinal(birthday(birth_date, FREE).toordinal() - 1)


def guardians_who_hear(child: Child) -> "Q":
    """Match the guardianships through which absence of this child is told today."""
    return hears_absence() & Q(child=child.pk)


def is_told_to_anybody(child: Child) -> bool:
    """Whether there is a guardian to whom the school may tell that this child is absent."""
    return Guardianship.objects.filter(guardians_who_hear(child)).exists()
