"""What is filled in about messages, by parents and by colleagues."""
