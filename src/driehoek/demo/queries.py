"""Finding the cast back in the database of a demo."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse

from driehoek.demo.cards import SECTIONS, Card, Section
from driehoek.demo.cast.people import email_of, guardian_names
from driehoek.people.links import token_of
from driehoek.people.models import Account, Guardian, PersonalLink
from driehoek.shared.languages import Language, language


@dataclass(frozen=True)
class Door:
    """A card with the person's name and, for a parent, the language read and the address of the personal page."""

    card: Card
    name: str
    tongue: Language | None = None
    address: str = ""

    @property
    def first_name(self) -> str:
        """What the button calls them."""
        return self.name.split()[0]


def account_named(key: str) -> Account | None:
    """The account of the cast with this short name, when it is there; nobody outside the cast is ever found."""
    known = {card.key for section in SECTIONS if section.opens == "login" for card in section.cards}
    return Account.objects.filter(email=email_of(key), is_active=True).first() if key in known else None


def doors() -> list[tuple[Section, list[Door]]]:
    """Each section with the people who are there, in the order of the cards."""
    people = _accounts() | _guardians()
    return [
        (section, [_door(card, people[card.key]) for card in section.cards if card.key in people])
        for section in SECTIONS
    ]


def _door(card: Card, person: Account | Guardian) -> Door:
    if isinstance(person, Account):
        return Door(card, person.name)
    links = [link for link in person.links.all() if not link.revoked_at]
    address = reverse("parent_home", kwargs={"token": token_of(links[0])}) if links else ""
    return Door(card, person.full_name, language(person.language_read), address)


def _accounts() -> dict[str, Account | Guardian]:
    keys = [card.key for section in SECTIONS if section.opens == "login" for card in section.cards]
    found = {account.email: account for account in Account.objects.filter(email__in=map(email_of, keys))}
    return {key: found[email_of(key)] for key in keys if email_of(key) in found}


def _guardians() -> dict[str, Account | Guardian]:
    """Parents by name; the cast was there first, so that a simulated namesake is never taken for them."""
    names = guardian_names()
    rows = Guardian.objects.filter(given_name__in=[given for given, _ in names.values()]).order_by("-pk")
    newest = Prefetch("links", PersonalLink.objects.order_by("-pk"))
    found = {(one.given_name, one.family_name): one for one in rows.prefetch_related(newest)}
    return {key: found[name] for key, name in names.items() if name in found}
