"""Pages of the indicators."""

from driehoek.indicators.views.api import api, api_figures, api_indicators, api_locations
from driehoek.indicators.views.beside import beside
from driehoek.indicators.views.connections import connection_end, connections
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
from driehoek.indicators.views.research import parent_research, research, research_export, research_take
from driehoek.indicators.views.tried import tried, tried_measure

__all__ = [
    "api",
    "api_figures",
    "api_indicators",
    "api_locations",
    "beside",
    "connection_end",
    "connections",
    "figure",
    "figure_families",
    "figure_freeze",
    "figures",
    "frozen_figure",
    "frozen_figures",
    "location_totals",
    "never_reached",
    "parent_research",
    "research",
    "research_export",
    "research_take",
    "totals",
    "tried",
    "tried_measure",
]
