"""What is asked of an activity of a location's own, and the same as a file that schools give each other."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from driehoek.home.actions.adding import Content
from driehoek.home.library import MOST
from driehoek.home.models import OwnActivity
from driehoek.home.own import parts_of
from driehoek.home.rules import ages_at
from driehoek.home.words import AGES, PICTOGRAMS, SUBJECTS
from driehoek.people.models import Location
from driehoek.shared import strict
from driehoek.shared.forms import CheckboxCards, RadioCards
from driehoek.shared.giving import toml_tables
from driehoek.shared.strict import DataError, Table
from driehoek.texts.cleaning import one_line

NAME = "thuis.toml"
FIELDS = ("title", "how", "why", "easier", "harder", "subject", "ages", "pictogram")


def _at_most(number: int) -> str:
    return _("At most %(number)s words.") % {"number": number}


class Part(forms.CharField):
    """A part of an activity on one line, with as many words as a parent reads at a glance."""

    def __init__(self, part: str, label: Any) -> None:
        self.words, longest = MOST[part]
        widget = forms.TextInput() if part == "title" else forms.Textarea({"rows": 2})
        help_text: Any = lazy(_at_most, str)(self.words)
        super().__init__(label=label, widget=widget, max_length=longest, help_text=help_text)

    def clean(self, value: Any) -> str:
        """One line, without too many words."""
        said = one_line(cast("str", super().clean(value)))
        if len(said.split()) > self.words:
            raise ValidationError(_("Too many words: at most %(number)s.") % {"number": self.words})
        return said


class OwnActivityForm(forms.Form):
    """One activity in Dutch, with the same parts as those of the library."""

    title = Part("title", gettext_lazy("What do you do?"))
    how = Part("how", gettext_lazy("How does it go?"))
    why = Part("why", gettext_lazy("Why is it good to do?"))
    easier = Part("easier", gettext_lazy("How can it be easier?"))
    harder = Part("harder", gettext_lazy("How can it be a little more?"))
    pictogram = forms.ChoiceField(
        label=gettext_lazy("Picture"), choices=list(PICTOGRAMS.items()),
        widget=RadioCards(icons={key: key for key in PICTOGRAMS}),
    )  # fmt: skip
    ages = forms.MultipleChoiceField(label=gettext_lazy("For which ages?"), widget=CheckboxCards)
    subject = forms.ChoiceField(label=gettext_lazy("What is it about?"), choices=list(SUBJECTS.items()))

    def __init__(self, *args: Any, location: Location, activity: OwnActivity | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ages = ages_at(location)
        cast("forms.MultipleChoiceField", self.fields["ages"]).choices = [(key, AGES[key]) for key in ages]
        self.initial.update(asdict(content_of(activity)) if activity else {"ages": ages})

    def content(self) -> Content:
        """What was filled in."""
        return Content(**self.cleaned_data)


def content_of(row: OwnActivity) -> Content:
    """What stands in an activity, in Dutch."""
    facts: dict[str, Any] = {"subject": row.subject, "ages": row.ages, "pictogram": row.pictogram}
    return Content(**{"title": row.text.title, **parts_of(row.text.body), **facts})


def as_toml(location: Location) -> str:
    """What a location added and offers, as TOML; no translations."""
    rows = OwnActivity.objects.filter(location=location, withdrawn_at=None).select_related("text")
    return "\n".join(toml_tables("activity", [asdict(content_of(row)) for row in rows]))


def from_toml(table: Table, location: Location) -> list[Content]:
    """What another school gave; raises `DataError` that names the place."""
    strict.check_fields(NAME, table, ("activity",))
    return list(_contents(strict.tables(NAME, table, "activity"), location))


def _contents(rows: Iterable[Mapping[str, Any]], location: Location) -> Iterable[Content]:
    for number, row in enumerate(rows, 1):
        strict.check_fields(f"{NAME}, {number}", row, FIELDS)
        told = OwnActivityForm(row, location=location)
        if not told.is_valid():
            field, said = next(iter(told.errors.items()))
            raise DataError(f"{NAME}, {number}, {field}: {' '.join(str(one) for one in said)}")
        yield told.content()
