"""The parts, in the order of the page; importing this package registers them."""

from driehoek.population.parts import languages, reaching, families, coming, intake, opinions  # isort: skip

__all__ = ["coming", "families", "intake", "languages", "opinions", "reaching"]
