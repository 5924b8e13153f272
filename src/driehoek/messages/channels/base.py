"""What every machine channel does: hand over one delivery, and say honestly what the other side answered."""

from dataclasses import dataclass
from typing import Literal, Protocol

from driehoek.messages.models import Delivery

Answer = Literal["handed_over", "confirmed", "later", "refused", "unsure"]


@dataclass(frozen=True)
class Outcome:
    """What became of one hand-over.

    `later`: not taken, may be tried again. `refused`: will never be taken. `unsure`: nobody can know whether it was
    taken. `problem` is a `Delivery.Problem`; `provider_id` is the name that the other side gave it, for its reports.
    """

    state: Answer
    provider_id: str = ""
    problem: str = ""


class Channel(Protocol):
    """A way to reach a guardian without a person in between; subclass it, and name it in `channels/__init__.py`."""

    name: str

    def ready(self, delivery: Delivery) -> Outcome | None:
        """Do what may be repeated freely: check the address, open the line; None when it can be handed over now."""
        return None

    def hand_over(self, delivery: Delivery) -> Outcome:
        """Hand over, once: the delivery is SENDING now, and a worker that dies here leaves it in doubt."""
        ...

    def repeatable(self, delivery: Delivery) -> bool:
        """Whether the other side knows our key of a delivery, and takes it once however often it is handed over."""
        return False

    def rest(self) -> None:
        """Let go of open lines: nothing waits now."""
        return
