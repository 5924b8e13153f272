"""What the documentation tells about the indicators: made from their definitions."""

from driehoek.activities.measures import kinds
from driehoek.activities.reasons import reason
from driehoek.activities.ways import all_ways
from driehoek.indicators.counting import counted
from driehoek.indicators.definitions import Definition, definitions, newest
from driehoek.shared.documentation import table


def indicators() -> str:
    """Every indicator by its newest definition: the seven of the VVE framework first."""
    heading = ("code", "indicator", "share", "out of", "asked", "source")
    rows = [_row(one) for kind in ("vve", "beside") for one in newest(kind)]
    return table(heading, rows)


def _row(one: Definition) -> tuple[str, ...]:
    name = one.text("name", "en") if one.headline in counted(one) else f"{one.text('name', 'en')} (no data source yet)"
    asked = f"{one.threshold:.0%}" if one.threshold else ""
    return (f"`{one.code}`", name, one.top.en, one.text("of", "en"), asked, one.source)


def older() -> str:
    """Definitions that were replaced; frozen figures may still use them."""
    rows = [
        (f"`{one.code}` {one.version}", one.text("name", "en"), one.text("explanation", "en"))
        for versions in definitions().values()
        for one in versions[:-1]
    ]
    return table(("definition", "name", "what was counted"), rows)


def measures() -> str:
    """Every kind of measure with the reasons that it may answer, and whether parents read of it."""
    rows = [
        (f"`{one.key}`", one.label("en"), ", ".join(reason(code).label("en", "staff") for code in one.answers),
         one.parent.get("en", ""))
        for one in kinds()
    ]  # fmt: skip
    return table(("measure", "in words", "may answer", "parents read"), rows)


def ways() -> str:
    """Every way of inviting that can be compared."""
    return table(("way", "in words"), [(f"`{one.key}`", one.label("en")) for one in all_ways().ways])


PARTS = {"indicators": indicators, "older_definitions": older, "measures": measures, "ways": ways}
