"""What the documentation tells about the step plan."""

from driehoek.cycle.steps import steps
from driehoek.shared.documentation import table

LANGUAGE = "en"


def step_plan() -> str:
    """Every step with who takes it, when it counts as done and where that comes from."""
    heading = ("step", "why", "who", "week", "done when there are", "and these find nothing", "source")
    rows = [
        (
            one.text("title", LANGUAGE), one.text("why", LANGUAGE), one.text("who", LANGUAGE), one.week,
            ", ".join(one.done), ", ".join(f"`{code}`" for code in one.clear), one.source,
        )
        for one in steps()
    ]  # fmt: skip
    return table(heading, rows)


PARTS = {"step_plan": step_plan}
