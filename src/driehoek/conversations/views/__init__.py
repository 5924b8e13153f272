"""In this package: one module per subject, see docs/layout.md."""
