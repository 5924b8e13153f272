"""What is tapped at the door, and why a family was not there."""

from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.activities.reasons import codes, reason
from driehoek.shared.forms import RadioCards

OTHERS = {"grandparent": _("Grandparent"), "sibling": _("Brother or sister"), "somebody": _("Somebody else")}


LONGEST_WAIT = 400 * 24 * 3600  # seconds; what waited longer is of another school year


class KeyForm(forms.Form):
    """A tap has a key of its own when a script sent it, so that the same tap does nothing twice."""

    key = forms.UUIDField(required=False)

    def clean_key(self) -> UUID:
        """Without a script there is no second time."""
        return self.cleaned_data["key"] or uuid4()


class TapForm(KeyForm):
    """Who came: a guardian, or somebody else of the family."""

    family = forms.IntegerField()
    guardian = forms.IntegerField(required=False)
    other = forms.ChoiceField(choices=list(OTHERS.items()), required=False)


class BackForm(KeyForm):
    """Which registration was a mistake."""

    attendance = forms.IntegerField()


class LateTapForm(TapForm):
    """A tap that waited on the phone: whether somebody came or that was a mistake, and how many seconds ago."""

    came = forms.ChoiceField(choices=[("true", ""), ("false", "")])
    ago = forms.IntegerField(min_value=0, max_value=LONGEST_WAIT)


class ReasonForm(forms.Form):
    """Why a family was not there, as a colleague heard it."""

    reason = forms.ChoiceField(label=_("What did you hear?"))
    note = forms.CharField(label=_("Good to know"), max_length=300, required=False, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: object, language: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        known = [reason(code) for code in codes("staff")]
        words = [(one.code, one.label(language, "staff")) for one in known]
        self.fields["reason"] = forms.ChoiceField(
            label=_("What did you hear?"), choices=words,
            widget=RadioCards(icons={one.code: one.pictogram for one in known}),
        )  # fmt: skip
