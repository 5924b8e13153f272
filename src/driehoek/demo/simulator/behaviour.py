"""How the demo's people answer: a simple model, invented, so that the demo shows what schools meet.

Nobody is scored with it: it draws chance from what a school can change (language, a personal word, a time that fits,
having met before) and from a warmth that is thrown away afterwards.
"""

from dataclasses import dataclass
from math import exp


@dataclass(frozen=True)
class Circumstances:
    """What makes it easier or harder for one guardian to take part in one activity."""

    dutch: bool  # this guardian reads Dutch, as everything around the invitation is in Dutch
    translated: bool  # the invitation is in the language this guardian reads
    personal: bool  # somebody said a word besides sending it
    fits: bool  # the time is one of the guardian's best times, or nothing is known
    reachable: bool  # there is an e-mail address
    met: int  # how often somebody of the family came before
    warmth: float  # everything else, around 0
    helped: float = 0.0  # what was arranged, or said besides inviting: the true effect, as simulation.toml says

    def seen(self) -> float:
        """How likely the invitation is read."""
        return _likely(-0.2, self.translated * 0.9, self.personal * 0.7, self.reachable * 0.5, self.warmth * 0.7)

    def answered(self) -> float:
        """How likely one who read it answers."""
        known = self.translated * 0.6 + self.dutch * 0.3
        return _likely(-1.2, known, self.personal * 0.4, self.warmth * 0.8, _used_to(self.met), self.helped)

    def says_yes(self) -> float:
        """How likely an answer is: I come."""
        known = self.translated * 0.5 + self.dutch * 0.3
        return _likely(-1.7, known, self.fits * 0.9, self.warmth * 0.8, _used_to(self.met), self.helped)

    def comes(self, answer: str, seen: bool) -> float:
        """How likely somebody with this answer (yes, no or none) is there in the end."""
        if answer:
            return 0.86 if answer == "yes" else 0.01
        base = -3.6 if seen else -4.6
        known = self.fits * 0.5 + self.translated * 0.4
        return _likely(base, known, self.warmth * 0.8, _used_to(self.met), self.helped)


def _used_to(met: int) -> float:
    return 0.3 * min(met, 4)


def _likely(*terms: float) -> float:
    return 1 / (1 + exp(-sum(terms)))
