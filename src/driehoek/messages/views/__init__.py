"""Pages of messages, by what one does there."""
