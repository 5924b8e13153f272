"""Doors to the class book and what its pages read, each found through the person who asks."""

from driehoek.classbook.queries.book import (
    BookEntry,
    BookPhoto,
    book_entries,
    entries_for,
    entry_for,
    next_unseen,
    photo_for,
    taggable,
)
from driehoek.classbook.queries.consents import (
    ChildRow,
    OwnConsent,
    consent_rows,
    own_consents,
    people_with_a_say,
    pupil_for,
    students_consents,
)
from driehoek.classbook.queries.parents import ParentEntry, entries_of, parent_entries, photo_of

__all__ = [
    "BookEntry",
    "BookPhoto",
    "ChildRow",
    "OwnConsent",
    "ParentEntry",
    "book_entries",
    "consent_rows",
    "entries_for",
    "entries_of",
    "entry_for",
    "next_unseen",
    "own_consents",
    "parent_entries",
    "people_with_a_say",
    "photo_for",
    "photo_of",
    "pupil_for",
    "students_consents",
    "taggable",
]
