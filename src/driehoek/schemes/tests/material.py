"""A scheme that nobody gives, to show that a scheme needs no code; and applications to it."""

from decimal import Decimal

from driehoek.demo.cast import Cast
from driehoek.schemes.actions import save_application
from driehoek.schemes.models import Application

INVENTED = """
name = "Samen sterk in de wijk"
giver = "Gemeente Nergenshuizen"
about = "Voor voorscholen die ouders laten meedenken."
first = "2020-2021"
kinds = ["preschool", "primary"]
most = 9000

[[condition]]
key = "doelen"
text = "Er zijn minstens twee doelen."
missing = "Schrijf nog een doel."
mend = "goals"
count = "goals"
at_least = 2

[[condition]]
key = "eigen"
text = "De school betaalt een tiende mee."
missing = "Verhoog de eigen bijdrage."
count = "own_share"
at_least = 10

[[condition]]
key = "buurt"
text = "De buurt doet mee."
declared = "Wie uit de buurt?"

[[post]]
key = "uren"
text = "Uren van medewerkers"
unit = "hours"
most = 100
percent = 80

[[post]]
key = "spullen"
text = "Materiaal"
unit = "euros"
from_plan = "budget"
"""


def applied(cast: Cast, own: int = 0, hours: int = 120, **stated: tuple[bool, str]) -> Application:
    """An application of the preschool to the invented scheme: hours of 50 euros, and 1000 euros of things."""
    application = Application(
        location=cast.vlindertuin, school_year=cast.year, scheme="samen-sterk-in-de-wijk", years=2, own=Decimal(own)
    )
    claimed = {"uren": (Decimal(hours), Decimal(50)), "spullen": (Decimal(1000), Decimal(1))}
    return save_application(application=application, claimed=claimed, stated=stated, by=cast.fatma)
