"""What may go along, chosen on the own page."""

from typing import Any

from django import forms

from driehoek.shared.forms import CheckboxCards
from driehoek.transfer.kinds import kinds
from driehoek.transfer.phrases import OWN_LANGUAGE, OWN_WORDS, WHAT
from driehoek.transfer.queries import Offer

LONGEST = 2000


class ChoiceForm(forms.Form):
    """Kinds of information and own words; nothing is ticked beforehand."""

    kinds = forms.MultipleChoiceField(
        label=WHAT, required=False, widget=CheckboxCards(),
        choices=lambda: [(key, kind.label) for key, kind in kinds().items()],
    )  # fmt: skip
    words = forms.CharField(
        label=OWN_WORDS, required=False, max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}), help_text=OWN_LANGUAGE,
    )  # fmt: skip

    def __init__(self, data: Any = None, *, offer: Offer) -> None:
        kept = offer.choice if offer.given else None
        super().__init__(
            data, prefix=self.about(offer),
            initial={"kinds": kept.kinds if kept else [], "words": offer.choice.words if offer.choice else ""},
        )  # fmt: skip
        self.offer = offer

    @staticmethod
    def about(offer: Offer) -> str:
        """What stands for an offer in its form."""
        return f"{offer.child.pk}-{offer.agreement.pk}"
