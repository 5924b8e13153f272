"""What `./driehoek` does before Django is there: only Python's standard library may be used here."""
