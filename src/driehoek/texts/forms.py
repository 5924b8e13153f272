"""What who translates, and who sets words and engines, fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from driehoek.shared.forms import RadioCards, Switch
from driehoek.shared.languages import LANGUAGES, language
from driehoek.texts.engines.folder import folders
from driehoek.texts.guard import numbers_lost
from driehoek.texts.models import Engine, Term, Version
from driehoek.texts.sounds import check_sound

ENGINE_ICONS = {"libre": "language", "deepl": "language", "folder": "house"}
DEEPL, DEEPL_FREE = "https://api.deepl.com", "https://api-free.deepl.com"


class VersionForm(forms.Form):
    """A translation; `seen` tells which state of it somebody had on the screen."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=300)
    body = forms.CharField(label=_("Translation"), max_length=50_000, widget=forms.Textarea({"rows": 12}))
    sure = forms.BooleanField(label=_("I have looked: the numbers are right."), required=False)

    def __init__(self, *args: Any, version: Version, **kwargs: Any) -> None:
        start = {"title": version.title, "body": version.body, "seen": _stamp(version)}
        super().__init__(*args, **{**kwargs, "initial": start})
        self.version = version
        direction = language(version.language).direction
        for name in ("title", "body"):
            self.fields[name].widget.attrs |= {"lang": version.language, "dir": direction}
        if not version.text.title:
            del self.fields["title"]
        if not self.is_bound:
            del self.fields["sure"]

    def clean(self) -> dict[str, Any]:
        """Nothing a colleague saved meanwhile is overwritten unseen, and no number is lost by mistake."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("seen", "") != _stamp(self.version):
            self.data = {**self.data.dict(), "seen": _stamp(self.version)}  # type: ignore[attr-defined]
            self.add_error(None, gettext("A colleague has changed this translation. Compare it, and save again."))
        lost = numbers_lost(self.version.text.body, data.get("body", ""))
        if lost and not data.get("sure"):
            self.add_error(
                "sure", gettext("These numbers are in the original only: %(lost)s") % {"lost": ", ".join(lost)}
            )
        return data


def _stamp(version: Version) -> str:
    return version.made_at.isoformat() if version.made_at else ""


class RecordingForm(forms.Form):
    """Words that somebody read aloud, recorded in the browser or with another program."""

    sound = forms.FileField(
        label=_("Recording"), widget=forms.FileInput({"accept": "audio/*", "capture": "user"}),
        help_text=_("An MP3, M4A, OGG, WebM or WAV file of at most 2 MB: some minutes."),
    )  # fmt: skip

    def clean_sound(self) -> bytes:
        """What it really holds."""
        return check_sound(self.cleaned_data["sound"])[0]


class TermForm(forms.Form):
    """A word of the school, and what it is called in the other languages."""

    word = forms.CharField(
        label=_("Word or name"), max_length=80, help_text=_("As you write it, for example: rekenochtend")
    )
    keep = forms.BooleanField(label=_("Stays the same in every language"), required=False, widget=Switch)

    def __init__(self, *args: Any, term: Term, **kwargs: Any) -> None:
        start = {"word": term.word, "keep": term.keep} | {f"in_{code}": word for code, word in term.words.items()}
        super().__init__(*args, **{**kwargs, "initial": start})
        for code, known in LANGUAGES.items():
            attributes = {"lang": code, "dir": known.direction}
            self.fields[f"in_{code}"] = forms.CharField(
                label=known.own_name, max_length=80, required=False, widget=forms.TextInput(attributes)
            )

    def fill(self, term: Term) -> Term:
        """Put what was filled in into the record."""
        data = self.cleaned_data
        term.word, term.keep = data["word"], data["keep"]
        term.words = {code: data[f"in_{code}"] for code in LANGUAGES if data[f"in_{code}"]}
        return term


class EngineForm(forms.Form):
    """An engine to add."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=Engine.Kind.choices, widget=RadioCards(icons=ENGINE_ICONS), initial="libre"
    )
    address = forms.CharField(
        label=_("Address or folder"), max_length=300, required=False,
        help_text=_("The web address, or the folder with models on the server. For DeepL you may leave it empty."),
    )  # fmt: skip
    key = forms.CharField(
        label=_("Key"), max_length=200, required=False, widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text=_("Is kept sealed and never shown again."),
    )  # fmt: skip
    for_children = forms.BooleanField(
        label=_("This engine may also get texts about children"), required=False, widget=Switch,
        help_text=_("Only with an agreement on personal data. Names that the school knows are left out in any case."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Fill in an address that can be known."""
        data: dict[str, Any] = super().clean() or {}
        if not data.get("address"):
            data["address"] = self._likely(data.get("kind", ""), data.get("key", ""))
        if not data["address"]:
            self.add_error("address", gettext("Fill in where this engine is found."))
        if data.get("kind") == Engine.Kind.DEEPL and not data.get("key"):
            self.add_error("key", gettext("DeepL asks for a key."))
        return data

    def _likely(self, kind: str, key: str) -> str:
        if kind == Engine.Kind.DEEPL:
            return DEEPL_FREE if key.endswith(":fx") else DEEPL
        return next(iter(folders()), "") if kind == Engine.Kind.FOLDER else ""
