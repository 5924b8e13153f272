"""Who arranges a measure, and what it takes."""

from typing import Any

from django import forms

from driehoek.activities.models import Measure
from driehoek.policy.queries import colleagues_at


class MeasureForm(forms.ModelForm[Measure]):
    """Owner, hours and costs of a measure; none of them is required."""

    class Meta:
        model = Measure
        fields = ("owner", "hours", "cost")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues_at(self.instance.activity.location, "see_families")  # type: ignore[attr-defined]
        for name in ("hours", "cost"):
            self.fields[name].min_value = 0  # type: ignore[attr-defined]
            self.fields[name].widget.attrs["min"] = 0

    @property
    def taken(self) -> dict[str, Any]:
        """Owner, hours and cost as the action asks them."""
        values = self.cleaned_data
        return {"owner": values["owner"], "hours": values["hours"] or 0, "cost": values["cost"] or 0}
