"""How far a search is, for whoever waits: figures for a page, and the same as a line for a terminal."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """The best plan so far: how many wishes it serves, what it costs, and what no plan can cost less than."""

    served: int
    wished: int
    cost: int
    lower_bound: int | None  # None: nothing is known yet
    seconds: float  # since the search began
    round: int = 0

    @property
    def line(self) -> str:
        """The figures in one line."""
        plan = f"{self.served} of {self.wished} talks, cost {self.cost}"
        if self.lower_bound is None:
            return f"first plan after {self.seconds:.1f} s: {plan}"
        share = f"{(self.cost - self.lower_bound) / max(1, self.lower_bound):.2%}"
        return f"round {self.round} after {self.seconds:.1f} s: {plan}, at least {self.lower_bound}, gap {share}"


Tell = Callable[[Progress], None]
