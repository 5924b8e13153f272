"""The sum of an application: what counts of each post, what the school pays itself, and what can be granted."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from driehoek.schemes.models import ApplicationLine
from driehoek.schemes.scheme import ALL, ZERO, Post, Scheme

CENT, TENTH = Decimal("0.01"), Decimal("0.1")


@dataclass(frozen=True)
class Line:
    """A post in the sum: how much was asked and how much counts, per school year, and what that costs in euros."""

    post: Post
    asked: Decimal
    counted: Decimal
    price: Decimal
    cost: Decimal

    @property
    def cut(self) -> bool:
        """Whether more was asked than the scheme pays."""
        return self.counted < self.asked


@dataclass(frozen=True)
class Total:
    """The whole sum in euros, over all `years` together where nothing else is said."""

    lines: tuple[Line, ...]
    years: int
    own: Decimal
    least_share: Decimal
    most: Decimal | None

    @property
    def per_year(self) -> Decimal:
        """What counts in one school year."""
        return sum((line.cost for line in self.lines), ZERO)

    @property
    def whole(self) -> Decimal:
        """What counts over all years."""
        return self.per_year * self.years

    @property
    def own_least(self) -> Decimal:
        """What the school pays itself at least."""
        return cents(self.whole * self.least_share / ALL)

    @property
    def own_share(self) -> Decimal:
        """What the school pays itself, in per cent of what counts; rounded down, so that nothing is made enough."""
        share = ALL * self.own / self.whole if self.whole else ZERO
        return share.quantize(TENTH, rounding="ROUND_DOWN")

    @property
    def grant(self) -> Decimal:
        """What can be granted: what counts, without the own share (at least what the scheme asks), up to its most."""
        left = max(ZERO, self.whole - max(self.own, self.own_least))
        return left if self.most is None else min(left, self.most)

    def asked(self, post: str) -> Decimal:
        """How much was asked for a post."""
        return next((line.asked for line in self.lines if line.post.key == post), ZERO)


def cents(amount: Decimal) -> Decimal:
    """An amount in whole cents."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def total_of(scheme: Scheme, entered: Mapping[str, ApplicationLine], years: int, own: Decimal) -> Total:
    """Add up what was entered; a post that nobody filled in counts as nothing."""
    lines = tuple(_line(post, entered.get(post.key)) for post in scheme.posts)
    return Total(lines, years, own, scheme.own_share, scheme.most)


def _line(post: Post, row: ApplicationLine | None) -> Line:
    asked, price = (row.quantity, row.price) if row else (ZERO, ZERO)
    counted = asked if post.most is None else min(asked, post.most)
    return Line(post, asked, counted, price, cents(counted * price * post.percent / ALL))
