"""Ready messages: written once in all languages, filled in with dates, amounts and names after translation.

Their facts live in `data/ready.toml`, their words in `data/ready/<language>.toml`.
"""

from driehoek.messages.ready.fields import CATEGORIES, Field, fields_of
from driehoek.messages.ready.filling import Damaged, Filled, fill, preview, verify
from driehoek.messages.ready.library import Placeholder, ReadyMessage, Words, ready_messages
from driehoek.messages.ready.values import BadDetail, parse

__all__ = [
    "CATEGORIES",
    "BadDetail",
    "Damaged",
    "Field",
    "Filled",
    "Placeholder",
    "ReadyMessage",
    "Words",
    "fields_of",
    "fill",
    "parse",
    "preview",
    "ready_messages",
    "verify",
]
