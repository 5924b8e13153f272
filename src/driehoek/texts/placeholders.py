"""The words that stand in for what an engine may not touch: engines copy them, and we know them again."""

import re

# Engines change capitals, put a space in between and write digits of their own script; none of that loses the number.
PLACEHOLDER = re.compile(r"x\s?q\s?(\d{1,6})", re.IGNORECASE)


def placeholder(number: int) -> str:
    """Return the word that stands in for the part with this number."""
    return f"XQ{number}"
