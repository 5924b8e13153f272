"""Pages about keeping and erasing."""
