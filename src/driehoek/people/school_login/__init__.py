"""Logging in with the account of one's school, by OpenID Connect (row K1, docs/decisions/0047)."""
