"""The planner: a whole timetable of talks at once, fair to every family, and how good it is.

Pure Python: nothing here knows Django. Read in this order: `instance` and `plan` (what goes in and out), `rules`
(what a plan must keep, and what it costs), `timetable` (a plan that is being made), `patterns` (all ways in which
one family can come), `search` (how the plan becomes better) and `prices` with `bound` (how good it can become at
all).
"""
