"""The words for what a column of a list of parents can hold."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from driehoek.exchange.readers.columns import MOST_GUARDIANS, targets

WORDS = {
    "number": _("Pupil number"),
    "numbers": _("Pupil numbers, several in one cell"),
    "key": _("Number of the parent"),
    "given_name": _("First name"),
    "initials": _("Initials"),
    "infix": _("Infix"),
    "family_name": _("Surname"),
    "full_name": _("Whole name"),
    "birth_date": _("Date of birth"),
    "email": _("E-mail"),
    "mobile": _("Mobile phone"),
    "phone": _("Phone"),
    "secret_phone": _("Phone number is secret"),
    "street": _("Street"),
    "house_number": _("House number"),
    "house_letter": _("Addition to the house number"),
    "postcode": _("Postcode"),
    "city": _("Town"),
    "language_read": _("Language to read, as the parent chose"),
    "language_spoken": _("Language to speak"),
    "relation": _("Relation to the child"),
    "custody": _("Custody"),
    "information": _("Right to information"),
    "wants_email": _("Wants e-mail"),
    "deceased": _("Has died"),
}
Choices = list[tuple[str, str | list[tuple[str, str]]]]


def label(target: str) -> str:
    """A target in words: "Parent 2: Phone"."""
    subject, name = target.split(".")
    return f"{_subject(subject)}: {WORDS[name]}"


def choices() -> Choices:
    """Everything a column can hold, by the person it is about; "" leaves the column out."""
    subjects = ["child", *(f"guardian{number}" for number in range(1, MOST_GUARDIANS + 1))]
    return [("", gettext("Leave out")), *((_subject(subject), _fields(subject)) for subject in subjects)]


def _fields(subject: str) -> list[tuple[str, str]]:
    return [(target, label(target)) for target in targets() if target.startswith(f"{subject}.")]


def _subject(subject: str) -> str:
    if subject == "child":
        return gettext("Child")
    return gettext("Parent %(number)s") % {"number": subject.removeprefix("guardian")}
