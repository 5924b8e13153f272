"""What the documentation tells about the cast."""

from typing import Any

from driehoek.demo.cast.people import script
from driehoek.shared.documentation import table
from driehoek.shared.languages import language

Found = dict[str, Any]


def school() -> str:
    """The organisations, locations and groups of the cast."""
    rows = [
        (
            f"`{key}`",
            place["name"],
            place["kind"],
            script()["organisations"][place["organisation"]]["name"],
            _groups(key),
        )
        for key, place in script()["locations"].items()
    ]
    return table(("code", "location", "kind", "organisation", "groups"), rows)


def _groups(location: str) -> str:
    groups = script()["groups"].items()
    return ", ".join(f"{group['name']} (`{key}`)" for key, group in groups if group["location"] == location)


def staff() -> str:
    """Everybody who works or helps at school, and what they are appointed to."""
    rows = [
        (f"`{key}`", one["name"], ", ".join(map(_appointment, one.get("appointments", []))) or "nothing")
        for key, one in script()["staff"].items()
    ]
    return table(("short name", "name", "appointed to"), rows)


def _appointment(held: Found) -> str:
    confirmed = "" if held.get("confirmed", True) else " (not confirmed: gives no rights)"
    return f"{held['role']} of `{held['at']}`{confirmed}"


def families() -> str:
    """Every guardian with their children and what makes the family worth having in a test."""
    rows = [
        (f"`{guardian['key']}`", _name(guardian, family), _reads(guardian), _children(family), _rights(guardian))
        for family in script()["families"].values()
        for guardian in family["guardians"]
    ]
    return table(("short name", "guardian", "reads", "children", "relation and rights"), rows)


def _name(person: Found, family: Found) -> str:
    infix = "" if "family_name" in person else family.get("infix", "")
    surname = person.get("family_name") or family.get("family_name", family["name"])
    return " ".join(part for part in (person["given_name"], infix, surname) if part)


def _reads(guardian: Found) -> str:
    needs = guardian["needs"]
    wishes = ("prefers_hearing", "rather hears"), ("wants_interpreter", "wants an interpreter")
    return ", ".join([language(needs["language_read"]).name, *(words for need, words in wishes if needs.get(need))])


def _children(family: Found) -> str:
    return ", ".join(map(_child, family["children"]))


def _child(child: Found) -> str:
    account = f", logs in as `{child['account']}`" if "account" in child else ""
    decision = f", {child['decision']}" if "decision" in child else ""
    return f"{child['given_name']} ({child['age']}, `{child['group']}`{account}{decision})"


def _rights(guardian: Found) -> str:
    told = [guardian["relation"]]
    told += ["no custody"] if guardian.get("custody") == "no" else []
    told += ["not informed"] if guardian.get("information") == "none" else []
    told += [] if guardian.get("link", True) else ["no link"]
    told += ["no e-mail"] if guardian.get("email") == "" else []
    return ", ".join(told)


PARTS = {"school": school, "staff": staff, "families": families}
