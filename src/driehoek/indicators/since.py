"""Tell what was counted before a measure and since, in words that never say why."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from driehoek.indicators.tried import Side, Tried
from driehoek.indicators.words import Line, in_points


@dataclass(frozen=True)
class TwoLines:
    """One mark, before and since."""

    before: Line
    since: Line

    @property
    def rows(self) -> list[tuple[str, Line]]:
        """Both, with what each is."""
        return [(_("Before"), self.before), (_("Since then"), self.since)]


@dataclass(frozen=True)
class Told:
    """A measure as a page tells it."""

    tried: Tried

    @property
    def sides(self) -> list[tuple[str, Side]]:
        """Which activities stand on which side."""
        return [(_("Before"), self.tried.before), (_("Since then"), self.tried.since)]

    @property
    def came(self) -> TwoLines:
        """How many came."""
        return TwoLines(Line("", "", self.tried.before.came), Line("", "", self.tried.since.came))

    @property
    def named(self) -> TwoLines:
        """How many named the barrier."""
        return TwoLines(Line("", "", self.tried.before.named), Line("", "", self.tried.since.named))

    @property
    def came_sentence(self) -> str:
        """What changed in coming, without saying why."""
        return in_points(
            self.tried.came,
            perhaps=_("The change since then may be chance: %(low)s to %(high)s points"),
            below=_("Since then %(points)s points fewer families came (%(low)s to %(high)s). This does not show why."),
            above=_("Since then %(points)s points more families came (%(low)s to %(high)s). This does not show why."),
        )

    @property
    def named_sentence(self) -> str:
        """What changed in naming the barrier, without saying why."""
        return in_points(
            self.tried.named,
            perhaps=_("The change since then may be chance: %(low)s to %(high)s points"),
            below=_("Since then %(points)s points fewer named this (%(low)s to %(high)s). This does not show why."),
            above=_("Since then %(points)s points more named this (%(low)s to %(high)s). This does not show why."),
        )
