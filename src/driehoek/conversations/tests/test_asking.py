"""Who is asked in a round: everybody who may be informed, each once, and parents who live apart each by themselves."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from driehoek.conversations.actions.asking import ask_families
from driehoek.conversations.models import Party, Round
from driehoek.conversations.queries import parties_for, parties_of
from driehoek.conversations.queries.asking import preview_of
from driehoek.conversations.tests.rounds import a_host, a_round
from driehoek.demo.cast import Cast
from driehoek.messages.models import Delivery
from driehoek.people.models import Enrolment, Guardian, Household
from driehoek.people.rules import today


def asked_round(cast: Cast, **fields: Any) -> Round:
    """A round for Vlinders with Marieke, of which everybody has been asked."""
    round_ = a_round(cast, **fields)
    a_host(round_, cast.marieke)
    ask_families(round_=round_, by=cast.fatma)
    return round_


def together(round_: Round) -> set[frozenset[str]]:
    """Who of the round comes with whom, by first name."""
    rows = Party.objects.filter(round=round_)
    return {frozenset(one.given_name for one in party.guardians.all()) for party in rows}


def test_everybody_who_may_be_informed_is_asked_once(cast: Cast) -> None:
    round_ = asked_round(cast)
    assert together(round_) == {
        frozenset({"Samira", "Hassan"}), frozenset({"Emine"}), frozenset({"Lotte"}), frozenset({"Tesfay"}),
    }  # fmt: skip
    assert Round.objects.get().state == "asking"
    assert Delivery.objects.filter(guardian__in=[cast.samira, cast.hassan]).count() == 2
    before = Delivery.objects.count()
    assert ask_families(round_=round_, by=cast.fatma).families == 0
    assert (Delivery.objects.count(), Party.objects.count()) == (before, 4)


def test_a_grandmother_without_right_to_information_is_not_asked(cast: Cast) -> None:
    asked_round(cast)
    assert cast.bram.guardianships.filter(guardian=cast.truus_guardian).exists()
    assert not Party.objects.filter(guardians=cast.truus_guardian).exists()


def test_parents_who_live_apart_are_two_parties_and_never_see_each_other(cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.group_5b])
    a_host(round_, cast.fatma)
    ask_families(round_=round_, by=cast.fatma)
    assert together(round_) == {frozenset({cast.daniel.given_name}), frozenset({cast.iris.given_name})}
    assert set(round_.parties.values_list("apart", flat=True)) == {True}
    his, hers = parties_of(cast.daniel).get(), parties_of(cast.iris).get()
    assert his != hers
    assert his.wishes.get().child == hers.wishes.get().child == cast.noor


def test_a_parent_whom_a_judge_kept_away_gets_no_party(cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.group_2b])
    a_host(round_, cast.tom)
    ask_families(round_=round_, by=cast.tom)
    assert cast.karim.guardianships.filter(child=cast.sami).exists()
    assert together(round_) == {frozenset({"Leila"}), frozenset({"Katarzyna"})}
    assert set(round_.parties.values_list("apart", flat=True)) == {False}


def test_a_right_that_ended_or_ends_before_the_first_day_gives_no_party(cast: Cast) -> None:
    cast.emine.guardianships.update(end=today() - timedelta(days=1))
    cast.lotte.guardianships.update(end=today() + timedelta(days=3))
    round_ = asked_round(cast)
    assert together(round_) == {frozenset({"Samira", "Hassan"}), frozenset({"Tesfay"})}
    assert {family.name for family in preview_of(round_).closed} == {"Kaya", "Bakker"}


def test_adult_students_decide_who_is_asked(cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.group_zw1])
    a_host(round_, cast.sanne)
    ask_families(round_=round_, by=cast.sanne)
    assert together(round_) == {frozenset({cast.naima.given_name})}


def test_an_address_that_is_not_known_is_shared_with_nobody(cast: Cast) -> None:
    Guardian.objects.filter(pk__in=[cast.samira.pk, cast.hassan.pk]).update(household=None)
    round_ = a_round(cast)
    assert preview_of(round_).unsure == 1
    a_host(round_, cast.marieke)
    ask_families(round_=round_, by=cast.fatma)
    assert {frozenset({"Samira"}), frozenset({"Hassan"})} <= together(round_)


def test_newcomers_are_asked_later_and_others_not_again(cast: Cast) -> None:
    round_ = asked_round(cast)
    before = Delivery.objects.count()
    Enrolment.objects.create(child=cast.parisa, group=cast.vlinders, start=today())
    assert preview_of(round_).families == 1
    assert ask_families(round_=round_, by=cast.fatma).families == 1
    assert parties_of(cast.farid).get().wishes.get().host.account == cast.marieke
    assert Delivery.objects.count() == before + 1


def test_a_parent_who_moves_out_becomes_a_party_apart(cast: Cast) -> None:
    cast.hassan.guardianships.update(information="on_request", reason="Op verzoek")
    round_ = asked_round(cast)
    home = Household.objects.create(organisation=cast.driesprong, street="Elders 1")
    Guardian.objects.filter(pk=cast.hassan.pk).update(household=home)
    cast.hassan.guardianships.update(information="full")
    ask_families(round_=round_, by=cast.fatma)
    assert {frozenset({"Samira"}), frozenset({"Hassan"})} <= together(round_)
    assert set(round_.parties.filter(family=cast.el_amrani).values_list("apart", flat=True)) == {True}


def test_the_talks_that_school_must_have_are_wished_for(cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.vlinders, cast.rupsen])
    a_host(round_, cast.ruud, groups=[cast.rupsen], asked=True)
    a_host(round_, cast.marieke, groups=[cast.vlinders])
    a_host(round_, cast.fatma)
    ask_families(round_=round_, by=cast.fatma)
    wishes = {(wish.child, wish.host.account) for party in round_.parties.all() for wish in party.wishes.all()}
    assert {(cast.yassin, cast.marieke), (cast.parisa, cast.ruud)} <= wishes
    assert {account for _child, account in wishes} == {cast.marieke, cast.ruud}


def test_where_talks_are_free_only_what_school_asks_is_wished_for(cast: Cast) -> None:
    round_ = asked_round(cast, compulsory=False)
    assert not any(party.wishes.exists() for party in round_.parties.all())
    round_.hosts.update(asked=True)
    assert ask_families(round_=round_, by=cast.fatma).wishes == 4


def test_who_wants_an_interpreter_has_one_unless_they_say_otherwise(cast: Cast) -> None:
    asked_round(cast)
    hers, other = parties_of(cast.samira).get(), parties_of(cast.emine).get()
    assert (hers.interprets, hers.language) == ("school", cast.samira.language_spoken)
    assert (other.interprets, other.language) == ("", "")


@pytest.mark.parametrize("who", ["elsje", "tom", "nadia", "zeynep", "nico", "ingrid"])
def test_nobody_else_asks(cast: Cast, who: str) -> None:
    round_ = a_round(cast)
    a_host(round_, cast.marieke)
    with pytest.raises(PermissionDenied):
        ask_families(round_=round_, by=getattr(cast, who))
    assert not Party.objects.exists()


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"wishes_until": today() - timedelta(days=1)}, "laatste dag voor wensen"),
        ({"state": "planning"}, "planning wordt gemaakt"),
        ({"state": "closed"}, "Open de ronde weer"),
    ],
)
def test_what_lacks_is_said_before_anybody_is_asked(cast: Cast, fields: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match="met welke collega"):
        ask_families(round_=a_round(cast), by=cast.fatma)
    round_ = a_round(cast, **fields)
    a_host(round_, cast.marieke)
    with pytest.raises(ValidationError, match=says):
        ask_families(round_=round_, by=cast.fatma)


def test_a_mentor_sees_only_parties_of_their_own_group(cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.vlinders, cast.rupsen])
    a_host(round_, cast.fatma)
    ask_families(round_=round_, by=cast.fatma)
    families = {party.family.name for party in parties_for(cast.marieke, round_)}
    assert "Rahimi" in {party.family.name for party in parties_for(cast.fatma, round_)}
    assert families == {"El Amrani", "Kaya", "Bakker", cast.senait.family.name}
    assert not parties_for(cast.elsje, round_).exists()
