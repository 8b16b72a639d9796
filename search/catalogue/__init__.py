"""The catalogue: one faceted list of everything public, for people and for machines."""
