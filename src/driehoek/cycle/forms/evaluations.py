"""What is asked when a school looks back at a goal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.policy.models import Evaluation
from driehoek.shared.forms import RadioCards

LINES = {"rows": 3}


class EvaluationForm(forms.ModelForm[Evaluation]):
    """What happened, why, and what is decided; how many, where the school counts itself."""

    class Meta:
        model = Evaluation
        fields = ("counted", "happened", "why", "decision", "change")
        widgets = {name: forms.Textarea(LINES) for name in ("happened", "why", "change")}
        help_texts = {
            "happened": _("What the records say stands above. Add what they cannot tell: what did parents say?"),
            "why": _("What helped, and what stood in the way? Look at what school did, not at who parents are."),
            "change": _("Only if you go on differently. It goes along to the goal of next year."),
        }

    def __init__(self, *args: Any, instance: Evaluation, **kwargs: Any) -> None:
        kwargs["instance"] = instance
        super().__init__(*args, **kwargs)
        self.fields["decision"] = forms.ChoiceField(
            label=self.fields["decision"].label, choices=Evaluation.Decision.choices, widget=RadioCards
        )
        if instance.goal.unit:
            self.fields["counted"].help_text = instance.goal.unit
        else:
            del self.fields["counted"]
