"""What one fills in about school days."""
