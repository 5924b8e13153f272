"""Ways to reach a guardian: each hands over one delivery and says what the channel answered."""
