"""What a parent says about the report of a talk. Every word of it comes from phrases.py."""

from django import forms

from driehoek.conversations import phrases

YES, NO = "yes", "no"


class AnswerForm(forms.Form):
    """Whether it is right, by the button that is tapped, and own words if they want."""

    words = forms.CharField(
        label=phrases.REPORT_WORDS, help_text=phrases.REPORT_WORDS_HELP, max_length=2000, required=False,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}), error_messages={"max_length": phrases.TOO_LONG},
    )  # fmt: skip
    right = forms.ChoiceField(
        choices=[(YES, YES), (NO, NO)], widget=forms.HiddenInput, error_messages={"required": phrases.CHOOSE}
    )
