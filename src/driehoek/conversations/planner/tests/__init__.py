"""The planner keeps every rule, proves its bounds and finds what an exhaustive search finds."""
