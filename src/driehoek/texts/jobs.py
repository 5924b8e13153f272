"""Translate what waits for an engine."""


def take_next() -> bool:
    """Do one piece of work; False when there is none."""
    return False
