"""Verbs of messages: write once, hand over to each guardian, and answer."""

from driehoek.messages.actions.links import ask_link
from driehoek.messages.actions.outbox import arrived, channel_for, enqueue, give_up, hand_over_letters, send_again

__all__ = ["arrived", "ask_link", "channel_for", "enqueue", "give_up", "hand_over_letters", "send_again"]
