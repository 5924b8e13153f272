"""Bring records from a file into the register: found again by their keys, merged, and written down for undo."""

from driehoek.exchange.applying.session import Report, Session
from driehoek.exchange.applying.stream import apply_stream

__all__ = ["Report", "Session", "apply_stream"]
