"""Days as a native reader expects them; the values were compared with CLDR by eye."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.shared import moments
from driehoek.shared.languages import LANGUAGES

EVENING = datetime(2026, 12, 3, 18, 5, tzinfo=UTC)
TODAY = date(2026, 12, 1)
DAYS = {
    "nl": ("donderdag 3 december", "do 3 dec", "maandag en woensdag"),
    "en": ("Thursday 3 December", "Thu 3 Dec", "Monday and Wednesday"),
    "tr": ("3 Aralık Perşembe", "3 Ara Per", "Pazartesi ve Çarşamba"),
    "ar": ("الخميس، 3 ديسمبر", "الخميس، 3 ديسمبر", "الاثنين والأربعاء"),
    "pl": ("czwartek, 3 grudnia", "czw., 3 gru", "poniedziałek i środa"),
    "uk": ("четвер, 3 грудня", "чт, 3 груд.", "понеділок і середа"),
    "es": ("jueves, 3 de diciembre", "jue, 3 dic", "lunes y miércoles"),
    "fr": ("jeudi 3 décembre", "jeu. 3 déc.", "lundi et mercredi"),
    "pap": ("djaweps, 3 Desèmber", "djaweps, 3 Des", "djaluna i djarason"),
    "fa": ("پنجشنبه 3 دسامبر", "پنجشنبه 3 دسامبر", "دوشنبه و چهارشنبه"),
    "so": ("Khamiis, Diseembar 3", "Khms, Dis 3", "Isniin iyo Arbaco"),
    "ti": ("ሓሙስ፣ 3 ታሕሳስ", "ሓሙ፣ 3 ታሕ", "ሰኑይን ረቡዕን"),
}
RANGES = {
    "nl": ("19:05 tot 20:35", "over 2 dagen"),
    "en": ("19:05 to 20:35", "in 2 days"),
    "tr": ("19:05 ile 20:35 arası", "2 gün sonra"),
    "ar": ("من 19:05 إلى 20:35", "بعد يومين"),
    "pl": ("od 19:05 do 20:35", "za 2 dni"),
    "uk": ("з 19:05 до 20:35", "через 2 дні"),
    "es": ("de 19:05 a 20:35", "dentro de 2 días"),
    "fr": ("de 19:05 à 20:35", "dans 2 jours"),
    "pap": ("di 19:05 te 20:35", "den 2 dia"),
    "fa": ("از 19:05 تا 20:35", "2 روز دیگر"),
    "so": ("19:05 ilaa 20:35", "2 maalmood kadib"),
    "ti": ("ካብ 19:05 ክሳብ 20:35", "ድሕሪ 2 መዓልታት"),
}
MONTHS = ["dec", "Dec", "Ara", "ديسمبر", "gru", "груд.", "dic", "déc.", "des", "دسامبر", "Dis", "ታሕ"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_reads_as_it_should(language: str) -> None:
    shown = (moments.day(EVENING, language), moments.short_day(EVENING, language), moments.weekdays([0, 2], language))
    assert shown == DAYS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_hours_and_distance_read_as_they_should(language: str) -> None:
    hours = moments.time_range(EVENING, EVENING + timedelta(minutes=90), language)
    assert (hours, moments.relative_day(EVENING, language, TODAY)) == RANGES[language]


def test_the_calendar_leaf_has_a_short_month_and_a_number() -> None:
    assert [moments.month_short(EVENING, language) for language in LANGUAGES] == MONTHS
    assert moments.day_number(EVENING) == "3"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("nl", "donderdag 3 december, 19:05"),
        ("ar", "الخميس، 3 ديسمبر، 19:05"),
        ("so", "Khamiis, Diseembar 3, 19:05"),
        ("ti", "ሓሙስ፣ 3 ታሕሳስ፣ 19:05"),
    ],
)
def test_day_and_time_are_kept_apart(language: str, shown: str) -> None:
    assert moments.day_and_time(EVENING, language) == shown


@pytest.mark.parametrize(
    ("days", "shown"),
    [(-3, "3 dagen geleden"), (-1, "gisteren"), (0, "vandaag"), (1, "morgen"), (21, "over 21 dagen")],
)
def test_a_day_near_today_gets_its_own_word(days: int, shown: str) -> None:
    assert moments.relative_day(TODAY + timedelta(days=days), "nl", TODAY) == shown


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(list(LANGUAGES)))
def test_digits_and_calendar_match_the_poster_at_the_door(day: date, language: str) -> None:
    digits = "".join(filter(str.isnumeric, moments.day(day, language)))
    assert digits == str(day.day)


def test_days_follow_the_dutch_clock() -> None:
    just_before_midnight_utc = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert moments.day(just_before_midnight_utc, "nl") == "woensdag 1 juli"
    assert moments.clock(just_before_midnight_utc) == "01:30"


def test_a_persian_month_stands_alone_without_a_year() -> None:
    assert moments.day(date(2027, 1, 1), "fa") == "جمعه 1 ژانویه"


def test_an_unknown_language_reads_dutch() -> None:
    assert moments.day(EVENING, "xx") == "donderdag 3 december"


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        moments.day(datetime(2026, 12, 3, 19, 5), "nl")


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2026, 7, 31), "2025-2026"), (date(2026, 8, 1), "2026-2027"), (date(2027, 1, 1), "2026-2027")],
)
def test_a_school_year_starts_on_the_first_of_august(day: date, name: str) -> None:
    assert moments.school_year_of(day) == name
