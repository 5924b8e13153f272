"""Conversations of the school with every family."""
