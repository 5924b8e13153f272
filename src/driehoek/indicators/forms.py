"""Forms of the indicators."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.indicators.models import ResearchExport
from driehoek.people.models import Location, SchoolYear
from driehoek.people.rules import today


class KeyForm(forms.Form):
    """For which program a key is."""

    name = forms.CharField(label=_("For which program is this key?"), max_length=80)


class ResearchForm(forms.ModelForm[ResearchExport]):
    """Who gets data for research, about which year, and what for."""

    class Meta:
        model = ResearchExport
        fields = ("recipient", "purpose", "school_year")

    def __init__(self, *args: Any, location: Location, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = SchoolYear.objects.filter(organisation=location.organisation_id, start__lte=today())
        self.fields["school_year"] = forms.ModelChoiceField(years, label=_("Of which school year?"), empty_label=None)
