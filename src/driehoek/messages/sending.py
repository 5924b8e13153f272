"""Send messages that are due: write the rows of each guardian, a stretch at a time."""


def take_next() -> bool:
    """Do one piece of work; False when there is none."""
    return False
