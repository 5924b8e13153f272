"""Counting functions, by what they know; importing this package registers them all."""

from driehoek.indicators.sources import absences, beforehand, children, contacts, families, policy, promises, ways

__all__ = ["absences", "beforehand", "children", "contacts", "families", "policy", "promises", "ways"]
