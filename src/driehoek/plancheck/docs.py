"""What the documentation tells about the rules of the plan check."""

from driehoek.plancheck.catalogue import CHAPTERS, Severity, rules
from driehoek.shared.documentation import table

LANGUAGE = "en"


def plan_rules() -> str:
    """Every rule by its hundred, with severity, what it finds, why, how to mend it and where that comes from."""
    return "\n\n".join(f"### {name}\n\n{_chapter(number)}" for number, name in CHAPTERS.items())


def _chapter(number: int) -> str:
    heading = ("rule", "severity", "what it finds", "why it matters", "what to do", "source")
    rows = [
        (
            f"`{rule.code}`", rule.severity, rule.said("title", LANGUAGE), rule.said("why", LANGUAGE),
            rule.said("remedy", LANGUAGE), rule.source,
        )
        for rule in rules().values()
        if rule.chapter == number
    ]  # fmt: skip
    return table(heading, rows)


def plan_counts() -> str:
    """How many rules there are of each severity."""
    found = [rule.severity for rule in rules().values()]
    return table(("severity", "rules"), [(f"`{one}`", str(found.count(one))) for one in Severity.values])


PARTS = {"plan_rules": plan_rules, "plan_counts": plan_counts}
