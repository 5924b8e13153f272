"""With whom to talk, and how much each talk is wanted: one question per child, one small choice per colleague."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from driehoek.conversations import phrases

MOST = 1


class Ranks(forms.Widget):
    """A row per talk with a list of how much it is wanted; the value maps talks to what was chosen."""

    template_name = "conversations/forms/ranks.html"
    use_fieldset = True

    def __init__(self, talks: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.talks = list(talks)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give each row its name, its words and its choices."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        chosen = value or {}
        context["rows"] = [
            {"name": f"{name}_{key}", "label": label, "chosen": str(chosen.get(key, ""))} for key, label in self.talks
        ]
        return context | {"choices": [(str(rank or ""), words) for rank, words in phrases.RANKS.items()]}

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:
        """Talk -> what was chosen, as it was sent."""
        return {key: data.get(f"{name}_{key}", "") for key, _label in self.talks}

    def id_for_label(self, id_: str) -> str:
        """No single input stands for all of them."""
        return f"{id_}_group"


class RanksField(forms.Field):
    """The talks that are wanted, the most wanted first, each with its rank (1 is most wanted)."""

    asked = True

    def __init__(self, *, talks: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(widget=Ranks(talks), required=False, **kwargs)

    def clean(self, value: dict[str, str]) -> list[tuple[str, int]]:
        """Refuse what is no rank."""
        known = {str(rank): rank for rank in phrases.RANKS if rank}
        if any(said and said not in known for said in value.values()):
            raise forms.ValidationError(str(phrases.CHOOSE))
        return sorted(((key, known[said]) for key, said in value.items() if said), key=lambda one: one[1])
