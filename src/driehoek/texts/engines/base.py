"""What an engine is: something that turns texts into another language, or says why not."""

from typing import Protocol


class EngineError(Exception):
    """An engine gave no translation that we can use."""


class UnreachableError(EngineError):
    """It did not answer, answered too late or is too busy: later it may."""


class RefusedError(EngineError):
    """It answered that it will not: the key, the limit or the address is wrong; asking again does not help."""


class NonsenseError(EngineError):
    """It answered something that is no translation."""


class Engine(Protocol):
    """One way to translate."""

    @property
    def name(self) -> str:
        """What staff and readers know it by."""

    def speaks(self, source: str, target: str) -> bool:
        """Whether it translates from one of our languages to another; may ask it, and raises what `translate` does."""

    def translate(self, texts: list[str], source: str, target: str) -> list[str]:
        """Return a translation of each text, in the same order.

        Raises UnreachableError, RefusedError or NonsenseError.
        """
