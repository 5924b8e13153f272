"""Which families to take out together: they share teachers, and stand where the plan loses most against the bound."""

from collections.abc import Iterable
from random import Random

from driehoek.conversations.planner.board import Board
from driehoek.conversations.planner.scores import Losses

BY_LOSS = 0.8  # the share of neighbourhoods that begin where the loss is; the others begin anywhere
SHARING = 0.3  # the share of neighbourhoods that begin with families that share interpreters or the childcare


class Neighbours:
    """Chooses families; its choices depend on the seed and the losses only."""

    def __init__(self, board: Board, losses: Losses) -> None:
        self.board = board
        self.sharing = _sharing(board)
        self.of_teacher: list[list[int]] = [[] for _ in board.teachers]
        for family, guest in enumerate(board.guests):
            for ask in guest.asks:
                if family not in self.of_teacher[ask.teacher]:
                    self.of_teacher[ask.teacher].append(family)
        self.wanted = [teacher for teacher, families in enumerate(self.of_teacher) if families]
        of_family = [losses.family(family) for family in range(len(board.guests))]
        self.loss = [
            1.0 + losses.teacher(teacher) + sum(of_family[family] for family in families)
            for teacher, families in enumerate(self.of_teacher)
        ]

    def choose(self, size: int, chance: Random) -> list[int]:
        """So many families, or all when there are fewer."""
        if size >= len(self.board.guests):
            return list(range(len(self.board.guests)))
        found = dict.fromkeys(self._sharing(size, chance)) if chance.random() < SHARING else {}
        guided = chance.random() < BY_LOSS
        teacher = self._teacher(self._known(found) or self.wanted, chance, guided)
        while len(found) < size:
            families = self.of_teacher[teacher]
            some = chance.sample(families, min(len(families), chance.randint(size // 4 + 1, size)))
            found.update(dict.fromkeys(some))
            known = self._known(found) if chance.random() < BY_LOSS else self.wanted
            teacher = self._teacher(known, chance, guided)
        return list(found)[:size]

    def _sharing(self, size: int, chance: Random) -> list[int]:
        """Families that share interpreters or the childcare: up to two thirds of those to take out."""
        if not self.sharing:
            return []
        families = chance.choice(self.sharing)
        return chance.sample(families, min(len(families), 2 * size // 3))

    def _known(self, families: Iterable[int]) -> list[int]:
        """The teachers of families."""
        return sorted({ask.teacher for family in families for ask in self.board.guests[family].asks})

    def _teacher(self, among: list[int], chance: Random, guided: bool) -> int:
        return chance.choices(among, [self.loss[one] for one in among])[0] if guided else chance.choice(among)


def _sharing(board: Board) -> list[list[int]]:
    """Families by language, and those with children in the childcare as often as all languages together."""
    guests = list(enumerate(board.guests))
    spoken = [[family for family, guest in guests if guest.language == one] for one in range(len(board.languages))]
    minded = [family for family, guest in guests if guest.children]
    return [families for families in [*spoken, *[minded] * max(1, len(spoken))] if families]
