"""What is asked for an application, and the file of a scheme."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from driehoek.schemes.models import Application
from driehoek.schemes.queries import Draft
from driehoek.schemes.scheme import ZERO, Condition, Post, Scheme
from driehoek.schemes.words import amount_of
from driehoek.shared.forms import Compared

LONGEST_WORDS, LONGEST_FILE = 1500, 60_000  # signs
BOXES: dict[str, Any] = {"min_value": 0, "max_digits": 10, "decimal_places": 2, "required": False}


class ApplicationForm(Compared, forms.ModelForm[Application]):
    """Years and own contribution, an amount for each post, words for each level, and what the school states."""

    class Meta:
        model = Application
        fields = ("years", "own")

    def __init__(self, data: Any = None, *, scheme: Scheme, draft: Draft, plan: Mapping[str, Decimal]) -> None:
        super().__init__(data, instance=draft.application)
        self.scheme, self.draft = scheme, draft
        for post in scheme.posts:
            self._add_post(post, plan.get(post.from_plan))
        for level in scheme.levels:
            self._add_words(level.key, level.text, _("In own words: what do you do? Empty: we do not do this."))
        for condition in scheme.conditions:
            if condition.declared:
                self._add_statement(condition)

    def _add_post(self, post: Post, planned: Decimal | None) -> None:
        kept = self.draft.lines.get(post.key)
        found = [_("At most %(amount)s.") % {"amount": amount_of(post, post.most)}] if post.most is not None else []
        found += [_("In the year plan: %(amount)s.") % {"amount": amount_of(post, planned)}] if planned else []
        labels = {"fte": _("How much of a full-time job, each year?"), "hours": _("How many hours, each year?")}
        self.fields[f"quantity_{post.key}"] = forms.DecimalField(
            label=labels.get(post.unit, _("How many euros, each year?")), help_text=" ".join(found),
            initial=kept.quantity if kept else planned, **BOXES,
        )  # fmt: skip
        if post.unit != "euros":
            prices = {"fte": _("What does a full-time job cost a year? (€)"), "hours": _("What does an hour cost? (€)")}
            self.fields[f"price_{post.key}"] = forms.DecimalField(
                label=prices[post.unit], initial=kept.price if kept else None, **BOXES
            )

    def _add_words(self, key: str, label: str, help_text: str = "") -> None:
        said = self.draft.lines.get(key)
        self.fields[f"words_{key}"] = forms.CharField(
            label=label, help_text=help_text, initial=said.words if said else "", required=False,
            max_length=LONGEST_WORDS, widget=forms.Textarea({"rows": 3}),
        )  # fmt: skip

    def _add_statement(self, condition: Condition) -> None:
        self.fields[f"ticked_{condition.key}"] = forms.BooleanField(
            label=condition.text, required=False, initial=condition.key in self.draft.ticked
        )
        self._add_words(condition.key, condition.declared)

    def post_rows(self) -> list[tuple[Post, list[BoundField]]]:
        """Each post with its fields."""
        names = ("quantity", "price")
        return [
            (post, [self[f"{name}_{post.key}"] for name in names if f"{name}_{post.key}" in self.fields])
            for post in self.scheme.posts
        ]

    def level_rows(self) -> list[BoundField]:
        """A field for each level of contact."""
        return [self[f"words_{level.key}"] for level in self.scheme.levels]

    def statement_rows(self) -> list[tuple[BoundField, BoundField]]:
        """What can be stated, each with the words that go with it."""
        asked = [one.key for one in self.scheme.conditions if one.declared]
        return [(self[f"ticked_{key}"], self[f"words_{key}"]) for key in asked]

    @property
    def claimed(self) -> dict[str, tuple[Decimal, Decimal]]:
        """Post -> quantity and price; a euro costs a euro."""
        clean = self.cleaned_data
        price = {post.key: clean.get(f"price_{post.key}") for post in self.scheme.posts}
        return {
            post.key: (
                clean[f"quantity_{post.key}"] or ZERO,
                Decimal(1) if post.unit == "euros" else price[post.key] or ZERO,
            )
            for post in self.scheme.posts
        }

    @property
    def stated(self) -> dict[str, tuple[bool, str]]:
        """Condition or level -> whether the school states it, and own words."""
        points = [level.key for level in self.scheme.levels] + [one.key for one in self.scheme.conditions]
        clean = self.cleaned_data
        return {
            key: (bool(clean.get(f"ticked_{key}")), clean[f"words_{key}"]) for key in points if f"words_{key}" in clean
        }


class SchemeForm(forms.Form):
    """The text of a scheme, typed or from a file."""

    file = forms.FileField(label=gettext_lazy("The file"), required=False, allow_empty_file=True)
    text = forms.CharField(
        label=gettext_lazy("Or its text"), required=False, max_length=LONGEST_FILE,
        widget=forms.Textarea({"rows": 16, "spellcheck": "false"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Let the file win, and ask for one of the two."""
        values = super().clean() or self.cleaned_data
        if file := values.get("file"):
            values["text"] = self._text_of(file)
        if not values.get("text") and not self.errors:
            raise forms.ValidationError(_("Choose a file, or put its text below."))
        return values

    def _text_of(self, file: Any) -> str:
        if file.size > LONGEST_FILE:
            raise forms.ValidationError(_("This file is too long for a scheme."))
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise forms.ValidationError(_("This file is no plain text. Keep it as UTF-8, ending in .toml.")) from None
