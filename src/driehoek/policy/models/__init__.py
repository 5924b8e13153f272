"""Why: the vision, the goals to which everything offered to parents points, and what was agreed about them."""

from driehoek.policy.models.consultations import Consultation, Reaction
from driehoek.policy.models.evaluations import Evaluation, YearClosing
from driehoek.policy.models.expectations import Expectations, HomeSchoolAgreement
from driehoek.policy.models.goals import ChosenForm, Goal
from driehoek.policy.models.kinds import Level, Participation, Partnership
from driehoek.policy.models.neighbours import NeighbourAgreement
from driehoek.policy.models.team import Reflection, TeamSession
from driehoek.policy.models.visions import Endorsement, Vision, VisionAnswer

__all__ = [
    "ChosenForm",
    "Consultation",
    "Endorsement",
    "Evaluation",
    "Expectations",
    "Goal",
    "HomeSchoolAgreement",
    "Level",
    "NeighbourAgreement",
    "Participation",
    "Partnership",
    "Reaction",
    "Reflection",
    "TeamSession",
    "Vision",
    "VisionAnswer",
    "YearClosing",
]
