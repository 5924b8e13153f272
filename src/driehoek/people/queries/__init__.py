"""Doors to the register and what its pages read, each found through the person who asks."""

from driehoek.people.queries.contacts import colleagues_for, contact_persons, held_over, rights_over
from driehoek.people.queries.doors import (
    child_for,
    families_for,
    family_for,
    found,
    group_for,
    groups_for,
    guardian_for,
    guardians_for,
    guardianship_for,
    location_for,
    locations_for,
    looks_at,
    objection_for,
    places_for,
    school_year_of,
)
from driehoek.people.queries.families import child_rows, children_in, family_file, family_rows, listed_groups
from driehoek.people.queries.leave import deputies_for, leaves_of, stand_ins, stands_in_for
from driehoek.people.queries.parents import (
    children_of,
    location_of,
    looks_at_family,
    looks_per_day,
    open_link_of,
    own_children,
)
from driehoek.people.queries.search import search_families

__all__ = [
    "child_for",
    "child_rows",
    "children_in",
    "children_of",
    "colleagues_for",
    "contact_persons",
    "deputies_for",
    "families_for",
    "family_file",
    "family_for",
    "family_rows",
    "found",
    "group_for",
    "groups_for",
    "guardian_for",
    "guardians_for",
    "guardianship_for",
    "held_over",
    "leaves_of",
    "listed_groups",
    "location_for",
    "location_of",
    "locations_for",
    "looks_at",
    "looks_at_family",
    "looks_per_day",
    "objection_for",
    "open_link_of",
    "own_children",
    "places_for",
    "rights_over",
    "school_year_of",
    "search_families",
    "stand_ins",
    "stands_in_for",
]
