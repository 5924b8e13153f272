"""Verbs of texts: write one, ask for it in other languages, translate it, and choose words and engines."""

from driehoek.texts.actions.machine import ask_person, keep_machine_version, try_later
from driehoek.texts.actions.recordings import keep_recording, remove_recording
from driehoek.texts.actions.texts import ask_versions, check, write
from driehoek.texts.actions.tools import remove_engine, remove_term, save_engine, save_term

__all__ = [
    "ask_person",
    "ask_versions",
    "check",
    "keep_machine_version",
    "keep_recording",
    "remove_engine",
    "remove_recording",
    "remove_term",
    "save_engine",
    "save_term",
    "try_later",
    "write",
]
