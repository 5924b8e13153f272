"""The graph and its words: whole in every language, true to its own rules, and refused when there is a slip."""

from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.utils import translation

from driehoek.guide.library import COLUMNS, DATA, all_words, graph, read
from driehoek.guide.picture import everything_from, of_road
from driehoek.guide.roads import beyond, moment_in, options, roads, ways_from
from driehoek.guide.words import read_words
from driehoek.shared.languages import LANGUAGES
from driehoek.shared.strict import DataError

STEPS = graph().steps


def test_every_language_has_words_of_its_own() -> None:
    talks = {code: words.talks["after_diploma"].tonight for code, words in all_words().items()}
    assert set(talks) == set(LANGUAGES)
    assert len(set(talks.values())) == len(LANGUAGES)


def test_kader_leads_to_level_four_and_basis_does_not_at_once() -> None:
    first = {key: {way.to.key for way in ways_from(STEPS[key])} for key in ("vmbo_bb", "vmbo_kb")}
    assert "mbo_4" in first["vmbo_kb"]
    assert first["vmbo_bb"] & {"mbo_3", "mbo_4"} == set()
    assert STEPS["mbo_4"] in beyond(STEPS["vmbo_bb"])


def test_only_a_diploma_of_level_two_havo_vwo_or_higher_is_a_startkwalificatie() -> None:
    without = {step.key for step in STEPS.values() if not step.qualifies}
    lower = {"practical", "vmbo_bb", "vmbo_kb", "vmbo_gl", "vmbo_tl", "mbo_1"}
    assert without == {"preschool", "primary", "isk", "vso", "work", *lower}


def test_a_road_adds_up_its_years_and_the_shortest_comes_first() -> None:
    found = roads(STEPS["vmbo_tl"], STEPS["hbo"])
    assert [step.key for step in found[0].steps] == ["vmbo_tl", "havo", "hbo"]
    assert found[0].years == (6, 6)
    assert roads(STEPS["hbo"], STEPS["vmbo_tl"]) == []


def test_what_to_talk_about_goes_with_the_year_of_the_group() -> None:
    kader = STEPS["vmbo_kb"]
    found = [moment_in(kader, grade) for grade in ("12", "14")]
    assert [one.key for one in found if one] == ["profile", "after_diploma"]


def test_the_picture_is_mirrored_where_one_reads_from_the_right() -> None:
    def left(code: str) -> int:
        with translation.override(code):
            return next(box.x for box in everything_from(STEPS["vmbo_kb"]).boxes if box.step.key == "practical")

    assert left("ar") - left("nl") == (COLUMNS - 1) * 48


def test_the_picture_tells_what_it_draws() -> None:
    road = roads(STEPS["vmbo_kb"], STEPS["mbo_4"])[0]
    drawn = of_road(road)
    assert drawn.told == "mbo niveau 4"
    assert [box.step.key for box in drawn.boxes if box.state == "here"] == ["vmbo_kb"]
    assert len(drawn.lines) == 1
    assert len(everything_from(STEPS["primary"]).lines) > len(options(STEPS["primary"]))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('from = "vmbo_kb"\nto = "mbo_4"', 'from = "vmbo_kb"\nto = "primary"', "leads back"),
        ("end = true", "end = false", "ways onward"),
        ("years = [3, 4]", "years = [4, 3]", "longest"),
        ('source = "onward"', 'source = "hearsay"', "hearsay"),
        ("column = 6\nrow = 2", "column = 5\nrow = 2", "one place"),
        ("https://wetten", "http://wetten", "https"),
    ],
)
def test_a_slip_in_the_graph_is_refused(old: str, new: str, says: str, tmp_path: Path) -> None:
    text = (DATA / "graph.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "graph.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=says):
        read(tmp_path / "graph.toml")


def test_a_step_without_words_is_refused(tmp_path: Path) -> None:
    text = (DATA / "words" / "tr.toml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("havo =")]
    (tmp_path / "tr.toml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DataError, match="missing havo"):
        read_words(tmp_path / "tr.toml", graph().keys)


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "over"), [("2027-07-31", False), ("2027-08-01", True)])
def test_every_page_says_for_which_year_it_holds(client: Client, day: str, over: bool) -> None:
    with time_machine.travel(f"{day} 12:00:00+02:00", tick=False):
        for page in ("vmbo_kb/", "vmbo_kb/naar/mbo_4/"):
            html = client.get(f"/wegwijzer/{page}", {"taal": "en"}).content.decode()
            assert graph().school_year in html
            assert ("Ask the school what has changed" in html) == over
