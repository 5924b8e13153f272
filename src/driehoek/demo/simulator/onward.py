"""What goes along to the school nearby, and a draft for a subsidy; nothing of it is drawn by lot."""

from decimal import Decimal

from driehoek.demo.cast import Cast
from driehoek.demo.simulator.source import policy
from driehoek.schemes.actions import save_application
from driehoek.schemes.models import Application
from driehoek.transfer.actions import choose
from driehoek.transfer.queries import offers_of


def look_onward(cast: Cast) -> None:
    """Let parents of the cast choose what goes along, and begin an application at the vmbo."""
    for name, said in policy()["onward"].items():
        guardian = getattr(cast, name)
        for offer in offers_of(guardian):
            choose(child=offer.child, agreement=offer.agreement, by=guardian, **said)
    _apply(cast)


def _apply(cast: Cast) -> None:
    told = policy()["application"]
    application = Application(
        location=cast.zuiderpark, school_year=cast.year, scheme=told["scheme"], years=told["years"],
        own=Decimal(told["own"]),
    )  # fmt: skip
    claimed = {post: (Decimal(str(much)), Decimal(price)) for post, (much, price) in told["claimed"].items()}
    stated = {about: (ticked, words) for about, (ticked, words) in told["stated"].items()}
    save_application(application=application, claimed=claimed, stated=stated, by=cast.ruud)
