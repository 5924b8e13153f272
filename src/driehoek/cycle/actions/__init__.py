"""Verbs of the cycle: each checks its rule, writes in one transaction and leaves an audit line."""
