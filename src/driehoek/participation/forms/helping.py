"""What somebody tells about joining in, and answers when asked."""

from collections.abc import Collection
from typing import Any

from django import forms

from driehoek.intake.models import Answer as IntakeAnswer
from driehoek.participation import phrases
from driehoek.participation.library import talents
from driehoek.participation.models import Ask, Helper
from driehoek.people.models import Guardian
from driehoek.people.rules import today
from driehoek.shared.forms import ONLY_THEN, CheckboxCards, DateInput, RadioCards

FIELDS = ("words", "moments", "rest", "rest_until")


class HelperForm(forms.Form):
    """What one can and likes to do, when there is time, and whether one may be asked."""

    kinds = forms.MultipleChoiceField(label=phrases.TALENTS, required=False)
    words = forms.CharField(label=phrases.WORDS, help_text=phrases.WORDS_HELP, max_length=300, required=False)
    moments = forms.MultipleChoiceField(
        label=phrases.MOMENTS, choices=[*phrases.MOMENT.items()], required=False, widget=CheckboxCards
    )
    rest = forms.ChoiceField(
        label=phrases.REST,
        choices=phrases.REST_CHOICES.items(),
        required=False,
        widget=RadioCards(opens=Helper.Rest.UNTIL),
    )
    rest_until = forms.DateField(label=phrases.REST_UNTIL, required=False, widget=DateInput(ONLY_THEN))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = forms.MultipleChoiceField(
            label=phrases.TALENTS, choices=[(one.key, one.here) for one in talents().values()], required=False,
            widget=CheckboxCards(icons={one.key: one.pictogram for one in talents().values()}),
        )  # fmt: skip
        self.fields["kinds"] = kinds
        for field in self.fields.values():
            field.asked = True  # type: ignore[attr-defined]  # that each may stay empty goes without saying
        self.order_fields(["kinds", *FIELDS])

    def clean(self) -> dict[str, Any]:
        """Not before a day: then that day is chosen, and lies ahead."""
        values: dict[str, Any] = super().clean() or {}
        until = values.get("rest_until")
        if values.get("rest") == Helper.Rest.UNTIL and (until is None or until <= today()):
            self.add_error("rest_until", phrases.REST_UNTIL_MISSING)
        return values


class AnswerForm(forms.Form):
    """What somebody taps when asked for a task."""

    said = forms.ChoiceField(choices=Ask.Answer.choices)


def told_by(helper: Helper | None) -> dict[str, Any]:
    """What somebody told before, as the form shows it."""
    if helper is None:
        return {}
    kinds = [one.kind for one in helper.talents.all()]
    return {"kinds": kinds, **{name: getattr(helper, name) for name in FIELDS}}


def told_at_intake(guardian: Guardian) -> dict[str, Any]:
    """What this guardian told of their talents at an intake, as a proposal: asked once, it is not asked again."""
    rows = IntakeAnswer.objects.filter(guardian=guardian, question__in=("talents", "talents_words")).order_by("at")
    told = dict(rows.values_list("question", "value"))
    kinds = [one for one in _listed(told.get("talents")) if one in talents()]
    words = str(told.get("talents_words") or "")[:300]
    return {"kinds": kinds, "words": words} if kinds or words else {}


def _listed(value: Any) -> Collection[str]:
    return value if isinstance(value, list) else []
