"""The rules themselves: one small function each, pure, in modules by hundred; `findings` asks them all."""

from driehoek.plancheck.catalogue import rules
from driehoek.plancheck.checks import evaluation, goals, reaching, talks, team, vision, year
from driehoek.plancheck.checks.finding import CHECKS, Finding, Hit
from driehoek.plancheck.facts import Facts

MODULES = (vision, goals, year, team, reaching, talks, evaluation)

__all__ = ["CHECKS", "MODULES", "Finding", "Hit", "findings"]


def findings(facts: Facts) -> list[Finding]:
    """What the rules say of these facts, in the order of their codes."""
    asked = ((code, tuple(CHECKS[code](facts))) for code in rules())
    return [Finding(rules()[code], hits) for code, hits in asked if hits]
