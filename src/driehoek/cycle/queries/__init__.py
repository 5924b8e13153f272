"""Doors of the cycle, and what its pages show."""
