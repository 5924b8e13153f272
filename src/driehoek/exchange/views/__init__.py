"""Pages of what comes in, and of calendars that go out."""

from driehoek.exchange.views.calendars import calendar_feed, my_calendar, parent_subscribe
from driehoek.exchange.views.imports import import_accept, import_mapping, import_run, import_undo, imports
from driehoek.exchange.views.plans import results_file_empty, year_plan_file

__all__ = [
    "calendar_feed",
    "import_accept",
    "import_mapping",
    "import_run",
    "import_undo",
    "imports",
    "my_calendar",
    "parent_subscribe",
    "results_file_empty",
    "year_plan_file",
]
