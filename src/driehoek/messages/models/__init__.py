"""From one message to each guardian: rows in the database before anything is sent, and what came back."""

from driehoek.messages.models.by_hand import Call, PrintRun
from driehoek.messages.models.deliveries import Delivery
from driehoek.messages.models.manners import Manners, NewsStop, Pace, PushSubscription
from driehoek.messages.models.messages import Attachment, Message, Receipt
from driehoek.messages.models.threads import Post, Thread

__all__ = [
    "Attachment",
    "Call",
    "Delivery",
    "Manners",
    "Message",
    "NewsStop",
    "Pace",
    "Post",
    "PrintRun",
    "PushSubscription",
    "Receipt",
    "Thread",
]
