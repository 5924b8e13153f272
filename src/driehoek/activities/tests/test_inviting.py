"""Who is invited, how, once; and what cancelling tells to whom."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from driehoek.activities.actions import cancel, invite, plan
from driehoek.activities.models import Activity, Invitation
from driehoek.activities.queries.inviting import preview_of, who_would_be_invited
from driehoek.activities.tests.making import dutch, new_activity
from driehoek.demo.cast import Cast
from driehoek.logbook.models import Contact
from driehoek.messages.models import Delivery
from driehoek.people.models import Account, Child, Enrolment, Family, Group, Guardian, Guardianship, PersonalLink


def planned(cast: Cast, by: Account, *groups: Group) -> Activity:
    location = groups[0].location
    return plan(
        activity=new_activity(cast, location=location),
        groups=groups,
        texts=[dutch(), dutch("قهوة", language="ar")],
        by=by,
    )


def invited_to(activity: Activity) -> set[Guardian]:
    return {row.guardian for row in activity.invitations.select_related("guardian")}


def test_every_parent_with_a_right_is_invited_and_nobody_else(cast: Cast) -> None:
    everywhere = [
        planned(cast, cast.marieke, cast.vlinders),
        planned(cast, cast.tom, cast.group_2b),
        planned(cast, cast.sanne, cast.group_zw1),
    ]
    for activity in everywhere:
        invite(activity=activity, by=activity.owner or cast.ruud)
    first, second, third = map(invited_to, everywhere)
    assert first == {cast.samira, cast.hassan, cast.emine, cast.lotte, cast.tesfay}
    assert second == {cast.katarzyna, cast.leila}
    assert third == {cast.naima}
    assert not (first | second | third) & set(cast.outsiders)


def test_inviting_twice_reaches_only_newcomers(cast: Cast) -> None:
    activity = planned(cast, cast.marieke, cast.vlinders)
    first = invite(activity=activity, by=cast.marieke)
    assert (first.ways, first.before) == ({"email": 4, "phone": 1}, 0)
    again = invite(activity=activity, by=cast.marieke)
    assert (again.ways, again.before) == ({}, 5)
    Enrolment.objects.create(child=cast.parisa, group=cast.vlinders, start=cast.year.start)
    assert invite(activity=activity, by=cast.marieke).ways == {"email": 1}
    assert Delivery.objects.filter(subject__in=["Kom op de koffie", "قهوة"]).count() == 6


def test_an_invitation_that_failed_is_not_sent_any_more_after_cancelling(cast: Cast) -> None:
    activity = planned(cast, cast.marieke, cast.vlinders)
    invite(activity=activity, by=cast.marieke)
    Delivery.objects.filter(guardian=cast.lotte).update(state="failed", problem="refused")
    cancel(activity=activity, by=cast.marieke)
    assert Delivery.objects.get(guardian=cast.lotte, kind="invitation").state == "cancelled"


def test_each_reads_the_own_language_or_dutch(cast: Cast) -> None:
    activity = planned(cast, cast.marieke, cast.vlinders)
    invite(activity=activity, by=cast.marieke)
    to_samira, to_emine = (Delivery.objects.filter(guardian=one).latest("pk") for one in (cast.samira, cast.emine))
    assert (to_samira.language, to_samira.subject) == ("ar", "قهوة")
    assert (to_emine.language, to_emine.subject) == ("tr", "Kom op de koffie")
    assert "/u/" in to_samira.body


def test_without_any_address_a_letter_goes_along(cast: Cast) -> None:
    Guardian.objects.filter(pk=cast.tesfay.pk).update(phone="", channel="email")
    activity = planned(cast, cast.marieke, cast.vlinders)
    invite(activity=activity, by=cast.marieke)
    assert Delivery.objects.filter(guardian=cast.tesfay).latest("pk").channel == "letter"


def test_who_would_rather_be_called_is_called(cast: Cast) -> None:
    activity = planned(cast, cast.marieke, cast.vlinders)
    invite(activity=activity, by=cast.marieke)
    call = Delivery.objects.filter(guardian=cast.tesfay).latest("pk")
    assert (call.channel, call.address) == ("phone", cast.tesfay.phone.as_e164)


def test_each_delivery_leads_to_the_page_of_the_invitation(cast: Cast) -> None:
    activity = planned(cast, cast.marieke, cast.vlinders)
    invite(activity=activity, by=cast.marieke)
    for row in Delivery.objects.filter(kind="invitation", about_id__in=activity.invitations.values("pk")):
        assert row.url.endswith(f"/uitnodiging/{row.about_id}/")
        assert row.url in row.body


def test_a_wish_for_paper_counts_more_than_an_address(cast: Cast) -> None:
    Guardian.objects.filter(pk=cast.lotte.pk).update(channel="letter")
    assert invite(activity=planned(cast, cast.marieke, cast.vlinders), by=cast.marieke).ways == {
        "email": 3,
        "letter": 1,
        "phone": 1,
    }


def test_every_invitation_is_a_contact_and_opens_with_a_link(cast: Cast) -> None:
    PersonalLink.objects.all().delete()
    activity = planned(cast, cast.marieke, cast.vlinders)
    invite(activity=activity, by=cast.marieke)
    rows = Contact.objects.filter(verb="invited", about_id__in=activity.invitations.values("pk"))
    assert {(row.guardian, row.channel) for row in rows} >= {(cast.samira, "email"), (cast.tesfay, "phone")}
    assert set(PersonalLink.objects.values_list("guardian", flat=True)) == {one.pk for one in invited_to(activity)}


def test_two_children_in_the_groups_make_one_invitation(cast: Cast) -> None:
    Enrolment.objects.create(child=cast.inas, group=cast.rupsen, start=cast.year.start)
    activity = planned(cast, cast.fatma, cast.vlinders, cast.rupsen)
    invite(activity=activity, by=cast.fatma)
    assert activity.invitations.filter(guardian=cast.samira).count() == 1
    assert {cast.farid, cast.amina} < invited_to(activity)


def test_who_leaves_before_the_day_is_not_invited(cast: Cast) -> None:
    Enrolment.objects.filter(child=cast.bram).update(end=timezone.localdate() + timedelta(days=2))
    assert cast.lotte not in {who.guardian for who in who_would_be_invited(planned(cast, cast.marieke, cast.vlinders))}


@pytest.mark.parametrize("who", ["nico", "rob", "peter", "truus", "elsje", "tom", "nadia"])
def test_only_planners_invite_and_cancel(cast: Cast, who: str) -> None:
    activity = planned(cast, cast.marieke, cast.vlinders)
    for verb in (invite, cancel):
        with pytest.raises(PermissionDenied):
            verb(activity=activity, by=getattr(cast, who))
    assert not activity.invitations.exists()


def test_a_mentor_invites_no_families_of_another_group(cast: Cast) -> None:
    activity = planned(cast, cast.fatma, cast.vlinders, cast.rupsen)
    with pytest.raises(PermissionDenied):
        invite(activity=activity, by=cast.marieke)


def test_what_is_over_or_cancelled_invites_nobody(cast: Cast) -> None:
    cancel(activity=cast.rekenochtend, by=cast.marieke)
    for activity in (cast.rekenochtend, cast.koffieochtend):
        with pytest.raises(ValidationError):
            invite(activity=activity, by=cast.marieke)


def test_inviting_many_costs_no_more_queries(cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(30):
        family = Family.objects.create(organisation=cast.driesprong, name=f"Gezin {number}")
        child = Child.objects.create(organisation=cast.driesprong, family=family, family_name=f"Gezin {number}")
        Enrolment.objects.create(child=child, group=cast.vlinders, start=cast.year.start)
        parent = Guardian.objects.create(
            organisation=cast.driesprong, family_name="Ouder", email=f"o{number}@x.example"
        )
        Guardianship.objects.create(child=child, guardian=parent)
    activity = planned(cast, cast.marieke, cast.vlinders)
    with django_assert_max_num_queries(26):
        assert invite(activity=activity, by=cast.marieke).ways["email"] == 34


def test_the_preview_says_what_inviting_does(cast: Cast) -> None:
    activity = planned(cast, cast.marieke, cast.vlinders)
    preview = preview_of(Activity.objects.get(pk=activity.pk), cast.marieke)
    assert (preview.ways, preview.families, preview.before) == ({"email": 4, "phone": 1}, 4, 0)
    assert {row.language.code: row.guardians for row in preview.readers} == {"nl": 2, "ar": 1, "tr": 1, "ti": 1}
    assert {row.language.code for row in preview.without_text} == {"tr", "ti"}
    assert [(row.reason, row.guardians) for row in preview.left_out] == [("none", 1)]
    assert [guardian for guardian, _ in preview.left_out[0].people] == [cast.truus_guardian]


def test_the_preview_names_the_reasons_for_adult_students(cast: Cast) -> None:
    preview = preview_of(planned(cast, cast.sanne, cast.group_zw1), cast.sanne)
    assert {row.reason: row.people[0][0] for row in preview.left_out} == {"adult": cast.petra, "objection": cast.marco}


def test_cancelling_tells_who_knows_and_counts_who_must_be_called(cast: Cast) -> None:
    result = cancel(activity=cast.rekenochtend, by=cast.marieke)
    assert (result.told, result.to_call) == (4, 1)
    news = Delivery.objects.filter(kind="cancelled")
    assert {row.guardian for row in news} == {cast.samira, cast.hassan, cast.emine, cast.lotte}
    assert Contact.objects.filter(verb="cancelled").count() == 4
    assert Activity.objects.get(pk=cast.rekenochtend.pk).state == "cancelled"


def test_cancelling_stops_what_was_not_sent(cast: Cast) -> None:
    Guardian.objects.filter(pk=cast.tesfay.pk).update(phone="", channel="letter")
    activity = planned(cast, cast.marieke, cast.vlinders)
    invite(activity=activity, by=cast.marieke)
    Invitation.objects.filter(activity=activity, guardian=cast.lotte).update(seen_at=timezone.now())
    result = cancel(activity=activity, by=cast.marieke)
    assert (result.told, result.to_call) == (1, 1)
    assert set(Delivery.objects.filter(kind="invitation").values_list("state", flat=True)) == {"cancelled"}
    assert Delivery.objects.get(kind="cancelled").guardian == cast.lotte


def test_a_call_that_was_not_made_need_not_be_taken_back(cast: Cast) -> None:
    activity = planned(cast, cast.marieke, cast.vlinders)
    invite(activity=activity, by=cast.marieke)
    assert Delivery.objects.get(guardian=cast.tesfay, about_id__gt=0, channel="phone").state == "queued"
    assert cancel(activity=activity, by=cast.marieke).to_call == 0


def test_cancelling_twice_tells_nobody_twice(cast: Cast) -> None:
    cancel(activity=cast.rekenochtend, by=cast.marieke)
    again = cancel(activity=cast.rekenochtend, by=cast.marieke)
    assert (again.told, again.to_call) == (0, 0)
    assert Delivery.objects.filter(kind="cancelled").count() == 4


def test_who_lost_the_right_is_not_told(cast: Cast) -> None:
    Guardianship.objects.filter(guardian=cast.emine).update(information="none")
    assert cancel(activity=cast.rekenochtend, by=cast.marieke).told == 3


def test_what_is_done_cannot_be_cancelled(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        cancel(activity=cast.koffieochtend, by=cast.marieke)
    assert Activity.objects.get(pk=cast.koffieochtend.pk).state == "closed"
