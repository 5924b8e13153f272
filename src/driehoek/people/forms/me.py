"""What a colleague keeps about themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.people.forms.setup import WEEKDAYS
from driehoek.people.models import Account
from driehoek.shared.forms import TimeInput
from driehoek.shared.languages import LANGUAGES, STAFF_LANGUAGES


class MeForm(forms.ModelForm[Account]):
    """Name, language, and how parents can reach me."""

    language = forms.ChoiceField(
        label=_("Language of my pages"),
        choices=[(code, LANGUAGES[code].own_name) for code in STAFF_LANGUAGES],
        widget=forms.RadioSelect,
    )
    reachable_days = forms.TypedMultipleChoiceField(
        label=_("Parents can reach me on"),
        choices=WEEKDAYS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Account
        fields = ("name", "language", "phone", "reachable_days", "reachable_from", "reachable_until")
        widgets = {"reachable_from": TimeInput, "reachable_until": TimeInput}
