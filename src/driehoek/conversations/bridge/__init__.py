"""Between the rows of a round and the planner, which counts in slots and knows no Django.

Read in this order: `grid` (slots and the Dutch clock), `sheet` with `reading` (a round as it stands), `instance` (what
the planner is asked), `solve` (asking it), `check` (which rules a talk by hand would break) and `words` (how they are
told).
"""
