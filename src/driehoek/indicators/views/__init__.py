"""Pages of the indicators."""

from driehoek.indicators.views.figures import (
    figure,
    figure_families,
    figure_freeze,
    figures,
    frozen_figure,
    frozen_figures,
    never_reached,
)
from driehoek.indicators.views.monitor import location_totals, totals

__all__ = [
    "figure",
    "figure_families",
    "figure_freeze",
    "figures",
    "frozen_figure",
    "frozen_figures",
    "location_totals",
    "never_reached",
    "totals",
]
