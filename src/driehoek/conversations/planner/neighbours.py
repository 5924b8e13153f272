"""Which families to take out together: they share teachers, and stand where the plan loses most against the bound."""

from random import Random

from driehoek.conversations.planner.board import Board
from driehoek.conversations.planner.scores import Losses

BY_LOSS = 0.8  # the share of neighbourhoods that begin where the loss is; the others begin anywhere


class Neighbours:
    """Chooses families; its choices depend on the seed and the losses only."""

    def __init__(self, board: Board, losses: Losses) -> None:
        self.board = board
        self.of_teacher: list[list[int]] = [[] for _ in board.teachers]
        for family, guest in enumerate(board.guests):
            for ask in guest.asks:
                if family not in self.of_teacher[ask.teacher]:
                    self.of_teacher[ask.teacher].append(family)
        self.wanted = [teacher for teacher, families in enumerate(self.of_teacher) if families]
        self.loss = [
            1.0 + own + sum(losses.families[family] for family in families)
            for own, families in zip(losses.teachers, self.of_teacher, strict=True)
        ]

    def choose(self, size: int, chance: Random) -> list[int]:
        """So many families, or all when there are fewer."""
        if size >= len(self.board.guests):
            return list(range(len(self.board.guests)))
        guided = chance.random() < BY_LOSS
        found: dict[int, None] = {}
        teacher = self._teacher(self.wanted, chance, guided)
        while len(found) < size:
            families = self.of_teacher[teacher]
            some = chance.sample(families, min(len(families), chance.randint(size // 4 + 1, size)))
            found.update(dict.fromkeys(some))
            known = sorted({ask.teacher for family in found for ask in self.board.guests[family].asks})
            teacher = self._teacher(known, chance, guided) if chance.random() < BY_LOSS else chance.choice(self.wanted)
        return list(found)[:size]

    def _teacher(self, among: list[int], chance: Random, guided: bool) -> int:
        return chance.choices(among, [self.loss[one] for one in among])[0] if guided else chance.choice(among)
