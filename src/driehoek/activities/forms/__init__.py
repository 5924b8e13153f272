"""What is asked of people who plan, and of those who answer and register."""
