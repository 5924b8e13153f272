"""What is kept about a person, and what they asked about it."""

from driehoek.privacy.queries.files import Chain, Told, everything, leaves, parts_of, rows_in, sections, whose_file
from driehoek.privacy.queries.requests import (
    home_of,
    in_whole_file,
    may_ask,
    package_of,
    released,
    request_for,
    requests_for,
    requests_of,
    whole_file,
)

__all__ = [
    "Chain",
    "Told",
    "everything",
    "home_of",
    "in_whole_file",
    "leaves",
    "may_ask",
    "package_of",
    "parts_of",
    "released",
    "request_for",
    "requests_for",
    "requests_of",
    "rows_in",
    "sections",
    "whole_file",
    "whose_file",
]
