"""Better prices, from a linear program over whole ways to come (column generation).

Families choose at the prices of the moment, what they chose joins the program, the program gives new prices, and so
on. Prices between the best ones so far and the newest calm the process down; where it ends, the bound is the best
that prices can prove.
"""

from collections.abc import Iterable, Iterator

from driehoek.conversations.planner.board import Talks
from driehoek.conversations.planner.choices import Choice, Choices
from driehoek.conversations.planner.market import Market
from driehoek.conversations.planner.prices import Bound, Prices, bound_at
from driehoek.conversations.planner.timetable import spans
from driehoek.conversations.planner.ways import cost_of

PRECISIONS = (1e-4, 1e-5)  # relative, of the linear program and of its difference from the bound at which to stop
KEEP = 0.6  # the share of the best prices so far in the prices that families choose at


class Columns:
    """The program over ways to come, while it grows."""

    def __init__(self, choices: Choices, first: Bound) -> None:
        self.choices, self.best = choices, first
        self.market = Market(choices.board)
        self.families = [self.market.row(1, 1) for _ in choices.board.guests]
        self.known: set[tuple[int, Talks]] = set()
        self.learn((family, ()) for family, guest in enumerate(choices.board.guests))
        self.learn(chosen(choices, first.chosen))

    def learn(self, ways: Iterable[tuple[int, Talks]]) -> int:
        """Take ways to come into the program; returns how many were new."""
        new = [way for way in dict.fromkeys(ways) if way not in self.known]
        for way in new:
            self._column(*way)
        self.known.update(new)
        return len(new)

    def _column(self, family: int, talks: Talks) -> None:
        board = self.choices.board
        share = self.market.variable(cost_of(board, family, talks))
        self.families[family].add_term(share, 1)
        for ask, start in talks:
            self.market.use(family, ask, start, share)
        for begin, end in spans(board, board.guests[family], talks):
            self.market.mind(family, range(begin, end), share)

    def steps(self, most: int = 30) -> Iterator[Bound]:
        """Ever better bounds; ends when the program and the best bound meet, or after so many steps."""
        for precision in PRECISIONS:
            for _ in range(most):
                value, prices = self.market.prices(precision)
                new = sum(self.look(self.best.prices.mixed(prices, share)) for share in (KEEP, 0.9, 0.0))
                yield self.best
                if not new or value - self.best.value < precision * max(1.0, value):
                    break

    def look(self, prices: Prices) -> int:
        """What families choose at these prices, and how good a bound they give; returns how many ways are new."""
        found = bound_at(self.choices, prices)
        if found.value > self.best.value:
            self.best = found
        return self.learn(chosen(self.choices, found.chosen))


def chosen(choices: Choices, found: list[Choice]) -> Iterator[tuple[int, Talks]]:
    """What families chose, as talks; families too large to be looked at as a whole are left out."""
    talks: dict[int, list[tuple[int, int]]] = {}
    for crowd, choice in zip(choices.crowds, found, strict=True):
        if crowd.whole:
            for row, start in zip(choice.asks.tolist(), choice.starts.tolist(), strict=True):
                talks.setdefault(int(choices.family[row]), []).append((start, row))
    for family, some in talks.items():
        first = choices.row[family, 0]
        yield family, tuple((row - first, start) for start, row in sorted(some))
