"""What a head fills in to set up locations, groups and colleagues."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Appointment, Group, Location, Organisation
from driehoek.people.queries.setup import locations_managed, organisations_managed
from driehoek.shared.forms import DateInput, RadioCards, Switch, TimeInput

WEEKDAYS = [
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
]
KIND_ICONS = {
    "preschool": "childcare",
    "daycare": "sun",
    "primary": "school",
    "practical": "hand",
    "vmbo": "book",
    "mbo": "work",
}


def choice_of(form: forms.BaseForm, name: str) -> "forms.ModelChoiceField[Any]":
    """The field in which one record is chosen, for narrowing what may be chosen."""
    return cast("forms.ModelChoiceField[Any]", form.fields[name])


class LocationForm(forms.ModelForm[Location]):
    """A location of any kind."""

    class Meta:
        model = Location
        fields = (
            "organisation",
            "kind",
            "name",
            "code",
            "registry_code",
            "street",
            "postcode",
            "city",
            "phone",
            "email",
        )
        widgets = {"kind": RadioCards(icons=KIND_ICONS)}

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Location.Kind.choices  # type: ignore[attr-defined]
        if self.instance.pk:
            del self.fields["organisation"]
        else:
            mine = organisations_managed(account)
            self.fields["organisation"] = forms.ModelChoiceField(mine, label=_("Organisation"), initial=mine.first())


class GroupForm(forms.ModelForm[Group]):
    """A group or class of this school year."""

    class Meta:
        model = Group
        fields = ("name", "grade", "kind")
        widgets = {"kind": forms.RadioSelect}


class SchoolYearForm(forms.Form):
    """The first day of a new school year."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"))
    start = forms.DateField(label=_("First day"), widget=DateInput, help_text=_("Usually 1 August."))

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_of(self, "organisation").queryset = organisations_managed(account)


class GroupChoice(forms.ModelChoiceField[Group]):
    """A group named with its location and school year."""

    def label_from_instance(self, obj: Group) -> str:
        """Tell groups with the same name apart."""
        return f"{obj.location} · {obj} ({obj.school_year})"


class AppointmentForm(forms.Form):
    """A colleague, what they do and where; the account is made when the address is new."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"), help_text=_("With this address your colleague logs in."))
    role = forms.ChoiceField(label=_("Role"), choices=Appointment.Role.choices)
    location = forms.ModelChoiceField(
        Location.objects.none(), label=_("Location"), required=False, empty_label=_("The whole organisation")
    )
    group = GroupChoice(Group.objects.none(), label=_("Group"), required=False, empty_label=_("The whole location"))
    is_contact_person = forms.BooleanField(label=_("Contact person for parents"), required=False, widget=Switch)
    phone = forms.CharField(label=_("Phone for parents"), max_length=20, required=False)
    reachable_days = forms.TypedMultipleChoiceField(
        label=_("Reachable on"), choices=WEEKDAYS, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    reachable_from = forms.TimeField(label=_("Reachable from"), required=False, widget=TimeInput)
    reachable_until = forms.TimeField(label=_("Reachable until"), required=False, widget=TimeInput)

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine, location, group = locations_managed(account), choice_of(self, "location"), choice_of(self, "group")
        location.queryset = mine
        location.required = not organisations_managed(account).exists()
        group.queryset = Group.objects.filter(location__in=mine).select_related("location", "school_year")

    def clean(self) -> dict[str, Any]:
        """A group belongs to its own location."""
        data: dict[str, Any] = super().clean() or {}
        group, location = data.get("group"), data.get("location")
        if group and location and group.location_id != location.pk:
            self.add_error("group", _("This group is at another location. Choose its location, or another group."))
        if group and not location:
            data["location"] = group.location
        return data
