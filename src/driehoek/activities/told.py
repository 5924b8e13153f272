"""Tell the outcome of a comparison to staff; only here, where a lot decided, may the word effect be used."""

from dataclasses import dataclass

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from driehoek.activities.analysis import Arm
from driehoek.activities.models import Experiment
from driehoek.activities.ways import way
from driehoek.shared.stats import percent

Outcome = Experiment.Outcome
EFFECTS = {
    (Outcome.CAME, True): gettext_lazy(
        "%(way)s. Effect: %(points)s points more homes came than the first way (%(low)s to %(high)s)."
    ),
    (Outcome.CAME, False): gettext_lazy(
        "%(way)s. Effect: %(points)s points fewer homes came than the first way (%(low)s to %(high)s)."
    ),
    (Outcome.ANSWERED, True): gettext_lazy(
        "%(way)s. Effect: %(points)s points more homes answered than the first way (%(low)s to %(high)s)."
    ),
    (Outcome.ANSWERED, False): gettext_lazy(
        "%(way)s. Effect: %(points)s points fewer homes answered than the first way (%(low)s to %(high)s)."
    ),
}


@dataclass(frozen=True)
class ToldArm:
    """One way as a page tells it."""

    arm: Arm
    outcome: str

    @property
    def label(self) -> str:
        """The way in words; a way that is gone speaks for itself."""
        return way_in_words(self.arm.way)

    @property
    def percentage(self) -> int | None:
        """The share in percent."""
        return percent(self.arm.share)

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """Between how many and how many percent that share lies."""
        found = self.arm.interval
        return (percent(found.low), percent(found.high)) if found else (None, None)

    @property
    def sentence(self) -> str:
        """What this way did beside the first, without more certainty than there is; empty for the first."""
        beside = self.arm.beside
        if beside is None:
            return ""
        numbers = {"points": abs(beside.value), "low": beside.low, "high": beside.high}
        words = {name: round(100 * value) for name, value in numbers.items()}
        return _found(beside.value > 0, beside.is_clear, self.outcome) % {**words, "way": self.label}

    @property
    def chance(self) -> str:
        """How likely a difference this large is when the way makes no difference."""
        if self.arm.chance is None:
            return ""
        times = round(100 * self.arm.chance)
        words = _("Without any effect, a difference this large comes up in about %(times)s of 100 draws.")
        rare = _("Without any effect, a difference this large comes up in fewer than 1 of 100 draws.")
        return words % {"times": times} if times else rare


def _found(more: bool, clear: bool, outcome: str) -> str:
    if clear:
        return str(EFFECTS[Outcome(outcome), more])
    return _(
        "No effect was found: the difference lies between %(low)s and %(high)s points, which may be chance. "
        "That does not show that there is none."
    )


def way_in_words(key: str) -> str:
    """A way of inviting in words for staff; a key that is gone speaks for itself."""
    try:
        return way(key).label(get_language() or "nl")
    except KeyError:
        return key


def told_arms(arms: list[Arm], outcome: str) -> list[ToldArm]:
    """The outcome of every way, as a page tells it."""
    return [ToldArm(arm, outcome) for arm in arms]
