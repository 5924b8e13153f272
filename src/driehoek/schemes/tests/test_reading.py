"""A scheme is data: a file without mistakes needs no code, and every mistake is told with its place and what to do."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from driehoek.schemes.catalogue import shipped
from driehoek.schemes.reading import read
from driehoek.schemes.scheme import Scheme
from driehoek.schemes.tests.material import INVENTED


def invented() -> Scheme:
    scheme, mistakes = read(INVENTED)
    assert scheme, mistakes
    return scheme


def test_the_first_scheme_says_what_the_note_of_2007_says() -> None:
    scheme = shipped()["den-haag-vo-2007"]
    assert len(scheme.conditions) == 9
    assert [scheme.own_share, len(scheme.levels)] == [25, 3]
    assert scheme.kinds == ("vmbo",)
    assert [(post.key, post.most) for post in scheme.posts] == [
        ("coordinator", Decimal("0.5")),
        ("mentoruren", None),
        ("extern", None),
    ]
    bounds = {one.tests[0].count: one.tests[0] for one in scheme.conditions if one.tests}
    assert [bounds["years"].at_most, bounds["levels"].at_least] == [2, 2]


def test_an_invented_scheme_needs_no_code() -> None:
    scheme = invented()
    assert scheme.key == "samen-sterk-in-de-wijk"
    assert [scheme.most, scheme.own_share, scheme.posts[0].percent] == [9000, 10, 80]
    assert scheme.is_for("preschool")
    assert not scheme.is_for("vmbo")


def test_school_years_open_and_close_a_scheme() -> None:
    old = shipped()["den-haag-vo-2007"]
    assert old.runs_in("2007-2008")
    assert old.is_over("2008-2009")
    assert not old.runs_in("2005-2006")
    assert not invented().is_over("2050-2051")


@pytest.mark.parametrize(
    ("was", "becomes", "place", "words"),
    [
        ('giver = "Gemeente Nergenshuizen"\n', "", "The beginning of the file", "“giver” is missing"),
        ('name = "Samen', 'name = Samen', "Line 2", "quotation mark"),
        ('first = "2020-2021"', 'first = "2020"', "The beginning of the file", "must be a school year"),
        ('"primary"]', '"universiteit"]', "The beginning of the file", "“universiteit”. Choose from"),
        ('count = "goals"', 'count = "doelen"', "Condition 1", "“doelen”. Choose from: vision"),
        ("at_least = 2\n", "", "Condition 1", "Write how many"),
        ("at_least = 10", 'at_least = "10"', "Condition 2", "without quotation marks"),
        ("at_least = 10", "at_least = nan", "Condition 2", "without quotation marks"),
        ('declared = "Wie uit de buurt?"\n', "", "Condition 3", "Say how this is tested"),
        ('key = "eigen"', 'key = "doelen"', "The beginning of the file", "key doelen stands twice"),
        ('mend = "goals"', 'mend = "admin"', "Condition 1", "“admin”. Choose from"),
        ("percent = 80", "percent = 800", "Post 1", "at most 100"),
        ("most = 100", "moost = 100", "Post 1", "“moost” is not known here"),
        ('key = "spullen"', 'key = "buurt"', "The beginning of the file", "key buurt stands twice"),
        ('unit = "euros"', 'unit = "uur"', "Post 2", "Choose from: fte, hours, euros"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place_and_what_to_do(was: str, becomes: str, place: str, words: str) -> None:
    assert was in INVENTED
    with override("en"):
        scheme, mistakes = read(INVENTED.replace(was, becomes, 1))
    assert scheme is None
    assert [one for one in mistakes if one.place.startswith(place) and words in one.words], mistakes


def test_all_mistakes_are_told_at_once() -> None:
    text = INVENTED.replace("percent = 80", "percent = 800").replace('unit = "euros"', 'unit = "uur"')
    _scheme, mistakes = read(text)
    assert len(mistakes) == 2


@pytest.mark.parametrize("text", ["", "[[condition]]\nkey = 3", "condition = 3\npost = [1]", "kinds = [[]]", "= " * 50])
def test_nonsense_is_told_and_never_breaks(text: str) -> None:
    scheme, mistakes = read(text)
    assert scheme is None
    assert mistakes
