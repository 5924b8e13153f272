"""The map of what is kept is complete: nobody can add a record about people and forget it."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.utils.translation import override

from driehoek.activities.models import Invitation
from driehoek.people.models import Guardian
from driehoek.privacy import phrases
from driehoek.privacy.chart import FILE, chart, faults, read
from driehoek.privacy.queries.files import _relations
from driehoek.shared.catalogues import texts_for
from driehoek.shared.languages import LANGUAGES
from driehoek.shared.strict import DataError

pytestmark = pytest.mark.any_database


def test_every_model_is_in_the_map_or_left_out_with_a_reason() -> None:
    assert faults(chart()) == []
    assert all(len(because) > 10 for because in chart().left_out.values())


def test_a_forgotten_model_is_a_fault() -> None:
    without = tuple(one for one in chart().records if one.model is not Invitation)
    assert faults(replace(chart(), records=without)) == ["activities.Invitation: not in the map"]


def test_a_relation_to_a_person_that_nobody_weighed_is_a_fault() -> None:
    invited = next(one for one in chart().records if one.model is Invitation)
    blind = replace(invited, paths={**invited.paths, "beside": ()})
    records = tuple(blind if one is invited else one for one in chart().records)
    assert faults(replace(chart(), records=records)) == ["activities.Invitation: whose file by family?"]


def test_a_field_that_is_not_there_any_more_is_a_fault() -> None:
    invited = next(one for one in chart().records if one.model is Invitation)
    stale = replace(invited, asked={"activity__nothing": "what"})
    records = tuple(stale if one is invited else one for one in chart().records)
    assert faults(replace(chart(), records=records)) == ["activities.Invitation: no field activity__nothing"]


def test_a_group_in_too_few_languages_is_refused(tmp_path: Path) -> None:
    copy = tmp_path / "records.toml"
    copy.write_text(FILE.read_text("utf-8").replace('so = "Wadahadalladeenna"\n', ""), "utf-8")
    with pytest.raises(DataError, match="missing so"):
        read(copy)


@pytest.mark.parametrize("language", LANGUAGES)
def test_groups_for_parents_are_told_in_every_language(language: str) -> None:
    with override(language):
        heads = [one.head for key, one in chart().groups.items() if key != "work"]
        assert len(set(heads)) == len(heads)
        assert all(one.whys[language] for key, one in chart().groups.items() if key != "work")


def choices_told() -> set[tuple[str, str, str]]:
    """The choices a parent sees a value of: model and field, value, and what the model calls it."""
    found = set()
    parents = (one for one in chart().records if one.group != "work" and one.paths["guardian"] + one.paths["child"])
    for model, path in ((record.model, path) for record in parents for path in record.told):
        *steps, field = path.split("__")
        for step in steps:
            model = model._meta.get_field(step).related_model  # type: ignore[assignment]
        known = {one.name: one for one in model._meta.concrete_fields}.get(field)
        choices = (known and known.choices) or ()
        found |= {(f"{model._meta.model_name}.{field}", str(value), str(label)) for value, label in choices}
    return found


def test_every_choice_a_parent_sees_has_words_for_parents() -> None:
    known = {text.id for text in texts_for("so")} | {one.own_name for one in LANGUAGES.values()}
    with override("en"):
        bare = [one for one in choices_told() if one[1] not in phrases.VALUES.get(one[0], {})]
    assert [one for one in bare if one[1] and one[2] not in known] == []


def test_what_is_of_others_is_reached_by_no_path() -> None:
    household = next(one for one in chart().records if one.label == "people.Household")
    assert household.paths["child"] == ()
    assert Guardian not in {one.model for one in chart().records if one.paths["child"]}
    assert _relations(Invitation, "activity__starts_at") == "activity"
