"""Verbs of the class book: post, say who is in a photo, put aside; and decide about photos of a child."""

from driehoek.classbook.actions.consents import decide, decide_myself, note_decision
from driehoek.classbook.actions.entries import archive, erase, post, restore, rewrite
from driehoek.classbook.actions.photos import MOST_PHOTOS, add_photos, remove_photo, tag

__all__ = [
    "MOST_PHOTOS",
    "add_photos",
    "archive",
    "decide",
    "decide_myself",
    "erase",
    "note_decision",
    "post",
    "remove_photo",
    "restore",
    "rewrite",
    "tag",
]
