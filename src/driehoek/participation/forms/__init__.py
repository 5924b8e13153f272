"""What is filled in here: by who helps, and by colleagues."""
