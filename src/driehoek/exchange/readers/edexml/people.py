"""The second walk through an EDEXML file: pupils and teachers."""

from collections.abc import Iterator

from driehoek.exchange.readers.edexml.fields import durable, grade, key, parts, reference, roles, row, texts
from driehoek.exchange.readers.edexml.outline import Outline
from driehoek.exchange.readers.errors import shown
from driehoek.exchange.readers.names import dotted
from driehoek.exchange.readers.records import ChildRecord, Item, Membership, StaffRecord
from driehoek.exchange.readers.safexml import Element, local
from driehoek.exchange.readers.values import INFIX, INITIALS, KEY, NUMBER, Checker, email, postcode
from driehoek.exchange.readers.workspace import Store

PARENT = {"OUD"}  # a parent with a login for the class, not somebody who works here


def person(element: Element, outline: Outline, store: Store) -> Iterator[Item]:
    """The record of one pupil or teacher, and what is wrong with it."""
    kind, own_key = local(element), key(element)
    check = Checker(row(element))
    if store.again(kind, own_key):
        check.add("key", "duplicate", value=shown(own_key))
    elif kind == "leerling":
        yield from _child(element, outline, check)
    else:
        yield from _staff(element, outline, check)
    yield from check.errors


def _child(element: Element, outline: Outline, check: Checker) -> Iterator[ChildRecord]:
    fields = texts(element)
    name = _Named(fields, check)
    groups = _memberships(_child_groups(element), outline, check)
    if not name.known:
        return
    own_key = durable(check.text("key", key(element), KEY))
    end = check.day("uitstroomdatum", fields.get("uitstroomdatum"))
    code = check.take("jaargroep", fields.get("jaargroep"), grade, "")
    yield ChildRecord(
        key=own_key,
        # Administrations use the key as the pupil number, and lists of parents refer to that number.
        number=own_key if len(own_key) <= NUMBER else "",
        given_name=name.given_name,
        initials=name.initials,
        infix=name.infix,
        family_name=name.family_name,
        birth_date=check.day("geboortedatum", fields.get("geboortedatum")),
        grade=code or _grade_of_group(groups, outline),
        groups=groups,
        start=check.day("instroomdatum", fields.get("instroomdatum")),
        end=end,
        postcode=check.take("postcodenl", fields.get("postcodenl"), postcode, ""),
        site=_site_of(element, outline),
        removed=code == "H" and end is None,
        row=check.row,
    )


def _staff(element: Element, outline: Outline, check: Checker) -> Iterator[StaffRecord]:
    places = [place for block in parts(element, "groepen") for place in parts(block, "groep", "samengestelde_groep")]
    all_roles = roles(element) + [role for place in places for role in roles(place)]
    if all_roles and set(all_roles) == PARENT:
        return
    working = [place for place in places if set(roles(place)) != PARENT]
    fields = texts(element)
    if (name := _Named(fields, check)).known:
        yield StaffRecord(
            key=durable(check.text("key", key(element), KEY)),
            given_name=name.given_name,
            initials=name.initials,
            infix=name.infix,
            family_name=name.family_name,
            email=check.take("emailadres", fields.get("emailadres"), email, ""),
            groups=_memberships([reference(place) for place in working], outline, check),
            role_hint=", ".join(role for role in dict.fromkeys(all_roles) if role not in PARENT)[:200],
            row=check.row,
        )


class _Named:
    """The name fields of a pupil or teacher; a missing call name falls back to first names, then to initials."""

    def __init__(self, fields: dict[str, str], check: Checker) -> None:
        self.family_name = check.text("achternaam", fields.get("achternaam"))
        self.infix = check.text("voorvoegsel", fields.get("voorvoegsel"), INFIX)
        letters = fields.get("voorletters-1") or fields.get("voorletters")
        self.initials = check.text("voorletters-1", dotted(letters or ""), INITIALS)
        first_names = check.text("voornamen", fields.get("voornamen"))
        self.given_name = check.text("roepnaam", fields.get("roepnaam")) or first_names or self.initials
        self.known = bool(self.given_name or self.family_name)
        if not self.known:
            check.add("achternaam", "no_name")


def _child_groups(element: Element) -> list[str]:
    blocks = parts(element, "samengestelde_groepen")
    places = parts(element, "groep") + [place for block in blocks for place in parts(block, "samengestelde_groep")]
    return [reference(place) for place in places]


def _memberships(keys: list[str], outline: Outline, check: Checker) -> tuple[Membership, ...]:
    named = [name for name in dict.fromkeys(keys) if name]
    for name in named:
        if name not in outline.groups:
            check.add("groep", "unknown_group", value=shown(name))
    return tuple(Membership(name) for name in named if name in outline.groups)


def _grade_of_group(groups: tuple[Membership, ...], outline: Outline) -> str:
    for membership in groups:
        group = outline.groups[membership.key]
        # C is a combination group: there the year stands with each pupil.
        if group.kind == "main" and group.grade != "C":
            return group.grade
    return ""


def _site_of(element: Element, outline: Outline) -> str:
    keys = [reference(place) for place in parts(element, "vestiging")]
    return outline.sites.get(keys[0], "") if keys else ""
