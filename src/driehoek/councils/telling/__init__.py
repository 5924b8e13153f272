"""What the room of messages asks about deliveries of this room on paper or on the phone (setting DRIEHOEK_TELLERS)."""
