"""How fast Driehoek is, always beside a floor measured in the same run: a busy machine slows both."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """What one benchmark found: a title, the headings, and rows of as many cells."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]

    def __str__(self) -> str:
        """The table in columns, numbers to the right of words."""
        lines = [self.headings, *self.rows]
        widths = [max(len(line[column]) for line in lines) for column in range(len(self.headings))]
        words, *numbers = zip(*lines, strict=True)
        columns = [[word.ljust(widths[0]) for word in words]]
        columns += [[cell.rjust(width) for cell in cells] for cells, width in zip(numbers, widths[1:], strict=True)]
        return "\n".join(["", self.title, *("  ".join(cells) for cells in zip(*columns, strict=True))])
