"""Pages of the scan and of the hours for parents."""

from driehoek.scan.views.answering import scan_begin, scan_keep, scan_level, scan_reopen, scan_sides
from driehoek.scan.views.hours import hours_of, parent_hours
from driehoek.scan.views.reading import scan, scan_kept

__all__ = [
    "hours_of",
    "parent_hours",
    "scan",
    "scan_begin",
    "scan_keep",
    "scan_kept",
    "scan_level",
    "scan_reopen",
    "scan_sides",
]
