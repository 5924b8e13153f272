"""Ready messages: complete in every language, filled in with anything, and never sent when something got bent."""

import shutil
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from driehoek.messages.models import Message
from driehoek.messages.ready import BadDetail, Damaged, fields_of, fill, parse, preview, ready_messages, verify
from driehoek.messages.ready.fields import CATEGORIES, LABELS
from driehoek.messages.ready.library import CATEGORY_KEYS, DATA, KINDS, read
from driehoek.messages.ready.values import FIRST_STRONG, POP, TYPES
from driehoek.shared.languages import LANGUAGES

GOOD: dict[str, Any] = {
    "text": "Lezen\nmet 100% plezier",
    "name": "Samira",
    "place": "Aula",
    "phone": "+31 6 12345678",
    "number": 15,
    "amount": 1250,
    "date": "2026-12-03",
    "time": "15:30",
    "day_time": "2026-12-03T19:00",
    "period": {"start": "2026-12-19", "end": "2027-01-03"},
    "link": "https://vragen.example/x?y=1",
}
NAMES = st.text(min_size=1, max_size=60)
TRICKS = st.sampled_from(
    ["{naam}", "{child}", "100%s %(x)d", "سميرة", "A\u202eB", "\u2069\u2068x", "a\nb", "\ue000", "5"]
)


def details(key: str, **own: Any) -> dict[str, Any]:
    return {field.name: GOOD[field.type] for field in fields_of(key)} | own


def test_there_are_plenty_of_ready_messages() -> None:
    assert len(ready_messages()) >= 44


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_filled_in_in_every_language(language: str) -> None:
    for key, message in ready_messages().items():
        filled = fill(key, language, details(key))
        assert filled.language == message.words(language).language == language
        assert "\n" not in filled.title


def test_no_language_is_said_to_be_read_by_a_native_speaker() -> None:
    for message in ready_messages().values():
        claimed = {code for code, words in message.texts.items() if words.reviewed}
        assert claimed == {one.code for one in LANGUAGES.values() if one.reviewed}


def test_a_message_can_be_kept_as_it_is_offered() -> None:
    assert set(KINDS) == set(Message.Kind.values)
    assert max(map(len, ready_messages())) <= 40


def test_every_placeholder_and_category_has_a_label_for_staff() -> None:
    messages = ready_messages().values()
    assert {one.name for message in messages for one in message.placeholders} == set(LABELS)
    assert {message.category for message in messages} == set(CATEGORY_KEYS) == set(CATEGORIES)


def test_the_fields_of_a_message_come_in_its_own_order() -> None:
    assert [(one.name, one.type) for one in fields_of("trip_money")] == [
        *(("place", "place"), ("amount", "amount"), ("day", "date")),
    ]


def test_what_must_be_understood_at_once_is_asked_for() -> None:
    urgent = [message for message in ready_messages().values() if message.kind == "urgent"]
    assert len(urgent) >= 5
    assert all(message.must_understand for message in urgent)


@pytest.mark.parametrize(
    ("language", "written"),
    [("nl", "€\xa012,50"), ("en", "€12.50"), ("pl", "12,50\xa0€"), ("uk", "12,50\xa0€"), ("ar", "\u200f12.50\xa0€")],
)
def test_an_amount_is_in_euros_with_the_digits_of_the_price_tag(language: str, written: str) -> None:
    assert fill("trip_money", language, details("trip_money")).values["amount"] == written


def test_days_and_times_are_written_in_the_language_of_the_reader() -> None:
    invitation = details("invitation")
    assert "donderdag 3 december, 19:00" in fill("invitation", "nl", invitation).body
    assert "Thursday 3 December, 19:00" in fill("invitation", "en", invitation).body
    assert "19:00" in fill("invitation", "fa", invitation).values["moment"]


def test_a_moment_from_elsewhere_is_on_the_dutch_clock() -> None:
    filled = fill("invitation", "nl", details("invitation", moment="2026-12-03T18:00:00+00:00"))
    assert filled.values["moment"] == "donderdag 3 december, 19:00"


def test_a_period_of_one_day_is_one_day() -> None:
    one_day = {"start": "2026-12-19", "end": "2026-12-19"}
    assert fill("holiday", "nl", details("holiday", period=one_day)).values["period"] == "zaterdag 19 december"


def test_names_and_texts_keep_their_direction_to_themselves_line_by_line() -> None:
    filled = fill("good_news_child", "ar", details("good_news_child", news="Zij las\neen boek"))
    assert filled.values["child"] == "\u2068Samira\u2069"
    assert filled.values["news"] == "\u2068Zij las\u2069\n\u2068een boek\u2069"


def test_an_unknown_language_gets_dutch_and_says_so() -> None:
    assert fill("thanks_for_coming", "xx", details("thanks_for_coming")).language == "nl"


def test_a_preview_shows_what_will_come_where() -> None:
    labels = {one.name: str(one.label) for one in fields_of("absence_first_day")}
    assert preview("absence_first_day", "nl", labels).title == f"Is [{labels['child']}] ziek?"


@settings(max_examples=60, deadline=None)
@example(child="{naam}", news="100% {teacher}\n\n{", language="nl")
@example(child="\u2068\u202eسميرة\u2069", news="a\u2028b", language="ar")
@given(child=NAMES | TRICKS, news=NAMES | TRICKS, language=st.sampled_from(list(LANGUAGES)))
def test_any_name_comes_through_whole_or_is_refused_before(child: str, news: str, language: str) -> None:
    own = details("good_news_child", child=child, news=news)
    try:
        parse("child", "name", child), parse("news", "text", news)
    except BadDetail:
        with pytest.raises(BadDetail):
            fill("good_news_child", language, own)
        return
    filled = fill("good_news_child", language, own)
    assert filled.values["child"] in filled.title
    assert filled.body.count(FIRST_STRONG) == filled.body.count(POP)
    assert not set(filled.title + filled.body) & set("\u202a\u202b\u202d\u202e\u2066\u2067\ue000\ue001\r\x00")


@settings(max_examples=40, deadline=None)
@given(
    number=st.integers(0, 1_000_000), moment=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)),
    language=st.sampled_from(list(LANGUAGES)),
)  # fmt: skip
def test_any_number_and_moment_come_through(number: int, moment: datetime, language: str) -> None:
    own = details("ask_for_help", number=number, moment=moment.isoformat(), activity=str(number))
    filled = fill("ask_for_help", language, own)
    assert filled.values["number"] in filled.body
    assert f"{moment:%H:%M}" in filled.values["moment"]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *(("name", None), ("name", ""), ("name", " \n\u200e"), ("name", "x" * 101), ("name", 5), ("name", "\u200d")),
        *(("text", "\n \n"), ("text", "x" * 501), ("place", ["Aula"]), ("link", "javascript:alert(1)")),
        *(("link", "https://"), ("link", "https://a b.nl"), ("link", "https://school.nl@boef.nl"), ("link", "//x.nl")),
        *(("link", "https://x.nl/{y}"), ("link", "https://xn.nl/\u202e"), ("link", "https://[x"), ("number", -1)),
        *(("number", True), ("number", "5"), ("number", 1.5), ("amount", 10**9), ("date", "3 december"), ("date", 3)),
        *(("date", "2026-02-30"), ("time", "25:00"), ("time", "laat"), ("day_time", "2026-12-03"), ("day_time", "x")),
        *(("day_time", "0001-01-01T00:00+14:00"), ("period", "2026-12-03"), ("period", {"start": "2026-12-03"})),
        *(("period", {"start": "2026-12-03", "end": "2026-12-02"}), ("period", {"start": 1, "end": None})),
    ],
)
def test_a_wrong_detail_is_refused_with_its_field(kind: str, value: Any) -> None:
    with pytest.raises(BadDetail) as refused:
        parse("field", kind, value)
    assert refused.value.field == "field"
    assert str(refused.value.message)


def test_a_day_from_a_form_is_as_good_as_one_from_json() -> None:
    assert parse("day", "date", date(2026, 12, 3)) == parse("day", "date", "2026-12-03")
    assert parse("time", "time", time(15, 30)) == parse("time", "time", "15:30")


def test_a_detail_that_is_missing_is_named() -> None:
    with pytest.raises(BadDetail, match=r"^place: "):
        fill("invitation", "nl", details("invitation", place=""))


@pytest.mark.parametrize(
    "text",
    [
        "Kom naar \u2068Zaal\u2069 om .",  # gone
        "Kom naar \u2068Zaal\u2069 om 15:30 of 15:30.",  # twice
        "Kom naar \u2068zaal\u2069 om 15:30.",  # another letter
        "Kom naar \u2068Zaal om 15:30.",  # a lost mark
        "Kom naar \u2068Zaal\u2069 om 15:30. {link}",  # a place still open
        "Kom naar \u2068Zaal\u2069 om 15:30.\u2068",  # a mark too many
        "Kom naar \u2068Zaal\u2069 om ١٥:٣٠.",  # other digits
    ],
)
def test_a_bent_value_stops_the_message_with_the_reason(text: str) -> None:
    with pytest.raises(Damaged) as stopped:
        verify("Kom naar {place} om {time}.", {"place": "\u2068Zaal\u2069", "time": "15:30"}, text)
    assert str(stopped.value.reason)


def test_other_words_around_whole_values_are_fine() -> None:
    values = {"place": "\u2068{Zaal}\u2069", "time": "15:30"}
    verify("Kom naar {place} om {time}.", values, "15:30: kom naar \u2068{Zaal}\u2069!")  # raises Damaged if not


def test_a_value_that_also_stands_in_another_value_is_counted_right() -> None:
    verify("{a} en {b} en 5", {"a": "5", "b": "15:30"}, "5 en 15:30 en 5")
    with pytest.raises(Damaged):
        verify("{a} en {b} en 5", {"a": "5", "b": "15:30"}, "15:30 en 5")


@pytest.fixture
def files(tmp_path: Path) -> Callable[[str, str, str], Path]:
    """The real files with one piece replaced."""

    def changed(name: str, old: str, new: str) -> Path:
        shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path

    return changed


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("ready/tr.toml", "Ne: {activity}\n", "", r"ready/tr.toml, invitation: misses activity"),
        ("ready/tr.toml", "Ne: {activity}", "Ne: {activiteit}", r"ready/tr.toml, invitation: "),
        ("ready/tr.toml", "Ne: {activity}", "Ne: {activity} {", r"invitation: has a loose brace"),
        ("ready/tr.toml", "Ne: {activity}", "Ne: {activity}{activity}", r"is joined to another value"),
        ("ready/tr.toml", "Ne zaman: {moment}", "Ne zaman: 1{moment}", r"moment is joined to another value or a digit"),
        ("ready/tr.toml", "\n{link}", " {link}", r"link must have a line of its own"),
        ("ready/tr.toml", "Ne: {activity}", "Ne: \u2068{activity}", r"has its own marks of direction"),
        ("ready/tr.toml", "[invitation]", "[uitnodiging]", r"ready/tr.toml: misses invitation"),
        ("ready/tr.toml", "[invitation]", "[extra]\n[invitation]", r"ready/tr.toml: does not know extra"),
        ("ready/tr.toml", 'title = "', "title = ", r"tr.toml: "),
        ("ready/tr.toml", 'title = "', 'titel = "', r"must have exactly title and body"),
        ("ready/tr.toml", 'title = "', 'title = " ', r"title is empty or has loose spaces"),
        ("ready/tr.toml", "reviewed_by_native = false\n", "", r"catalogue is not complete"),
        ("ready.toml", 'pictogram = "people"', 'pictogram = "olifant"', r"invitation: there is no pictogram 'olifant'"),
        ("ready.toml", 'kind = "must"', 'kind = "spoed"', r"ready.toml, invitation: 'spoed' is no kind"),
        ("ready.toml", 'category = "invitation"', 'category = "x"', r"'x' is no category"),
        ("ready.toml", 'moment = "day_time"', 'moment = "moment"', r"moment has the unknown type 'moment'"),
        ("ready.toml", "may_reply = true\n", "", r"ready.toml, invitation: must have exactly"),
    ],
)
def test_a_slip_in_a_file_is_refused_by_name(
    files: Callable[[str, str, str], Path], name: str, old: str, new: str, problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        read(files(name, old, new))


def test_a_language_that_is_missing_is_refused(files: Callable[[str, str, str], Path]) -> None:
    folder = files("ready/tr.toml", "Ne: ", "Ne: ")
    (folder / "ready" / "so.toml").unlink()
    with pytest.raises(ValueError, match=r"so\.toml"):
        read(folder)


def test_every_type_is_used() -> None:
    assert {one.type for message in ready_messages().values() for one in message.placeholders} == set(TYPES)
