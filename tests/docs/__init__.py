"""The documentation is tested like the code: what it names exists, and what exists is named."""
