"""The fields of a ready message: one for each placeholder, by its type."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.messages.ready import BadDetail, fields_of, parse
from driehoek.shared.forms import DateInput, DateTimeInput, TimeInput
from driehoek.shared.moments import AMSTERDAM

CENTS = 100


def fields_for(key: str) -> dict[str, forms.Field]:
    """A form field for each placeholder of a ready message; none is required, as a draft may be unfinished."""
    fields: dict[str, forms.Field] = {}
    for one in fields_of(key):
        if one.type == "period":
            fields[f"fill_{one.name}"] = forms.DateField(label=_("First day"), required=False, widget=DateInput)
            fields[f"fill_{one.name}_end"] = forms.DateField(label=_("Last day"), required=False, widget=DateInput)
        else:
            fields[f"fill_{one.name}"] = _field(one.type, one.label)
    for field in fields.values():
        field.asked = True  # type: ignore[attr-defined]  # sending asks for all of it
    return fields


def _field(kind: str, label: Any) -> forms.Field:
    if kind == "number":
        return forms.IntegerField(label=label, required=False, min_value=0)
    if kind == "amount":
        return forms.DecimalField(label=label, required=False, min_value=0, max_digits=8, decimal_places=2)
    if kind == "date":
        return forms.DateField(label=label, required=False, widget=DateInput)
    if kind == "time":
        return forms.TimeField(label=label, required=False, widget=TimeInput)
    if kind == "day_time":
        return forms.DateTimeField(label=label, required=False, widget=DateTimeInput)
    if kind == "text":
        help_text = _("This stays in the language in which you write it. Keep it short: a name or a few words.")
        return forms.CharField(label=label, required=False, max_length=500, help_text=help_text)
    return forms.CharField(label=label, required=False, max_length=500)


def details_in(key: str, values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """What was filled in as JSON, and per form field what is wrong with it; what is empty is just left out."""
    details: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for one in fields_of(key):
        name = f"fill_{one.name}"
        value = _as_json(one.type, values.get(name), values.get(f"{name}_end"))
        if value in (None, ""):
            continue
        try:
            parse(one.name, one.type, value)
        except BadDetail as bad:
            problems[name] = str(bad.message)
        details[one.name] = value
    return details, problems


def _as_json(kind: str, value: Any, end: Any) -> Any:
    if kind == "period":
        return {"start": value.isoformat(), "end": end.isoformat()} if value and end else None
    if isinstance(value, Decimal):
        return int(value * CENTS)
    return value.isoformat() if isinstance(value, date | time) else value


def first_details(key: str, details: dict[str, Any]) -> dict[str, Any]:
    """What the form shows of details that were kept."""
    shown: dict[str, Any] = {}
    for one in fields_of(key):
        name, value = f"fill_{one.name}", details.get(one.name)
        if value in (None, ""):
            continue
        if one.type == "period":
            shown |= {name: value["start"], f"{name}_end": value["end"]}
        elif one.type == "day_time":
            moment = datetime.fromisoformat(value)
            shown[name] = moment.astimezone(AMSTERDAM).replace(tzinfo=None) if moment.tzinfo else moment
        else:
            shown[name] = Decimal(value) / CENTS if one.type == "amount" else value
    return shown
