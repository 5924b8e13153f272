"""Made-up content for the pattern page. Nobody in it exists."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator

from driehoek.shared.forms import CheckboxCards, DateInput, RadioCards, Switch, TimeInput
from driehoek.shared.icons import ICONS

LONG = "Mevrouw Hendrika Wilhelmina van Oosterhout-Brandsma de Jongste"


@dataclass(frozen=True)
class Item:
    """An entry of the navigation, as the `page` context processor gives it."""

    label: str
    icon: str
    url: str = "#"
    chapter: str = ""
    current: str = ""
    unfolded: bool = True


class ExampleForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label="Naam", help_text="Zoals u genoemd wilt worden.")
    email = forms.EmailField(label="E-mailadres")
    day = forms.DateField(label="Dag", widget=DateInput, required=False)
    time = forms.TimeField(label="Tijd", widget=TimeInput, required=False)
    group = forms.ChoiceField(label="Groep", choices=[("", "Kies een groep"), ("1", "Vlinders"), ("2", "Bijen")])
    answer = forms.ChoiceField(
        label="Komt u?",
        choices=[("yes", "Ja, ik kom"), ("no", "Ik kan niet"), ("later", "Ik weet het nog niet")],
        widget=RadioCards(icons={"yes": "check", "no": "cross", "later": "question"}),
    )
    needs = forms.MultipleChoiceField(
        label="Wat heeft u nodig?",
        help_text="U mag meer dan één antwoord kiezen.",
        choices=[
            ("interpreter", "Een tolk"),
            ("childcare", "Opvang"),
            ("bus", "Vervoer"),
            ("clock", "Een andere tijd"),
        ],
        widget=CheckboxCards(icons={name: name for name in ("interpreter", "childcare", "bus", "clock")}),
        required=False,
    )
    tongue = forms.ChoiceField(
        label="In welke taal leest u het liefst?",
        choices=[("nl", "Nederlands"), ("ar", "العربية"), ("ti", "ትግርኛ")],
        widget=RadioCards(languages={"nl": "nl", "ar": "ar", "ti": "ti"}),
    )
    note = forms.CharField(label="Wilt u nog iets zeggen?", widget=forms.Textarea({"rows": 3}), required=False)
    photo = forms.FileField(label="Foto", required=False)
    agree = forms.BooleanField(label="De school mag mij bellen")
    reminder = forms.BooleanField(label="Stuur mij een herinnering", widget=Switch, required=False)


def examples() -> dict[str, Any]:
    """Return what the pattern page shows."""
    return {
        "navigation": _navigation(),
        "icons": sorted(ICONS),
        "form": ExampleForm(),
        "wrong": ExampleForm({"name": "", "email": "fatima@", "answer": "yes"}, auto_id="wrong_%s"),
        "people": ["Fatima El Amrani", LONG, "Mehmet Kaya", "ፊዮሪ ተስፋይ"],
        "page": Paginator(range(95), 10).page(4),
        "funnel": _funnel(),
        "languages": _by_language(),
        "months": _year(),
        "address": "https://driehoek.example/u/7k-3hq2m9/",
        "long": LONG,
    }


def _navigation() -> list[Item]:
    return [
        Item("Vandaag", "sun", current="page"),
        Item("Gezinnen", "people"),
        Item("Activiteiten", "calendar"),
        Item("Berichten", "talk"),
        Item("Beleid", "target", chapter="Plannen en leren"),
        Item("Cijfers", "chart", chapter="Plannen en leren"),
        Item("Instellingen", "gear", chapter="De school"),
    ]


def _funnel() -> list[dict[str, Any]]:
    return [
        {"label": "Bereikbaar", "value": 16, "total": 16},
        {"label": "Uitnodiging aangekomen", "value": 15, "total": 16},
        {"label": "Geantwoord", "value": 11, "total": 16},
        {"label": "Geweest", "value": 9, "total": 16, "note": "2 met tolk"},
    ]


def _by_language() -> list[dict[str, Any]]:
    return [
        {"label": "Nederlands", "value": 21, "total": 24},
        {"label": "Turks", "value": 8, "total": 11},
        {"label": "Arabisch", "value": 5, "total": 12},
        {"label": "Alle gezinnen", "value": 34, "total": 47},
    ]


def _year() -> list[dict[str, Any]]:
    names = ("aug", "sep", "okt", "nov", "dec", "jan", "feb", "mrt", "apr", "mei", "jun", "jul")
    planned = {
        "sep": [("Welkomstgesprek", ""), ("Koffieochtend", "sun")],
        "nov": [("Rekenochtend", "")],
        "dec": [("Voorleesontbijt", "open"), ("Tweede gesprek", "late")],
        "mrt": [("Ouderavond", "open")],
    }
    return [
        {
            "label": name,
            "current": name == "nov",
            "items": [{"title": title, "kind": kind, "url": "#"} for title, kind in planned.get(name, [])],
        }
        for name in names
    ]
