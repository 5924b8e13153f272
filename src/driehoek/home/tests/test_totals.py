"""Which activities work in which language, for readers of totals: nothing about fewer than five families."""

from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.home.actions import reply, suggest
from driehoek.home.models import Suggestion
from driehoek.home.queries.languages import totals, working
from driehoek.people.models import Child, Enrolment, Family, Guardian
from driehoek.people.rules import today

PAGE = "/locatie/vlindertuin/thuis/totalen/"


def more_families(cast: Cast, row: Suggestion, language: str, number: int, did: int) -> None:
    """So many more families in the group that read this language, of which some did it."""
    for turn in range(number):
        family = Family.objects.create(organisation=cast.driesprong, name=f"{language}{turn}")
        child = Child.objects.create(
            organisation=cast.driesprong, family=family, given_name="Kind", family_name=f"{language}{turn}"
        )
        Enrolment.objects.create(child=child, group=cast.vlinders, start=today())
        guardian = Guardian.objects.create(
            organisation=cast.driesprong, given_name="Ouder", family_name=f"{language}{turn}", language_read=language
        )
        guardian.guardianships.create(child=child, relation="mother", information="full", custody="yes")
        if turn < did:
            reply(suggestion=row, guardian=guardian, child=child, said="did")


def suggested(cast: Cast) -> Suggestion:
    return suggest(group=cast.vlinders, by=cast.marieke, activity="look_at_a_book", week=today())


def test_small_languages_are_told_together(cast: Cast) -> None:
    row = suggested(cast)
    more_families(cast, row, "tr", 11, 6)
    more_families(cast, row, "pl", 11, 5)
    (found,) = totals(cast.vlindertuin)
    told = [(line.label, line.did, line.families) for line in found.lines]
    assert told == [("Andere talen", 5, 14), ("Türkçe", 6, 12)]
    assert len(working(cast.marieke, cast.vlindertuin)[0].lines) == 5


def test_four_families_are_nothing_to_who_reads_totals(cast: Cast, client: Client) -> None:
    row = suggested(cast)
    more_families(cast, row, "tr", 4, 4)
    assert "van de" not in as_staff(client, cast.ingrid).get(PAGE).text
    assert "Kijk samen naar een boek" not in client.get(PAGE).text
    assert "4 van de 8 gezinnen" in as_staff(Client(), cast.marieke).get("/locatie/vlindertuin/thuis/talen/").text
