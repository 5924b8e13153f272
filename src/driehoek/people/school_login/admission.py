"""Who of a school comes in: only somebody with an account that is wholly of that school."""

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import AnonymousUser

from driehoek.people import actions
from driehoek.people.models import Account
from driehoek.people.queries import school_logins
from driehoek.people.school_login import rules
from driehoek.people.school_login.person import Person
from driehoek.people.school_login.providers import LoginProvider, School
from driehoek.people.school_login.refusals import Refusal, RefusedError


def admit(provider: LoginProvider, person: Person) -> SocialAccount:
    """Return the link by which this person comes in, made now at their first time.

    Raises RefusedError. By an e-mail address somebody comes in once, later by the number that the provider gave them:
    who gets the address of a colleague that left does not get their account.
    """
    school = _school(provider, person)
    link = school_logins.link_of(provider.slug, person.subject)
    account = link.user if link else _account_by_address(person)
    if not account or not _fits(account, person, school):
        raise RefusedError(Refusal.UNKNOWN)
    if not link and school_logins.is_linked(account, provider.slug):
        raise RefusedError(Refusal.TAKEN)
    return link or actions.link_school_login(account=account, provider=provider.slug, subject=person.subject)


def link_for(account: Account | AnonymousUser, provider: LoginProvider, person: Person) -> None:
    """Link this person to who is logged in and asked for it; raises RefusedError."""
    school = _school(provider, person)
    if not isinstance(account, Account):
        raise RefusedError(Refusal.EXPIRED)
    if not _fits(account, person, school):
        raise RefusedError(Refusal.UNKNOWN)
    link = school_logins.link_of(provider.slug, person.subject)
    if link and link.user_id != account.pk:
        raise RefusedError(Refusal.ELSEWHERE)
    if not link and school_logins.is_linked(account, provider.slug):
        raise RefusedError(Refusal.TAKEN)
    if not link:
        actions.link_school_login(account=account, provider=provider.slug, subject=person.subject)


def _school(provider: LoginProvider, person: Person) -> School:
    """The school of a person who may log in by this provider at all."""
    if not person.school:
        raise RefusedError(Refusal.SCHOOL)
    if person.is_student and not provider.students:
        raise RefusedError(Refusal.STUDENT)
    if not person.is_student and not person.affiliations & {one.lower() for one in provider.staff}:
        raise RefusedError(Refusal.NOT_STAFF)
    return person.school


def _account_by_address(person: Person) -> Account | None:
    if not person.email_is_theirs:
        raise RefusedError(Refusal.UNVERIFIED)
    return school_logins.account_with(person.email)


def _fits(account: Account, person: Person, school: School) -> bool:
    opens = rules.opens_student if person.is_student else rules.opens_staff
    return account.is_active and opens(account, organisation=school.organisation, locations=school.locations)
