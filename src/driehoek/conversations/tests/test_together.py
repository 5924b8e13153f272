"""Parents who live apart come together only when both want it, and neither ever learns what the other said."""

from datetime import time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from driehoek.conversations.actions.asking import ask_families
from driehoek.conversations.actions.telling import tell_times
from driehoek.conversations.actions.wishes import decline, save_wishes
from driehoek.conversations.bridge.instance import instance_of
from driehoek.conversations.bridge.reading import sheet_of
from driehoek.conversations.models import Party, Round, RoundDay
from driehoek.conversations.queries import parties_of
from driehoek.conversations.queries.sections import keys_of
from driehoek.conversations.tests.rounds import a_host, a_round, a_talk
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.models import Guardian

EARLY, LATE = (time(18), time(19, 30)), (time(19, 30), time(21))
SECRET = "Ik wil dit liever stil houden."


@pytest.fixture
def round_(cast: Cast) -> Round:
    """An evening of 5B with Fatma, whom every family meets, and Ruud; Daniël and Iris live apart and were asked."""
    row = a_round(cast, groups=[cast.group_5b], video=True, childcare_places=4)
    a_host(row, cast.fatma, asked=True)
    a_host(row, cast.ruud)
    ask_families(round_=row, by=cast.fatma)
    return Round.objects.get(pk=row.pk)


def own(guardian: Guardian) -> Party:
    return parties_of(guardian).get(voices=None)


def says(guardian: Guardian, *, together: bool = True, hours: Any = (), **answers: Any) -> Party:
    party = own(guardian)
    times = [(RoundDay.objects.get().pk, *hours)] if hours else []
    wishes = answers.pop("wishes", [])
    return save_wishes(party=party, by=guardian, wishes=wishes, times=times, together=together, **answers)


def both(cast: Cast) -> Party | None:
    return Party.objects.filter(voices__isnull=False, guardians=cast.daniel).distinct().first()


def asked_by_planner(round_: Round) -> list[tuple[int, int]]:
    return [(row["family"], row["teacher"]) for row in instance_of(sheet_of(round_))["requests"]]


def test_staff_read_who_comes_together(client: Client, cast: Cast, round_: Round) -> None:
    words, where = "komt samen met de andere ouder", f"/rondes/{round_.pk}/gezinnen/"
    says(cast.daniel)
    assert words not in as_staff(client, cast.fatma).get(where).text
    says(cast.iris)
    assert (page := client.get(where).text).count(words) == 2
    assert "Ouders die we apart vragen, hebben elk een regel." in page


def test_only_when_both_want_it_there_is_one_talk_for_both(cast: Cast, round_: Round) -> None:
    says(cast.daniel)
    assert both(cast) is None
    assert len(asked_by_planner(round_)) == 2
    says(cast.iris)
    party = both(cast)
    assert party
    assert set(party.guardians.all()) == {cast.daniel, cast.iris}
    assert [family for family, _host in asked_by_planner(round_)] == [party.pk]


def test_the_plan_has_one_line_for_parents_who_come_together(cast: Cast, round_: Round) -> None:
    says(cast.daniel)
    apart = keys_of(cast.fatma, round_, "family")
    assert own(cast.daniel) in apart
    says(cast.iris)
    family = own(cast.daniel).family
    assert [party for party in keys_of(cast.fatma, round_, "family") if party.family == family] == [both(cast)]


def test_one_who_wants_to_come_apart_is_enough_to_stay_apart(cast: Cast, round_: Round) -> None:
    says(cast.daniel)
    says(cast.iris, together=False)
    assert both(cast) is None
    says(cast.iris)
    assert both(cast)
    says(cast.daniel, together=False)
    assert both(cast) is None
    assert len(asked_by_planner(round_)) == 2


def test_who_does_not_come_leaves_the_other_a_talk_of_their_own(cast: Cast, round_: Round) -> None:
    says(cast.daniel)
    says(cast.iris)
    decline(party=own(cast.iris), by=cast.iris)
    assert [family for family, _host in asked_by_planner(round_)] == [own(cast.daniel).pk]


def test_the_talk_is_when_both_can_and_with_what_each_needs(cast: Cast, round_: Round) -> None:
    ruud = round_.hosts.get(account=cast.ruud)
    says(cast.daniel, hours=LATE, childcare=2, mode="video", wishes=[(cast.noor.pk, ruud.pk, 3)])
    says(cast.iris, interprets="school", language="Twi", mode="video", wishes=[(cast.noor.pk, ruud.pk, 1)])
    party = both(cast)
    assert party
    assert [(one.start, one.end) for one in party.times.all()] == [LATE]
    assert (party.childcare, party.mode, party.interprets, party.language) == (2, "video", "school", "Twi")
    wished = set(party.wishes.values_list("host__account__name", "priority"))
    assert wished == {(cast.fatma.name, 1), (cast.ruud.name, 1)}


def test_without_a_time_or_a_language_for_both_they_come_apart(cast: Cast, round_: Round) -> None:
    says(cast.daniel, hours=EARLY)
    says(cast.iris, hours=LATE)
    assert both(cast) is None
    says(cast.iris, interprets="school", language="Twi")
    says(cast.daniel, interprets="school", language="Frans")
    assert both(cast) is None


def test_neither_sees_what_the_other_said(client: Client, cast: Cast, round_: Round) -> None:
    ruud = round_.hosts.get(account=cast.ruud)
    says(cast.iris, note=SECRET, hours=LATE, childcare=3, wishes=[(cast.noor.pk, ruud.pk, 1)])
    before = client.get(link_path(cast.daniel, f"praten/{own(cast.daniel).pk}/")).text
    says(cast.iris, together=False, note=SECRET)
    assert client.get(link_path(cast.daniel, f"praten/{own(cast.daniel).pk}/")).text == before
    says(cast.iris, note=SECRET, hours=LATE, childcare=3, wishes=[(cast.noor.pk, ruud.pk, 1)])
    party, joined = says(cast.daniel), both(cast)
    assert joined
    for page in ("praten/", f"praten/{party.pk}/", ""):
        text = client.get(link_path(cast.daniel, page)).text
        assert not any(word in text for word in (SECRET, "Iris", f"/praten/{joined.pk}/", 'value="late" checked'))
    assert client.get(link_path(cast.iris, f"praten/{own(cast.iris).pk}/")).text.count(SECRET)


def test_nobody_opens_what_was_made_of_both(client: Client, cast: Cast, round_: Round) -> None:
    says(cast.daniel)
    says(cast.iris)
    number = both(cast).pk  # type: ignore[union-attr]
    for guardian in (cast.daniel, cast.iris):
        assert client.get(link_path(guardian, f"praten/{number}/")).status_code == 404
        assert client.post(link_path(guardian, f"praten/{number}/niet/")).status_code == 404
    assert as_staff(client, cast.fatma).get(f"/rondes/gezin/{number}/").status_code == 404


def test_what_each_said_comes_back_when_they_part(cast: Cast, round_: Round) -> None:
    ruud = round_.hosts.get(account=cast.ruud)
    says(cast.daniel, wishes=[(cast.noor.pk, ruud.pk, 2)])
    says(cast.iris)
    says(cast.iris, together=False)
    hers = set(own(cast.iris).wishes.values_list("host__account__name", flat=True))
    assert set(own(cast.daniel).wishes.values_list("host__account__name", "priority")) == {
        (cast.fatma.name, 1), (cast.ruud.name, 2),
    }  # fmt: skip
    assert hers == {cast.fatma.name}


def test_once_told_each_hears_that_the_other_comes_too(client: Client, cast: Cast, round_: Round) -> None:
    says(cast.daniel)
    says(cast.iris)
    party = both(cast)
    assert party
    talk = a_talk(party, cast.noor, round_.hosts.get(account=cast.fatma))
    Round.objects.update(state=Round.State.PLANNING)
    assert tell_times(round_=round_, by=cast.fatma).guardians == 2
    for guardian in (cast.daniel, cast.iris):
        assert f"/gesprek/{talk.pk}/" in client.get(link_path(guardian, "praten/")).text
        assert f"/gesprek/{talk.pk}/" in client.get(link_path(guardian)).text
        assert "De andere ouder komt ook" in client.get(link_path(guardian, f"praten/gesprek/{talk.pk}/")).text


def test_a_colleague_says_it_for_them_until_there_is_a_talk(client: Client, cast: Cast, round_: Round) -> None:
    says(cast.daniel)
    day = round_.days.get()
    words = {"together": "yes", "prefers": "any", "mode": "school", "interprets": "", "childcare": "0"}
    words |= {f"day_{day.pk}": "whole"}
    assert as_staff(client, cast.fatma).post(f"/rondes/gezin/{own(cast.iris).pk}/", words).status_code == 302
    party = both(cast)
    assert party
    assert len(client.get(f"/rondes/{round_.pk}/gezinnen/").context["rows"]) == 2
    a_talk(party, cast.noor, round_.hosts.get(account=cast.fatma))
    with pytest.raises(ValidationError):
        save_wishes(party=own(cast.iris), by=cast.fatma, wishes=[], times=[], together=False)


def test_who_is_asked_with_everybody_at_home_is_asked_nothing_about_it(client: Client, cast: Cast) -> None:
    row = a_round(cast)
    a_host(row, cast.marieke)
    ask_families(round_=row, by=cast.fatma)
    assert 'name="together"' not in client.get(link_path(cast.samira, f"praten/{own(cast.samira).pk}/")).text
