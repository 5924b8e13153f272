"""The sum of an application and what was counted, told in whole sentences."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from driehoek.schemes.money import Line, Total
from driehoek.schemes.scheme import ALL, UNITS, Post
from driehoek.schemes.vocabulary import MEASURES
from driehoek.schemes.weighing import Count


def euros(amount: Decimal) -> str:
    """An amount of money as it is written here."""
    return f"€ {number_format(amount, 2, force_grouping=True)}"


def plain(number: Decimal) -> str:
    """A number without zeros that say nothing."""
    return number_format(number.quantize(Decimal(1)) if number == int(number) else number.normalize())


def amount_of(post: Post, quantity: Decimal) -> str:
    """So much of a post: 0.5 full-time job, 40 hours, or euros."""
    return euros(quantity) if post.unit == "euros" else f"{plain(quantity)} {UNITS[post.unit]}"


def line_words(line: Line) -> str:
    """How the cost of one post comes about."""
    values = {
        "amount": amount_of(line.post, line.counted), "price": euros(line.price), "cost": euros(line.cost),
        "percent": plain(line.post.percent),
    }  # fmt: skip
    if line.post.unit == "euros":
        said = pgettext("sum of a subsidy", "%(amount)s each school year") % values
    else:
        said = pgettext("sum of a subsidy", "%(amount)s × %(price)s each school year") % values
    return said if line.post.percent == ALL else said + " " + _("of which %(percent)s%% counts: %(cost)s") % values


def steps(total: Total) -> list[str]:
    """The sum in sentences, from what counts to what can be granted."""
    values = {
        "per_year": euros(total.per_year), "whole": euros(total.whole), "own": euros(total.own), "years": total.years,
        "share": plain(total.own_share), "least": euros(total.own_least), "least_share": plain(total.least_share),
        "grant": euros(total.grant), "most": euros(total.most or Decimal(0)),
    }  # fmt: skip
    over = ngettext(
        "Together %(per_year)s, for %(years)d school year.",
        "Together %(per_year)s a school year. Over %(years)d school years that is %(whole)s.",
        total.years,
    )
    said = [over, _("The school pays %(own)s of it itself, that is %(share)s%%.")]
    if total.least_share:
        said.append(_("It has to pay at least %(least_share)s%% itself: %(least)s."))
    if total.most is not None:
        said.append(_("The scheme gives at most %(most)s."))
    return [sentence % values for sentence in (*said, _("So you can ask %(grant)s."))]


def count_words(count: Count) -> str:
    """What was counted beside what is asked."""
    test, values = count.test, {"what": count.label, "number": plain(count.number.quantize(Decimal("0.1")))}
    values |= {"least": plain(test.at_least or Decimal(0)), "most": plain(test.at_most or Decimal(0))}
    if MEASURES[test.count].either:
        said = _("%(what)s: yes.") if count.number else _("%(what)s: not yet.")
    elif test.at_least is not None and test.at_most is not None:
        said = _("%(what)s: %(number)s. Asked: from %(least)s to %(most)s.")
    elif test.at_least is not None:
        said = _("%(what)s: %(number)s. Asked: at least %(least)s.")
    else:
        said = _("%(what)s: %(number)s. Asked: at most %(most)s.")
    return said % values
